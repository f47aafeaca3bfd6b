"""Who a request to the inbox comes from, and whether a form was really sent by them."""

import asyncio
import secrets
from typing import Annotated, Any

from fastapi import Depends, Request

from desk import sentences
from desk.errors import Refused
from desk.model import shown_name
from desk.security import COOKIE, Session
from desk.wiring import TheDesk


def address_of(request: Request) -> str:
    """The network address that a request comes from, by which floods are counted."""
    return request.client.host if request.client else ""


async def signed_in(request: Request, desk: TheDesk) -> Session:
    """The session that the request's cookie names."""
    token = request.cookies.get(COOKIE)
    session = await asyncio.to_thread(desk.agents.session, token) if token else None
    if session is None:
        raise Refused(401, sentences.SIGN_IN_FIRST, field="session")
    return session


async def acting(request: Request, session: Annotated[Session, Depends(signed_in)]) -> Session:
    """The session of a request that changes something: it carries the session's secret in a header or a form."""
    given = request.headers.get("x-csrf-token") or (await request.form()).get("csrf") or ""
    if not isinstance(given, str) or not secrets.compare_digest(given.encode(), session.csrf.encode()):
        raise Refused(403, sentences.OUT_OF_DATE, field="csrf")
    return session


def signed(agent: Session) -> dict[str, Any]:
    """What every page of a signed-in agent needs."""
    return {"agent": {"name": agent.agent, "display": shown_name(agent.agent)}, "csrf": agent.csrf}


SignedIn = Annotated[Session, Depends(signed_in)]
Acting = Annotated[Session, Depends(acting)]
