"""The chat on a shop's page: five calls, as the contract for programs has them."""

import re
import secrets
import unicodedata
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query
from pydantic import BaseModel, Field
from sse_starlette import EventSourceResponse

from desk import sentences
from desk.conversations import hashed
from desk.errors import Refused
from desk.model import Conversation, Incoming
from desk.stream import resume_after, stream
from desk.wiring import TheDesk

LONGEST_TEXT = 10_000
MOST_PHOTOS_AT_ONCE = 8

router = APIRouter(prefix="/api/chat/conversations", tags=["chat"])

# Characters that only disturb: controls, halves of characters, and marks that turn the direction of what follows.
_DISTURBING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


class Opening(BaseModel):
    """How a client begins a conversation."""

    locale: str = Field(default="en", pattern=r"^[A-Za-z0-9_-]{1,16}$")


class Post(BaseModel):
    """What a customer sends; the client makes `client_id` up, and repeats it when it repeats the message."""

    client_id: str = Field(pattern=r"^[\x21-\x7e]{1,64}$")
    text: str = ""
    photos: list[str] = []


def read(post: Post) -> Incoming:
    """The message in a post, cleaned; raises `Refused` with a sentence for the customer."""
    text = clean(post.text)
    if len(text) > LONGEST_TEXT:
        raise Refused(422, sentences.TOO_LONG.format(limit=f"{LONGEST_TEXT:,}"), field="text")
    if len(post.photos) > MOST_PHOTOS_AT_ONCE:
        raise Refused(422, sentences.TOO_MANY_PHOTOS_AT_ONCE.format(limit=MOST_PHOTOS_AT_ONCE), field="photos")
    if not text and not post.photos:
        raise Refused(422, sentences.EMPTY, field="text")
    return Incoming(post.client_id, text, tuple(dict.fromkeys(post.photos)))


def clean(text: str) -> str:
    """A text as it is kept: composed, with plain line ends, without characters that only disturb."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _DISTURBING.sub("", plain)).strip()


async def opened(conversation: str, desk: TheDesk, authorization: Annotated[str, Header()] = "") -> Conversation:
    """The conversation that a request's token opens."""
    found = await desk.conversations.find(conversation)
    if found is None:
        raise Refused(404, sentences.UNKNOWN_CONVERSATION, field="conversation")
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not secrets.compare_digest(hashed(token.strip()), found.token_hash):
        raise Refused(401, sentences.WRONG_TOKEN, field="token")
    return found


Opened = Annotated[Conversation, Depends(opened)]


@router.post("", status_code=201)
async def begin(desk: TheDesk, opening: Opening | None = None) -> dict[str, str]:
    """Begins a conversation; the token goes with every further call."""
    conversation, token = await desk.conversations.open(channel="chat", locale=(opening or Opening()).locale)
    return {"id": conversation, "token": token}


@router.post("/{conversation}/messages", status_code=202)
async def post(post: Post, found: Opened, desk: TheDesk) -> dict[str, int]:
    """Stores a message of the customer and has it answered; a repeated `client_id` is the same message."""
    if wait := desk.messages.wait(found.id):
        raise Refused(429, sentences.TOO_MANY_MESSAGES.format(seconds=wait), retry_after=wait)
    return {"id": await desk.conversations.take_in(found.id, read(post))}


@router.get("/{conversation}/messages")
async def messages(found: Opened, desk: TheDesk, after: Annotated[int, Query(ge=0)] = 0) -> dict[str, Any]:
    """The messages after an id; `busy` while an answer is still to come."""
    page = await desk.conversations.page(found.id, after)
    return {"messages": [message.as_json() for message in page.messages], **page.conversation.state()}


@router.get("/{conversation}/events")
async def events(
    found: Opened,
    desk: TheDesk,
    after: Annotated[int, Query(ge=0)] = 0,
    last_event_id: Annotated[str | None, Header()] = None,
) -> EventSourceResponse:
    """The same messages as server-sent events, and the state of the conversation whenever it changes."""
    return stream(desk.conversations, found.id, resume_after(last_event_id, after))
