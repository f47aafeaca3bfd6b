"""What a customer reads of a case: the wish, the next step, the money as it stands, and the shop's clock."""

from decimal import Decimal
from typing import Any

import pytest

from returns.lifecycle import Move
from returns.model import Case, Inspection
from tests.desk.cases import FACTS, an_order, open_case
from tests.desk.desks import Customer, House, open_house
from tests.desk.test_case_page import TRACKING, returns_of, seen
from tests.returns.lives import OTHER_PARCEL

FAULTY = {"wear": "none", "works": False, "fault_cause": "defect", "modified": False, "accessories": "complete"}
UNUSED = {**FACTS, "wear": "none"}
SMART = {"order": "SR-10032", "reason": "malfunction", "facts": {**FAULTY, "packaging": "intact"}}


@pytest.fixture
def case(house: House, customer: Customer) -> Case:
    """An approved case."""
    return open_case(house, customer)


async def test_times_say_which_clock_they_are_of(folder: Any) -> None:
    async with open_house(folder, now="2026-11-22T03:00:00+00:00") as house:
        case = open_case(house, await house.customer())
        assert " PM PST" in await seen(house, case)


async def test_what_the_customer_chose_stands_at_the_top(house: House, customer: Customer) -> None:
    exchange = open_case(house, customer, reason="wrong_size", resolution="exchange", facts=UNUSED)
    words = await seen(house, exchange)
    assert "for another size or colour" in words
    assert "told us the size" not in words  # the new order says it
    smart = {**SMART, "reason": "wrong_size", "facts": {"sealed": True}}
    kept = open_case(house, customer, key="smart", resolution="exchange", **smart)
    assert "Have you told us the size or the colour" in await seen(house, kept)


async def test_clauses_are_named_as_the_policy_names_them(house: House, case: Case) -> None:
    words = await seen(house, case)
    assert "(1. Refunds: partial, light use)" in words
    assert "1.partial-light" not in words


async def test_who_waits_for_a_label_is_told_so_before_posting(house: House, customer: Customer) -> None:
    case = open_case(house, customer, **SMART)
    words = await seen(house, case)
    assert words.index("Wait for the return label") < words.index("Send it to") < words.index("Post it once you have")
    assert "You pay the postage" not in words
    assert "Post it by" not in words
    returns_of(house).label(case.number, "https://labels.example/1", actor="ana")
    assert "Post it by" in await seen(house, case)


async def test_an_estimate_is_gone_once_a_person_paid_something_else(house: House, case: Case) -> None:
    returns = returns_of(house)
    assert "Your money, as estimated" in await seen(house, case)
    returns.post(case.number, TRACKING, actor="customer")
    returns.advance(case.number, Move.REVIEW, actor="ana")
    returns.grant(case.number, Decimal("250.00"), actor="ana", why="The parcel got lost.")
    words = await seen(house, case)
    assert "Payment to your card $250.00" in words
    assert "estimated" not in words
    assert "$239.20" not in words


async def test_a_part_of_the_price_says_which_part(house: House, case: Case) -> None:
    assert "The ring: 80 to 90 % of the price." in await seen(house, case)
    returns_of(house).advance(case.number, Move.RECEIVE, actor="ana")
    returns_of(house).inspect(case.number, Inspection({"wear": "light"}, 85), actor="ana")
    assert "The ring: 85 % of the price." in await seen(house, case)


async def test_postage_is_paid_as_postage(house: House, customer: Customer) -> None:
    case = open_case(house, customer, reason="malfunction", facts={**FAULTY, "packaging": "intact"})
    returns = returns_of(house)
    returns.post(case.number, TRACKING, actor="customer")
    returns.claim_postage(case.number, "photo", actor="customer")
    returns.advance(case.number, Move.RECEIVE, actor="ana")
    returns.inspect(case.number, Inspection({}), actor="ana")
    returns.reimburse(case.number, Decimal("11.85"), actor="ana")
    words = await seen(house, case)
    assert "Postage $11.85" in words
    assert "to postage" not in words


async def test_a_ring_on_its_way_back_has_its_tracking_number(house: House, case: Case) -> None:
    returns = returns_of(house)
    returns.advance(case.number, Move.RECEIVE, actor="ana")
    assert "Have the ring sent back to you" not in await seen(house, case)
    returns.inspect(case.number, Inspection({"wear": "obvious"}), actor="ana")
    assert "Have the ring sent back to you" in await seen(house, case)
    returns.advance(case.number, Move.REFUSE, actor="ana", why="A deep scratch.")
    returns.give_back(case.number, TRACKING, actor="ana")
    assert f"Your ring is on its way back to you with UPS, number {TRACKING}" in await seen(house, case)


