"""The inbox for programs: what its pages can do, as JSON and as live events."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Query
from pydantic import BaseModel, Field
from sse_starlette import EventSourceResponse, ServerSentEvent

from desk import sentences
from desk.access import Acting, SignedIn
from desk.channels.chat import Post, read
from desk.errors import Refused
from desk.live import INBOX
from desk.model import shown_name
from desk.overview import MOST_ROWS
from desk.stream import live, resume_after, stream
from desk.wiring import Desk, TheDesk
from returns.errors import NotAllowed, NothingLeft, UnknownCase
from returns.lifecycle import Move, State

router = APIRouter(prefix="/api/inbox", tags=["inbox"])

_SETTLING = 0.3  # seconds in which changes of the list count as one

Show = Literal["open", "all"]


class Taking(BaseModel):
    """Whom a conversation is taken over from, where somebody else has it."""

    held_by: str | None = Field(default=None, alias="from")


class Moving(BaseModel):
    """What is to be done with a case, and why."""

    move: str
    why: str = Field(default="", max_length=2000)


@router.get("/session")
async def session(agent: SignedIn) -> dict[str, str]:
    """Who is signed in, and the secret that changes carry in the header X-CSRF-Token."""
    return {"agent": agent.agent, "display": shown_name(agent.agent), "csrf": agent.csrf}


@router.get("/conversations")
async def conversations(_agent: SignedIn, desk: TheDesk, show: Show = "open") -> dict[str, Any]:
    """The conversations for people, waiting ones first."""
    return {"conversations": await asyncio.to_thread(desk.overview.rows, show), "most": MOST_ROWS}


@router.get("/conversations/{conversation}")
async def conversation(conversation: str, agent: SignedIn, desk: TheDesk) -> dict[str, Any]:
    """Everything about one conversation."""
    return await seen(desk, conversation, agent.agent)


async def seen(desk: Desk, conversation: str, agent: str) -> dict[str, Any]:
    """Everything about one conversation, or a refusal where there is none."""
    found = await asyncio.to_thread(desk.overview.one, conversation, agent)
    if found is None:
        raise Refused(404, sentences.UNKNOWN_CONVERSATION, field="conversation")
    return found


@router.post("/conversations/{conversation}/take")
async def take(conversation: str, agent: Acting, desk: TheDesk, taking: Taking | None = None) -> dict[str, Any]:
    """Takes a conversation over."""
    held_by = taking.held_by if taking else None
    await desk.conversations.change(conversation, desk.takeover.take, agent.agent, held_by)
    return await seen(desk, conversation, agent.agent)


@router.post("/conversations/{conversation}/reply")
async def reply(conversation: str, post: Post, agent: Acting, desk: TheDesk) -> dict[str, Any]:
    """Says something to the customer."""
    await replied(desk, conversation, agent.agent, post)
    return await seen(desk, conversation, agent.agent)


async def replied(desk: Desk, conversation: str, agent: str, post: Post) -> int:
    """The id of an agent's reply."""
    if post.photos:
        raise Refused(422, sentences.ONLY_WORDS, field="photos")
    return await desk.conversations.change(conversation, desk.takeover.reply, agent, read(post))


@router.post("/conversations/{conversation}/hand-back")
async def hand_back(conversation: str, agent: Acting, desk: TheDesk) -> dict[str, Any]:
    """Gives a conversation back to the bot."""
    await desk.conversations.change(conversation, desk.takeover.hand_back, agent.agent)
    return await seen(desk, conversation, agent.agent)


@router.post("/conversations/{conversation}/resolve")
async def resolve(conversation: str, agent: Acting, desk: TheDesk) -> dict[str, Any]:
    """Closes a conversation that needs nobody any more."""
    await desk.conversations.change(conversation, desk.takeover.resolve, agent.agent)
    return await seen(desk, conversation, agent.agent)


@router.get("/conversations/{conversation}/events")
async def conversation_events(
    conversation: str, _agent: SignedIn, desk: TheDesk, last_event_id: Annotated[str | None, Header()] = None
) -> EventSourceResponse:
    """The messages and the state of one conversation, live."""
    if await desk.conversations.find(conversation) is None:
        raise Refused(404, sentences.UNKNOWN_CONVERSATION, field="conversation")
    return stream(desk.conversations, conversation, resume_after(last_event_id, 0))


@router.get("/events")
async def events(_agent: SignedIn, desk: TheDesk) -> EventSourceResponse:
    """Tells whenever the list of conversations may have changed."""

    async def look() -> AsyncIterator[ServerSentEvent]:
        waiting = await asyncio.to_thread(desk.overview.waiting)
        yield ServerSentEvent(json.dumps({"waiting": waiting}), event="changed")
        await asyncio.sleep(_SETTLING)

    return live(desk.conversations.bells, INBOX, look)


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
    found = await asyncio.to_thread(desk.returns.case, number)
    if found is None:
        raise Refused(404, sentences.UNKNOWN_CASE.format(number=number), field="number")
    return await asyncio.to_thread(desk.overview.case, found)


@router.post("/cases/{number}/moves")
async def move(number: str, moving: Moving, agent: Acting, desk: TheDesk) -> dict[str, Any]:
    """Moves a case, and tells its customer."""
    return await moved(desk, number, moving.move, agent.agent, moving.why)


async def moved(desk: Desk, number: str, move: str, agent: str, why: str) -> dict[str, Any]:
    """The case after the move, or a refusal that names the moves that would have been."""
    if move not in list(Move):
        raise Refused(422, sentences.UNKNOWN_MOVE.format(move=move), field="move")
    try:
        case = await asyncio.to_thread(desk.returns.advance, number, Move(move), actor=agent, why=why.strip())
    except UnknownCase:
        raise Refused(404, sentences.UNKNOWN_CASE.format(number=number), field="number") from None
    except (NotAllowed, NothingLeft) as error:
        raise Refused(409, f"{str(error)[:1].upper()}{str(error)[1:]}.", field="move") from None
    if await desk.conversations.find(case.conversation):
        news = sentences.CASE_NEWS.get(case.state, sentences.OTHER_CASE_NEWS).format(number=case.number)
        await desk.conversations.change(case.conversation, desk.conversations.store.tell, news, case.number)
    return await asyncio.to_thread(desk.overview.case, case)


@router.post("/orders")
async def import_orders(rows: list[dict[str, Any]], _agent: Acting, desk: TheDesk) -> dict[str, Any]:
    """Brings in orders; importing again changes nothing."""
    report = await asyncio.to_thread(desk.returns.import_orders, rows)
    return {
        "imported": report.imported,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "rejected": [rejected._asdict() for rejected in report.rejected],
    }
