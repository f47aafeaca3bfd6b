"""The store of conversations by itself."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.tracker_store import SqliteTrackerStore
from bot.components.turns import TurnLost

DOMAIN = Domain.from_dict({"slots": {"size": {"type": "any", "mappings": [{"type": "custom"}]}}})


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "conversations.db")


@pytest.fixture
def store(file: str) -> Iterator[SqliteTrackerStore]:
    opened = SqliteTrackerStore(DOMAIN, file=file, ready=2)
    yield opened
    opened.close()


def turn(store: SqliteTrackerStore, name: str, message: str, *events: object) -> DialogueStateTracker:
    async def take() -> DialogueStateTracker:
        tracker = await store.get_or_create_tracker(name, append_action_listen=False)
        for event in (UserUttered(message, message_id=message), *events):
            tracker.update(event, DOMAIN)
        await store.save(tracker)
        return tracker

    return asyncio.run(take())


def read(store: SqliteTrackerStore, name: str) -> DialogueStateTracker:
    tracker = asyncio.run(store.retrieve(name))
    assert tracker is not None
    return tracker


def test_another_process_reads_the_same_conversation(store: SqliteTrackerStore, file: str) -> None:
    kept = turn(store, "a", "one", SlotSet("size", "9"), BotUttered("noted"))
    kept = turn(store, "a", "two", ActionExecuted("action_listen"))
    again = read(SqliteTrackerStore(DOMAIN, file=file), "a")
    assert [event.as_dict() for event in again.events] == [event.as_dict() for event in kept.events]
    assert again.get_slot("size") == "9"


def test_a_conversation_that_left_the_memory_goes_on_where_it_stopped(store: SqliteTrackerStore) -> None:
    for name in ("a", "b", "c"):
        turn(store, name, "one")
    turn(store, "a", "two")
    store.forget("a")
    assert [event.text for event in read(store, "a").events] == ["one", "two"]


def test_what_was_not_saved_is_gone_once_forgotten(store: SqliteTrackerStore) -> None:
    turn(store, "a", "one").update(UserUttered("half a turn", message_id="x"), DOMAIN)
    store.forget("a")
    assert [event.text for event in read(store, "a").events] == ["one"]


def test_a_new_session_hides_the_old_one_and_keeps_it_on_file(store: SqliteTrackerStore) -> None:
    turn(store, "a", "one", SessionStarted(), UserUttered("two", message_id="two"))
    store.forget("a")
    assert [event.type_name for event in read(store, "a").events] == ["session_started", "user"]
    turn(store, "a", "three")
    full = asyncio.run(store.retrieve_full_tracker("a"))
    assert full is not None
    assert [event.text for event in full.events if isinstance(event, UserUttered)] == ["one", "two", "three"]


def test_the_events_of_a_turn_are_found_by_its_message(store: SqliteTrackerStore) -> None:
    turn(store, "a", "one", BotUttered("first"))
    turn(store, "a", "two", BotUttered("second"), BotUttered("third"))
    turn(store, "b", "one", BotUttered("of another"))
    found = store.events_after("a", "two")
    assert found is not None
    assert [event["text"] for event in found] == ["second", "third"]
    assert [event["text"] for event in store.events_after("a", "one") or []] == ["first"]
    assert store.events_after("a", "three") is None


def test_the_same_message_is_never_stored_twice(store: SqliteTrackerStore) -> None:
    turn(store, "a", "one")
    with pytest.raises(TurnLost, match="store"):
        turn(store, "a", "one")
    store.forget("a")
    assert len(read(store, "a").events) == 1


def test_a_database_that_fails_ends_the_turn_instead_of_going_on_in_memory(store: SqliteTrackerStore) -> None:
    turn(store, "a", "one")
    store.close()
    with pytest.raises(TurnLost, match="store"):
        turn(store, "a", "two")


def test_all_conversations_are_listed(store: SqliteTrackerStore) -> None:
    for name in ("a", "b", "c"):
        turn(store, name, "one")
    assert sorted(asyncio.run(store.keys())) == ["a", "b", "c"]
