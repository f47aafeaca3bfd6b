"""The inbox's pages: agents sign in, see who waits, take over, answer, decide and hand back."""

import asyncio
import re
import uuid
from collections.abc import Coroutine
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import FileResponse, RedirectResponse, Response

from desk import inbox_api, sentences
from desk.access import Acting, SignedIn, address_of, signed
from desk.album import Size, shown
from desk.channels.chat import CLIENT_ID, Post
from desk.errors import Refused
from desk.inbox_api import Show
from desk.pages import page
from desk.security import COOKIE, Session
from desk.wiring import Desk, TheDesk

router = APIRouter(prefix="/inbox", include_in_schema=False)

Text = Annotated[str, Form()]
ClientId = Annotated[str, Form(pattern=CLIENT_ID)]


@router.get("/sign-in")
async def sign_in_page(request: Request, next: str = "/inbox") -> Response:
    """Asks for name and password."""
    return page(request, "inbox/sign_in.html", name="", next=next)


@router.post("/sign-in")
async def sign_in(request: Request, desk: TheDesk, name: Text = "", password: Text = "", next: Text = "") -> Response:
    """Lets an agent in, or says why not."""
    if request.headers.get("sec-fetch-site") == "cross-site":
        raise Refused(403, sentences.OUT_OF_DATE)
    try:
        token = await asyncio.to_thread(desk.agents.sign_in, name.strip(), password, address_of(request))
    except Refused as no:
        return page(request, "inbox/sign_in.html", no.status, name=name, next=next, notice=no.sentence)
    response = RedirectResponse(_inside(next), 303)
    secure = desk.settings.secure_cookies or request.url.scheme == "https"
    seconds = int(desk.settings.session_hours * 3600)
    response.set_cookie(COOKIE, token, max_age=seconds, httponly=True, samesite="lax", secure=secure)
    return response


@router.post("/sign-out")
async def sign_out(request: Request, _agent: Acting, desk: TheDesk) -> Response:
    """Ends the session."""
    await asyncio.to_thread(desk.agents.sign_out, request.cookies[COOKIE])
    response = RedirectResponse("/inbox/sign-in", 303)
    response.delete_cookie(COOKIE)
    return response


@router.get("")
async def conversations(request: Request, agent: SignedIn, desk: TheDesk, show: Show = "open") -> Response:
    """The list of conversations."""
    rows = await asyncio.to_thread(desk.overview.rows, show)
    return page(request, "inbox/list.html", rows=rows, show=show, **signed(agent))


@router.get("/rows")
async def rows(request: Request, agent: SignedIn, desk: TheDesk, show: Show = "open") -> Response:
    """The list alone, for a page that is already open."""
    found = await asyncio.to_thread(desk.overview.rows, show)
    return page(request, "inbox/_rows.html", rows=found, show=show, **signed(agent))


@router.get("/c/{conversation}")
async def conversation(request: Request, conversation: str, agent: SignedIn, desk: TheDesk) -> Response:
    """One conversation."""
    return await _conversation(request, desk, conversation, agent)


@router.get("/c/{conversation}/live")
async def live(request: Request, conversation: str, agent: SignedIn, desk: TheDesk) -> Response:
    """What changes of one conversation, for a page that is already open."""
    found = await inbox_api.seen(desk, conversation, agent.agent)
    return page(request, "inbox/_live.html", conversation=found, **signed(agent))


@router.post("/c/{conversation}/take")
async def take(
    request: Request,
    conversation: str,
    agent: Acting,
    desk: TheDesk,
    held_by: Annotated[str | None, Form(alias="from")] = None,
) -> Response:
    """Takes the conversation over."""
    doing = desk.conversations.change(conversation, desk.takeover.take, agent.agent, held_by)
    return await back(request, desk, conversation, agent, doing)


@router.post("/c/{conversation}/reply")
async def reply(
    request: Request, conversation: str, agent: Acting, desk: TheDesk, client_id: ClientId, text: Text = ""
) -> Response:
    """Says something to the customer."""
    doing = inbox_api.replied(desk, conversation, agent.agent, Post(client_id=client_id, text=text))
    return await back(request, desk, conversation, agent, doing)


@router.post("/c/{conversation}/hand-back")
async def hand_back(request: Request, conversation: str, agent: Acting, desk: TheDesk) -> Response:
    """Gives the conversation back to the bot."""
    doing = desk.conversations.change(conversation, desk.takeover.hand_back, agent.agent)
    return await back(request, desk, conversation, agent, doing)


@router.post("/c/{conversation}/resolve")
async def resolve(request: Request, conversation: str, agent: Acting, desk: TheDesk) -> Response:
    """Closes the conversation."""
    doing = desk.conversations.change(conversation, desk.takeover.resolve, agent.agent)
    return await back(request, desk, conversation, agent, doing)


@router.get("/photos/{photo}")
async def photo(photo: str, _agent: SignedIn, desk: TheDesk, size: Size = "full") -> FileResponse:
    """A customer's photo."""
    found = await asyncio.to_thread(desk.album.find, photo)
    if found is None:
        raise Refused(404, sentences.NOT_FOUND, field="photo")
    return shown(desk.album, found, size)


async def back(
    request: Request, desk: Desk, conversation: str, agent: Session, doing: Coroutine[Any, Any, object]
) -> Response:
    """Goes back to the conversation after a form was done, or shows it again with the reason why it was not."""
    try:
        await doing
    except Refused as no:
        if no.status == 404:
            raise
        return await _conversation(request, desk, conversation, agent, no)
    return RedirectResponse(f"/inbox/c/{quote(conversation)}", 303)


async def _conversation(
    request: Request, desk: Desk, conversation: str, agent: Session, no: Refused | None = None
) -> Response:
    found = await inbox_api.seen(desk, conversation, agent.agent)
    sent = str(uuid.uuid4())
    about = signed(agent) | ({"notice": no.sentence} if no else {})
    status = no.status if no else 200
    return page(request, "inbox/conversation.html", status, conversation=found, sent=sent, **about)


def _inside(next_page: str) -> str:
    """The page to go on with, as long as it is one of the inbox."""
    return next_page if re.fullmatch(r"/inbox(/c/[\w-]+)?", next_page) else "/inbox"
