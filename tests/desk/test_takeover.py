"""Agents take conversations over, answer, decide and hand back, and the assistant is silent meanwhile."""

import asyncio
from typing import Any

import pytest

from desk.model import Handover, Intent, Reason, Reply
from desk.sentences import KEPT
from returns.model import Case
from tests.desk.cases import FACTS, an_order, open_case
from tests.desk.desks import Agent, Customer, House, until
from tests.desk.pictures import a_picture


@pytest.fixture
async def waiting(house: House, customer: Customer) -> Customer:
    """A customer who asked for a person."""
    house.assistant.says = lambda _: [Reply("One moment.", handover=Handover(Reason.ASKED, {"order": "CR-20418"}))]
    await customer.say("a person please")
    await customer.answered()
    house.assistant.says = lambda turn: [Reply(f"You said: {turn.intent or turn.text}")]
    return customer


@pytest.fixture
def case(house: House, customer: Customer) -> Case:
    """A case in review that the customer's conversation opened."""
    return open_case(house, customer, review=True)


async def test_the_customer_talks_with_the_agent_and_the_assistant_hears_nothing(
    house: House, waiting: Customer, agent: Agent
) -> None:
    response = await agent.api(f"conversations/{waiting.id}/take")
    assert response.status_code == 200
    assert response.json()["mine"] is True
    await agent.api(f"conversations/{waiting.id}/reply", {"client_id": "1", "text": "Hi, I'm Alex."})
    assert [(one["author"], one["agent"]) for one in (await waiting.answered())[-2:]] == [
        ("system", None),
        ("agent", "Alex"),
    ]
    await waiting.say("great")
    assert (await waiting.page())["owner"] == "agent"
    assert (await waiting.page())["agent"] == "Alex"
    assert (await waiting.transcript())[2:] == [
        ("system", "Alex has joined the chat."),
        ("agent", "Hi, I'm Alex."),
        ("customer", "great"),
    ]
    assert house.assistant.texts() == ["a person please"]


async def test_the_assistant_is_told_when_it_gets_a_conversation_back(
    house: House, waiting: Customer, agent: Agent
) -> None:
    await agent.api(f"conversations/{waiting.id}/take")
    await waiting.say("to the agent")
    await agent.api(f"conversations/{waiting.id}/hand-back")
    assert (await waiting.transcript())[-1] == ("bot", "You said: handed_back")
    await waiting.say("hello again")
    assert (await waiting.transcript())[-1] == ("bot", "You said: hello again")
    assert house.assistant.texts() == ["a person please", Intent.HANDED_BACK, "hello again"]
    assert await agent.list() == []


async def test_a_settled_conversation_leaves_the_list(house: House, waiting: Customer, agent: Agent) -> None:
    await agent.api(f"conversations/{waiting.id}/take")
    response = await agent.api(f"conversations/{waiting.id}/resolve")
    assert response.json()["resolved"] is True
    assert await agent.list() == []
    assert [row["resolved"] for row in await agent.list("all")] == [True]


async def test_an_agent_takes_over_from_the_bot_in_the_middle_of_an_answer(
    house: House, customer: Customer, agent: Agent
) -> None:
    house.assistant.go_on.clear()
    await customer.say("hello")
    await agent.api(f"conversations/{customer.id}/take")
    house.assistant.go_on.set()
    await agent.api(f"conversations/{customer.id}/reply", {"client_id": "1", "text": "I'm here."})
    assert await customer.transcript() == [
        ("customer", "hello"),
        ("system", "Alex has joined the chat."),
        ("agent", "I'm here."),
    ]


async def test_of_two_agents_one_gets_the_conversation_and_the_other_a_sentence(
    house: House, waiting: Customer, agent: Agent
) -> None:
    other = await house.agent("bo")
    path = f"conversations/{waiting.id}/take"
    answers = await asyncio.gather(agent.api(path), other.api(path))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    lost = next(answer for answer in answers if answer.status_code == 409)
    assert lost.json() == {"error": f"{_winner(answers)} already has this conversation.", "field": "owner"}


