"""Return labels that the shop pays: who waits for one, who gets it, and how long they may take to post."""

from datetime import timedelta

import pytest

from returns.errors import BadLabel, NotAllowed, NotOffered
from returns.lifecycle import Move
from returns.model import Case
from tests.returns.conftest import Shop
from tests.returns.lives import QUALITY, UPS, opened

LINK = "https://labels.example/RB.pdf?page=1"
SMART = {"policy": "smart-ring-7-day", "received_on": "2026-03-12"}


@pytest.fixture
def waiting(shop: Shop) -> Case:
    """A case whose postage the shop pays."""
    shop.sold(**SMART)
    return opened(shop, **QUALITY)


def awaited(shop: Shop) -> list[str]:
    return [case.number for case in shop.returns.cases_without_label(10)]


def test_who_waits_for_a_label_is_known_until_it_is_sent(shop: Shop, waiting: Case) -> None:
    shop.sold(number="CR-2")
    opened(shop, order_number="CR-2", key="k2")
    assert awaited(shop) == [waiting.number]
    shop.returns.label(waiting.number, f" {LINK} ", actor="ana")
    assert awaited(shop) == []
    assert shop.returns.timeline(waiting.number)[-1].data == {"link": LINK}


def test_nobody_waits_for_a_label_who_posted_without_one(shop: Shop, waiting: Case) -> None:
    shop.returns.post(waiting.number, UPS, actor="customer")
    assert awaited(shop) == []


def test_a_label_is_told_and_can_be_sent_anew(shop: Shop, waiting: Case) -> None:
    for link in (LINK, LINK + "&again"):
        shop.returns.label(waiting.number, link, actor="ana")
    shop.deliver()
    told = [notice.payload["link"] for notice in shop.told.notices if notice.kind == "label"]
    assert sorted(set(told)) == [LINK, LINK + "&again"]


def test_the_days_to_post_are_counted_from_the_label(shop: Shop, waiting: Case) -> None:
    shop.now += timedelta(days=5)
    case = shop.returns.label(waiting.number, LINK, actor="ana")
    assert case.post_by
    assert waiting.post_by
    assert case.post_by - waiting.post_by == timedelta(days=5)


@pytest.mark.parametrize(
    "link",
    ["", "label.pdf", "javascript:alert(1)", "https://a b", "http://labels", "https://labels/1", LINK + "x" * 600],
)
def test_what_is_no_link_is_no_label(shop: Shop, waiting: Case, link: str) -> None:
    with pytest.raises(BadLabel):
        shop.returns.label(waiting.number, link, actor="ana")
    assert awaited(shop) == [waiting.number]


def test_who_pays_the_postage_gets_no_label(shop: Shop, waiting: Case) -> None:
    shop.sold(number="CR-2")
    own = opened(shop, order_number="CR-2", key="k2")
    with pytest.raises(NotOffered):
        shop.returns.label(own.number, LINK, actor="ana")
    shop.returns.advance(waiting.number, Move.WITHDRAW, actor="customer")
    with pytest.raises(NotAllowed):
        shop.returns.label(waiting.number, LINK, actor="ana")


def test_who_waits_for_a_label_is_neither_reminded_nor_late(shop: Shop, waiting: Case) -> None:
    shop.now += timedelta(days=30)
    assert (shop.returns.tick().reminded, shop.returns.tick().expired) == (0, 0)
    shop.returns.label(waiting.number, LINK, actor="ana")
    shop.now += timedelta(days=12)
    assert shop.returns.tick().reminded == 1
    shop.now += timedelta(days=4)
    assert shop.returns.tick().expired == 1
