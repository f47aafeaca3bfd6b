"""Parcels: their tracking numbers on the case, and what the carrier says."""

from datetime import timedelta

import pytest

from returns.errors import BadTracking, NotAllowed
from returns.instructing import instructed
from returns.lifecycle import Move, State
from returns.model import Case, Tracking
from returns.outbox import Channel, Notice
from tests.returns.conftest import NOW, Shop
from tests.returns.lives import UPS, now, opened


def test_a_posted_parcel_is_on_the_case_and_in_its_time_line(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.post(opened(shop).number, "1z999 aa1 0123456784", actor="customer")
    assert (case.state, case.tracking, case.posted_at) == (State.POSTED, Tracking("ups", UPS), NOW)
    last = shop.returns.timeline(case.number)[-1]
    assert (last.move, last.actor, last.data) == (Move.POST, "customer", {"carrier": "ups", "number": UPS})
    assert case.as_json()["tracking"] == {"carrier": "ups", "number": UPS}


def test_a_tracking_number_can_be_corrected_until_the_parcel_is_here(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.post(opened(shop).number, UPS, actor="customer")
    assert shop.returns.post(case.number, "986578788855", actor="ana").tracking == Tracking("fedex", "986578788855")
    shop.returns.advance(case.number, Move.RECEIVE, actor="ana")
    with pytest.raises(NotAllowed):
        shop.returns.post(case.number, UPS, actor="customer")


def test_what_is_no_tracking_number_leaves_the_case_as_it_was(shop: Shop) -> None:
    shop.sold()
    case = opened(shop)
    with pytest.raises(BadTracking):
        shop.returns.post(case.number, "1Z999AA10123456785", actor="customer")
    assert now(shop, case) == case


def test_a_parcel_that_the_carrier_handed_over_is_received_once(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.post(opened(shop).number, UPS, actor="customer")
    shop.now = NOW + timedelta(days=2)
    assert shop.returns.look_at_parcels() == 0
    shop.now = NOW + timedelta(days=3)
    assert [shop.returns.look_at_parcels(), shop.returns.look_at_parcels()] == [1, 0]
    case = now(shop, case)
    assert (case.state, case.received_at) == (State.RECEIVED, shop.now)
    assert shop.returns.timeline(case.number)[-1].actor == "carrier"


def with_instructions(shop: Shop, case: Case) -> None:
    """The mail with the instructions left."""
    notice = Notice(1, "k", "approved", case.number, Channel.MAIL, {}, 1, NOW)
    with shop.database.writing() as session:
        instructed(session, notice, NOW)


def test_instructions_that_arrive_after_the_parcel_was_posted_change_nothing(shop: Shop) -> None:
    shop.sold()
    case = opened(shop)
    with_instructions(shop, case)
    assert now(shop, case).state is State.INSTRUCTIONS_SENT
    posted = shop.returns.post(case.number, UPS, actor="customer")
    with_instructions(shop, case)
    assert now(shop, case) == posted
