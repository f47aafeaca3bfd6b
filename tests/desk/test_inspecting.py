"""An agent notes what came back beside what the customer said, and sees the new decision before it counts."""

import pytest

from returns.model import Case
from tests.desk.cases import FACTS, open_case
from tests.desk.desks import Agent, Customer, House
from tests.desk.test_inbox_pages import Page, page


@pytest.fixture
async def case(house: House, customer: Customer, agent: Agent) -> Case:
    """A case whose parcel has arrived."""
    case = open_case(house, customer)
    await agent.api(f"cases/{case.number}/moves", {"move": "receive"})
    return case


async def sent(agent: Agent, case: Case, **fields: str) -> Page:
    response = await agent.form(f"cases/{case.number}/inspection", **fields)
    assert response.status_code == 200, response.text
    return Page(response.text)


async def test_the_form_has_every_fact_beside_the_customers_answer(agent: Agent, case: Case) -> None:
    words = " ".join((await page(agent, f"/inbox/cases/{case.number}/inspection")).words.split())
    assert "Wear worn, no marks as the customer said" in words
    assert "Works yes as the customer said" in words
    assert "Cause of the fault does not apply" in words
    assert "80 to 90 %" in words


async def test_the_new_decision_is_seen_before_it_is_kept(agent: Agent, case: Case) -> None:
    fields = {"fact_wear": "minor", "percentage": "70", "label_cost": "6.40", "why": "Two marks."}
    seen = await sent(agent, case, **fields)
    words = " ".join(seen.words.split())
    assert "What the policy decides now" in words
    assert "Refund: $202.90 (estimated $239.20 to $269.10, so not what was told)" in words
    assert (await agent.see(case.conversation))["cases"][0]["state"] == "received"
    kept = await agent.form(f"cases/{case.number}/inspection", **fields, seen=seen.fields["seen"])
    assert (kept.status_code, kept.headers["Location"]) == (303, f"/inbox/cases/{case.number}")
    found = (await agent.see(case.conversation))["cases"][0]
    assert (found["state"], found["inspection"]["by"]) == ("inspected", "alex")
    assert found["standing"]["refund"]["low"] == "202.90"
    assert found["timeline"][-1]["why"] == "Two marks."


async def test_a_correction_begins_with_what_was_kept(agent: Agent, case: Case) -> None:
    fields = {"fact_wear": "minor", "fact_works": "yes", "percentage": "70", "label_cost": "6.40"}
    seen = await sent(agent, case, **fields)
    await agent.form(f"cases/{case.number}/inspection", **fields, seen=seen.fields["seen"])
    shown = await agent.http.get(f"/inbox/cases/{case.number}/inspection")
    assert {**Page(shown.text).fields, "csrf": ""}.items() >= {"percentage": "70", "label_cost": "6.40"}.items()
    assert '<option value="minor" selected>' in shown.text
    assert '<option value="yes" selected>' in shown.text


async def test_what_was_changed_after_it_was_seen_is_shown_once_more(agent: Agent, case: Case) -> None:
    seen = await sent(agent, case, percentage="85")
    again = await sent(agent, case, percentage="80", seen=seen.fields["seen"])
    assert again.fields["seen"] != seen.fields["seen"]
    assert (await agent.see(case.conversation))["cases"][0]["state"] == "received"


async def test_what_the_policy_no_longer_gives_goes_to_a_person(agent: Agent, case: Case) -> None:
    seen = await sent(agent, case, fact_wear="obvious")
    assert "nothing is refused by itself" in seen.words
    await agent.form(f"cases/{case.number}/inspection", fact_wear="obvious", seen=seen.fields["seen"])
    found = (await agent.see(case.conversation))["cases"][0]
    assert (found["state"], found["standing"]["outcome"]) == ("in_review", "not_eligible")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"percentage": "95"}, "The percentage must be from 80 to 90, not 95."),
        ({"percentage": "many"}, "12.50"),
        ({"label_cost": "six"}, "12.50"),
        ({"fact_sealed": "yes", "fact_wear": "obvious", "percentage": "85"}, "wear"),
        ({"fact_wear": "shiny", "percentage": "85"}, "wear"),
        ({}, "The percentage is missing: choose one from 80 to 90."),
    ],
)
async def test_what_makes_no_sense_keeps_what_was_typed_and_says_why(
    agent: Agent, case: Case, fields: dict[str, str], words: str
) -> None:
    response = await agent.form(f"cases/{case.number}/inspection", **fields, why="Half a note")
    assert response.status_code == 422
    assert words in Page(response.text).words
    assert "Half a note" in response.text


async def test_a_case_whose_time_has_not_come_cannot_be_inspected(
    house: House, agent: Agent, customer: Customer
) -> None:
    case = open_case(house, customer, facts={**FACTS, "wear": "none"})
    seen = await sent(agent, case)
    kept = await agent.form(f"cases/{case.number}/inspection", seen=seen.fields["seen"])
    assert kept.status_code == 409
    assert "possible" in kept.text
    assert (await agent.http.get("/inbox/cases/RB-22222222/inspection")).status_code == 404


async def test_programs_see_the_new_decision_without_keeping_it(agent: Agent, case: Case) -> None:
    path = f"cases/{case.number}/inspection"
    response = await agent.api(path, {"facts": {"wear": "minor", "works": True}, "percentage": 70})
    assert response.status_code == 200
    assert response.json()["decision"]["refund"]["low"] == "209.30"
    assert response.json()["differences"]["facts"] == [{"fact": "wear", "declared": "light", "inspected": "minor"}]
    wrong = await agent.api(path, {"percentage": 20})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "costs.percent")
    assert (await agent.see(case.conversation))["cases"][0]["state"] == "received"