async def test_who_withdrew_in_time_can_ask_again_and_who_is_late_is_not_told_so(folder: Any) -> None:
    async with open_house(folder) as house:
        case = open_case(house, await house.customer())
        returns_of(house).advance(case.number, Move.WITHDRAW, actor="customer")
        words = await seen(house, case)
        assert "you can ask for a new return in the chat until" in words
        assert "What the policy" not in words
    async with open_house(folder, now="+60d") as house:
        assert "until" not in await seen(house, case)


async def test_who_never_got_the_ring_is_not_asked_to_keep_it(house: House, customer: Customer) -> None:
    returns_of(house).import_orders([an_order(received_on=None)])
    case = open_case(house, customer, order="CR-77777", reason="arrived_incomplete", facts={}, review=True)
    words = await seen(house, case)
    assert "We look for your parcel" in words
    assert "Withdraw this request" in words
    assert "do not post the ring" not in words


async def test_what_a_person_approved_against_the_policy_is_told_as_theirs(house: House, customer: Customer) -> None:
    case = open_case(house, customer, facts={**FACTS, "wear": "obvious"}, review=True)
    assert "A colleague decided this" not in await seen(house, case)
    returns_of(house).advance(case.number, Move.APPROVE, actor="ana", why="We believe you.")
    words = await seen(house, case)
    assert "A colleague decided this. By itself, the policy" in words
    assert "What you get for it is settled by a colleague" in words


async def test_what_a_person_decided_has_their_words_where_it_says_why(house: House, case: Case) -> None:
    returns = returns_of(house)
    assert "Ana" not in await seen(house, case)
    returns.advance(case.number, Move.REVIEW, actor="ana", why="Let me see.")
    returns.advance(case.number, Move.REFUSE, actor="ana", why="The engraving is yours alone.")
    words = await seen(house, case)
    assert "Why The engraving is yours alone.Ana A colleague decided this. By itself, the policy" in words
    assert "for a refund" not in words
    assert "Why Let me see." not in words


async def test_who_paid_the_postage_is_asked_for_the_receipt_until_it_is_there(
    house: House, customer: Customer, case: Case
) -> None:
    faulty = open_case(
        house, customer, order="CR-20431", reason="malfunction", facts={**FAULTY, "packaging": "intact"}, key="f"
    )
    returns, asked = returns_of(house), "send us its receipt below"
    assert asked not in await seen(house, faulty)
    returns.post(faulty.number, TRACKING, actor="customer")
    assert asked in await seen(house, faulty)
    returns.claim_postage(faulty.number, "photo", actor="customer")
    assert asked not in await seen(house, faulty)
    returns.post(case.number, OTHER_PARCEL, actor="customer")
    assert asked not in await seen(house, case)


async def test_no_photo_of_the_ring_is_asked_for_once_it_is_here(house: House, case: Case) -> None:
    assert "Add a photo of the ring" in await seen(house, case)
    returns_of(house).advance(case.number, Move.RECEIVE, actor="ana")
    words = await seen(house, case)
    assert "Add a photo of the ring" not in words
    assert "There are no photos yet" not in words


async def test_a_late_refund_is_apologised_for_on_the_page(folder: Any) -> None:
    async with open_house(folder) as house:
        case = open_case(house, await house.customer())
        returns_of(house).advance(case.number, Move.RECEIVE, actor="ana")
        returns_of(house).inspect(case.number, Inspection({"wear": "light"}, 85), actor="ana")
        assert "sorry" not in await seen(house, case)
    async with open_house(folder, now="+20d") as house:
        assert "We send your money back. We are late with it, and sorry" in await seen(house, case)


async def test_the_address_of_a_form_leads_to_its_page(house: House, case: Case) -> None:
    page = f"/cases/{returns_of(house).case_secret(case.number)}"
    for form in ("tracking", "photos", "message", "withdraw"):
        response = await house.browser().get(f"{page}/{form}")
        assert (response.status_code, response.headers["Location"]) == (303, page)
    assert (await house.browser().get(f"{page}/else")).status_code == 404
