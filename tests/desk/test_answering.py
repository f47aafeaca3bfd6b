"""What customers say is stored first, answered one at a time, and never lost, whatever happens to the assistant."""

import asyncio
from pathlib import Path

import pytest

from desk import sentences
from desk.model import Handover, Intent, Reason, Reply, Turn
from desk.sentences import KEPT
from tests.desk.desks import Customer, House, open_house, until
from tests.desk.pictures import a_picture

PATIENT = {"notice_after": 0.02, "patience": 60.0}
IMPATIENT = {"notice_after": 0.02, "patience": 0.1}


async def test_one_message_of_a_conversation_is_in_flight_at_a_time(house: House, customer: Customer) -> None:
    other = await house.customer()
    house.assistant.go_on.clear()
    for text in ("one", "two", "three"):
        await customer.say(text)
    await other.say("hello")
    await until(lambda: _true(house.assistant.tries == 2))
    house.assistant.go_on.set()
    await customer.answered()
    await other.answered()
    assert house.assistant.most_at_once == 1
    assert [turn.text for turn in house.assistant.heard if turn.conversation == customer.id] == ["one", "two", "three"]


async def test_a_slow_conversation_does_not_hold_up_another(house: House, customer: Customer) -> None:
    other = await house.customer()
    house.assistant.go_on.clear()
    await customer.say("slow")
    await until(lambda: _true(house.assistant.tries == 1))
    house.assistant.go_on = asyncio.Event()
    house.assistant.go_on.set()
    await other.say("quick")
    assert len(await other.answered()) == 2


async def test_the_assistant_gets_the_message_with_its_id_photos_and_time(house: House, customer: Customer) -> None:
    message_id = await customer.say("hello")
    await customer.answered()
    (turn,) = house.assistant.heard
    assert (turn.conversation, turn.message_id, turn.text, turn.intent) == (customer.id, message_id, "hello", None)
    assert turn.received_at.tzinfo is not None


async def test_several_replies_keep_their_order(house: House, customer: Customer) -> None:
    house.assistant.says = lambda _: [Reply("first"), Reply("second", asks="wear")]
    await customer.say("hello")
    assert await customer.transcript() == [("customer", "hello"), ("bot", "first"), ("bot", "second")]


async def test_ids_have_no_gaps_when_many_post_at_once(customer: Customer) -> None:
    ids = await asyncio.gather(*(customer.say(f"{n}") for n in range(20)))
    assert len(set(ids)) == 20
    assert [message["id"] for message in await customer.answered()] == list(range(1, 41))


async def test_a_handover_makes_the_conversation_wait_for_a_person(house: House, customer: Customer) -> None:
    summary = {"order": "CR-20418", "facts": {"wear": "light"}}
    house.assistant.says = lambda _: [Reply("A colleague will help.", handover=Handover(Reason.DANGER, summary))]
    await customer.say("it smokes")
    assert await customer.transcript() == [("customer", "it smokes"), ("bot", "A colleague will help.")]
    assert await customer.owner() == "waiting"
    agent = await house.agent("alex")
    (row,) = await agent.list()
    assert (row["owner"], row["reason"], row["urgent"]) == ("waiting", "danger", True)
    assert (await agent.see(customer.id))["handovers"][0]["summary"] == summary


async def test_a_handover_needs_no_words(house: House, customer: Customer) -> None:
    house.assistant.says = lambda _: [Reply("", handover=Handover(Reason.ASKED))]
    await customer.say("a person please")
    assert await customer.transcript() == [("customer", "a person please")]
    assert await customer.owner() == "waiting"


async def test_while_a_person_is_awaited_messages_are_kept_and_not_sent_to_the_assistant(
    house: House, customer: Customer
) -> None:
    house.assistant.says = lambda _: [Reply("", handover=Handover(Reason.ASKED))]
    await customer.say("a person please")
    await customer.answered()
    await customer.say("are you there?")
    assert (await customer.transcript())[-2:] == [("customer", "are you there?"), ("system", KEPT)]
    assert (await customer.page())["busy"] is False
    assert house.assistant.texts() == ["a person please"]


