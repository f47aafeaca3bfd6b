"""Replacements and exchanges: what the policy offers, what there is, and orders that are placed anew."""

from collections.abc import Callable
from typing import Any

import pytest

from returns.errors import NotOffered, OutOfStock
from returns.lifecycle import Move, State
from returns.model import Inspection
from returns.terms import Terms
from tests.returns.conftest import Shop
from tests.returns.lives import QUALITY, UPS, inspected, now, opened, refunded

SMART = {"policy": "smart-ring-7-day", "received_on": "2026-03-10"}
UNUSED = {"sealed": False, "wear": "none", "modified": False, "accessories": "complete", "packaging": "intact"}
OTHER_SIZE: dict[str, Any] = {"reason": "wrong_size", "resolution": "exchange", "facts": {**UNUSED, "works": True}}
FAULTY = Inspection({"works": False, "fault_cause": "defect"})
SKU = "CIRCUL2-9-GOLD"


def test_a_faulty_ring_is_replaced_and_the_stock_has_one_less(shop: Shop) -> None:
    shop.sold(**SMART)
    shop.returns.set_stock({SKU: 1})
    case = inspected(shop, FAULTY, **QUALITY)
    case = shop.returns.replace(case.number, actor="ana", tracking=UPS)
    assert (case.state, shop.returns.available(SKU)) == (State.REPLACEMENT_SENT, 0)
    parcel = {"carrier": "ups", "number": UPS}
    assert shop.returns.timeline(case.number)[-1].data == {"sku": SKU, "tracking": parcel}
    shop.deliver()
    assert shop.told.kinds()[-1] == "replacement_sent"
    assert shop.provider.paid == {}


def test_what_is_not_in_stock_is_not_sent(shop: Shop) -> None:
    shop.sold(**SMART)
    shop.returns.set_stock({SKU: 0})
    case = inspected(shop, FAULTY, **QUALITY)
    with pytest.raises(OutOfStock, match=SKU):
        shop.returns.replace(case.number, actor="ana")
    assert now(shop, case) == case


def test_an_article_that_nobody_counts_is_never_short(shop: Shop) -> None:
    shop.sold(**SMART)
    case = inspected(shop, FAULTY, **QUALITY)
    assert shop.returns.available(SKU) is None
    assert shop.returns.replace(case.number, actor="ana").state is State.REPLACEMENT_SENT


def test_another_size_is_sent_where_the_policy_sends_it(shop: Shop) -> None:
    shop.sold(**SMART)
    case = inspected(shop, Inspection({}), **OTHER_SIZE)
    with pytest.raises(NotOffered, match="refund, exchange"):
        shop.returns.replace(case.number, actor="ana")
    exchanged = shop.returns.exchange(case.number, "CIRCUL2-10-GOLD", actor="ana")
    assert exchanged.state is State.EXCHANGED
    assert shop.returns.transfers(case.number) == []


def test_where_an_exchange_is_a_new_order_the_customer_is_refunded_and_led_there(shop: Shop) -> None:
    shop.sold()
    case = inspected(shop, Inspection({}), **OTHER_SIZE)
    with pytest.raises(NotOffered, match="refund and a new order"):
        shop.returns.exchange(case.number, "CIRCUL2-10-GOLD", actor="ana")
    shop.returns.refund(case.number, actor="ana")
    shop.deliver()
    told = shop.told.notices[-1]
    assert told.kind == "refunded"
    assert told.payload["new_order_url"] == shop.returns.new_order_link(case.number)
    assert case.number in told.payload["new_order_url"]
    done = shop.returns.exchanged(case.number, "CR-30001", actor="ana")
    assert done.state is State.EXCHANGED
    assert shop.returns.timeline(case.number)[-1].data == {"new_order": "CR-30001"}


def test_a_shop_that_makes_no_links_has_its_customers_order_as_usual(shop: Shop) -> None:
    shop.terms = Terms()
    shop.sold()
    case = inspected(shop, Inspection({}), **OTHER_SIZE)
    shop.returns.refund(case.number, actor="ana")
    shop.deliver()
    assert shop.told.notices[-1].kind == "refunded"
    assert "new_order_url" not in shop.told.notices[-1].payload


def test_a_plain_refund_leads_to_no_new_order(shop: Shop) -> None:
    shop.sold()
    refunded(shop)
    assert "new_order_url" not in shop.told.notices[-1].payload


def test_a_person_may_replace_what_the_policy_leaves_open(shop: Shop) -> None:
    shop.sold()
    case = opened(shop)
    shop.returns.advance(case.number, Move.REVIEW, actor="ana")
    assert shop.returns.replace(case.number, actor="ana").state is State.REPLACEMENT_SENT


def _refund(shop: Shop) -> str:
    number = inspected(shop, FAULTY, **QUALITY).number
    shop.returns.refund(number, actor="ana")
    shop.deliver()
    return number


def _replace(shop: Shop) -> str:
    return shop.returns.replace(inspected(shop, FAULTY, **QUALITY).number, actor="ana").number


def _exchange(shop: Shop) -> str:
    number = inspected(shop, Inspection({}), **OTHER_SIZE).number
    return shop.returns.exchange(number, "CIRCUL2-10-GOLD", actor="ana").number


@pytest.mark.parametrize("end", [Move.REFUSE, Move.WITHDRAW])
@pytest.mark.parametrize("settle", [_refund, _replace, _exchange])
def test_a_ring_that_was_settled_came_back_for_good_however_its_case_goes_on(
    shop: Shop, settle: Callable[[Shop], str], end: Move
) -> None:
    shop.sold(**SMART)
    number = settle(shop)
    shop.returns.advance(number, Move.REOPEN, actor="ana")
    shop.returns.advance(number, end, actor="ana")
    order = shop.returns.find_order("CR-20418", "maya@example.com")
    assert order is not None
    assert order.lines[0].left == 0
