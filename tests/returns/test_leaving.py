"""The outbox with what really stands at its ends: a case's mails reach a mail server, once, and the case knows."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from returns.compose import letters_for, open_outbox
from returns.lifecycle import Move, State
from returns.model import Case
from returns.outbox import Delivery, Notice, Outbox
from returns.settings import Settings
from tests.mailbox import Mailbox, mailbox
from tests.returns.conftest import Shop
from tests.returns.orders import a_request, opened_with


@pytest.fixture
def post() -> Iterator[Mailbox]:
    with mailbox() as box:
        yield box


class Chat:
    """A conversation that is there, or is not."""

    def __init__(self, there: bool) -> None:
        self._there = there

    def deliver(self, _notice: Notice) -> bool:
        return self._there


def an_outbox(shop: Shop, tmp_path: Path, smtp_url: str, chat: Delivery | None = None) -> Outbox:
    settings = Settings(database_url=shop.url, data=tmp_path, smtp_url=smtp_url, now=shop.now.isoformat())
    return open_outbox(settings, shop.database, letters_for(settings, shop.returns), chat)


def opened(shop: Shop) -> Case:
    shop.sold()
    return shop.returns.open_case(a_request(), **opened_with())


def state(shop: Shop, case: Case) -> State:
    found = shop.returns.case(case.number)
    assert found
    return found.state


def test_instructions_that_really_left_move_the_case_on(shop: Shop, post: Mailbox, tmp_path: Path) -> None:
    case = opened(shop)
    an_outbox(shop, tmp_path, post.url).deliver_due()
    assert [mail["Subject"] for mail in post.mails] == [f"Return {case.number} is approved: how to send the ring"]
    assert state(shop, case) is State.INSTRUCTIONS_SENT
    assert shop.returns.timeline(case.number)[-1].actor == "outbox"


def test_instructions_that_were_refused_leave_the_case_where_it_is(shop: Shop, post: Mailbox, tmp_path: Path) -> None:
    case = opened(shop)
    post.recipient = "550 no such user"
    an_outbox(shop, tmp_path, post.url).deliver_due()
    assert state(shop, case) is State.APPROVED


def test_instructions_that_were_only_printed_leave_the_case_where_it_is(shop: Shop, tmp_path: Path) -> None:
    case = opened(shop)
    assert an_outbox(shop, tmp_path, "").deliver_due() == 1
    assert state(shop, case) is State.APPROVED


@pytest.mark.parametrize(("there", "promise"), [(True, "kept"), (False, "open")])
def test_an_approval_that_was_said_in_the_chat_keeps_the_promise_of_an_answer_and_no_more(
    shop: Shop, tmp_path: Path, there: bool, promise: str
) -> None:
    shop.sold(policy="smart-ring-7-day", received_on="2026-03-12")
    case = shop.returns.open_case(a_request(), **opened_with(), review=True)
    shop.returns.advance(case.number, Move.APPROVE, actor="ana")
    an_outbox(shop, tmp_path, "", Chat(there)).deliver_due()
    assert state(shop, case) is State.APPROVED
    assert [promised.state for promised in shop.returns.promises(case.number)] == [promise]


def test_instructions_that_come_after_the_case_went_on_change_nothing(
    shop: Shop, post: Mailbox, tmp_path: Path
) -> None:
    case = opened(shop)
    shop.returns.advance(case.number, Move.WITHDRAW, actor="customer")
    an_outbox(shop, tmp_path, post.url).deliver_due()
    assert [mail["Subject"].split()[-1] for mail in post.mails] == ["ring", "withdrawn"]
    assert state(shop, case) is State.WITHDRAWN


def test_mails_of_a_case_arrive_in_its_sequence_though_the_first_failed(
    shop: Shop, post: Mailbox, tmp_path: Path
) -> None:
    case = opened(shop)
    post.data = "451 later"
    an_outbox(shop, tmp_path, post.url).deliver_due()
    shop.returns.advance(case.number, Move.WITHDRAW, actor="customer")
    post.data = "250 OK"
    shop.now += timedelta(hours=1)
    an_outbox(shop, tmp_path, post.url).deliver_due()
    assert [mail["Subject"].split()[-1] for mail in post.mails] == ["ring", "withdrawn"]


def test_a_code_is_in_its_mail_and_in_the_outbox_no_more(shop: Shop, post: Mailbox, tmp_path: Path) -> None:
    shop.sold()
    shop.returns.send_code("maya@example.com", "c1")
    an_outbox(shop, tmp_path, post.url).deliver_due()
    code = post.mails[0]["Subject"].split()[0]
    orders = shop.returns.check_code("c1", code)
    assert isinstance(orders, tuple)
    with shop.database.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT payload FROM outbox").scalar_one()
    assert code not in str(kept)
