"""What leaves the house leaves from the desk: mails, and words in the chat, once, also after a kill."""

import asyncio
import math
import os
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desk.delivering import Delivering
from ops.product import free_port
from returns.compose import open_returns
from returns.database import Database
from returns.entries import Entries
from returns.lifecycle import Move
from returns.outbox import Channel, Notice, Outbox, put
from returns.service import Returns
from returns.settings import Settings
from tests.desk.desks import Customer, House, open_house, until
from tests.mailbox import Mailbox, mailbox
from tests.returns.orders import a_request, an_order, opened_with

ROOT = Path(__file__).parents[2]
START = 180  # seconds that a process may take to serve


@pytest.fixture
def post() -> Iterator[Mailbox]:
    with mailbox() as box:
        yield box


def returns_of(house: House) -> Returns:
    found: Returns = house.app.state.desk.returns
    return found


def approved_by_a_person(returns: Returns, conversation: str) -> str:
    """A case that went to a person, who approved it."""
    returns.import_orders([an_order()])
    case = returns.open_case(a_request(), **opened_with(conversation=conversation), review=True)
    return returns.advance(case.number, Move.APPROVE, actor="ana").number


def all_sent(house: House) -> bool:
    with closing(Database(house.settings.database)) as database:
        return all(entry.sent_at for entry in Entries(database, now).all())


async def told(customer: Customer) -> list[dict[str, Any]]:
    return [message for message in await customer.answered() if message["author"] == "system"]


async def test_a_customer_is_told_by_mail_and_in_the_conversation(folder: Path, post: Mailbox) -> None:
    async with open_house(folder, smtp_url=post.url) as house:
        customer = await house.customer()
        number = await asyncio.to_thread(approved_by_a_person, returns_of(house), customer.id)
        [message] = await until(lambda: told(customer))
        assert f"Your return {number} is approved." in message["text"]
        assert message["case"] == number
        await until(lambda: asyncio.to_thread(lambda: len(post.mails) == 2))
        assert [mail["Subject"] for mail in post.mails] == [
            f"We have your return request {number}",
            f"Return {number} is approved: how to send the ring",
        ]


async def test_a_conversation_that_is_watched_hears_of_it_live(folder: Path) -> None:
    async with open_house(folder) as house:
        customer = await house.customer()
        with house.app.state.desk.conversations.bells.listen(customer.id) as bell:
            await asyncio.to_thread(approved_by_a_person, returns_of(house), customer.id)
            await asyncio.wait_for(bell.wait(), START)
        assert await told(customer)


async def test_what_is_told_twice_is_said_once(folder: Path) -> None:
    async with open_house(folder) as house:
        customer = await house.customer()
        number = await asyncio.to_thread(approved_by_a_person, returns_of(house), customer.id)
        await until(lambda: told(customer))

        def forget_that_it_was_sent() -> None:
            with closing(Database(house.settings.database)) as database, database.engine.begin() as connection:
                connection.exec_driver_sql("UPDATE outbox SET sent_at = NULL WHERE channel = 'chat'")

        await asyncio.to_thread(forget_that_it_was_sent)
        await until(lambda: asyncio.to_thread(all_sent, house))
        assert [message["case"] for message in await told(customer)] == [number]


async def test_a_case_without_a_conversation_here_is_told_by_mail_alone(folder: Path, post: Mailbox) -> None:
    async with open_house(folder, smtp_url=post.url) as house:
        await asyncio.to_thread(approved_by_a_person, returns_of(house), "elsewhere")
        await until(lambda: asyncio.to_thread(lambda: len(post.mails) == 2))
        await until(lambda: asyncio.to_thread(all_sent, house))


class Recorded:
    """Delivers into a list, after what it is told to do first."""

    def __init__(self, first: Callable[[], object] = lambda: None) -> None:
        self.delivered: list[str] = []
        self._first = first

    def deliver(self, notice: Notice) -> None:
        self.delivered.append(notice.subject)
        self._first()


def now() -> datetime:
    return datetime.now(UTC)


def put_in(database: Database, *subjects: str) -> None:
    with database.writing() as session:
        for subject in subjects:
            put(session, "refund", key=subject, subject=subject, at=now())


async def test_a_bad_moment_ends_nothing(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    moments = iter([OSError("the disk is full"), None, None])

    def tick() -> None:
        if trouble := next(moments):
            raise trouble

    delivery = Recorded()
    put_in(database, "a")
    delivering = Delivering(Outbox(database, {Channel.REFUNDS: delivery}, now), tick)
    delivering.start()
    await until(lambda: asyncio.to_thread(lambda: delivery.delivered))
    await delivering.stop()
    assert "the disk is full" in caplog.text


async def test_the_end_waits_for_the_delivery_under_way_and_begins_no_other(database: Database) -> None:
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def slowly() -> None:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(START)

    delivery = Recorded(slowly)
    put_in(database, "a", "b")
    delivering = Delivering(Outbox(database, {Channel.REFUNDS: delivery}, now), lambda: None)
    delivering.start()
    await asyncio.wait_for(begun.wait(), START)
    stopped = asyncio.create_task(delivering.stop())
    await asyncio.sleep(0)
    assert not stopped.done()
    go_on.set()
    await stopped
    assert delivery.delivered == ["a"]
    states = {entry.notice.subject: entry.state for entry in Entries(database, now).all()}
    assert states == {"a": "sent", "b": "waiting"}


@asynccontextmanager
async def a_desk(folder: Path, smtp_url: str, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A desk in a process of its own, from when it serves until it is killed."""
    port = free_port()
    chosen = {"DATA": str(folder), "PORT": str(port), "SMTP_URL": smtp_url, **settings}
    environment = os.environ | {f"RINGBACK_{name}": value for name, value in chosen.items()}
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "desk", cwd=ROOT, env=environment)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def many_cases(folder: Path, count: int) -> set[str]:
    """Cases whose mails wait; the ids that these mails will have."""
    settings = Settings(data=folder)
    with closing(open_returns(settings)) as returns:
        for at in range(count):
            number = f"CR-{at}"
            returns.import_orders([an_order(number=number)])
            returns.open_case(a_request(order_number=number), **opened_with(key=number))
    with closing(Database(settings.database)) as database:
        keys = [entry.notice.key for entry in Entries(database, now).all() if entry.notice.channel == Channel.MAIL]
    return {f"<{key.replace(':', '.')}@shop.example>" for key in keys}


async def test_a_kill_in_the_middle_loses_no_mail_and_a_repeat_is_recognisable(folder: Path, post: Mailbox) -> None:
    expected = await asyncio.to_thread(many_cases, folder, 12)

    def arrived() -> list[str]:
        return [str(mail["Message-ID"]) for mail in post.mails]

    async def under_way() -> bool:
        return post.waiting

    async def all_of_them() -> bool:
        return set(arrived()) == expected

    post.most = 4
    async with a_desk(folder, post.url) as desk:
        await until(under_way, START)
        desk.kill()
    assert len(expected) == 12
    assert len(arrived()) == 4
    post.most = math.inf
    # The lease of the one that was under way is over by then.
    async with a_desk(folder, post.url, NOW="+5m"):
        await until(all_of_them, START)
    # At most the one that was taken at the very moment of the kill came again.
    assert len(arrived()) <= len(expected) + 1
