"""The outbox: every notice leaves, once, in its case's sequence."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from returns.errors import DeliveryFailed
from returns.outbox import Channel, Delivery, Follower, Notice, Outbox, put
from returns.store import OutboxRow
from tests.returns.conftest import Shop
from tests.returns.orders import a_request, opened_with


class Recorded:
    """Delivers into a list, after failing as often as it is told to."""

    def __init__(self, *failures: BaseException) -> None:
        self.delivered: list[str] = []
        self._failures: Iterator[BaseException] = iter(failures)

    def deliver(self, notice: Notice) -> None:
        if failure := next(self._failures, None):
            raise failure
        self.delivered.append(notice.key)


def outbox(shop: Shop, delivery: Delivery, **more: Delivery) -> Outbox:
    """An outbox with one delivery for mails, and others by their channel's name."""
    deliveries = {Channel.MAIL: delivery, **{Channel(name): other for name, other in more.items()}}
    return Outbox(shop.database, deliveries, lambda: shop.now)


def put_in(shop: Shop, *keys: str, subject: str = "RB-22222222", kind: str = "received", **rest: Any) -> None:
    with shop.database.writing() as session:
        for key in keys:
            put(session, kind, key=key, subject=subject, at=shop.now, **rest)


def rows(shop: Shop) -> list[OutboxRow]:
    with shop.database.reading() as session:
        return list(session.scalars(select(OutboxRow).order_by(OutboxRow.id)))


def row(shop: Shop, key: str, channel: str = "mail") -> OutboxRow:
    return next(row for row in rows(shop) if row.key == f"{key}:{channel}")


def test_a_new_cases_notices_leave_once(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with())
    delivery = Recorded()
    assert outbox(shop, delivery).deliver_due() == 1
    assert outbox(shop, delivery).deliver_due() == 0
    assert [row.subject for row in rows(shop) if row.sent_at] == [case.number]


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
    assert delivery.delivered == ["b:mail"]


def test_a_later_notice_of_a_case_waits_for_the_earlier_one_and_other_cases_do_not(shop: Shop) -> None:
    put_in(shop, "a1", "a2")
    put_in(shop, "b1", subject="RB-33333333")
    delivery = Recorded(DeliveryFailed("busy"))
    outbox(shop, delivery).deliver_due()
    assert delivery.delivered == ["b1:mail"]
    shop.now += timedelta(hours=1)
    outbox(shop, delivery).deliver_due()
    assert delivery.delivered == ["b1:mail", "a1:mail", "a2:mail"]


