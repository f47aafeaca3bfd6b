"""An agent sends the return label that the shop pays, and the customer finds it on the case page."""

from tests.desk.cases import open_case
from tests.desk.desks import Agent, Customer, House
from tests.desk.test_case_page import seen
from tests.desk.test_case_story import SMART
from tests.desk.test_inbox_pages import page

LINK = "https://labels.example/RB.pdf?page=1&size=4x6"


async def test_a_label_is_to_do_until_it_is_sent(house: House, customer: Customer, agent: Agent) -> None:
    case = open_case(house, customer, **SMART)
    assert "Send the return label" in (await page(agent, "/inbox/cases")).words
    form = (await page(agent, f"/inbox/cases/{case.number}")).words
    assert f"to Returns, 4100 Harbour Road, Oakland, CA 94607, USA, with {case.number} as its reference" in form
    assert "To be posted by" not in form
    assert "Wait for the return label" in await seen(house, case)
    assert (await agent.form(f"cases/{case.number}/moves", move="label", link="my label")).status_code == 422
    assert (await agent.form(f"cases/{case.number}/moves", move="label", link=LINK)).status_code == 303
    assert case.number not in (await page(agent, "/inbox/cases")).words
    sent = (await page(agent, f"/inbox/cases/{case.number}")).words
    assert all(part in sent for part in ("Send another return label", LINK, "To be posted by"))
    words = await seen(house, case)
    assert "Print the return label and stick it on the parcel" in words
    assert "Wait for" not in words
    secret = house.app.state.desk.returns.case_secret(case.number)
    shown = (await house.browser().get(f"/cases/{secret}")).text
    assert 'href="https://labels.example/RB.pdf?page=1&amp;size=4x6"' in shown


async def test_who_pays_the_postage_is_sent_no_label(house: House, customer: Customer, agent: Agent) -> None:
    case = open_case(house, customer)
    assert "Send the return label" not in (await page(agent, f"/inbox/cases/{case.number}")).words
    response = await agent.api(f"cases/{case.number}/moves", {"move": "label", "link": LINK})
    assert response.status_code == 409


async def test_a_receipt_is_to_do_until_the_postage_is_paid_back(
    house: House, customer: Customer, agent: Agent
) -> None:
    facts = {"wear": "none", "works": False, "fault_cause": "defect", "modified": False, "accessories": "complete"}
    case = open_case(house, customer, reason="malfunction", facts={**facts, "packaging": "intact"})
    returns = house.app.state.desk.returns
    await agent.api(f"cases/{case.number}/moves", {"move": "receive"})
    await agent.api(f"cases/{case.number}/moves", {"move": "inspect", "inspection": {"facts": {}}})
    returns.claim_postage(case.number, "a-photo", actor="customer")
    assert "Pay the postage back" in (await page(agent, "/inbox/cases")).words
    await agent.api(f"cases/{case.number}/moves", {"move": "reimburse", "amount": "9.80"})
    assert "Pay the postage back" not in (await page(agent, "/inbox/cases")).words
