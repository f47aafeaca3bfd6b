"""The real desk on a free port of its own, with an assistant that speaks by script."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk.app import create_app
from desk.database import migrate
from desk.settings import DeskSettings
from desk.wiring import Desk
from ops.product import free_port
from returns.database import Database
from tests.pages.scripted import Scripted
from tests.stack import until


class Line:
    """The line between browser and desk: while it is bad, messages arrive, but no answer about messages comes back."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.bad = threading.Event()
        self.lost: list[str] = []

    def begin(self) -> None:
        """Makes the line a good one."""
        self.bad.clear()
        self.lost.clear()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and its answer too where the line is good."""
        about_messages = scope["type"] == "http" and scope["path"].endswith(("/messages", "/events"))
        if not (about_messages and self.bad.is_set()):
            await self.app(scope, receive, send)
            return

        async def swallow(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.lost.append(scope["path"])

        if scope["method"] == "POST":
            await self.app(scope, receive, swallow)
        await PlainTextResponse("the answer got lost", 502)(scope, receive, send)


@dataclass
class Served:
    """A desk that serves: its address, its parts, its assistant and the line to it."""

    address: str
    desk: Desk
    assistant: Scripted
    line: Line

    def begin(self) -> None:
        """Is as if nobody had been here."""
        self.assistant.begin()
        self.line.begin()

    def finish(self) -> None:
        """Answers what is still unanswered, so that no later test hears of it."""
        self.begin()
        until(lambda: not self.desk.conversations.store.unanswered(), "everything to be answered")


@contextmanager
def serving(data: Path, now: str = "") -> Iterator[Served]:
    """Serves a desk with an empty database in `data` until the block ends; `now` moves its clock."""
    port = free_port()
    settings = DeskSettings(data=data, port=port, now=now, messages_a_minute=6000, notice_after=600, patience=1200)
    database = Database(settings.database)
    database.migrate()
    migrate(database)
    database.close()
    assistant = Scripted()
    app = create_app(settings, assistant)
    line = Line(app)
    server = uvicorn.Server(
        uvicorn.Config(line, port=settings.port, log_config=None, lifespan="on", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        until(lambda: server.started or not thread.is_alive(), "the desk to serve")
        app.state.desk.returns.seed_demo()
        yield Served(f"http://127.0.0.1:{settings.port}", app.state.desk, assistant, line)
    finally:
        server.should_exit = True
        thread.join()
