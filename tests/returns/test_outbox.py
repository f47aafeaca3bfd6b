"""The outbox: every notice leaves, once, in its case's sequence."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from returns.errors import DeliveryFailed
from returns.outbox import ConsoleDelivery, Delivery, Notice, Outbox, put
from returns.store import OutboxRow
from tests.returns.conftest import Shop
from tests.returns.orders import a_request, opened_with


class Recorded:
    """Delivers into a list, after failing as often as it is told to."""

    def __init__(self, *failures: Exception) -> None:
        self.delivered: list[str] = []
        self._failures: Iterator[Exception] = iter(failures)

    def deliver(self, notice: Notice) -> None:
        if failure := next(self._failures, None):
            raise failure
        self.delivered.append(notice.key)


def outbox(shop: Shop, delivery: Delivery) -> Outbox:
    return Outbox(shop.database, delivery, lambda: shop.now)


def put_in(shop: Shop, *keys: str, subject: str = "RB-22222222") -> None:
    with shop.database.writing() as session:
        for key in keys:
            put(session, "case_opened", key=key, subject=subject, at=shop.now)


def row(shop: Shop, key: str) -> OutboxRow:
    with shop.database.reading() as session:
        return session.scalars(select(OutboxRow).where(OutboxRow.key == key)).one()


def test_a_new_cases_notice_leaves_once(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with())
    delivery = Recorded()
    assert outbox(shop, delivery).deliver_due() == 1
    assert outbox(shop, delivery).deliver_due() == 0
    assert delivery.delivered == [f"case_opened:{case.number}"]


def test_a_failed_notice_is_tried_again_after_growing_pauses(shop: Shop) -> None:
    put_in(shop, "a")
    delivery = Recorded(DeliveryFailed("busy"), DeliveryFailed("busy"))
    pauses = []
    for _ in range(2):
        outbox(shop, delivery).deliver_due()
        assert outbox(shop, delivery).deliver_due() == 0
        pauses.append(row(shop, "a").due_at - shop.now)
        shop.now = row(shop, "a").due_at
    assert pauses[0] < pauses[1]
    assert outbox(shop, delivery).deliver_due() == 1


def test_a_notice_that_fails_too_often_is_parked_and_lets_the_next_one_pass(shop: Shop) -> None:
    put_in(shop, "a", "b")
    delivery = Recorded(*[DeliveryFailed("gone")] * 10)
    for _ in range(10):
        outbox(shop, delivery).deliver_due()
        shop.now += timedelta(hours=6)
    assert row(shop, "a").parked_at is not None
    assert row(shop, "a").last_error == "gone"
    outbox(shop, delivery).deliver_due()
    assert delivery.delivered == ["b"]


def test_a_later_notice_of_a_case_waits_for_the_earlier_one_and_other_cases_do_not(shop: Shop) -> None:
    put_in(shop, "a1", "a2")
    put_in(shop, "b1", subject="RB-33333333")
    delivery = Recorded(DeliveryFailed("busy"))
    outbox(shop, delivery).deliver_due()
    assert delivery.delivered == ["b1"]
    shop.now += timedelta(hours=1)
    outbox(shop, delivery).deliver_due()
    assert delivery.delivered == ["b1", "a1", "a2"]


def test_a_notice_whose_worker_died_leaves_when_the_lease_is_over(shop: Shop) -> None:
    put_in(shop, "a")
    delivery = Recorded(MemoryError())
    with pytest.raises(MemoryError):
        outbox(shop, delivery).deliver_due()
    assert outbox(shop, delivery).deliver_due() == 0
    shop.now += timedelta(minutes=2)
    assert outbox(shop, delivery).deliver_due() == 1


def test_a_worker_whose_lease_ran_out_does_not_overrule_the_next_one(shop: Shop) -> None:
    put_in(shop, "a")

    class Slow:
        def deliver(self, notice: Notice) -> None:
            shop.now += timedelta(minutes=2)
            assert outbox(shop, Recorded()).deliver_due() == 1
            raise DeliveryFailed("too late")

    assert outbox(shop, Slow()).deliver_due() == 0
    assert row(shop, "a").sent_at is not None
    assert row(shop, "a").last_error is None


def test_workers_that_look_at_once_deliver_each_notice_once(shop: Shop) -> None:
    for number in range(12):
        put_in(shop, f"k{number}", subject=f"s{number}")
    delivery = Recorded()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: outbox(shop, delivery).deliver_due(), range(4)))
    outbox(shop, delivery).deliver_due()
    assert sorted(delivery.delivered) == sorted(f"k{number}" for number in range(12))


def test_a_change_cannot_cause_a_notice_twice(shop: Shop) -> None:
    put_in(shop, "a")
    with pytest.raises(IntegrityError):
        put_in(shop, "a")


def test_the_console_twin_says_what_would_leave_and_nothing_personal() -> None:
    out = StringIO()
    ConsoleDelivery(out).deliver(Notice(1, "k", "case_opened", "RB-22222222", {"email": "maya@example.com"}, 1))
    assert out.getvalue() == "outbox: case_opened RB-22222222\n"
