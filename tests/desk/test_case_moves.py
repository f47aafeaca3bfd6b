"""Agents take a case through its life: each move with what it needs, and a sentence where something is in the way."""

from typing import Any

import pytest

from returns.model import Case
from tests.desk.cases import FACTS, open_case
from tests.desk.desks import Agent, Customer, House
from tests.desk.test_inbox_pages import page

TRACKING = "1Z999AA10123456784"


@pytest.fixture
def case(house: House, customer: Customer) -> Case:
    """An approved case."""
    return open_case(house, customer)


async def moved(agent: Agent, case: Case, move: str, **more: Any) -> dict[str, Any]:
    response = await agent.api(f"cases/{case.number}/moves", {"move": move, **more})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


async def inspected(agent: Agent, case: Case, **inspection: Any) -> dict[str, Any]:
    """The case after its parcel came and somebody looked into it."""
    await moved(agent, case, "receive")
    return await moved(agent, case, "inspect", inspection={"percentage": 85, **inspection})


async def test_a_case_goes_from_the_parcel_to_the_money(agent: Agent, case: Case) -> None:
    posted = await moved(agent, case, "post", tracking=TRACKING)
    assert (posted["state"], posted["tracking"]) == ("posted", {"carrier": "ups", "number": TRACKING})
    found = await inspected(agent, case, facts={"packaging": "intact"}, label_cost="6.40")
    assert (found["state"], found["next"]) == ("inspected", "refund")
    assert found["standing"]["refund"]["low"] == "247.75"
    assert [promise["kind"] for promise in found["promises"]] == ["refund"]
    due = await moved(agent, case, "refund")
    assert due["state"] in {"refund_due", "refunded"}
    assert [(one["tender"], one["amount"]) for one in due["transfers"]] == [("card", "247.75")]
    assert [step["move"] for step in due["timeline"]][:5] == ["approve", "post", "receive", "inspect", "refund"]


async def test_the_list_says_what_is_to_do_with_each_case(agent: Agent, house: House, customer: Customer) -> None:
    case = open_case(house, customer, review=True)

    async def listed() -> str:
        return " ".join((await page(agent, "/inbox/cases")).words.split())

    assert "Decide · Can go back" in await listed()
    await moved(agent, case, "receive")
    assert "Inspect the ring · Can go back" in await listed()
    await moved(agent, case, "inspect", inspection={"percentage": 85})
    assert "Pay the refund · Can go back" in await listed()
    smart = {"order": "SR-10032", "reason": "malfunction", "resolution": "replacement", "key": "smart"}
    faulty = {"wear": "none", "fault_cause": "defect", "modified": False, "accessories": "complete"}
    anew = open_case(house, customer, facts={**faulty, "packaging": "intact"}, **smart)
    await inspected(agent, anew, percentage=None)
    assert "Send the new ring · Can go back" in await listed()


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"move": "post", "tracking": "1Z999AA10123456785"}, 422, "tracking"),
        ({"move": "post", "tracking": ""}, 422, "tracking"),
        ({"move": "refund"}, 409, "move"),
        ({"move": "pay"}, 422, "move"),
        ({"move": "expire"}, 422, "move"),
        ({"move": "grant", "amount": "12.50"}, 409, "move"),
        ({"move": "grant"}, 422, "amount"),
    ],
)
async def test_what_is_in_the_way_of_a_move_is_said(
    agent: Agent, case: Case, body: dict[str, str], status: int, field: str
) -> None:
    response = await agent.api(f"cases/{case.number}/moves", body)
    assert (response.status_code, response.json()["field"]) == (status, field)
    assert response.json()["error"].endswith(".")
    assert (await agent.see(case.conversation))["cases"][0]["state"] == "approved"


async def test_more_than_was_paid_cannot_be_granted(house: House, customer: Customer, agent: Agent) -> None:
    case = open_case(house, customer, review=True)
    for amount, status in (("1000", 422), ("10.001", 422), ("-5", 422), ("20.50", 200)):
        body = {"move": "grant", "amount": amount, "why": "The box was crushed."}
        assert (await agent.api(f"cases/{case.number}/moves", body)).status_code == status
    found = (await agent.see(customer.id))["cases"][0]
    assert [(one["purpose"], one["amount"]) for one in found["transfers"]] == [("goodwill", "20.50")]


