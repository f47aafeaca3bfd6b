"""Notices in the inbox: what could not be delivered, to be tried again, and what customers read in each kind."""

import asyncio
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from desk import guard, sentences
from desk.access import Acting, SignedIn, signed
from desk.errors import Refused
from desk.pages import page
from desk.wiring import Desk, TheDesk
from returns.notices.preview import Preview, previews
from returns.notices.shop import shop_of
from returns.notices.texts import KINDS, Texts

router = APIRouter(prefix="/inbox/notices", include_in_schema=False)

# A mail brings its own styles; it is shown in a frame of ours, where nothing runs and nothing is loaded.
_MAIL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"

Kind = Annotated[str, Path(pattern="^[a-z_]{1,32}$")]


@router.get("")
async def notices(request: Request, agent: SignedIn, desk: TheDesk) -> Response:
    """What is parked, and the kinds that can be looked at."""
    parked = await asyncio.to_thread(desk.entries.parked)
    return page(request, "inbox/notices.html", parked=parked, kinds=KINDS, **signed(agent))


@router.post("/{entry}/retry")
async def retry(entry: int, _agent: Acting, desk: TheDesk, number: Annotated[str, Form()] = "") -> Response:
    """Has a parked notice tried again, and goes back to its case where the agent was there."""
    await asyncio.to_thread(desk.entries.retry, entry)
    return RedirectResponse(f"/inbox/cases/{quote(number)}" if number else "/inbox/notices", 303)


@router.get("/{kind}")
async def preview(request: Request, kind: Kind, agent: SignedIn, desk: TheDesk) -> Response:
    """A kind of notice as customers get it, for made-up cases of each policy."""
    found = await _previews(desk, kind)
    shown = page(request, "inbox/notice.html", kind=kind, previews=found, kinds=KINDS, **signed(agent))
    shown.headers["Content-Security-Policy"] = f"{guard.POLICY}; frame-src 'self'"
    return shown


@router.get("/{kind}/{number}")
async def mail(kind: Kind, number: int, _agent: SignedIn, desk: TheDesk) -> Response:
    """One mail as it looks."""
    found = await _previews(desk, kind)
    if not 0 <= number < len(found):
        raise Refused(404, sentences.NOT_FOUND)
    headers = {"Content-Security-Policy": _MAIL, "X-Frame-Options": "SAMEORIGIN"}
    return HTMLResponse(found[number].said.html, headers=headers)


async def _previews(desk: Desk, kind: str) -> list[Preview]:
    if kind not in KINDS:
        raise Refused(404, sentences.NOT_FOUND)
    settings = desk.settings

    def rendered() -> list[Preview]:
        return previews(shop_of(settings), Texts(settings.language, settings.notices), kind)

    return await asyncio.to_thread(rendered)
