"""What the clock does by itself: reminders, expiry, apologies; once each, however often it is asked."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from returns.errors import NeedsMore
from returns.lifecycle import Move, State
from returns.ticking import Ticked
from tests.returns.conftest import Shop
from tests.returns.lives import UPS, now, opened
from tests.returns.orders import a_request, opened_with

NOTHING = Ticked(arrived=0, reminded=0, expired=0, apologised=0)
SHOP = ZoneInfo("America/Los_Angeles")


def at(day: int, hour: int = 12, minute: int = 0) -> datetime:
    """An instant of March in the shop's zone; the last day to post is the 28th."""
    return datetime(2026, 3, day, hour, minute, tzinfo=SHOP)


def test_a_customer_is_reminded_once_before_the_last_day_to_post(shop: Shop) -> None:
    shop.sold()
    case = opened(shop)
    shop.now = at(24, 23, 59)
    assert shop.returns.tick() == NOTHING
    shop.now = at(25, 0, 1)
    assert [shop.returns.tick().reminded, shop.returns.tick().reminded] == [1, 0]
    last = shop.returns.timeline(case.number)[-1]
    assert (last.move, last.actor, last.data) == (Move.REMIND, "clock", {"post_by": "2026-03-28"})
    shop.deliver()
    assert shop.told.kinds() == ["approved", "please_post"]


def test_a_case_expires_when_its_last_day_is_over_where_the_shop_is(shop: Shop) -> None:
    shop.sold()
    case = opened(shop)
    shop.now = at(28, 23, 59)
    shop.returns.tick()
    assert now(shop, case).state is State.APPROVED
    shop.now = at(29, 0, 0)
    assert [shop.returns.tick().expired, shop.returns.tick().expired] == [1, 0]
    assert now(shop, case).state is State.EXPIRED
    order = shop.returns.find_order("CR-20418", "maya@example.com")
    assert order is not None
    assert order.lines[0].left == 1


def test_a_case_that_is_approved_anew_has_days_anew_and_is_reminded_anew(shop: Shop) -> None:
    shop.sold()
    case = opened(shop)
    for moment in (at(26), at(29)):
        shop.now = moment
        shop.returns.tick()
    for move in (Move.REOPEN, Move.APPROVE):
        shop.returns.advance(case.number, move, actor="ana")
    assert str(now(shop, case).post_by) == "2026-04-12"
    assert shop.returns.tick() == NOTHING
    shop.now = at(29) + timedelta(days=12)
    assert shop.returns.tick().reminded == 1


def test_a_posted_parcel_neither_expires_nor_is_asked_for(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.post(opened(shop).number, UPS, actor="customer")
    shop.now = at(29)
    assert shop.returns.tick() == Ticked(arrived=1, reminded=0, expired=0, apologised=0)
    assert now(shop, case).state is State.RECEIVED


def test_a_late_promise_is_apologised_for_once(shop: Shop) -> None:
    shop.sold(policy="smart-ring-7-day", received_on="2026-03-12")
    case = shop.returns.open_case(a_request(facts={"sealed": True}), **opened_with(), review=True)
    due = case.requested_at + timedelta(hours=24)
    shop.now = due - timedelta(seconds=1)
    assert shop.returns.tick() == NOTHING
    shop.now = due
    assert [shop.returns.tick().apologised, shop.returns.tick().apologised] == [1, 0]
    shop.deliver()
    told = shop.told.notices[-1]
    assert (told.kind, told.payload) == ("promise_late", {"promise": "answer", "due_at": due.isoformat()})


@pytest.mark.parametrize("move", [Move.EXPIRE, Move.REMIND, Move.PAY, Move.POST, Move.INSPECT])
def test_moves_that_are_made_elsewhere_are_not_made_by_name(shop: Shop, move: Move) -> None:
    shop.sold()
    case = opened(shop)
    with pytest.raises(NeedsMore):
        shop.returns.advance(case.number, move, actor="ana")
    assert now(shop, case) == case
