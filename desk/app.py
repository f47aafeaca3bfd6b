"""Puts the desk together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from desk import inbox, inbox_api, shop
from desk.album import Album
from desk.cases import customer, notices
from desk.cases import inbox_api as cases_api
from desk.cases import inbox_pages as cases_pages
from desk.cases.view import Cases
from desk.channels import chat
from desk.conversations import Conversations, Patience
from desk.database import check
from desk.delivering import delivering_for
from desk.failures import add_failures
from desk.guard import Guard
from desk.limits import Limit
from desk.live import Bells
from desk.model import Assistant
from desk.overview import Overview
from desk.rasa import Rasa
from desk.reminding import reminding_for
from desk.security import Agents
from desk.settings import DeskSettings
from desk.store import Store
from desk.takeover import Takeover
from desk.wiring import Desk
from returns.clock import clock_from
from returns.compose import letters_for, open_returns
from returns.database import Database
from returns.entries import Entries
from returns.refunds.provider import PaymentProvider
from returns.service import Returns

_ROUTERS = (
    chat.router,
    inbox_api.router,
    cases_api.router,
    inbox.router,
    cases_pages.router,
    notices.router,
    customer.router,
    shop.router,
)
_PHOTOS_A_MINUTE = 20
_FORMS_A_MINUTE = 20  # of one case
_LOOKUPS, _LOOKUPS_WITHIN = 20, 300  # tries of one address to find a case, and the seconds for them


def create_app(
    settings: DeskSettings,
    assistant: Assistant | None = None,
    returns: Returns | None = None,
    provider: PaymentProvider | None = None,
) -> FastAPI:
    """The desk as an ASGI app; without an assistant of its own it speaks to the Rasa of the settings.

    Raises `Unusable` with one line for the operator when something is not in place.
    """
    database = Database(settings.database)
    check(database)
    client = httpx.AsyncClient(timeout=httpx.Timeout(30, connect=2), limits=httpx.Limits(max_connections=200))
    rasa = Rasa(client, url=settings.rasa_url, key=settings.rasa_key)
    desk = _desk(settings, database, assistant or rasa, returns or open_returns(settings))

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await desk.conversations.start()
        delivering = delivering_for(desk, database, provider)
        delivering.start()
        async with reminding_for(desk, database):
            yield
        await delivering.stop()
        await desk.conversations.stop()
        await client.aclose()
        desk.returns.close()
        database.close()

    app = FastAPI(
        title="Ringback desk", lifespan=lifespan, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None
    )
    app.state.desk = desk
    for router in _ROUTERS:
        app.include_router(router)
    app.mount("/static", shop.Files())
    app.add_api_route("/healthz", healthz, methods=["GET"], tags=["health"])
    add_failures(app)
    _guard(app, settings)
    return app


async def healthz() -> dict[str, str]:
    """Says that the desk serves."""
    return {"status": "ok"}


def _desk(settings: DeskSettings, database: Database, assistant: Assistant, returns: Returns) -> Desk:
    clock = clock_from(settings.now)
    store, entries = Store(database, clock), Entries(database, clock)
    cases = Cases(returns, entries)
    patience = Patience(before_notice=settings.notice_after, before_person=settings.patience)
    return Desk(
        settings=settings,
        clock=clock,
        conversations=Conversations(store, assistant, Bells(), patience),
        takeover=Takeover(store),
        overview=Overview(database, cases),
        cases=cases,
        agents=Agents(database, clock, session_hours=settings.session_hours),
        album=Album(database, clock, settings.data / "photos"),
        returns=returns,
        letters=letters_for(settings, returns),
        entries=entries,
        openings=Limit(settings.conversations_a_minute),
        messages=Limit(settings.messages_a_minute),
        lookups=Limit(_LOOKUPS, _LOOKUPS_WITHIN),
        forms=Limit(_FORMS_A_MINUTE),
        photos=Limit(_PHOTOS_A_MINUTE),
    )


def _guard(app: FastAPI, settings: DeskSettings) -> None:
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
            expose_headers=["Retry-After"],
        )
    app.add_middleware(Guard)