def test_a_notice_whose_worker_died_leaves_when_the_lease_is_over(shop: Shop) -> None:
    put_in(shop, "a")
    delivery = Recorded(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        outbox(shop, delivery).deliver_due()
    assert outbox(shop, delivery).deliver_due() == 0
    shop.now += timedelta(minutes=3)
    assert outbox(shop, delivery).deliver_due() == 1


def test_a_worker_whose_lease_ran_out_does_not_overrule_the_next_one(shop: Shop) -> None:
    put_in(shop, "a")

    class Slow:
        def deliver(self, notice: Notice) -> None:
            shop.now += timedelta(minutes=3)
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
    assert sorted(delivery.delivered) == sorted(f"k{number}:mail" for number in range(12))


def test_a_change_cannot_cause_a_notice_twice(shop: Shop) -> None:
    put_in(shop, "a")
    with pytest.raises(IntegrityError):
        put_in(shop, "a")


def test_what_a_notice_carries_stands_in_no_error(shop: Shop) -> None:
    put_in(shop, "a", kind="code", code="402719")
    with pytest.raises(IntegrityError) as refused:
        put_in(shop, "a", kind="code", code="402719")
    assert "402719" not in str(refused.value)


def test_a_notice_to_a_customer_leaves_once_by_each_channel_even_when_one_fails(shop: Shop) -> None:
    put_in(shop, "a", kind="arrived")
    mail, chat = Recorded(DeliveryFailed("busy")), Recorded()
    outbox(shop, mail, chat=chat).deliver_due()
    assert (mail.delivered, chat.delivered) == ([], ["a:chat"])
    shop.now += timedelta(hours=1)
    outbox(shop, mail, chat=chat).deliver_due()
    assert (mail.delivered, chat.delivered) == (["a:mail"], ["a:chat"])


def test_a_channel_that_fails_does_not_hold_up_the_next_notice_of_another(shop: Shop) -> None:
    put_in(shop, "a", "b", kind="arrived")
    chat = Recorded()
    outbox(shop, Recorded(*[DeliveryFailed("busy")] * 3), chat=chat).deliver_due()
    assert chat.delivered == ["a:chat", "b:chat"]


def test_a_process_leaves_channels_alone_that_it_cannot_serve(shop: Shop) -> None:
    put_in(shop, "a", kind="arrived")
    delivery = Recorded()
    assert outbox(shop, delivery).deliver_due() == 1
    assert row(shop, "a", "chat").attempts == 0


def test_whoever_puts_a_notice_in_can_choose_its_channels(shop: Shop) -> None:
    put_in(shop, "a", kind="arrived", channels=(Channel.MAIL,))
    assert [row.channel for row in rows(shop)] == ["mail"]


def test_a_code_goes_by_mail_alone_and_a_refund_to_no_customer(shop: Shop) -> None:
    put_in(shop, "a", kind="code")
    put_in(shop, "b", kind="refund")
    assert [(row.kind, row.channel) for row in rows(shop)] == [("code", "mail"), ("refund", "refunds")]


def test_money_waits_until_the_customer_was_told_what_came_before(shop: Shop) -> None:
    put_in(shop, "a", kind="inspected")
    put_in(shop, "b", kind="refund")
    bank = Recorded()
    outbox(shop, Recorded(DeliveryFailed("busy")), chat=Recorded(), refunds=bank).deliver_due()
    assert bank.delivered == []
    shop.now += timedelta(hours=1)
    outbox(shop, Recorded(), chat=Recorded(), refunds=bank).deliver_due()
    assert bank.delivered == ["b:refunds"]


def test_what_follows_from_a_delivery_is_remembered_with_it_or_not_at_all(shop: Shop) -> None:
    put_in(shop, "a")
    followed: list[str] = []

    def breaks(_session: Session, _notice: Notice, _at: datetime) -> None:
        raise KeyboardInterrupt

    def follows(_session: Session, notice: Notice, _at: datetime) -> None:
        followed.append(notice.key)

    def with_follower(follower: Follower) -> Outbox:
        followers = {(Channel.MAIL, "received"): follower}
        return Outbox(shop.database, {Channel.MAIL: Recorded()}, lambda: shop.now, followers)

    with pytest.raises(KeyboardInterrupt):
        with_follower(breaks).deliver_due()
    assert row(shop, "a").sent_at is None
    shop.now += timedelta(minutes=3)
    with_follower(follows).deliver_due()
    with_follower(follows).deliver_due()
    assert followed == ["a:mail"]


def test_nothing_follows_from_a_delivery_that_failed(shop: Shop) -> None:
    put_in(shop, "a")
    followed: list[str] = []

    def follows(_session: Session, notice: Notice, _at: datetime) -> None:
        followed.append(notice.key)

    deliveries = {Channel.MAIL: Recorded(DeliveryFailed("busy"))}
    Outbox(shop.database, deliveries, lambda: shop.now, {(Channel.MAIL, "received"): follows}).deliver_due()
    assert followed == []


def test_a_bug_in_one_delivery_holds_up_no_other_case_and_is_parked_in_the_end(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    put_in(shop, "a")
    put_in(shop, "b", subject="RB-33333333")
    delivery = Recorded(*[ZeroDivisionError("maya@example.com")] * 20)
    for _ in range(10):
        outbox(shop, delivery).deliver_due()
        shop.now += timedelta(hours=6)
    assert row(shop, "a").parked_at
    assert row(shop, "b").parked_at
    assert row(shop, "a").last_error == "a bug: ZeroDivisionError (see the log)"
    assert "met a bug" in caplog.text


def test_what_nobody_needs_any_more_is_not_sent(shop: Shop) -> None:
    put_in(shop, "a", kind="code", lapses_at=shop.now + timedelta(minutes=10), code="123456")
    shop.now += timedelta(minutes=10)
    delivery = Recorded()
    assert outbox(shop, delivery).deliver_due() == 0
    assert rows(shop) == []


def test_what_a_perishable_notice_carried_is_forgotten_once_it_is_sent(shop: Shop) -> None:
    put_in(shop, "a", kind="code", lapses_at=shop.now + timedelta(minutes=10), code="123456")
    outbox(shop, Recorded()).deliver_due()
    assert row(shop, "a").payload == {}


def test_what_a_perishable_notice_carried_can_be_kept_until_it_lapses(shop: Shop) -> None:
    put_in(shop, "a", kind="code", lapses_at=shop.now + timedelta(minutes=10), code="123456")
    delivery = Recorded()
    keeping = Outbox(shop.database, {Channel.MAIL: delivery}, lambda: shop.now, keeps_sent=True)
    keeping.deliver_due()
    assert row(shop, "a").payload == {"code": "123456"}
    shop.now += timedelta(minutes=10)
    keeping.deliver_due()
    assert row(shop, "a").payload == {}
    assert delivery.delivered == ["a:mail"]