async def test_a_case_offers_only_the_moves_that_have_a_reason(
    house: House, customer: Customer, agent: Agent, case: Case
) -> None:
    async def moves() -> set[str]:
        found = await agent.http.get(f"/api/inbox/cases/{case.number}")
        return set(found.json()["moves"])

    assert await moves() == {"instruct", "post", "receive", "review", "withdraw"}
    await inspected(agent, case)
    assert await moves() == {"inspect", "refund", "review"}
    await moved(agent, case, "review")
    assert await moves() == {"refuse", "grant", "replace", "receive", "withdraw"}
    await moved(agent, case, "refuse")
    assert {"give_back", "reopen", "close"} <= await moves()


async def test_postage_is_paid_back_once_for_the_receipt_that_the_customer_sent(
    house: House, customer: Customer, agent: Agent
) -> None:
    facts = {**FACTS, "wear": "none", "packaging": "intact", "works": False, "fault_cause": "defect"}
    case = open_case(house, customer, reason="malfunction", facts=facts)
    found = await inspected(agent, case, percentage=None)
    assert "reimburse" not in found["moves"]
    house.app.state.desk.returns.claim_postage(case.number, "a-photo", actor="customer")
    paid = await moved(agent, case, "reimburse", amount="9.80")
    assert (paid["postage"]["amount"], "reimburse" in paid["moves"]) == ("9.80", False)
    assert [(one["purpose"], one["amount"]) for one in paid["transfers"]] == [("postage", "9.80")]


async def test_forms_move_a_case_and_go_back_to_where_it_was_seen(agent: Agent, case: Case) -> None:
    path = f"cases/{case.number}/moves"
    there = await agent.form(path, move="post", tracking=TRACKING, conversation=case.conversation)
    assert (there.status_code, there.headers["Location"]) == (303, f"/inbox/c/{case.conversation}")
    alone = await agent.form(path, move="receive")
    assert (alone.status_code, alone.headers["Location"]) == (303, f"/inbox/cases/{case.number}")
    shown = await page(agent, f"/inbox/cases/{case.number}")
    assert "Parcel arrived by Alex" in " ".join(shown.words.split())
    assert f"/inbox/cases/{case.number}/moves" in shown.actions


async def test_a_form_that_cannot_be_done_shows_the_case_with_the_reason(agent: Agent, case: Case) -> None:
    path = f"cases/{case.number}/moves"
    wrong = await agent.form(path, move="post", tracking="1Z999AA10123456785")
    assert (wrong.status_code, "mistyped" in wrong.text) == (422, True)
    no_number = await agent.form(path, move="grant", amount="ten", conversation=case.conversation)
    assert (no_number.status_code, "12.50" in no_number.text) == (422, True)
    assert (await agent.form("cases/RB-22222222/moves", move="approve")).status_code == 404
    assert (await agent.http.get("/inbox/cases/RB-22222222")).status_code == 404
    assert (await agent.http.post(f"/inbox/{path}", data={"move": "receive"})).status_code == 403


async def test_a_case_is_found_by_its_number_and_by_its_order(agent: Agent, case: Case) -> None:
    found = await agent.http.get("/inbox/cases", params={"find": case.number.lower().replace("-", " ")})
    assert (found.status_code, found.headers["Location"]) == (303, f"/inbox/cases/{case.number}")
    assert case.number in (await page(agent, f"/inbox/cases?find={case.order.lower()}")).words
    assert "No such case" in (await page(agent, "/inbox/cases?find=CR-99999")).words


async def test_the_next_page_begins_behind_the_last_case_of_this_one(
    house: House, customer: Customer, agent: Agent, case: Case
) -> None:
    newer = open_case(house, customer, order="CR-20431", key="newer")
    both = (await page(agent, "/inbox/cases?show=all")).words
    assert both.index(newer.number) < both.index(case.number)
    rest = (await page(agent, f"/inbox/cases?show=all&older={newer.number}")).words
    assert (newer.number in rest, case.number in rest) == (False, True)


async def test_the_list_holds_what_is_to_do_and_all_holds_the_rest(
    house: House, customer: Customer, agent: Agent, case: Case
) -> None:
    async def listed(show: str) -> bool:
        return case.number in (await page(agent, f"/inbox/cases?show={show}")).words

    assert (await listed("todo"), await listed("all")) == (False, True)
    await moved(agent, case, "receive")
    assert await listed("todo")
    assert case.number in (await page(agent, "/inbox/cases/rows?show=todo")).words
