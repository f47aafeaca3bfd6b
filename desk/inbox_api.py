"""The inbox for programs: what its pages can do, as JSON and as live events."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header
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

router = APIRouter(prefix="/api/inbox", tags=["inbox"])

_SETTLING = 0.3  # seconds in which changes of the list count as one

Show = Literal["open", "all"]


class Taking(BaseModel):
    """Whom a conversation is taken over from, where somebody else has it."""

    held_by: str | None = Field(default=None, alias="from")


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
    return stream(desk.conversations, desk.returns, conversation, resume_after(last_event_id, 0))


@router.get("/events")
async def events(_agent: SignedIn, desk: TheDesk) -> EventSourceResponse:
    """Tells whenever the list of conversations may have changed."""

    async def look() -> AsyncIterator[ServerSentEvent]:
        waiting = await asyncio.to_thread(desk.overview.waiting)
        yield ServerSentEvent(json.dumps({"waiting": waiting}), event="changed")
        await asyncio.sleep(_SETTLING)

    return live(desk.conversations.bells, INBOX, look)


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
