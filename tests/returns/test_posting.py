"""Parcels: their tracking numbers on the case, and what the carrier says."""

from datetime import timedelta

import pytest

from returns.errors import BadTracking, NotAllowed, ParcelTaken
from returns.instructing import instructed
from returns.lifecycle import Move, State
from returns.model import Case, Tracking
from returns.outbox import Channel, Notice
from tests.returns.conftest import NOW, Shop
from tests.returns.lives import OTHER_PARCEL, UPS, now, opened


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


@pytest.fixture
def cases(shop: Shop) -> tuple[Case, Case, Case]:
    """Two cases of Maya's, of two orders, and one of Kim's."""
    shop.sold()
    shop.sold(number="CR-2", email="Maya@Example.com")
    shop.sold(number="CR-3", email="kim@example.com")
    return opened(shop), opened(shop, key="k2", order_number="CR-2"), opened(shop, key="k3", order_number="CR-3")


def test_a_customer_can_put_the_rings_of_two_orders_into_one_parcel(shop: Shop, cases: tuple[Case, ...]) -> None:
    for case in cases[:2]:
        assert shop.returns.post(case.number, UPS, actor="customer").state is State.POSTED


@pytest.mark.parametrize("typed", [UPS, "ups 1z999 aa1 0123456784", f"Other {UPS}"])
def test_a_parcel_of_another_customer_is_refused(shop: Shop, cases: tuple[Case, ...], typed: str) -> None:
    shop.returns.post(cases[0].number, UPS, actor="customer")
    with pytest.raises(ParcelTaken) as refused:
        shop.returns.post(cases[2].number, typed, actor="ana")
    assert refused.value.case_number == cases[0].number
    assert cases[0].number not in str(refused.value)
    assert now(shop, cases[2]).tracking is None


def test_a_number_that_was_corrected_is_free_again(shop: Shop, cases: tuple[Case, ...]) -> None:
    for number in (UPS, OTHER_PARCEL):
        shop.returns.post(cases[0].number, number, actor="customer")
    assert shop.returns.post(cases[2].number, UPS, actor="customer").state is State.POSTED


def test_a_number_that_the_carrier_gives_out_again_after_half_a_year_is_taken(
    shop: Shop, cases: tuple[Case, ...]
) -> None:
    shop.returns.post(cases[0].number, UPS, actor="customer")
    shop.now = NOW + timedelta(days=181)
    assert shop.returns.post(cases[2].number, UPS, actor="customer").state is State.POSTED
