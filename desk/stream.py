"""Shows what happens live, as server-sent events that can be resumed after any message."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import anyio
from sse_starlette import EventSourceResponse, ServerSentEvent

from desk.cases.links import told
from desk.conversations import Conversations
from desk.live import Bells
from desk.store import PAGE_SIZE
from returns.service import Returns

_HEARTBEAT = 15  # seconds
_GOODBYE = 1  # seconds that a stream gets to end by itself when the desk stops

Look = Callable[[], AsyncIterator[ServerSentEvent]]


def stream(conversations: Conversations, returns: Returns, conversation: str, after: int) -> EventSourceResponse:
    """The events `message` and `state` of one conversation, from the message after `after` on."""
    shown = None

    async def look() -> AsyncIterator[ServerSentEvent]:
        nonlocal after, shown
        full = True
        while full:
            page = await conversations.page(conversation, after)
            for message in await asyncio.to_thread(told, returns, conversation, page.messages):
                yield ServerSentEvent(json.dumps(message), event="message", id=str(message["id"]))
                after = message["id"]
            full = len(page.messages) == PAGE_SIZE
        if (state := page.conversation.state()) != shown:
            yield ServerSentEvent(json.dumps(state), event="state")
            shown = state

    return live(conversations.bells, conversation, look)


def live(bells: Bells, key: str, look: Look) -> EventSourceResponse:
    """What `look` finds now and whenever the key's bell rings, until the client leaves or the desk stops."""
    over = anyio.Event()
    events = _events(bells, key, look, over)
    return EventSourceResponse(events, ping=_HEARTBEAT, shutdown_event=over, shutdown_grace_period=_GOODBYE)


async def _events(bells: Bells, key: str, look: Look, over: anyio.Event) -> AsyncIterator[ServerSentEvent]:
    with bells.listen(key) as bell:
        closing = asyncio.create_task(_ring_at(over, bell))
        try:
            while not over.is_set():
                bell.clear()
                async for event in look():
                    yield event
                await bell.wait()
        finally:
            closing.cancel()


async def _ring_at(over: anyio.Event, bell: asyncio.Event) -> None:
    await over.wait()
    bell.set()


def resume_after(last_event_id: str | None, after: int) -> int:
    """Where a stream goes on: after the last event that the client has, if it names one."""
    return int(last_event_id) if last_event_id and last_event_id.isdecimal() else after
