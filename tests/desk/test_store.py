"""The store keeps its promises on both databases, also when many write at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from desk.cases.view import Cases
from desk.database import VERSION_TABLE, check, migrate
from desk.errors import Refused
from desk.model import Author, Button, Handover, Incoming, Intent, Owner, Reason, Reply
from desk.overview import Overview
from desk.sentences import KEPT
from desk.store import Store
from desk.tables import metadata
from desk.takeover import Takeover
from returns.database import Database
from returns.entries import Entries
from returns.errors import NotMigrated
from returns.orders.embedded import EmbeddedOrders
from returns.service import Returns

TALK = "talk"
NOW = datetime(2026, 3, 14, 18, 20, tzinfo=UTC)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database: Database, clock: Clock) -> Store:
    """A store with one open conversation."""
    store = Store(database, clock)
    store.open(TALK, token_hash="hash", channel="chat", locale="en")
    return store


@pytest.fixture
def takeover(store: Store) -> Takeover:
    return Takeover(store)


def say(store: Store, text: str, client_id: str | None = None, conversation: str = TALK) -> int:
    return store.take_in(conversation, Incoming(client_id or f"id of {text}", text))


def owner(store: Store) -> Owner:
    found = store.conversation(TALK)
    assert found
    return found.owner


def texts(store: Store) -> list[str]:
    return [message.text for message in store.page(TALK, 0).messages]


def at_once(work: Callable[[int], Any], times: int = 12) -> list[Any]:
    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(work, range(times)))


def outcome(work: Callable[[], object]) -> str:
    try:
        work()
    except Refused as no:
        return no.sentence
    return "done"


def test_a_message_comes_back_as_it_was_stored(store: Store) -> None:
    store.take_in(TALK, Incoming("c", "look 😀", ("p1", "p2")))
    store.answer(TALK, 1, [Reply("Yes?", (Button("a", "b"),), asks="wear", case="RB-1")])
    said, answer = store.page(TALK, 0).messages
    assert (said.id, said.author, said.text, said.photos) == (1, Author.CUSTOMER, "look 😀", ("p1", "p2"))
    assert said.created_at == NOW
    assert (answer.id, answer.author, answer.buttons) == (2, Author.BOT, (Button("a", "b"),))
    assert (answer.asks, answer.case) == ("wear", "RB-1")


def test_ids_grow_without_gaps_when_many_write_at_once(store: Store) -> None:
    ids = at_once(lambda n: say(store, f"message {n}"))
    assert sorted(ids) == list(range(1, 13))
    assert [message.id for message in store.page(TALK, 0).messages] == list(range(1, 13))


def test_a_message_that_is_posted_many_times_at_once_is_one(store: Store) -> None:
    assert set(at_once(lambda _: say(store, "hello", "same"))) == {1}
    assert texts(store) == ["hello"]


def test_an_answer_is_stored_once_however_often_it_comes(store: Store) -> None:
    say(store, "hello")
    at_once(lambda _: store.answer(TALK, 1, [Reply("hi")]))
    assert texts(store) == ["hello", "hi"]


def test_a_conversation_is_busy_until_its_last_message_is_answered(store: Store) -> None:
    say(store, "one")
    say(store, "two")
    store.answer(TALK, 1, [Reply("first")])
    assert store.page(TALK, 0).conversation.busy
    assert store.unanswered() == [TALK]
    following = store.next_unanswered(TALK)
    assert following
    assert following.text == "two"
    store.answer(TALK, 2, [Reply("second")])
    assert not store.page(TALK, 0).conversation.busy
    assert store.unanswered() == []
    assert store.next_unanswered(TALK) is None


def test_of_agents_who_take_at_once_one_wins_and_the_others_are_told(store: Store, takeover: Takeover) -> None:
    outcomes = at_once(lambda n: outcome(lambda: takeover.take(TALK, f"agent{n}")), times=6)
    assert sorted(outcomes).count("done") == 1
    winner = outcomes.index("done")
    assert {told for told in outcomes if told != "done"} == {f"Agent{winner} already has this conversation."}
    assert texts(store) == [f"Agent{winner} has joined the chat."]


def test_an_agent_may_take_a_conversation_from_the_one_who_is_named(store: Store, takeover: Takeover) -> None:
    takeover.take(TALK, "alex")
    assert outcome(lambda: takeover.take(TALK, "bo", "casey")) == "Alex already has this conversation."
    assert outcome(lambda: takeover.take(TALK, "bo", "alex")) == "done"
    assert outcome(lambda: takeover.reply(TALK, "alex", Incoming("1", "hi"))) == "Bo already has this conversation."


def test_what_the_bot_says_after_a_takeover_is_not_stored(store: Store, takeover: Takeover) -> None:
    say(store, "hello")
    takeover.take(TALK, "alex")
    store.answer(TALK, 1, [Reply("late", handover=Handover(Reason.ASKED))])
    store.give_up(TALK, 1, "late", Handover(Reason.TROUBLE))
    assert store.tell_once(TALK, 1, "late") is False
    assert texts(store) == ["hello", "Alex has joined the chat."]
    assert owner(store) is Owner.AGENT


def test_after_a_hand_back_only_the_hand_back_awaits_the_bot(store: Store, takeover: Takeover) -> None:
    say(store, "unanswered")
    takeover.take(TALK, "alex")
    say(store, "to the agent")
    takeover.reply(TALK, "alex", Incoming("1", "done"))
    assert store.unanswered() == []
    takeover.hand_back(TALK, "alex")
    following = store.next_unanswered(TALK)
    assert following
    assert (following.intent, following.author) == (Intent.HANDED_BACK, Author.SYSTEM)
    store.answer(TALK, following.id, [Reply("back again")])
    assert store.next_unanswered(TALK) is None


def test_only_the_agent_who_has_a_conversation_can_use_it(store: Store, takeover: Takeover) -> None:
    first = "Take this conversation over before you do that."
    assert outcome(lambda: takeover.reply(TALK, "alex", Incoming("1", "hi"))) == first
    assert outcome(lambda: takeover.hand_back(TALK, "alex")) == first
    takeover.take(TALK, "alex")
    assert outcome(lambda: takeover.hand_back(TALK, "bo")) == "Alex already has this conversation."
    assert outcome(lambda: takeover.resolve(TALK, "bo")) == "Alex already has this conversation."


def test_a_reply_that_is_sent_twice_is_one(store: Store, takeover: Takeover) -> None:
    takeover.take(TALK, "alex")
    assert takeover.reply(TALK, "alex", Incoming("1", "hi")) == takeover.reply(TALK, "alex", Incoming("1", "hi"))
    assert texts(store).count("hi") == 1


def test_a_settled_conversation_is_open_again_when_the_customer_writes(store: Store, takeover: Takeover) -> None:
    takeover.take(TALK, "alex")
    takeover.resolve(TALK, "alex")
    settled = store.conversation(TALK)
    assert settled
    assert (settled.resolved, settled.owner) == (True, Owner.BOT)
    say(store, "one more thing")
    opened = store.conversation(TALK)
    assert opened
    assert opened.resolved is False


def test_what_is_written_to_people_is_kept_once_and_found_with_their_answers(store: Store, takeover: Takeover) -> None:
    handover = Handover(Reason.ASKED, {"case": "RB-1"})
    say(store, "before")
    for _ in range(2):
        assert store.take_to_people(TALK, Incoming("case:RB-1:a", "where is it?"), handover) == 2
    assert owner(store) is Owner.WAITING
    takeover.take(TALK, "alex")
    takeover.reply(TALK, "alex", Incoming("1", "On its way."))
    store.take_to_people(TALK, Incoming("case:RB-1:b", "thanks"), handover)
    assert owner(store) is Owner.AGENT
    say(store, "in the chat")
    said = [(message.author, message.text) for message in store.written(TALK, "case:RB-1:")]
    assert said == [("customer", "where is it?"), ("agent", "On its way."), ("customer", "thanks")]
    assert store.written(TALK, "case:RB_1:") == []
    assert store.next_unanswered(TALK) is None


def test_an_unknown_conversation_is_refused(store: Store, takeover: Takeover) -> None:
    for work in (lambda: takeover.take("none", "alex"), lambda: say(store, "hi", conversation="none")):
        with pytest.raises(Refused) as no:
            work()
        assert no.value.status == 404


def test_those_who_wait_longest_come_first_and_those_with_agents_last(
    store: Store, clock: Clock, database: Database
) -> None:
    for minute, name in enumerate(("first", "second", "third", "kept")):
        clock.now = NOW + timedelta(minutes=minute)
        store.open(name, token_hash="hash", channel="chat", locale="en")
        say(store, "a person please", conversation=name)
    for minute, name in enumerate(("kept", "second", "third", "first"), start=10):
        clock.now = NOW + timedelta(minutes=minute)
        store.answer(name, 1, [Reply("Sure.", handover=Handover(Reason.ASKED))])
    Takeover(store).take("kept", "alex")
    returns = Returns(EmbeddedOrders(database), database, clock)
    overview = Overview(database, Cases(returns, Entries(database, clock)))
    rows = overview.rows("open")
    assert [row["id"] for row in rows] == ["second", "third", "first", "kept"]
    assert rows[0]["last"]["text"] == "Sure."
    assert overview.waiting() == 3
    assert {row["id"] for row in overview.rows("all")} == {"second", "third", "first", "kept", TALK}


def test_the_migrations_make_the_tables_that_the_code_has(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": VERSION_TABLE,
                "compare_type": True,
                "include_name": lambda name, kind, _: kind != "table" or name in metadata.tables,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_migrating_again_changes_nothing(database: Database) -> None:
    migrate(database)
    check(database)


def test_a_database_without_the_desks_tables_is_named_with_the_cure(tmp_path: Any) -> None:
    bare = Database(f"sqlite:///{tmp_path / 'bare.db'}")
    with pytest.raises(NotMigrated, match="python -m desk migrate"):
        check(bare)
    bare.close()


def test_whoever_waits_for_a_person_hears_once_that_their_words_are_kept(
    store: Store, takeover: Takeover, clock: Clock
) -> None:
    said = say(store, "a person please")
    store.answer(TALK, said, [Reply("Of course.", handover=Handover(Reason.ASKED))])
    say(store, "hello?")
    say(store, "how long does this take?")
    assert texts(store)[2:] == ["hello?", KEPT, "how long does this take?"]
    takeover.take(TALK, "bea")
    say(store, "there you are")
    assert texts(store).count(KEPT) == 1
