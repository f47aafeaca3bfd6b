"""A desk that is killed in the middle of an answer loses nothing and says nothing twice."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from ops.product import free_port
from tests.desk.desks import DEADLINE, Customer, until

ROOT = Path(__file__).parents[2]
START = 180  # seconds that a process may take to serve


class Rasa:
    """Stands in for Rasa on a port of its own: it answers a message that it knows as it did before, as ours does."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.answers: dict[int, str] = {}
        self.go_on = asyncio.Event()
        self.port = 0

    async def hear(self, request: Request) -> JSONResponse:
        body = await request.json()
        self.heard.append(body)
        number = body["metadata"]["message_id"]
        self.answers.setdefault(number, f"answer {len(self.answers) + 1} to {body['message']}")
        await self.go_on.wait()
        return JSONResponse({"messages": [{"text": self.answers[number]}]})


@asynccontextmanager
async def a_rasa() -> AsyncIterator[Rasa]:
    rasa = Rasa()
    app = Starlette(routes=[Route("/webhooks/desk/webhook", rasa.hear, methods=["POST"])])
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        rasa.port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_config=None))
        serving = asyncio.create_task(server.serve([listener]))
        yield rasa
        rasa.go_on.set()
        server.should_exit = True
        await serving


@asynccontextmanager
async def a_desk(folder: Path, rasa: Rasa, port: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """A desk in a process of its own, from when it serves until it is killed."""
    chosen = {"DATA": str(folder), "PORT": str(port), "RASA_URL": f"http://127.0.0.1:{rasa.port}", "RASA_KEY": "key"}
    environment = os.environ | {f"RINGBACK_{name}": value for name, value in chosen.items()}
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "desk", cwd=ROOT, env=environment)
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
            await until(lambda: _serves(http), START)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_what_was_accepted_before_a_kill_is_answered_once_after_it(folder: Path) -> None:
    port = free_port()
    async with a_rasa() as rasa, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=DEADLINE) as http:
        async with a_desk(folder, rasa, port) as desk:
            begun = await http.post("/api/chat/conversations", json={"locale": "en"})
            customer = Customer(http, **begun.json())
            client_ids = [str(uuid4()) for _ in range(3)]
            for n, client_id in enumerate(client_ids):
                await customer.say(f"message {n}", client_id=client_id)
            await until(lambda: _truth(rasa.heard))
            desk.kill()
            await desk.wait()
        rasa.go_on.set()
        async with a_desk(folder, rasa, port):
            # The customer's client does not know which of its posts arrived.
            for n, client_id in enumerate(client_ids):
                assert await customer.say(f"message {n}", client_id=client_id) == n + 1
            transcript = await customer.transcript()
    assert transcript == [
        *(("customer", f"message {n}") for n in range(3)),
        *(("bot", f"answer {n + 1} to message {n}") for n in range(3)),
    ]
    assert [body["metadata"]["message_id"] for body in rasa.heard] == [1, 1, 2, 3]


async def _serves(http: httpx.AsyncClient) -> bool:
    try:
        return (await http.get("/healthz")).is_success
    except httpx.TransportError:
        return False


async def _truth(value: object) -> object:
    return value
