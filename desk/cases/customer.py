"""The customer's own page of a case: how it stands, what comes next, and what they can do, by forms alone."""

import asyncio
from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import FileResponse, RedirectResponse, Response
from starlette.datastructures import UploadFile

from desk import sentences
from desk.access import address_of
from desk.album import Size, shown
from desk.cases.answering import sent_from
from desk.cases.moves import spoken
from desk.cases.story import CUSTOMER, story
from desk.channels.chat import LONGEST_TEXT, clean
from desk.errors import Refused
from desk.live import INBOX
from desk.model import Handover, Incoming, Reason
from desk.pages import page
from desk.wiring import Desk, TheDesk
from returns.errors import BadTracking, NotAllowed, NotOffered, ParcelTaken
from returns.lifecycle import Move
from returns.model import Case

router = APIRouter(prefix="/cases", include_in_schema=False)

Text = Annotated[str, Form()]
SentId = Annotated[str, Form(pattern=r"^[0-9a-f-]{1,36}$")]
Done = Literal["tracking", "photo", "receipt", "message", "withdrawn"]


async def opened(request: Request, secret: str, desk: TheDesk) -> Case:
    """The case that a link's secret opens."""
    case = await asyncio.to_thread(desk.returns.case_by_secret, secret)
    if case is None:
        if wait := desk.lookups.wait(address_of(request)):
            raise Refused(429, sentences.TOO_MANY_LOOKUPS.format(seconds=wait), retry_after=wait)
        raise Refused(404, sentences.UNKNOWN_LINK, field="secret")
    return case


Opened = Annotated[Case, Depends(opened)]


async def acting(case: Opened, desk: TheDesk) -> Case:
    """The case of a form, as long as its customer does not send too many."""
    if wait := desk.forms.wait(case.number):
        raise Refused(429, sentences.TOO_MANY_MESSAGES.format(seconds=wait), retry_after=wait)
    return case


Acting = Annotated[Case, Depends(acting)]


async def talking(case: Acting, desk: TheDesk) -> Case:
    """The case of a form that needs the conversation in which it was opened."""
    if await desk.conversations.find(case.conversation) is None:
        raise Refused(404, sentences.UNKNOWN_CONVERSATION, field="conversation")
    return case


Talking = Annotated[Case, Depends(talking)]


@router.get("")
async def find_page(request: Request) -> Response:
    """Asks for order number and email address."""
    return page(request, "case/find.html", order="", email="")


@router.post("")
async def find(request: Request, desk: TheDesk, order: Text = "", email: Text = "") -> Response:
    """Leads to the cases of an order whose number and email address go together."""
    if wait := desk.lookups.wait(address_of(request)):
        raise Refused(429, sentences.TOO_MANY_LOOKUPS.format(seconds=wait), retry_after=wait)
    found = await asyncio.to_thread(desk.returns.cases_of, order, email)
    links = [(case, desk.returns.case_secret(case.number)) for case in found]
    if len(links) == 1:
        return RedirectResponse(f"/cases/{links[0][1]}", 303)
    if links:
        return page(request, "case/list.html", links=links)
    return page(request, "case/find.html", 404, order=order, email=email, problem=sentences.NO_CASES)


@router.get("/{secret}")
async def see(request: Request, secret: str, case: Opened, desk: TheDesk, done: Done | None = None) -> Response:
    """The case as it stands."""
    return await _page(request, desk, case, secret, done=done)


@router.get("/{secret}/photos/{photo}")
async def photo(photo: str, case: Opened, desk: TheDesk, size: Size = "full") -> FileResponse:
    """One of the case's own photos."""
    found = await asyncio.to_thread(desk.album.find, photo) if photo in case.photos else None
    if found is None:
        raise Refused(404, sentences.UNKNOWN_PHOTO, field="photo")
    return shown(desk.album, found, size)


@router.get("/{secret}/slip.pdf")
async def slip(case: Opened, desk: TheDesk) -> Response:
    """The slip for the parcel."""
    content = await asyncio.to_thread(desk.letters.slip, case)
    return Response(content, media_type="application/pdf")


