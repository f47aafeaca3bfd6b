"""Shows a conversation live, as server-sent events that can be resumed after any message."""

import json
from collections.abc import AsyncIterator

from sse_starlette import EventSourceResponse, ServerSentEvent

from desk.conversations import Conversations
from desk.store import PAGE_SIZE

HEARTBEAT = 15  # seconds


def stream(conversations: Conversations, conversation: str, after: int) -> EventSourceResponse:
    """The events `message` and `state` of one conversation, from the message after `after` on."""
    return EventSourceResponse(_events(conversations, conversation, after), ping=HEARTBEAT)


async def _events(conversations: Conversations, conversation: str, after: int) -> AsyncIterator[ServerSentEvent]:
    shown = None
    with conversations.bells.listen(conversation) as bell:
        while True:
            bell.clear()
            page = await conversations.page(conversation, after)
            for message in page.messages:
                yield ServerSentEvent(json.dumps(message.as_json()), event="message", id=str(message.id))
                after = message.id
            if len(page.messages) == PAGE_SIZE:
                continue
            if (state := page.conversation.state()) != shown:
                yield ServerSentEvent(json.dumps(state), event="state")
                shown = state
            await bell.wait()


def resume_after(last_event_id: str | None, after: int) -> int:
    """Where a stream goes on: after the last event that the client has, if it names one."""
    return int(last_event_id) if last_event_id and last_event_id.isdecimal() else after
