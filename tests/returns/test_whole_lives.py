"""Whole lives of cases, told: what really happens to a case is what its template expects, in mails and in the chat."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from returns.compose import letters_for, open_outbox
from returns.entries import Entries
from returns.lifecycle import Move, State
from returns.model import Inspection
from returns.notices.letters import Letters
from returns.outbox import Notice
from returns.settings import Settings
from tests.mailbox import Mailbox, mailbox
from tests.returns.conftest import Shop
from tests.returns.lives import AS_TOLD, QUALITY, UPS, inspected, now, opened, received
from tests.returns.orders import a_request, opened_with

SMART = {"policy": "smart-ring-7-day", "received_on": "2026-03-10"}
FAULTY = Inspection({"works": False, "fault_cause": "defect"})


class Chat:
    """What would be said in the conversation."""

    def __init__(self, letters: Letters) -> None:
        self.said: list[str] = []
        self._letters = letters

    def deliver(self, notice: Notice) -> None:
        self.said.append(self._letters.letter(notice).said.chat)


class Told:
    """A shop whose outbox ends at a mail server, a chat and the ledger."""

    def __init__(self, shop: Shop, post: Mailbox, folder: Path) -> None:
        self.post = post
        self._shop = shop
        links = shop.terms.new_order_url
        self._settings = Settings(database_url=shop.url, data=folder, smtp_url=post.url, new_order_url=links)
        self._letters = letters_for(self._settings, shop.returns)
        self.chat = Chat(self._letters)

    def everything(self) -> None:
        """Delivers until nothing is left; a notice that failed fails the test."""
        settings = self._settings.model_copy(update={"now": self._shop.now.isoformat()})
        while open_outbox(settings, self._shop.database, self._letters, self.chat).deliver_due():
            continue
        entries = Entries(self._shop.database, lambda: self._shop.now).all()
        assert [(one.notice.key, one.error) for one in entries if one.state != "sent"] == []

    def subjects(self) -> list[str]:
        return [str(mail["Subject"]) for mail in self.post.mails]

    def last(self) -> str:
        body = self.post.mails[-1].get_body(("plain",))
        assert body is not None
        return " ".join(body.get_content().split())


@pytest.fixture
def told(shop: Shop, tmp_path: Path) -> Iterator[Told]:
    with mailbox() as post:
        yield Told(shop, post, tmp_path)


def test_from_a_request_that_a_person_decides_to_money(shop: Shop, told: Told) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with(), review=True)
    number = case.number
    shop.returns.advance(number, Move.APPROVE, actor="ana", why="It is only the box.")
    told.everything()
    assert now(shop, case).state is State.INSTRUCTIONS_SENT
    shop.returns.post(number, UPS, actor="customer")
    shop.returns.advance(number, Move.RECEIVE, actor="ana")
    shop.returns.inspect(number, AS_TOLD, actor="ana")
    shop.returns.refund(number, actor="ana")
    told.everything()
    assert now(shop, case).state is State.REFUNDED
    assert told.subjects() == [
        f"We have your return request {number}",
        f"Return {number} is approved: how to send the ring",
        f"Your parcel for return {number} is here",
        f"We looked at your ring: the result for {number}",
        f"Your refund for {number}: $228.65",
    ]
    assert "To your card: $190.75 To your gift card: $37.90 Paid back: $228.65" in told.last()
    assert [line.split(".")[0] for line in told.chat.said] == [
        f"Your return {number} is approved",
        f"Your parcel for {number} is here",
        f"We looked at the ring of {number}",
        "Your refund of $228",
    ]


def test_from_a_fault_to_a_new_ring_and_postage(shop: Shop, told: Told) -> None:
    shop.sold(**SMART)
    case = inspected(shop, FAULTY, **{**QUALITY, "resolution": "replacement"})
    shop.returns.replace(case.number, actor="ana", tracking=UPS)
    told.everything()
    assert told.subjects()[-1] == f"Your new ring for {case.number} is on its way"
    assert f"Its tracking number is {UPS} (UPS)." in told.last()
    assert f"the tracking number is {UPS}." in told.chat.said[-1]
    assert not any("¥" in said or "$" in said for said in told.chat.said)


def test_a_new_ring_without_a_number_is_announced_too(shop: Shop, told: Told) -> None:
    shop.sold(**SMART)
    case = inspected(shop, FAULTY, **{**QUALITY, "resolution": "replacement"})
    shop.returns.replace(case.number, actor="ana")
    told.everything()
    assert "tracking number" not in told.last()


def test_from_a_fault_to_money_and_postage_apart(shop: Shop, told: Told) -> None:
    shop.sold()
    case = inspected(shop, FAULTY, **QUALITY)
    shop.returns.refund(case.number, actor="ana")
    shop.returns.claim_postage(case.number, "receipt", actor="customer")
    shop.returns.reimburse(case.number, Decimal("12.50"), actor="ana")
    told.everything()
    assert set(told.subjects()[-2:]) == {
        f"Your refund for {case.number}: $301.67",
        f"Your postage for {case.number} is paid back: $12.50",
    }


def test_an_exchange_that_is_a_new_order_comes_with_its_link(shop: Shop, told: Told) -> None:
    shop.sold()
    sealed = {"reason": "wrong_size", "resolution": "exchange", "facts": {"sealed": True}}
    case = inspected(shop, Inspection({}), **sealed)
    shop.returns.refund(case.number, actor="ana")
    told.everything()
    assert shop.returns.new_order_link(case.number) in told.last()
    assert shop.returns.new_order_link(case.number) in told.chat.said[-1]


def test_from_an_inspection_that_finds_too_much_to_the_ring_on_its_way_back(shop: Shop, told: Told) -> None:
    shop.sold()
    case = inspected(shop, Inspection({"wear": "obvious"}))
    shop.returns.advance(case.number, Move.REFUSE, actor="ana", why="Clear scratches.")
    shop.returns.give_back(case.number, UPS, actor="ana")
    told.everything()
    assert told.subjects()[-3:] == [
        f"We looked at your ring: a colleague decides on {case.number}",
        f"Your return request {case.number} could not be approved",
        f"Your ring of {case.number} is on its way back to you",
    ]


def test_what_a_person_gives_out_of_goodwill_is_told_as_it_is_paid(shop: Shop, told: Told) -> None:
    shop.sold()
    case = inspected(shop, Inspection({"wear": "obvious"}))
    shop.returns.grant(case.number, Decimal("50.00"), actor="ana", why="a good customer")
    told.everything()
    assert told.subjects()[-1] == f"Your refund for {case.number}: $50.00"
    assert "How it is made up" not in told.last()


def test_who_does_not_post_is_reminded_and_told_of_the_end(shop: Shop, told: Told) -> None:
    shop.sold()
    case = opened(shop)
    for day in (26, 29):
        shop.now = datetime(2026, 3, day, 12, tzinfo=ZoneInfo("America/Los_Angeles"))
        shop.returns.tick()
        told.everything()
    assert told.subjects()[-2:] == [
        f"Please post your return {case.number} by Saturday, March 28, 2026",
        f"Your return {case.number} has ended",
    ]


def test_a_promise_that_was_not_kept_is_apologised_for(shop: Shop, told: Told) -> None:
    shop.sold()
    case = received(shop)
    shop.returns.inspect(case.number, AS_TOLD, actor="ana")
    shop.now += timedelta(days=20)
    shop.returns.tick()
    told.everything()
    assert told.subjects()[-1] == f"We are late with your return {case.number}, and sorry"
    # Five business days after Saturday, March 14.
    assert "should have been settled by Friday, March 20, 2026" in told.last()


def test_an_answer_that_is_late_is_apologised_for(shop: Shop, told: Told) -> None:
    shop.sold(**SMART)
    shop.returns.open_case(a_request(), **opened_with(), review=True)
    shop.now += timedelta(days=2)
    shop.returns.tick()
    told.everything()
    assert "You should have had an answer about Circul 2, size 9, gold by" in told.last()


def test_a_customer_who_withdraws_has_it_in_writing(shop: Shop, told: Told) -> None:
    shop.sold()
    case = opened(shop)
    shop.returns.advance(case.number, Move.WITHDRAW, actor="customer")
    told.everything()
    assert told.subjects()[-1] == f"Your return {case.number} is withdrawn"
    assert told.chat.said == []