async def test_an_unavailable_assistant_is_owned_up_to_once_and_answers_when_it_is_back(folder: Path) -> None:
    async with open_house(folder, **PATIENT) as house:
        customer = await house.customer()
        house.assistant.down = True
        await customer.say("one")
        await customer.say("two")
        await until(lambda: _notices(customer))
        tries = house.assistant.tries
        await until(lambda: _true(house.assistant.tries > tries))
        house.assistant.down = False
        transcript = await customer.transcript()
        assert [text for author, text in transcript if author == "system"] == [sentences.SLOW]
        assert [text for author, text in transcript if author == "bot"] == ["You said: one", "You said: two"]
        assert house.assistant.texts() == ["one", "two"]


async def test_a_stalled_assistant_is_owned_up_to_as_well(folder: Path) -> None:
    async with open_house(folder, **PATIENT) as house:
        customer = await house.customer()
        house.assistant.go_on.clear()
        await customer.say("hello")
        await until(lambda: _notices(customer))
        house.assistant.go_on.set()
        assert (await customer.transcript())[-1] == ("bot", "You said: hello")


@pytest.mark.parametrize("stalled", [True, False])
async def test_patience_ends_with_a_person(folder: Path, *, stalled: bool) -> None:
    async with open_house(folder, **IMPATIENT) as house:
        customer = await house.customer()
        house.assistant.down = not stalled
        house.assistant.go_on.clear()
        await customer.say("hello")

        async def waiting() -> bool:
            return await customer.owner() == "waiting"

        await until(waiting)
        assert (await customer.transcript())[-1] == ("system", sentences.TROUBLE)
        agent = await house.agent("alex")
        assert [row["reason"] for row in await agent.list()] == ["trouble"]


async def test_an_answer_that_comes_after_patience_ended_is_not_said(folder: Path) -> None:
    async with open_house(folder, **IMPATIENT) as house:
        customer = await house.customer()
        house.assistant.go_on.clear()
        await customer.say("hello")

        async def waiting() -> bool:
            return await customer.owner() == "waiting"

        await until(waiting)
        house.assistant.go_on.set()
        assert "bot" not in [author for author, _ in await customer.transcript()]


async def test_a_message_that_outlived_the_desk_is_answered_by_the_next_one(folder: Path) -> None:
    async with open_house(folder) as house:
        customer = await house.customer()
        house.assistant.go_on.clear()
        message_id = await customer.say("hello")
        await until(lambda: _true(house.assistant.tries))
    async with open_house(folder) as house:
        customer.http = house.browser()
        assert await customer.transcript() == [("customer", "hello"), ("bot", "You said: hello")]
        assert [turn.message_id for turn in house.assistant.heard] == [message_id]


async def test_an_answered_message_is_not_sent_again_by_the_next_desk(folder: Path) -> None:
    async with open_house(folder) as house:
        customer = await house.customer()
        await customer.say("hello")
        await customer.answered()
    async with open_house(folder) as house:
        customer.http = house.browser()
        await customer.say("again")
        await customer.answered()
        assert house.assistant.texts() == ["again"]


async def test_what_waits_for_a_person_is_not_sent_to_the_assistant_by_the_next_desk(folder: Path) -> None:
    async with open_house(folder) as house:
        house.assistant.says = lambda _: [Reply("", handover=Handover(Reason.ASKED))]
        customer = await house.customer()
        await customer.say("a person please")
        await customer.answered()
        await customer.say("hello?")
    async with open_house(folder) as house:
        customer.http = house.browser()
        assert await customer.owner() == "waiting"
        assert house.assistant.tries == 0


async def test_a_bug_of_the_assistant_ends_with_a_person_and_leaves_the_others_alone(folder: Path) -> None:
    async with open_house(folder, **IMPATIENT) as house:
        customer, other = await house.customer(), await house.customer()

        def says(turn: Turn) -> list[Reply]:
            if turn.conversation == customer.id:
                raise ZeroDivisionError
            return [Reply("fine")]

        house.assistant.says = says
        await customer.say("boom")
        await other.say("hello")
        assert (await other.transcript())[-1] == ("bot", "fine")
        assert (await customer.transcript())[-1] == ("system", sentences.TROUBLE)


async def test_a_photo_without_words_is_told_to_the_assistant_as_what_it_is(house: House, customer: Customer) -> None:
    photo = (await customer.upload(a_picture())).json()["id"]
    await customer.say("", photos=[photo])
    await customer.answered()
    (turn,) = house.assistant.heard
    assert (turn.intent, turn.photos) == (Intent.SEND_PHOTOS, (photo,))


async def _true(value: object) -> object:
    return value


async def _notices(customer: Customer) -> bool:
    return sentences.SLOW in [message["text"] for message in (await customer.page())["messages"]]
