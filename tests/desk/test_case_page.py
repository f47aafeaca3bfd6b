"""A customer sees and moves a case by its link, with forms alone and with nobody else looking."""

import logging
from typing import Any

import httpx
import pytest

from returns.lifecycle import Move, State
from returns.model import Case, Inspection
from tests.desk.cases import FACTS, open_case
from tests.desk.desks import Agent, Customer, House, open_house, slowed, until
from tests.desk.pictures import a_picture
from tests.desk.test_inbox_pages import Page

TRACKING = "1Z999AA10123456784"
BROKEN = {**FACTS, "wear": "none", "packaging": "intact", "works": False, "fault_cause": "defect"}


def returns_of(house: House) -> Any:
    return house.app.state.desk.returns


def link(house: House, case: Case) -> str:
    return f"/cases/{returns_of(house).case_secret(case.number)}"


async def seen(house: House, case: Case, **query: str) -> str:
    """The words of the case's page."""
    response = await house.browser().get(link(house, case), params=query)
    assert response.status_code == 200, response.text
    return " ".join(Page(response.text).words.split())


async def sent(house: House, case: Case, what: str, **fields: Any) -> httpx.Response:
    return await house.browser().post(f"{link(house, case)}/{what}", **fields)


@pytest.fixture
def case(house: House, customer: Customer) -> Case:
    """An approved case."""
    return open_case(house, customer)


async def test_the_link_shows_how_the_case_stands_and_what_comes_next(house: House, case: Case) -> None:
    words = await seen(house, case)
    for part in (case.number, "Your return is approved", "4100 Harbour Road", "$239.20", "$269.10", "to your card"):
        assert part in words
    assert "The ring goes back by a trackable and insured service" in words
    assert "Post it by" in words


async def test_order_number_and_email_lead_to_the_case(house: House, case: Case) -> None:
    browser = house.browser()
    assert (await browser.get("/cases")).status_code == 200
    found = await browser.post("/cases", data={"order": "cr 20418", "email": " Maya@Example.com "})
    assert (found.status_code, found.headers["Location"]) == (303, link(house, case))
    for order, email in (("CR-20418", "noah@example.com"), ("CR-20431", "noah@example.com"), ("CR-1", "a@b.c")):
        none = await browser.post("/cases", data={"order": order, "email": email})
        assert none.status_code == 404
        assert "We can't find a return" in Page(none.text).words


async def test_an_order_with_two_cases_lists_both(house: House, customer: Customer, case: Case) -> None:
    returns_of(house).advance(case.number, Move.WITHDRAW, actor="customer")
    other = open_case(house, customer, key="again")
    found = await house.browser().post("/cases", data={"order": "CR-20418", "email": "maya@example.com"})
    assert found.status_code == 200
    words = Page(found.text).words
    assert case.number in words
    assert other.number in words


async def test_a_wrong_link_opens_nothing(house: House, case: Case) -> None:
    secret = returns_of(house).case_secret(case.number)
    for wrong in (secret[:-1], secret + "x", case.number, "nothing"):
        assert (await house.browser().get(f"/cases/{wrong}")).status_code == 404
        assert (await house.browser().post(f"/cases/{wrong}/withdraw")).status_code == 404
    assert returns_of(house).case(case.number).state is State.APPROVED


async def test_guessing_is_slowed_down_and_looking_is_not(house: House, case: Case) -> None:
    browser = house.browser()
    guess = {"order": "CR-20418", "email": "guess@b.c"}
    told = await slowed(lambda: browser.post("/cases", data=guess), 21)
    assert int(told.headers["Retry-After"]) > 0
    await slowed(lambda: browser.get("/cases/none"), 2)
    assert (await browser.get(link(house, case))).status_code == 200


async def test_a_tracking_number_moves_the_case_and_a_mistyped_one_is_explained(house: House, case: Case) -> None:
    wrong = await sent(house, case, "tracking", data={"tracking": "1Z999AA10123456785"})
    assert wrong.status_code == 422
    assert "mistyped" in Page(wrong.text).words
    assert Page(wrong.text).fields["tracking"] == "1Z999AA10123456785"
    right = await sent(house, case, "tracking", data={"tracking": "1Z 999 AA1 0123456784"})
    assert (right.status_code, right.headers["Location"]) == (303, f"{link(house, case)}?done=tracking")
    words = await seen(house, case, done="tracking")
    assert "Thank you: we have your tracking number." in words
    assert f"Posted with UPS, number {TRACKING} (you)" in words