@router.get("/{secret}/tracking")
@router.get("/{secret}/photos")
@router.get("/{secret}/message")
@router.get("/{secret}/withdraw")
async def back(secret: str) -> Response:
    """Leads whoever asks for the address of a form, as after a reload, to the page that it stands on."""
    return RedirectResponse(f"/cases/{secret}", 303)


@router.post("/{secret}/tracking")
async def track(request: Request, secret: str, case: Acting, desk: TheDesk, tracking: Text = "") -> Response:
    """Takes the number of the parcel that the customer posted."""
    try:
        await asyncio.to_thread(desk.returns.post, case.number, tracking, actor=CUSTOMER)
    except ParcelTaken:
        problem = ("tracking", sentences.PARCEL_TAKEN)
        return await _page(request, desk, case, secret, 422, problem=problem, typed=tracking)
    except BadTracking as bad:
        return await _page(request, desk, case, secret, 422, problem=("tracking", spoken(bad)), typed=tracking)
    except NotAllowed:
        return await _moved_on(request, desk, case, secret)
    return _done(desk, case, secret, "tracking")


@router.post("/{secret}/photos")
async def add_photo(request: Request, secret: str, case: Talking, desk: TheDesk) -> Response:
    """Takes in a photo of the ring, or of the receipt of what posting it cost."""
    if wait := desk.photos.wait(case.conversation):
        raise Refused(429, sentences.TOO_MANY_MESSAGES.format(seconds=wait), retry_after=wait)
    async with request.form(max_files=1, max_fields=4) as form:
        upload, receipt = form.get("photo"), form.get("of") == "receipt"
        content = await upload.read() if isinstance(upload, UploadFile) else b""
    field: Done = "receipt" if receipt else "photo"
    try:
        kept = await desk.album.add(case.conversation, content)
        if receipt:
            await asyncio.to_thread(desk.returns.claim_postage, case.number, kept.id, actor=CUSTOMER)
        else:
            await asyncio.to_thread(desk.returns.add_photos, case.number, [kept.id])
    except Refused as no:
        return await _page(request, desk, case, secret, no.status, problem=(field, no.sentence))
    except (NotAllowed, NotOffered):
        return await _moved_on(request, desk, case, secret)
    return _done(desk, case, secret, field)


@router.post("/{secret}/message")
async def message(
    request: Request, secret: str, case: Talking, desk: TheDesk, sent: SentId, text: Text = ""
) -> Response:
    """Passes a message on to a person, in the conversation that the case came from."""
    words = clean(text)
    if not words or len(words) > LONGEST_TEXT:
        sentence = sentences.TOO_LONG.format(limit=f"{LONGEST_TEXT:,}") if words else sentences.EMPTY
        return await _page(request, desk, case, secret, 422, problem=("message", sentence), typed=words)
    incoming = Incoming(f"{sent_from(case.number)}{sent}", words)
    handover = Handover(Reason.ASKED, {"case": case.number})
    await desk.conversations.change(case.conversation, desk.conversations.store.take_to_people, incoming, handover)
    return _done(desk, case, secret, "message")


@router.post("/{secret}/withdraw")
async def withdraw(request: Request, secret: str, case: Acting, desk: TheDesk) -> Response:
    """Ends the case, since the customer keeps the ring."""
    try:
        await asyncio.to_thread(desk.returns.advance, case.number, Move.WITHDRAW, actor=CUSTOMER)
    except NotAllowed:
        return await _moved_on(request, desk, case, secret)
    return _done(desk, case, secret, "withdrawn")


async def _page(request: Request, desk: Desk, case: Case, secret: str, status: int = 200, **about: Any) -> Response:
    found = await asyncio.to_thread(story, desk, case)
    about |= {"secret": secret, "sent": str(uuid4()), "address": desk.settings.return_lines}
    return page(request, "case/page.html", status, **vars(found), **about)


async def _moved_on(request: Request, desk: Desk, case: Case, secret: str) -> Response:
    """The page as it stands now, for a form that the case does not allow any more."""
    now = await asyncio.to_thread(desk.returns.case, case.number)
    return await _page(request, desk, now or case, secret, 409, problem=("", sentences.MOVED_ON))


def _done(desk: Desk, case: Case, secret: str, what: Done) -> Response:
    desk.conversations.bells.ring(case.conversation, INBOX)
    return RedirectResponse(f"/cases/{secret}?done={what}", 303)
