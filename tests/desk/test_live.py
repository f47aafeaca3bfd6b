"""Conversations are shown live over HTTP, resume after the last event, and end cleanly with the desk."""

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from desk.model import Handover, Reason, Reply
from tests.desk.cases import open_case
from tests.desk.desks import DEADLINE, Agent, Customer, House, open_house

Event = tuple[str, str | None, Any]


@dataclass
class Served(House):
    """A desk that is served on a port of its own, since events need a real connection."""

    address: str = ""

    def browser(self, **more: Any) -> httpx.AsyncClient:
        client = httpx.AsyncClient(base_url=self.address, timeout=DEADLINE, **more)
        self.clients.append(client)
        return client


@asynccontextmanager
async def served(folder: Path, **settings: Any) -> AsyncIterator[tuple[Served, uvicorn.Server]]:
    async with open_house(folder, **settings) as house:
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            server = uvicorn.Server(uvicorn.Config(house.app, lifespan="off", log_config=None))
            serving = asyncio.create_task(server.serve([listener]))
            address = f"http://127.0.0.1:{listener.getsockname()[1]}"
            yield Served(house.app, house.assistant, house.settings, house.clients, address), server
            server.should_exit = True
            await serving


@pytest.fixture
async def house(folder: Path) -> AsyncIterator[Served]:
    async with served(folder) as (opened, _):
        yield opened


async def events(response: httpx.Response) -> AsyncIterator[Event]:
    """The events of a stream, comments left out."""
    kind, number, data = "", None, ""
    async for line in response.aiter_lines():
        name, _, value = line.partition(": ")
        if name == "event":
            kind = value
        elif name == "id":
            number = value
        elif name == "data":
            data = value
        elif not line and data:
            yield kind, number, json.loads(data)
            kind, number, data = "", None, ""


@asynccontextmanager
async def following(customer: Customer, **headers: str) -> AsyncIterator[AsyncIterator[Event]]:
    path = customer.path("events")
    async with (
        asyncio.timeout(DEADLINE),
        customer.http.stream("GET", path, headers=customer.headers | headers) as response,
    ):
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("text/event-stream")
        yield events(response)


async def test_messages_and_states_are_shown_as_they_come(house: Served, customer: Customer) -> None:
    async with following(customer) as seen:
        assert await anext(seen) == ("state", None, {"owner": "bot", "busy": False, "agent": None})
        house.assistant.go_on.clear()
        await customer.say("hello")
        kind, number, message = await anext(seen)
        assert (kind, number, message["text"], message["author"]) == ("message", "1", "hello", "customer")
        assert await anext(seen) == ("state", None, {"owner": "bot", "busy": True, "agent": None})
        house.assistant.go_on.set()
        kind, number, message = await anext(seen)
        assert (kind, number, message["text"]) == ("message", "2", "You said: hello")
        assert (await anext(seen))[2]["busy"] is False


async def test_a_message_about_a_case_leads_to_its_page(house: Served, customer: Customer) -> None:
    case = open_case(house, customer)
    house.assistant.says = lambda _: [Reply("Done.", case=case.number)]
    await customer.say("yes")
    await customer.answered()
    async with following(customer) as seen:
        await anext(seen)
        _, _, message = await anext(seen)
        assert message["case_url"] == f"/cases/{house.app.state.desk.returns.case_secret(case.number)}"


async def test_a_stream_resumes_after_the_last_event(customer: Customer) -> None:
    await customer.say("hello")
    await customer.answered()
    async with following(customer, **{"Last-Event-ID": "1"}) as seen:
        assert (await anext(seen))[1] == "2"
    async with following(customer, **{"Last-Event-ID": "2"}) as seen:
        assert (await anext(seen))[0] == "state"
    async with following(customer, **{"Last-Event-ID": "nonsense"}) as seen:
        assert (await anext(seen))[1] == "1"


async def test_a_long_conversation_is_shown_whole_and_in_order(house: Served, customer: Customer) -> None:
    house.assistant.says = lambda _: [Reply(f"{n}") for n in range(1100)]
    await customer.say("all of it")
    await customer.answered()
    async with following(customer) as seen:
        numbers = [int((await anext(seen))[1] or 0) for _ in range(1101)]
    assert numbers == list(range(1, 1102))


async def test_a_stream_needs_the_conversations_token(house: Served, customer: Customer) -> None:
    stranger = await house.customer()
    response = await stranger.http.get(customer.path("events"), headers=stranger.headers)
    assert response.status_code == 401


async def test_a_takeover_is_seen_by_the_customer(house: Served, customer: Customer) -> None:
    agent = await house.agent("alex")
    async with following(customer) as seen:
        await anext(seen)
        await agent.api(f"conversations/{customer.id}/take")
        assert (await anext(seen))[2]["text"] == "Alex has joined the chat."
        assert await anext(seen) == ("state", None, {"owner": "agent", "busy": False, "agent": "Alex"})


async def test_agents_are_told_when_somebody_waits(house: Served, customer: Customer, agent: Agent) -> None:
    house.assistant.says = lambda _: [Reply("", handover=Handover(Reason.ASKED))]
    async with asyncio.timeout(DEADLINE), agent.http.stream("GET", "/api/inbox/events") as response:
        seen = events(response)
        assert await anext(seen) == ("changed", None, {"waiting": 0})
        await customer.say("a person please")
        async for event in seen:
            if event == ("changed", None, {"waiting": 1}):
                break


async def test_agents_follow_a_conversation(customer: Customer, agent: Agent) -> None:
    await customer.say("hello")
    path = f"/api/inbox/conversations/{customer.id}/events"
    async with asyncio.timeout(DEADLINE), agent.http.stream("GET", path) as response:
        assert (await anext(events(response)))[2]["text"] == "hello"
    assert (await agent.http.get("/api/inbox/conversations/none/events")).status_code == 404


async def test_who_leaves_is_not_listened_for_any_more(house: Served, customer: Customer) -> None:
    bells = house.app.state.desk.conversations.bells
    async with following(customer) as seen:
        await anext(seen)
        assert customer.id in bells._listening
    async with asyncio.timeout(DEADLINE):
        while customer.id in bells._listening:
            await asyncio.sleep(0.01)


async def test_streams_end_cleanly_when_the_desk_stops(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with served(folder) as (house, server):
        customer = await house.customer()
        with caplog.at_level(logging.WARNING):
            async with following(customer) as seen:
                await anext(seen)
                server.should_exit = True
                assert [event async for event in seen] == []
    assert [record.message for record in caplog.records] == []
