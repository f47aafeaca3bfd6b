"""Puts the desk together."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware

from desk import sentences
from desk.album import Album
from desk.channels import chat
from desk.conversations import Conversations, Patience
from desk.database import check
from desk.errors import Refused
from desk.guard import Guard
from desk.limits import Limit
from desk.live import Bells
from desk.model import Assistant
from desk.rasa import Rasa
from desk.settings import DeskSettings
from desk.store import Store
from desk.wiring import Desk
from returns.clock import clock_from
from returns.database import Database

log = logging.getLogger(__name__)


def create_app(settings: DeskSettings, assistant: Assistant | None = None) -> FastAPI:
    """The desk as an ASGI app; without an assistant of its own it speaks to the Rasa of the settings."""
    database = Database(settings.database)
    client = httpx.AsyncClient(timeout=httpx.Timeout(30, connect=2), limits=httpx.Limits(max_connections=200))
    clock = clock_from(settings.now)
    patience = Patience(before_notice=settings.notice_after, before_person=settings.patience)
    rasa = Rasa(client, url=settings.rasa_url, key=settings.rasa_key)
    desk = Desk(
        settings=settings,
        clock=clock,
        conversations=Conversations(Store(database, clock), assistant or rasa, Bells(), patience),
        album=Album(database, clock, settings.data / "photos"),
        messages=Limit(settings.messages_a_minute),
        photos=Limit(20),
    )

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        check(database)
        await desk.conversations.start()
        yield
        await desk.conversations.stop()
        await client.aclose()
        database.close()

    app = FastAPI(
        title="Ringback desk", lifespan=lifespan, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None
    )
    app.state.desk = desk
    app.include_router(chat.router)
    app.add_api_route("/healthz", healthz, methods=["GET"], tags=["health"])
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _broken)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
            expose_headers=["Retry-After"],
        )
    app.add_middleware(Guard)
    return app


async def healthz() -> dict[str, str]:
    """Says that the desk serves."""
    return {"status": "ok"}


def _sentence(status: int, sentence: str, field: str | None = None, retry_after: int | None = None) -> Response:
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return JSONResponse({"error": sentence, "field": field}, status, headers)


async def _refused(_request: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    return _sentence(refused.status, refused.sentence, refused.field, refused.retry_after)


async def _invalid(_request: Request, invalid: Exception) -> Response:
    assert isinstance(invalid, RequestValidationError)
    first = invalid.errors()[0]
    field = ".".join(str(part) for part in first["loc"][1:]) or "body"
    return _sentence(422, sentences.NOT_UNDERSTOOD.format(field=field, why=first["msg"]), field)


async def _http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _sentence(error.status_code, sentences.NOT_FOUND if error.status_code == 404 else str(error.detail))


async def _broken(_request: Request, _error: Exception) -> Response:
    return _sentence(500, sentences.BROKEN)
