"""Cases in the inbox for programs: what agents' pages can do with them, as JSON."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query

from desk import sentences
from desk.access import Acting, SignedIn
from desk.cases.moves import Inspecting, Moving, make, refusal
from desk.errors import Refused
from desk.live import INBOX
from desk.wiring import Desk, TheDesk
from policy_core import InvalidCase
from returns.errors import ReturnsError
from returns.lifecycle import State

router = APIRouter(prefix="/api/inbox", tags=["inbox"])


@router.get("/cases")
async def cases(
    _agent: SignedIn,
    desk: TheDesk,
    state: Annotated[list[State] | None, Query()] = None,
    conversation: str | None = None,
) -> dict[str, Any]:
    """The cases, oldest first."""
    found = await asyncio.to_thread(desk.returns.cases, conversation=conversation, states=state)
    return {"cases": [case.as_json() for case in found]}


@router.get("/cases/{number}")
async def case(number: str, _agent: SignedIn, desk: TheDesk) -> dict[str, Any]:
    """Everything about one case, and why it was decided so."""
    return await seen(desk, number)


async def seen(desk: Desk, number: str) -> dict[str, Any]:
    """Everything about one case, or a refusal where there is none."""
    found = await asyncio.to_thread(desk.returns.case, number)
    if found is None:
        raise Refused(404, sentences.UNKNOWN_CASE.format(number=number), field="number")
    return await asyncio.to_thread(desk.cases.one, found)


@router.post("/cases/{number}/moves")
async def move(number: str, moving: Moving, agent: Acting, desk: TheDesk) -> dict[str, Any]:
    """Moves a case; its customer hears of it by the notices."""
    await moved(desk, number, moving, agent.agent)
    return await seen(desk, number)


async def moved(desk: Desk, number: str, moving: Moving, agent: str) -> None:
    """Makes an agent's move, which all who watch see at once, or raises a refusal that says what is in the way."""
    case = await asyncio.to_thread(make, desk.returns, number, moving, agent)
    desk.conversations.bells.ring(case.conversation, INBOX)


@router.post("/cases/{number}/inspection")
async def preview(number: str, inspecting: Inspecting, _agent: Acting, desk: TheDesk) -> dict[str, Any]:
    """What the policy would decide after an inspection, and how that differs from the estimate; nothing is kept."""
    return await previewed(desk, number, inspecting)


async def previewed(desk: Desk, number: str, inspecting: Inspecting) -> dict[str, Any]:
    """What a case's inspection would say, or a refusal where it makes no sense."""
    try:
        found: dict[str, Any] = await asyncio.to_thread(
            desk.returns.preview_inspection, number, inspecting.inspection()
        )
    except (ReturnsError, InvalidCase) as error:
        raise refusal(error, number) from None
    return found


@router.get("/promises")
async def promises(_agent: SignedIn, desk: TheDesk) -> dict[str, Any]:
    """How well what was promised was kept, policy by policy, and what is late or due soon."""
    return await asyncio.to_thread(desk.cases.kept)