async def test_an_agent_can_take_over_from_a_named_colleague(house: House, waiting: Customer, agent: Agent) -> None:
    await agent.api(f"conversations/{waiting.id}/take")
    other = await house.agent("bo")
    response = await other.api(f"conversations/{waiting.id}/take", {"from": "alex"})
    assert response.json()["agent"] == "bo"


async def test_a_reply_needs_words_and_the_conversation(waiting: Customer, agent: Agent) -> None:
    path = f"conversations/{waiting.id}/reply"
    response = await agent.api(path, {"client_id": "1", "text": "hi"})
    assert (response.status_code, response.json()["field"]) == (409, "owner")
    await agent.api(f"conversations/{waiting.id}/take")
    for text in ("", "x" * 10_001):
        response = await agent.api(path, {"client_id": "1", "text": text})
        assert (response.status_code, response.json()["field"]) == (422, "text")


async def test_an_agent_sees_everything_about_a_conversation(
    house: House, waiting: Customer, agent: Agent, case: Case
) -> None:
    photo = (await waiting.upload(a_picture())).json()["id"]
    await waiting.say("here", photos=[photo])
    seen = await agent.see(waiting.id)
    assert [message["text"] for message in seen["messages"]] == ["a person please", "One moment.", "here", KEPT]
    assert seen["messages"][-2]["photos"] == [photo]
    assert [(handed["reason"], handed["summary"]) for handed in seen["handovers"]] == [("asked", {"order": "CR-20418"})]
    (found,) = seen["cases"]
    assert (found["number"], found["state"], found["facts"]) == (case.number, "in_review", FACTS)
    assert found["decision"]["outcome"] == "eligible"
    assert {"approve", "refuse"} <= set(found["moves"])
    assert found["timeline"][0]["state"] == "in_review"


async def test_an_agent_decides_a_case_and_the_customer_hears_of_it(
    waiting: Customer, agent: Agent, case: Case
) -> None:
    response = await agent.api(f"cases/{case.number}/moves", {"move": "approve", "why": " looks fine "})
    assert response.status_code == 200
    moved = response.json()
    assert moved["state"] == "approved"
    last = moved["timeline"][-1]
    assert (last["actor"], last["why"], last["state"]) == ("alex", "looks fine", "approved")

    async def news() -> list[dict[str, Any]]:
        return [said for said in await waiting.answered() if said["case"] == case.number]

    (heard,) = await until(news)
    assert heard["author"] == "system"
    assert case.number in heard["text"]


async def test_a_move_that_is_not_possible_is_refused_with_those_that_are(agent: Agent, case: Case) -> None:
    path = f"cases/{case.number}/moves"
    await agent.api(path, {"move": "approve"})
    response = await agent.api(path, {"move": "refuse"})
    assert response.status_code == 409
    assert "withdraw" in response.json()["error"]
    response = await agent.api(path, {"move": "explode"})
    assert (response.status_code, response.json()["field"]) == (422, "move")
    response = await agent.api("cases/RB-22222222/moves", {"move": "approve"})
    assert (response.status_code, response.json()["field"]) == (404, "number")


async def test_cases_are_listed_by_state_and_conversation(customer: Customer, agent: Agent, case: Case) -> None:
    async def numbers(**wanted: str) -> list[str]:
        response = await agent.http.get("/api/inbox/cases", params=wanted)
        return [found["number"] for found in response.json()["cases"]]

    assert await numbers() == await numbers(state="in_review") == await numbers(conversation=customer.id)
    assert await numbers() == [case.number]
    assert await numbers(state="approved") == await numbers(conversation="other") == []


async def test_orders_are_imported_with_a_report_of_every_row(agent: Agent) -> None:
    good = an_order()
    response = await agent.api("orders", [good, {**good, "number": "CR-2", "currency": "gold"}])
    report = response.json()
    assert (report["imported"], report["unchanged"]) == (1, 0)
    assert [row["row"] for row in report["rejected"]] == [2]
    assert (await agent.api("orders", [good])).json()["unchanged"] == 1


def _winner(answers: Any) -> str:
    won = next(answer for answer in answers if answer.status_code == 200)
    return str(won.json()["agent"]).capitalize()
