"""Postage: the receipt, the amount that an agent saw on it, and money that is paid apart."""

from decimal import Decimal

import pytest

from returns.errors import NotAllowed, NotOffered, TooMuch
from returns.lifecycle import State
from returns.model import Inspection
from tests.returns.conftest import Shop
from tests.returns.lives import QUALITY, inspected, now, opened, received, refunded

FAULTY = Inspection({"works": False, "fault_cause": "defect"})


def test_postage_is_paid_apart_from_the_refund(shop: Shop) -> None:
    shop.sold()
    case = refunded(shop, FAULTY, **QUALITY)
    shop.returns.claim_postage(case.number, "receipt", actor="customer")
    claimed = shop.returns.reimburse(case.number, Decimal("12.50"), actor="ana", why="as on the receipt")
    assert (claimed.state, claimed.photos, claimed.postage and claimed.postage["amount"]) == (
        *(State.REFUNDED, ("p1", "receipt"), "12.50"),
    )
    shop.deliver()
    assert shop.provider.by_tender() == {"card": 25167, "gift_card": 5000, "postage": 1250}
    assert shop.told.kinds()[-1] == "postage_reimbursed"
    assert [one.purpose for one in shop.returns.transfers(case.number)] == ["postage", "refund", "refund"]


def test_postage_is_paid_once(shop: Shop) -> None:
    shop.sold()
    case = inspected(shop, FAULTY, **QUALITY)
    with pytest.raises(NotOffered, match="no receipt"):
        shop.returns.reimburse(case.number, Decimal("12.50"), actor="ana")
    shop.returns.claim_postage(case.number, "receipt", actor="customer")
    with pytest.raises(TooMuch):
        shop.returns.reimburse(case.number, Decimal("0"), actor="ana")
    shop.returns.reimburse(case.number, Decimal("12.50"), actor="ana")
    for again in (
        lambda: shop.returns.reimburse(case.number, Decimal("12.50"), actor="ana"),
        lambda: shop.returns.claim_postage(case.number, "other", actor="customer"),
    ):
        with pytest.raises(NotOffered, match="already"):
            again()


def test_postage_waits_for_the_verification_and_its_receipt_does_not(shop: Shop) -> None:
    shop.sold()
    case = received(shop, **QUALITY)
    case = shop.returns.claim_postage(case.number, "receipt", actor="customer")
    assert case.state is State.RECEIVED
    with pytest.raises(NotAllowed):
        shop.returns.reimburse(case.number, Decimal("12.50"), actor="ana")
    shop.returns.inspect(case.number, FAULTY, actor="ana")
    assert shop.returns.reimburse(case.number, Decimal("12.50"), actor="ana").state is State.INSPECTED


def test_the_customers_own_postage_is_not_paid_back(shop: Shop) -> None:
    shop.sold()
    case = inspected(shop)
    with pytest.raises(NotOffered):
        shop.returns.claim_postage(case.number, "receipt", actor="customer")
    shop.sold(number="CR-2")
    other = opened(shop, order_number="CR-2", key="k2")
    with pytest.raises(NotAllowed):
        shop.returns.claim_postage(other.number, "receipt", actor="customer")
    assert now(shop, case) == case


def test_a_receipt_that_is_to_be_looked_at_is_known_until_it_is_paid(shop: Shop) -> None:
    shop.sold()
    case = refunded(shop, FAULTY, **QUALITY)
    assert shop.returns.cases_with_receipt(10) == []
    shop.returns.claim_postage(case.number, "receipt", actor="customer")
    assert [found.number for found in shop.returns.cases_with_receipt(10)] == [case.number]
    shop.returns.reimburse(case.number, Decimal("12.50"), actor="ana")
    assert shop.returns.cases_with_receipt(10) == []
