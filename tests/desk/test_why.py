"""An agent sees why a case was decided as it was, row by row of the policy."""

from tests.desk.cases import FACTS, an_order, open_case
from tests.desk.desks import Agent, Customer, House
from tests.desk.test_inbox_pages import page


async def test_the_deciding_row_is_marked_and_the_others_say_what_they_wanted(
    house: House, customer: Customer, agent: Agent
) -> None:
    open_case(house, customer)
    shown = await page(agent, f"/inbox/c/{customer.id}")
    words = " ".join(shown.words.split())
    assert words.count("Decided 1.partial-light") == 1
    assert "Does not apply 2.late It was asked for too late." in words
    assert "This case: it was worn, but has no scratch" in words
    assert "Could decide" not in words


async def test_a_case_for_a_person_shows_every_row_that_could_decide(
    house: House, customer: Customer, agent: Agent
) -> None:
    case = open_case(house, customer, facts={**FACTS, "wear": "unsure"})
    words = (await page(agent, f"/inbox/c/{customer.id}")).words
    assert words.count("Could decide") == len(case.decision["because"]) > 1
    assert "the customer is not sure about wear" in words


async def test_programs_read_the_same_explanation(house: House, customer: Customer, agent: Agent) -> None:
    case = open_case(house, customer)
    response = await agent.http.get(f"/api/inbox/cases/{case.number}")
    assert response.status_code == 200
    why = response.json()["why"]
    assert why == (await agent.see(customer.id))["cases"][0]["why"]
    assert [row["clauses"] for row in why["rows"] if row["decided"]] == [["1.partial-light"]]
    assert why["as_decided"] is True
    assert (await agent.http.get("/api/inbox/cases/RB-22222222")).status_code == 404
    assert (await house.browser().get(f"/api/inbox/cases/{case.number}")).status_code == 401


async def test_an_order_that_changed_since_is_said_to_have_changed(
    house: House, customer: Customer, agent: Agent
) -> None:
    case = open_case(house, customer, review=True)
    await agent.api(f"cases/{case.number}/moves", {"move": "refuse"})
    house.app.state.desk.returns.import_orders([an_order(number=case.order, received_on=None)])
    assert (await agent.see(customer.id))["cases"][0]["why"]["as_decided"] is False
    assert "The order has changed since" in (await page(agent, f"/inbox/c/{customer.id}")).words


async def test_a_case_whose_line_is_gone_is_still_shown(house: House, customer: Customer, agent: Agent) -> None:
    case = open_case(house, customer, review=True)
    await agent.api(f"cases/{case.number}/moves", {"move": "refuse"})
    order = an_order(number=case.order)
    order["lines"][0]["id"] = "9"
    house.app.state.desk.returns.import_orders([order])
    assert (await agent.see(customer.id))["cases"][0]["why"] is None
    assert "cannot be explained any more" in (await page(agent, f"/inbox/c/{customer.id}")).words
