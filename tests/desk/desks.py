"""A desk in this process, an assistant whose words a test chooses, and people who use the desk over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from fastapi import FastAPI

from desk.app import create_app
from desk.errors import Unavailable
from desk.model import Assistant, Reply, Turn
from desk.settings import DeskSettings

DEADLINE = 120  # seconds until a test that waits gives up


class Listener:
    """An assistant that says what it is told to, waits while it is held, and is unavailable while it is down."""

    def __init__(self) -> None:
        self.heard: list[Turn] = []
        self.tries = 0
        self.at_once: dict[str, int] = {}
        self.most_at_once = 0
        self.down = False
        self.go_on = asyncio.Event()
        self.go_on.set()
        self.says: Callable[[Turn], Sequence[Reply]] = lambda turn: [Reply(f"You said: {turn.text}")]

    async def answer(self, turn: Turn) -> list[Reply]:
        self.tries += 1
        talk = turn.conversation
        self.at_once[talk] = self.at_once.get(talk, 0) + 1
        self.most_at_once = max(self.most_at_once, self.at_once[talk])
        try:
            if self.down:
                raise Unavailable("down")
            await self.go_on.wait()
            self.heard.append(turn)
            return list(self.says(turn))
        finally:
            self.at_once[talk] -= 1

    def texts(self) -> list[str]:
        return [turn.intent or turn.text for turn in self.heard]


async def until(check: Callable[[], Awaitable[Any]], deadline: float = DEADLINE) -> Any:
    """What the check finds, as soon as it finds something."""
    async with asyncio.timeout(deadline):
        while not (found := await check()):
            await asyncio.sleep(0.005)
        return found


async def slowed(ask: Callable[[], Awaitable[httpx.Response]], most: int) -> httpx.Response:
    """The answer that slows down whoever asks so many times, or a few more where the asking itself takes long."""
    for _ in range(2 * most):
        if (answer := await ask()).status_code == 429:
            return answer
    raise AssertionError("nobody was slowed down")


@dataclass
class Customer:
    """A customer's client."""

    http: httpx.AsyncClient
    id: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def path(self, rest: str) -> str:
        return f"/api/chat/conversations/{self.id}/{rest}"

    async def post(self, text: str = "", **more: Any) -> httpx.Response:
        body = {"client_id": str(uuid4()), "text": text, **more}
        return await self.http.post(self.path("messages"), json=body, headers=self.headers)

    async def say(self, text: str = "", **more: Any) -> int:
        response = await self.post(text, **more)
        assert response.status_code == 202, response.text
        message_id: int = response.json()["id"]
        return message_id

    async def page(self, after: int = 0) -> dict[str, Any]:
        response = await self.http.get(self.path("messages"), params={"after": after}, headers=self.headers)
        assert response.status_code == 200, response.text
        page: dict[str, Any] = response.json()
        return page

    async def answered(self) -> list[dict[str, Any]]:
        """All messages, once nothing is to come any more."""

        async def quiet() -> list[dict[str, Any]] | None:
            page = await self.page()
            return None if page["busy"] else page["messages"]

        found: list[dict[str, Any]] = await until(quiet)
        return found

    async def transcript(self) -> list[tuple[str, str]]:
        return [(message["author"], message["text"]) for message in await self.answered()]

    async def owner(self) -> str:
        owner: str = (await self.page())["owner"]
        return owner

    async def upload(self, content: bytes, name: str = "photo.jpg") -> httpx.Response:
        return await self.http.post(self.path("photos"), files={"photo": (name, content)}, headers=self.headers)


@dataclass
class Agent:
    """An agent's browser."""

    http: httpx.AsyncClient
    csrf: str = ""

    async def sign_in(self, name: str, password: str) -> httpx.Response:
        response = await self.http.post("/inbox/sign-in", data={"name": name, "password": password})
        if response.status_code == 303:
            self.csrf = (await self.http.get("/api/inbox/session")).json()["csrf"]
        return response

    async def api(self, path: str, body: Any = None) -> httpx.Response:
        return await self.http.post(f"/api/inbox/{path}", json=body, headers={"X-CSRF-Token": self.csrf})

    async def form(self, path: str, **fields: str) -> httpx.Response:
        return await self.http.post(f"/inbox/{path}", data={"csrf": self.csrf, **fields})

    async def list(self, show: str = "open") -> list[dict[str, Any]]:
        response = await self.http.get("/api/inbox/conversations", params={"show": show})
        rows: list[dict[str, Any]] = response.json()["conversations"]
        return rows

    async def see(self, conversation: str) -> dict[str, Any]:
        response = await self.http.get(f"/api/inbox/conversations/{conversation}")
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found


@dataclass
class House:
    """A running desk."""

    app: FastAPI
    assistant: Listener
    settings: DeskSettings
    clients: list[httpx.AsyncClient] = field(default_factory=list)

    def browser(self, **more: Any) -> httpx.AsyncClient:
        """A client with cookies of its own."""
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        client = httpx.AsyncClient(transport=transport, base_url="http://desk", **more)
        self.clients.append(client)
        return client

    async def customer(self) -> Customer:
        http = self.browser()
        response = await http.post("/api/chat/conversations", json={"locale": "en"})
        assert response.status_code == 201, response.text
        return Customer(http, **response.json())

    async def agent(self, name: str) -> Agent:
        password = await asyncio.to_thread(self.app.state.desk.agents.add, name)
        agent = Agent(self.browser())
        assert (await agent.sign_in(name, password)).status_code == 303
        return agent


@asynccontextmanager
async def running(settings: DeskSettings, assistant: Assistant) -> AsyncIterator[FastAPI]:
    """A desk from its start to its end."""
    app = create_app(settings, assistant)
    async with app.router.lifespan_context(app):
        yield app


@asynccontextmanager
async def open_house(folder: Path, assistant: Listener | None = None, **settings: Any) -> AsyncIterator[House]:
    """A desk in a folder with a migrated database, from its start to its end; patient, unless a test says otherwise."""
    chosen = DeskSettings(data=folder, **({"notice_after": 60.0, "patience": 600.0} | settings))
    assistant = assistant or Listener()
    async with running(chosen, assistant) as app:
        house = House(app, assistant, chosen)
        yield house
        for client in house.clients:
            await client.aclose()
