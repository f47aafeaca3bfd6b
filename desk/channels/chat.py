"""The chat on a shop's page: five calls, as the contract for programs has them."""

import asyncio
import re
import unicodedata
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field
from sse_starlette import EventSourceResponse
from starlette.datastructures import UploadFile

from desk import sentences
from desk.access import address_of
from desk.album import Size, shown
from desk.cases.links import told
from desk.errors import Refused
from desk.model import Incoming
from desk.stream import resume_after, stream
from desk.wiring import TheDesk

LONGEST_TEXT = 10_000
MOST_PHOTOS_AT_ONCE = 8
CLIENT_ID = r"^[\x21-\x7e]{1,64}$"

router = APIRouter(prefix="/api/chat/conversations", tags=["chat"])

# Characters that only disturb: controls, halves of characters, and marks that turn the direction of what follows.
_DISTURBING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


_PHOTO_BODY = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["photo"],
                "properties": {"photo": {"type": "string", "format": "binary"}},
            }
        }
    },
}


class Opening(BaseModel):
    """How a client begins a conversation."""

    locale: str = Field(default="en", pattern=r"^[A-Za-z0-9_-]{1,16}$")


class Post(BaseModel):
    """What a customer sends; the client makes `client_id` up, and repeats it when it repeats the message."""

    client_id: str = Field(pattern=CLIENT_ID)
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


async def opened(conversation: str, desk: TheDesk, authorization: Annotated[str, Header()] = "") -> str:
    """The id of the conversation that a request's token opens."""
    scheme, _, token = authorization.partition(" ")
    admitted = await desk.conversations.opens(token.strip() if scheme.lower() == "bearer" else "", conversation)
    if admitted is None:
        raise Refused(404, sentences.UNKNOWN_CONVERSATION, field="conversation")
    if not admitted:
        raise Refused(401, sentences.WRONG_TOKEN, field="token")
    return conversation


Opened = Annotated[str, Depends(opened)]


@router.post("", status_code=201)
async def begin(request: Request, desk: TheDesk, opening: Opening | None = None) -> dict[str, str]:
    """Begins a conversation; the token goes with every further call."""
    if wait := desk.openings.wait(address_of(request)):
        raise Refused(429, sentences.TOO_MANY_OPENINGS.format(seconds=wait), retry_after=wait)
    conversation, token = await desk.conversations.open(channel="chat", locale=(opening or Opening()).locale)
    return {"id": conversation, "token": token}


@router.post("/{conversation}/messages", status_code=202)
async def post(post: Post, conversation: Opened, desk: TheDesk) -> dict[str, int]:
    """Stores a message of the customer and has it answered; a repeated `client_id` is the same message."""
    if wait := desk.messages.wait(conversation):
        raise Refused(429, sentences.TOO_MANY_MESSAGES.format(seconds=wait), retry_after=wait)
    incoming = read(post)
    if incoming.photos and not await asyncio.to_thread(desk.album.owns, conversation, incoming.photos):
        raise Refused(422, sentences.UNKNOWN_PHOTO, field="photos")
    return {"id": await desk.conversations.take_in(conversation, incoming)}


@router.post("/{conversation}/photos", status_code=201, openapi_extra={"requestBody": _PHOTO_BODY})
async def add_photo(request: Request, conversation: Opened, desk: TheDesk) -> dict[str, str | int]:
    """Takes in the multipart file `photo`; its id then goes with a message."""
    if wait := desk.photos.wait(conversation):
        raise Refused(429, sentences.TOO_MANY_MESSAGES.format(seconds=wait), retry_after=wait)
    async with request.form(max_files=1, max_fields=4) as form:
        upload = form.get("photo")
        content = await upload.read() if isinstance(upload, UploadFile) else b""
    photo = await desk.album.add(conversation, content)
    return {"id": photo.id, "width": photo.width, "height": photo.height}


@router.get("/{conversation}/photos/{photo}", response_class=FileResponse)
async def see_photo(photo: str, conversation: Opened, desk: TheDesk, size: Size = "full") -> FileResponse:
    """One of the conversation's own photos."""
    picture = await asyncio.to_thread(desk.album.find, photo)
    if picture is None or picture.conversation != conversation:
        raise Refused(404, sentences.UNKNOWN_PHOTO, field="photo")
    return shown(desk.album, picture, size)


@router.get("/{conversation}/messages")
async def messages(conversation: Opened, desk: TheDesk, after: Annotated[int, Query(ge=0)] = 0) -> dict[str, Any]:
    """The messages after an id; `busy` while an answer is still to come."""
    page = await desk.conversations.page(conversation, after)
    messages = await asyncio.to_thread(told, desk.returns, conversation, page.messages)
    return {"messages": messages, **page.conversation.state()}


@router.get("/{conversation}/events")
async def events(
    conversation: Opened,
    desk: TheDesk,
    after: Annotated[int, Query(ge=0)] = 0,
    last_event_id: Annotated[str | None, Header()] = None,
) -> EventSourceResponse:
    """The same messages as server-sent events, and the state of the conversation whenever it changes."""
    return stream(desk.conversations, desk.returns, conversation, resume_after(last_event_id, after))
