"""Refunds: what the policy gives goes back, once, to the means of payment that paid, and never more than was paid."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from returns.errors import AlreadySettled, NotAllowed, NotOffered, TooMuch
from returns.lifecycle import Move, State
from returns.model import Inspection
from tests.returns.conftest import Shop
from tests.returns.lives import AS_TOLD, QUALITY, inspected, now, opened, paid, refunded
from tests.returns.orders import a_line, two_of_a_line
from tests.returns.providers import Killed, Mishap, SimulatedProvider

LATE = datetime.fromisoformat("2026-05-01T10:00:00-07:00")


def test_a_return_goes_from_its_request_to_its_money(shop: Shop) -> None:
    shop.sold()
    case = refunded(shop)
    assert case.state is State.REFUNDED
    assert [moved.move for moved in shop.returns.timeline(case.number)] == [
        *(Move.APPROVE, Move.POST, Move.RECEIVE, Move.INSPECT, Move.REFUND, Move.PAY),
    ]
    # 85 % of the net price of 269.00, over a card that paid 251.67 and a gift card that paid 50.00.
    assert shop.provider.by_tender() == {"card": 19075, "gift_card": 3790}
    assert shop.told.kinds() == ["approved", "arrived", "inspected", "refunded"]


def test_the_time_line_and_the_transfers_say_what_went_where(shop: Shop) -> None:
    shop.sold()
    case = refunded(shop)
    money = {
        "amount": "228.65",
        "currency": "USD",
        "tenders": [{"kind": "card", "amount": "190.75"}, {"kind": "gift_card", "amount": "37.90"}],
    }
    due, done = shop.returns.timeline(case.number)[-2:]
    assert (due.data, due.actor, done.data, done.actor) == (money, "ana", money, "outbox")
    assert [(one.tender, one.amount, one.state, one.reference) for one in shop.returns.transfers(case.number)] == [
        ("card", Decimal("190.75"), "paid", f"ref-refund:{case.number}:1"),
        ("gift_card", Decimal("37.90"), "paid", f"ref-refund:{case.number}:2"),
    ]


@pytest.mark.parametrize("mishap", [Mishap.FAILS, Mishap.TIMES_OUT_AFTER_SUCCESS, Mishap.ANSWERS_TWICE])
def test_whatever_the_provider_does_the_money_goes_back_once(shop: Shop, mishap: Mishap) -> None:
    shop.sold()
    shop.provider = SimulatedProvider(mishap, mishap, None, mishap)
    case = refunded(shop)
    for _ in range(5):
        shop.now += timedelta(hours=1)
        shop.deliver()
    assert now(shop, case).state is State.REFUNDED
    assert paid(shop) == Decimal("228.65")


def test_a_worker_that_dies_after_the_payment_is_followed_by_one_that_finds_it(shop: Shop) -> None:
    shop.sold()
    shop.provider = SimulatedProvider(Mishap.DIES_AFTER_SUCCESS)
    case = shop.returns.refund(inspected(shop).number, actor="ana")
    with pytest.raises(Killed):
        shop.deliver()
    shop.now += timedelta(hours=1)
    shop.deliver()
    assert now(shop, case).state is State.REFUNDED
    assert shop.provider.calls == 2, "the first of the two tenders is found, not paid again"


def test_a_case_is_refunded_only_when_the_last_means_of_payment_has_its_share(shop: Shop) -> None:
    shop.sold()
    shop.provider = SimulatedProvider(None, Mishap.FAILS)
    case = refunded(shop)
    assert case.state is State.REFUND_DUE
    shop.now += timedelta(hours=1)
    shop.deliver()
    assert now(shop, case).state is State.REFUNDED


def test_a_refund_is_not_paid_a_second_time(shop: Shop) -> None:
    shop.sold()
    case = refunded(shop)
    shop.returns.advance(case.number, Move.REOPEN, actor="ana")
    shop.returns.advance(case.number, Move.RECEIVE, actor="ana")
    with pytest.raises(AlreadySettled):
        shop.returns.inspect(case.number, AS_TOLD, actor="ana")
    assert paid(shop) == Decimal("228.65")


def test_the_rings_of_an_order_together_give_back_what_they_cost_and_no_more(shop: Shop) -> None:
    shop.sold(lines=[a_line(quantity=3, unit_price="10.01", tax="1.00")], discount="0.02", **paid_with(card="39.01"))
    whole = Inspection({"works": False, "fault_cause": "defect"})
    for key in ("a", "b", "c"):
        refunded(shop, whole, key=key, **QUALITY)
    assert paid(shop) == Decimal("39.01")


def test_a_person_can_grant_what_is_left_and_no_more(shop: Shop) -> None:
    shop.sold()
    case = opened(shop, requested_at=LATE)
    case = shop.returns.advance(case.number, Move.REOPEN, actor="ana")
    with pytest.raises(TooMuch, match=r"301\.67"):
        shop.returns.grant(case.number, Decimal("301.68"), actor="ana", why="lost")
    with pytest.raises(TooMuch):
        shop.returns.grant(case.number, Decimal("0.001"), actor="ana", why="lost")
    shop.returns.grant(case.number, Decimal("301.67"), actor="ana", why="the parcel was lost")
    shop.deliver()
    assert now(shop, case).state is State.REFUNDED
    assert shop.provider.by_tender() == {"card": 25167, "gift_card": 5000}


def test_an_exhausted_gift_card_gives_way_to_the_card(shop: Shop) -> None:
    shop.sold(**two_of_a_line())
    first = opened(shop, key="a")
    shop.returns.advance(first.number, Move.REVIEW, actor="ana")
    shop.returns.grant(first.number, Decimal("600"), actor="ana", why="goodwill")
    second = refunded(shop, key="b")
    assert second.state is State.REFUNDED
    assert paid(shop) == Decimal("625.34"), "the rest of what was paid, though the policy gives more"


def test_a_refund_of_nothing_is_refunded_at_once(shop: Shop) -> None:
    shop.sold()
    case = inspected(shop, Inspection({}, percentage=80, label_cost=Decimal("500")))
    assert shop.returns.refund(case.number, actor="ana").state is State.REFUNDED
    assert shop.returns.transfers(case.number) == []


def test_what_the_policy_does_not_give_is_not_paid(shop: Shop) -> None:
    shop.sold()
    with pytest.raises(NotAllowed):
        shop.returns.refund(opened(shop).number, actor="ana")
    shop.sold(number="CR-2")
    case = inspected(shop, order_number="CR-2", key="k2")
    with pytest.raises(NotOffered, match="refund"):
        shop.returns.replace(case.number, actor="ana")


def paid_with(**tenders: str) -> dict[str, Any]:
    return {"tenders": [{"kind": kind, "amount": amount} for kind, amount in tenders.items()]}
