"""Cases in the inbox: the list of what is to do, one case by itself, its moves, its inspection, and the promises."""

import asyncio
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from desk import sentences
from desk.access import Acting, SignedIn, signed
from desk.cases import inbox_api, opening
from desk.cases.inspecting import Sheet, read_sheet, rows, sheet_of
from desk.cases.moves import Moving
from desk.cases.view import MOST_CASES
from desk.errors import Refused
from desk.inbox import back
from desk.pages import page
from desk.security import Session
from desk.wiring import Desk, TheDesk
from returns.lifecycle import Move

router = APIRouter(prefix="/inbox", include_in_schema=False)
router.include_router(opening.router)

Show = Literal["todo", "all"]


@router.get("/cases")
async def cases(
    request: Request, agent: SignedIn, desk: TheDesk, show: Show = "todo", older: str = "", find: str = ""
) -> Response:
    """The cases in which something is to do, all of them page by page, or those that a number finds."""
    if find and (found := await asyncio.to_thread(desk.returns.case, find)):
        return _to(found.number)
    listed = await _listed(desk, show, older, find)
    about: dict[str, Any] = {"show": "found" if find else show, "older": older, "find": find, "most": MOST_CASES}
    return page(request, "inbox/cases.html", rows=listed, **about, **signed(agent))


@router.get("/cases/rows")
async def case_rows(request: Request, agent: SignedIn, desk: TheDesk, show: Show = "todo", older: str = "") -> Response:
    """The list alone, for a page that is already open."""
    listed = await _listed(desk, show, older, "")
    return page(request, "inbox/_case_rows.html", rows=listed, show=show, **signed(agent))


@router.get("/cases/{number}")
async def case(request: Request, number: str, agent: SignedIn, desk: TheDesk) -> Response:
    """One case by itself."""
    return await _case(request, desk, number, agent)


@router.get("/cases/{number}/live")
async def live(request: Request, number: str, agent: SignedIn, desk: TheDesk) -> Response:
    """What changes of one case, for a page that is already open."""
    found = await inbox_api.seen(desk, number)
    return page(request, "inbox/_one_case.html", case=found, **signed(agent))


@router.post("/cases/{number}/moves")
async def move(
    request: Request, number: str, agent: Acting, desk: TheDesk, conversation: Annotated[str, Form()] = ""
) -> Response:
    """Moves a case, and goes back to where the agent saw it."""
    doing = _move(request, desk, number, agent)
    if conversation:
        return await back(request, desk, conversation, agent, doing)
    try:
        await doing
    except Refused as no:
        if no.status == 404:
            raise
        return await _case(request, desk, number, agent, no)
    return _to(number)


@router.get("/cases/{number}/inspection")
async def inspection(request: Request, number: str, agent: SignedIn, desk: TheDesk) -> Response:
    """The form for what came back."""
    return await _sheet(request, desk, number, agent)


@router.post("/cases/{number}/inspection")
async def inspect(
    request: Request, number: str, agent: Acting, desk: TheDesk, seen: Annotated[str, Form()] = ""
) -> Response:
    """Shows what the policy decides on what was found; the second time, when nothing changed, it is kept."""
    sheet = read_sheet(await request.form())
    try:
        inspecting = sheet.inspecting()
        found = await inbox_api.previewed(desk, number, inspecting)
        if seen != sheet.mark():
            return await _sheet(request, desk, number, agent, sheet, found=found)
        moving = Moving(move=Move.INSPECT, why=sheet.why, inspection=inspecting)
        await inbox_api.moved(desk, number, moving, agent.agent)
    except Refused as no:
        if no.status == 404:
            raise
        return await _sheet(request, desk, number, agent, sheet, no=no)
    return _to(number)


@router.get("/promises")
async def promises(request: Request, agent: SignedIn, desk: TheDesk) -> Response:
    """How well what was promised was kept."""
    found = await asyncio.to_thread(desk.cases.kept)
    return page(request, "inbox/promises.html", **found, **signed(agent))


async def _listed(desk: Desk, show: Show, older: str, find: str) -> list[dict[str, Any]]:
    if find:
        return await asyncio.to_thread(desk.cases.of_order, find.strip().upper())
    if show == "all":
        return await asyncio.to_thread(desk.cases.newest, older_than=older)
    return await asyncio.to_thread(desk.cases.to_do)


async def _move(request: Request, desk: Desk, number: str, agent: Session) -> None:
    form = await request.form()
    given = {name: value.strip() for name, value in form.items() if isinstance(value, str) and value.strip()}
    try:
        moving = Moving.model_validate({"move": "", **given})
    except ValidationError as error:
        raise Refused(422, sentences.NO_NUMBER, field=str(error.errors()[0]["loc"][0])) from None
    await inbox_api.moved(desk, number, moving, agent.agent)


async def _case(request: Request, desk: Desk, number: str, agent: Session, no: Refused | None = None) -> Response:
    found = await inbox_api.seen(desk, number)
    about: dict[str, Any] = {"notice": no.sentence} if no else {}
    return page(request, "inbox/case.html", no.status if no else 200, case=found, **about, **signed(agent))


async def _sheet(
    request: Request,
    desk: Desk,
    number: str,
    agent: Session,
    sheet: Sheet | None = None,
    *,
    found: dict[str, Any] | None = None,
    no: Refused | None = None,
) -> Response:
    case = await asyncio.to_thread(desk.returns.case, number)
    if case is None:
        raise Refused(404, sentences.UNKNOWN_CASE.format(number=number), field="number")
    seen = await asyncio.to_thread(desk.cases.one, case)
    about: dict[str, Any] = {"sheet": sheet or sheet_of(case), "found": found, "rows": rows(case), "no": no}
    status = no.status if no else 200
    return page(request, "inbox/inspection.html", status, case=seen, **about, **signed(agent))


def _to(number: str) -> Response:
    return RedirectResponse(f"/inbox/cases/{quote(number)}", 303)
