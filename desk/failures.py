"""Says what went wrong: one sentence, as JSON to programs and as a page to browsers."""

from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from desk import sentences
from desk.errors import Refused
from desk.pages import page


def add_failures(app: FastAPI) -> None:
    """Lets the app answer every failure in one shape."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _broken)


def _answer(request: Request, no: Refused) -> Response:
    path = request.url.path
    headers = {} if no.retry_after is None else {"Retry-After": str(no.retry_after)}
    if path.startswith(("/api/", "/healthz", "/static/")):
        return JSONResponse({"error": no.sentence, "field": no.field}, no.status, headers)
    if no.status == 401 and request.headers.get("sec-fetch-mode", "navigate") == "navigate":
        return RedirectResponse(f"/inbox/sign-in?next={quote(path)}", 303)
    shown = page(request, "error.html", no.status, sentence=no.sentence, status=no.status)
    shown.headers.update(headers)
    return shown


async def _refused(request: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    return _answer(request, refused)


async def _invalid(request: Request, invalid: Exception) -> Response:
    assert isinstance(invalid, RequestValidationError)
    first = invalid.errors()[0]
    field = ".".join(part for part in first["loc"][1:] if isinstance(part, str)) or "body"
    sentence = sentences.NOT_UNDERSTOOD.format(field=field, why=first["msg"])
    return _answer(request, Refused(422, sentence, field=field))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    sentence = {404: sentences.NOT_FOUND, 405: sentences.NOT_DONE_HERE}.get(error.status_code, str(error.detail))
    return _answer(request, Refused(error.status_code, sentence))


async def _broken(request: Request, _error: Exception) -> Response:
    return _answer(request, Refused(500, sentences.BROKEN))
