"""A question that nobody answers is asked about once, and only by the bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from desk import sentences
from desk.model import Button, Handover, Reason, Reply, Turn
from desk.reminding import Reminding
from returns.database import Database
from tests.desk.desks import Customer, House, open_house

TEN_MINUTES = timedelta(minutes=10)


def question(asks: str) -> Reply:
    return Reply("How does the ring look?", buttons=(Button("Like new", "Like new"),), asks=asks)


@asynccontextmanager
async def reminding(house: House, later: timedelta) -> AsyncIterator[Reminding]:
    """The reminders of a desk, by a clock that runs ahead of the house's."""
    database = Database(house.settings.database)
    yield Reminding(house.app.state.desk.conversations, database, lambda: datetime.now(UTC) + later, after=TEN_MINUTES)
    database.close()


async def asked(house: House, customer: Customer, asks: str, text: str = "hello") -> None:
    def says(_turn: Turn) -> list[Reply]:
        return [question(asks)]

    house.assistant.says = says
    await customer.say(text)
    await customer.answered()


async def reminders(customer: Customer) -> list[dict[str, Any]]:
    return [message for message in await customer.answered() if message["text"] == sentences.STILL_THERE]


async def test_silence_after_a_question_is_answered_by_one_reminder_of_it(folder: Path) -> None:
    async with open_house(folder) as house, reminding(house, timedelta(minutes=11)) as reminds:
        customer = await house.customer()
        await asked(house, customer, "wear")
        await reminds.remind()
        await reminds.remind()
        [reminder] = await reminders(customer)
        assert (reminder["author"], reminder["asks"]) == ("bot", "wear")
        assert reminder["buttons"] == [{"title": "Like new", "value": "Like new"}]


async def test_whoever_is_still_thinking_is_left_in_peace(folder: Path) -> None:
    async with open_house(folder) as house, reminding(house, timedelta(minutes=9)) as reminds:
        customer = await house.customer()
        await asked(house, customer, "wear")
        await reminds.remind()
        assert await reminders(customer) == []


async def test_a_question_of_yesterday_is_let_be(folder: Path) -> None:
    async with open_house(folder) as house, reminding(house, timedelta(days=2)) as reminds:
        customer = await house.customer()
        await asked(house, customer, "wear")
        await reminds.remind()
        assert await reminders(customer) == []


async def test_the_same_question_asked_again_is_not_reminded_of_again_but_the_next_one_is(folder: Path) -> None:
    async with open_house(folder) as house, reminding(house, timedelta(minutes=11)) as reminds:
        customer = await house.customer()
        await asked(house, customer, "wear")
        await reminds.remind()
        await asked(house, customer, "wear", "hm")
        await reminds.remind()
        assert len(await reminders(customer)) == 1
        await asked(house, customer, "packaging", "worn twice")
        await reminds.remind()
        assert [reminder["asks"] for reminder in await reminders(customer)] == ["wear", "packaging"]


async def test_a_restart_in_between_reminds_nobody_twice(folder: Path) -> None:
    async with open_house(folder) as house, reminding(house, timedelta(minutes=11)) as reminds:
        customer = await house.customer()
        await asked(house, customer, "wear")
        await reminds.remind()
        async with reminding(house, timedelta(minutes=11)) as after_a_restart:
            await after_a_restart.remind()
        assert len(await reminders(customer)) == 1


async def test_nobody_is_reminded_while_a_person_has_the_conversation(folder: Path) -> None:
    async with open_house(folder) as house, reminding(house, timedelta(minutes=11)) as reminds:
        customer = await house.customer()
        house.assistant.says = lambda _turn: [replace(question("wear"), handover=Handover(Reason.ASKED))]
        await customer.say("a person, please")
        await customer.answered()
        await reminds.remind()
        assert await reminders(customer) == []


async def test_a_polite_last_question_needs_no_answer(folder: Path) -> None:
    async with open_house(folder) as house, reminding(house, timedelta(minutes=11)) as reminds:
        customer = await house.customer()
        await asked(house, customer, "anything_else")
        await reminds.remind()
        assert await reminders(customer) == []