async def test_the_parcel_of_another_customer_is_refused_in_one_sentence(
    house: House, case: Case, customer: Customer, agent: Agent
) -> None:
    other = open_case(house, customer, order="CR-20431", key="other")
    returns_of(house).post(case.number, TRACKING, actor="customer")
    no = await sent(house, other, "tracking", data={"tracking": TRACKING})
    assert no.status_code == 422
    assert "This number is on another return already; please check it" in Page(no.text).words
    assert case.number not in no.text
    agents = await agent.api(f"cases/{other.number}/moves", {"move": "post", "tracking": TRACKING})
    assert (agents.status_code, agents.json()["field"]) == (422, "tracking")
    assert case.number in agents.json()["error"]


async def test_a_photo_joins_the_case_and_no_other_is_seen_by_its_link(
    house: House, case: Case, customer: Customer
) -> None:
    bad = await sent(house, case, "photos", files={"photo": ("a.jpg", b"no picture")}, data={"of": "photo"})
    assert bad.status_code == 422
    assert "isn't a photo" in Page(bad.text).words
    good = await sent(house, case, "photos", files={"photo": ("a.jpg", a_picture())}, data={"of": "photo"})
    assert good.status_code == 303
    (photo,) = returns_of(house).case(case.number).photos
    assert (await house.browser().get(f"{link(house, case)}/photos/{photo}?size=thumb")).status_code == 200
    private = (await customer.upload(a_picture())).json()["id"]
    for other in (private, "none"):
        assert (await house.browser().get(f"{link(house, case)}/photos/{other}")).status_code == 404


async def test_the_receipt_of_the_postage_is_asked_for_where_it_is_paid_back(house: House, customer: Customer) -> None:
    case = open_case(house, customer, reason="malfunction", facts=BROKEN)
    returns_of(house).post(case.number, TRACKING, actor="customer")
    assert "Receipt of the postage" in await seen(house, case)
    response = await sent(house, case, "photos", files={"photo": ("a.jpg", a_picture())}, data={"of": "receipt"})
    assert response.status_code == 303
    claimed = returns_of(house).case(case.number)
    assert claimed.postage["photo"] in claimed.photos
    assert "We have your receipt" in await seen(house, case)


async def test_no_receipt_is_taken_where_the_postage_is_not_paid_back(house: House, case: Case) -> None:
    returns_of(house).post(case.number, TRACKING, actor="customer")
    assert "Receipt of the postage" not in await seen(house, case)
    response = await sent(house, case, "photos", files={"photo": ("a.jpg", a_picture())}, data={"of": "receipt"})
    assert response.status_code == 409
    assert returns_of(house).case(case.number).postage is None


async def test_a_message_reaches_a_person_once_and_the_answer_is_on_the_page(
    house: House, case: Case, customer: Customer, agent: Agent
) -> None:
    await customer.say("something private, said in the chat")
    await customer.answered()
    shown = Page((await house.browser().get(link(house, case))).text)
    for _ in range(2):
        response = await sent(house, case, "message", data={"text": "Where is it?", "sent": shown.fields["sent"]})
        assert response.status_code == 303
    assert [row["id"] for row in await agent.list()] == [customer.id]
    assert (await agent.see(customer.id))["handovers"][0]["summary"] == {"case": case.number}
    beside = " ".join(Page((await agent.http.get(f"/inbox/c/{customer.id}")).text).words.split())
    assert f"Asked for a person About {case.number}" in beside
    await agent.api(f"conversations/{customer.id}/take")
    await agent.api(f"conversations/{customer.id}/reply", {"client_id": "1", "text": "It comes tomorrow."})
    words = await seen(house, case)
    assert words.count("Where is it?") == 1
    assert "Alex, " in words
    assert "It comes tomorrow." in words
    assert "something private" not in words
    assert [turn.text for turn in house.assistant.heard] == ["something private, said in the chat"]
    empty = await sent(house, case, "message", data={"text": "  ", "sent": "1"})
    assert empty.status_code == 422


async def test_a_case_is_withdrawn_once(house: House, case: Case) -> None:
    assert (await sent(house, case, "withdraw")).status_code == 303
    assert "You have withdrawn this return" in await seen(house, case)
    again = await sent(house, case, "withdraw")
    assert again.status_code == 409
    assert "moved on meanwhile" in Page(again.text).words
    assert (await sent(house, case, "tracking", data={"tracking": TRACKING})).status_code == 409


