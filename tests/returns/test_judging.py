"""Judging a request by the order's policy."""

import pytest

from policy_core import InvalidCase
from returns.errors import NothingLeft, UnitTaken, UnknownOrder
from tests.returns.conftest import Shop
from tests.returns.orders import a_line, a_request, opened_with, two_of_a_line


def test_the_decision_is_the_policys_on_the_stored_order(shop: Shop) -> None:
    shop.sold()
    decision = shop.returns.judge(a_request())
    assert decision["outcome"] == "eligible"
    assert (decision["refund"]["low"], decision["refund"]["high"]) == ("215.20", "242.10")
    assert decision["refund"]["tenders"] == [
        {"kind": "card", "low": "179.53", "high": "201.97"},
        {"kind": "gift_card", "low": "35.67", "high": "40.13"},
    ]
    assert (decision["last_day"], decision["days_left"]) == ("2026-03-29", 15)


def test_what_is_not_known_yet_is_asked_for(shop: Shop) -> None:
    shop.sold()
    decision = shop.returns.judge(a_request(reason=None, resolution=None, facts={}))
    assert decision["outcome"] == "undecided"
    assert decision["ask"][0] == "reason"


def test_facts_that_contradict_each_other_are_named(shop: Shop) -> None:
    shop.sold()
    with pytest.raises(InvalidCase, match="wear"):
        shop.returns.judge(a_request(facts={"sealed": True, "wear": "obvious"}))


@pytest.mark.parametrize("changes", [{"order_number": "CR-1"}, {"line": "2"}])
def test_an_order_or_line_that_does_not_exist_cannot_be_judged(shop: Shop, changes: dict[str, str]) -> None:
    shop.sold()
    with pytest.raises(UnknownOrder):
        shop.returns.judge(a_request(**changes))


def test_more_units_than_were_sold_are_not_left(shop: Shop) -> None:
    shop.sold()
    with pytest.raises(NothingLeft) as nothing:
        shop.returns.judge(a_request(quantity=2))
    assert nothing.value.left == 1


def test_a_unit_in_a_running_case_is_taken_and_the_case_is_named(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with())
    with pytest.raises(UnitTaken, match=case.number):
        shop.returns.judge(a_request())


def test_the_next_unit_gets_the_next_share_to_the_cent(shop: Shop) -> None:
    """Two units share 29.99: 15.00 for the first and 14.99 for the second, also while the first is on its way."""
    shop.sold(
        lines=[a_line(quantity=2, unit_price="15.00", discount="0.01", tax="0.00")],
        discount="0.00",
        shipping="0.00",
        tenders=[{"kind": "card", "amount": "29.99"}],
    )
    unopened = a_request(facts={"sealed": True})
    assert shop.returns.judge(unopened)["refund"]["high"] == "15.00"
    shop.returns.open_case(unopened, **opened_with())
    assert shop.returns.judge(unopened)["refund"]["high"] == "14.99"


def test_both_units_of_a_line_can_be_judged_together(shop: Shop) -> None:
    shop.sold(**two_of_a_line())
    assert shop.returns.judge(a_request(quantity=2))["refund"]["high"] == "511.20"
