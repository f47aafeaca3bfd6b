"""The desk's parts, as its routes find them."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from desk.album import Album
from desk.cases.view import Cases
from desk.conversations import Conversations
from desk.limits import Limit
from desk.overview import Overview
from desk.security import Agents
from desk.settings import DeskSettings
from desk.takeover import Takeover
from returns.clock import Clock
from returns.entries import Entries
from returns.notices.letters import Letters
from returns.service import Returns


@dataclass(frozen=True)
class Desk:
    """Everything that a route may need."""

    settings: DeskSettings
    clock: Clock
    conversations: Conversations
    takeover: Takeover
    overview: Overview
    cases: Cases
    agents: Agents
    album: Album
    returns: Returns
    letters: Letters
    entries: Entries
    openings: Limit
    messages: Limit
    lookups: Limit
    forms: Limit
    photos: Limit


def desk_of(request: Request) -> Desk:
    """The desk that serves a request."""
    desk: Desk = request.app.state.desk
    return desk


TheDesk = Annotated[Desk, Depends(desk_of)]