async def test_what_was_found_and_what_is_paid_is_told_part_by_part(house: House, case: Case) -> None:
    returns_of(house).advance(case.number, Move.RECEIVE, actor="ana")
    returns_of(house).inspect(case.number, Inspection({"wear": "minor"}, 70), actor="ana", why="Two marks inside.")
    returns_of(house).refund(case.number, actor="ana")
    await until(lambda: paid(house, case))
    words = await seen(house, case)
    assert "Wear worn, without marks small marks" in words
    assert "We had told you $239.20 to $269.10; it is $209.30." in words
    assert "Refund to your card $209.30" in words
    assert "Two marks inside." in words


async def paid(house: House, case: Case) -> bool:
    """Whether all that the case's customer gets is paid."""
    return all(transfer.paid_at for transfer in returns_of(house).transfers(case.number))


async def exchanged_by_order(house: House) -> Case:
    """A case whose customer gets the money, for another size."""
    asked = {"reason": "wrong_size", "resolution": "exchange", "facts": {**FACTS, "wear": "none"}}
    case = open_case(house, await house.customer(), **asked)
    returns_of(house).advance(case.number, Move.RECEIVE, actor="ana")
    returns_of(house).inspect(case.number, Inspection({}), actor="ana")
    assert "We send your money back" in await seen(house, case)
    assert "Then you order the size or colour" in await seen(house, case)
    returns_of(house).refund(case.number, actor="ana")

    async def refunded() -> bool:
        return "Your money is back" in await seen(house, case)

    await until(refunded)
    return case


async def test_an_exchange_that_is_a_new_order_leads_to_it_once_the_money_is_back(folder: Any) -> None:
    async with open_house(folder, new_order_url="https://shop.example/new?case={case}") as house:
        case = await exchanged_by_order(house)
        shown = (await house.browser().get(link(house, case))).text
        assert f'href="https://shop.example/new?case={case.number}"' in shown


async def test_where_the_shop_makes_no_links_an_exchange_says_to_order_as_usual(house: House) -> None:
    case = await exchanged_by_order(house)
    assert "order the size or colour that you would like in our shop, as usual" in await seen(house, case)
    returns_of(house).exchanged(case.number, "CR-30001", actor="ana")
    words = await seen(house, case)
    assert "Your money is back, and your new order is placed" in words
    assert "Your new order is CR-30001" in words
    assert "on its way" not in words


async def test_a_refused_case_says_why_and_offers_a_person(house: House, customer: Customer) -> None:
    case = open_case(house, customer, facts={**FACTS, "wear": "obvious"})
    words = await seen(house, case)
    assert "We cannot take this ring back" in words
    assert case.decision["because"][0]["text"] in words
    assert "Send to a person" in words
    assert "Withdraw" not in words
    assert "$" not in words


async def test_a_case_without_a_conversation_is_shown_without_what_needs_one(house: House, case: Case) -> None:
    stray = open_case(house, Customer(house.browser(), "elsewhere", ""), order="CR-20431")
    words = await seen(house, stray)
    assert "Your return is approved" in words
    assert "Send to a person" not in words
    assert (await sent(house, stray, "message", data={"text": "hi", "sent": "1"})).status_code == 404
    response = await sent(house, stray, "photos", files={"photo": ("a.jpg", a_picture())}, data={"of": "photo"})
    assert response.status_code == 404


async def test_the_secret_goes_nowhere(house: House, case: Case, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    response = await house.browser().get(link(house, case))
    headers = response.headers
    assert (headers["Referrer-Policy"], headers["Cache-Control"]) == ("no-referrer", "no-store")
    assert "script-src" not in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Robots-Tag"] == "noindex"
    assert "script" not in Page(response.text).tags
    assert "http" not in response.text.replace("http-equiv", "")
    ours = [record for record in caplog.records if record.name.startswith(("desk", "returns"))]
    assert returns_of(house).case_secret(case.number) not in str([record.getMessage() for record in ours])


async def test_too_many_forms_of_one_case_are_slowed_down(house: House, case: Case) -> None:
    assert (await sent(house, case, "tracking", data={"tracking": "x"})).status_code == 422
    await slowed(lambda: sent(house, case, "tracking", data={"tracking": "x"}), 20)


async def test_all_times_are_the_shops(folder: Any) -> None:
    async with open_house(folder, now="2026-11-22T03:00:00+00:00") as house:
        case = open_case(house, await house.customer())
        assert "Nov 21, 2026, 7:0" in await seen(house, case)
