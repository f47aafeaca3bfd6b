"""The outbox as people see it: what is parked can be tried again, and codes are shown only in demos."""

from datetime import timedelta

import pytest

from returns.entries import Entries
from returns.errors import DeliveryFailed, Undeliverable
from returns.outbox import Channel, Notice, Outbox, put
from tests.returns.conftest import Shop

KEYS = {
    "id", "key", "kind", "subject", "channel", "state", "error", "attempts",
    "created_at", "due_at", "sent_at", "parked_at",
}  # fmt: skip


class Switched:
    """Fails as long as it is told to."""

    def __init__(self) -> None:
        self.failure: Exception | None = Undeliverable("no such address")
        self.delivered: list[str] = []

    def deliver(self, notice: Notice) -> None:
        if self.failure:
            raise self.failure
        self.delivered.append(notice.key)


@pytest.fixture
def delivery() -> Switched:
    return Switched()


def outbox(shop: Shop, delivery: Switched) -> Outbox:
    return Outbox(shop.database, {Channel.MAIL: delivery}, lambda: shop.now)


def entries(shop: Shop) -> Entries:
    return Entries(shop.database, lambda: shop.now)


def put_in(shop: Shop, key: str, kind: str = "received", **rest: object) -> None:
    with shop.database.writing() as session:
        put(session, kind, key=key, subject="RB-22222222", at=shop.now, **rest)  # type: ignore[arg-type]


def test_what_can_never_be_delivered_is_parked_at_once_and_lets_the_next_one_pass(
    shop: Shop, delivery: Switched
) -> None:
    put_in(shop, "a")
    outbox(shop, delivery).deliver_due()
    [parked] = entries(shop).parked()
    assert (parked.notice.key, parked.state, parked.error) == ("a:mail", "parked", "no such address")
    put_in(shop, "b")
    delivery.failure = None
    outbox(shop, delivery).deliver_due()
    assert delivery.delivered == ["b:mail"]


def test_a_parked_notice_leaves_once_somebody_has_it_tried_again(shop: Shop, delivery: Switched) -> None:
    put_in(shop, "a")
    outbox(shop, delivery).deliver_due()
    delivery.failure = None
    assert outbox(shop, delivery).deliver_due() == 0
    assert entries(shop).retry(entries(shop).parked()[0].notice.id)
    assert outbox(shop, delivery).deliver_due() == 1
    assert entries(shop).parked() == []


def test_a_notice_that_is_tried_again_has_all_its_tries(shop: Shop, delivery: Switched) -> None:
    put_in(shop, "a")
    outbox(shop, delivery).deliver_due()
    entries(shop).retry(entries(shop).parked()[0].notice.id)
    delivery.failure = DeliveryFailed("busy")
    for _ in range(9):
        outbox(shop, delivery).deliver_due()
        shop.now += timedelta(hours=6)
    assert entries(shop).parked() == []


def test_only_a_parked_notice_can_be_tried_again(shop: Shop, delivery: Switched) -> None:
    put_in(shop, "a")
    delivery.failure = None
    [waiting] = entries(shop).all()
    assert not entries(shop).retry(waiting.notice.id)
    outbox(shop, delivery).deliver_due()
    assert not entries(shop).retry(waiting.notice.id)
    assert not entries(shop).retry(999)


def test_an_entry_as_json_shows_how_it_stands_and_nothing_that_it_carries(shop: Shop) -> None:
    put_in(shop, "a", kind="code", code="402719", email="maya@example.com")
    [entry] = entries(shop).all()
    assert entry.as_json().keys() == KEYS
    assert entry.as_json()["state"] == "waiting"
    shown = entry.as_json(shows_codes=True)
    assert shown.keys() - KEYS == {"code"}
    assert shown["code"] == "402719"
