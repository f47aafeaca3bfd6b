"""An agent opens a case for what a conversation asks, where the policy opened none."""

from typing import Any

import pytest

from desk.model import Handover, Reason, Reply
from tests.desk.desks import Agent, Customer, House
from tests.desk.test_inbox_pages import Page, page

REFUSED = {
    "outcome": "not_eligible",
    "offers": [],
    "because": [{"clause": "2.wear", "text": "A ring with clear scratches is not refunded."}],
}
SUMMARY = {
    "order": "CR-20418",
    "email": "maya@example.com",
    "line": "1",
    "reason": "changed_mind",
    "facts": {"wear": "obvious"},
    "description": "The scratches were there when it came.",
    "decision": REFUSED,
}


@pytest.fixture
async def appeal(house: House, customer: Customer) -> Customer:
    """A customer who was refused and asked for a person."""
    house.app.state.desk.returns.seed_demo()
    house.assistant.says = lambda _: [Reply("", handover=Handover(Reason.REFUSAL, SUMMARY))]
    await customer.say("I see it differently")
    await customer.answered()
    return customer


def form(shown: Page, **changes: str) -> dict[str, str]:
    """The form as the page has it, changed in what a test is about."""
    names = ("order", "email", "line", "quantity", "attempt")
    return {**{name: shown.fields[name] for name in names}, "reason": "changed_mind", "resolution": "refund", **changes}


def cases(house: House, customer: Customer) -> list[Any]:
    found: list[Any] = house.app.state.desk.returns.cases(conversation=customer.id)
    return found


async def test_a_refusal_that_was_appealed_becomes_a_case_with_all_that_was_told(
    house: House, appeal: Customer, agent: Agent
) -> None:
    shown = await page(agent, f"/inbox/c/{appeal.id}")
    for _ in range(2):
        response = await agent.form(f"c/{appeal.id}/case", **form(shown))
        assert (response.status_code, response.headers["Location"]) == (303, f"/inbox/c/{appeal.id}")
    (case,) = cases(house, appeal)
    assert (case.order, case.state, case.resolution) == ("CR-20418", "in_review", "refund")
    assert (case.facts, case.description) == (SUMMARY["facts"], SUMMARY["description"])
    words = (await page(agent, f"/inbox/c/{appeal.id}")).words
    assert case.number in words
    assert "maya@example.com" in words
    approved = await agent.api(f"cases/{case.number}/moves", {"move": "approve", "why": "We believe you."})
    assert approved.json()["state"] == "approved"


async def test_the_summary_shows_the_decision_and_not_its_inner_names(appeal: Customer, agent: Agent) -> None:
    words = (await page(agent, f"/inbox/c/{appeal.id}")).words
    assert "Cannot go back" in words
    assert "A ring with clear scratches is not refunded." in words
    assert "Percent" not in words
    assert "not known" not in words


async def test_an_order_and_an_address_that_do_not_go_together_open_nothing(
    house: House, appeal: Customer, agent: Agent
) -> None:
    shown = await page(agent, f"/inbox/c/{appeal.id}")
    response = await agent.form(f"c/{appeal.id}/case", **form(shown, email="noah@example.com"))
    assert response.status_code == 422
    assert "please check both" in Page(response.text).words
    assert cases(house, appeal) == []


async def test_rings_that_are_not_left_open_nothing(house: House, appeal: Customer, agent: Agent) -> None:
    shown = await page(agent, f"/inbox/c/{appeal.id}")
    for wrong in ({"quantity": "2"}, {"line": "9"}):
        response = await agent.form(f"c/{appeal.id}/case", **form(shown, **wrong))
        assert response.status_code in {404, 409}
    assert cases(house, appeal) == []


async def test_another_order_takes_nothing_from_the_summary(house: House, appeal: Customer, agent: Agent) -> None:
    shown = await page(agent, f"/inbox/c/{appeal.id}")
    other = form(shown, order="CR-20431", email="noah@example.com", reason="", resolution="")
    assert (await agent.form(f"c/{appeal.id}/case", **other)).status_code == 303
    (case,) = cases(house, appeal)
    assert (case.order, case.reason, case.resolution, case.facts) == ("CR-20431", None, None, {})
    assert case.description == ""


async def test_only_who_is_signed_in_opens_cases(house: House, appeal: Customer) -> None:
    response = await house.browser().post(f"/inbox/c/{appeal.id}/case", data={"order": "CR-20418"})
    assert response.status_code in {303, 401, 403}
    assert cases(house, appeal) == []
