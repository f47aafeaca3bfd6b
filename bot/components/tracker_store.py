"""Conversations' events in one SQLite file, append-only; those in use are kept ready in memory."""

import json
import os
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.turns import TurnLost

SCHEMA = """
CREATE TABLE IF NOT EXISTS events (
    conversation TEXT NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL, message TEXT, event TEXT NOT NULL,
    PRIMARY KEY (conversation, place)
) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS message_once ON events (conversation, message) WHERE message IS NOT NULL;
"""
SINCE_SESSION = """
SELECT place, event FROM events WHERE conversation = :name AND place >= (
    SELECT coalesce(max(place), 0) FROM events WHERE conversation = :name AND kind = :start) ORDER BY place
"""
ALL = "SELECT place, event FROM events WHERE conversation = :name ORDER BY place"
TURN = """
SELECT event FROM events WHERE conversation = :name AND place > :place AND place < coalesce(
    (SELECT min(place) FROM events WHERE conversation = :name AND place > :place AND kind = :user), :place + 1000000)
ORDER BY place
"""


@dataclass
class Ready:
    """A tracker as the next turn takes it, how many of its events are stored, and the place of the next one."""

    tracker: DialogueStateTracker
    stored: int
    place: int


class SqliteTrackerStore(TrackerStore):
    """Rasa's tracker store over `file`: at most `ready` conversations in memory, every finished turn in the file."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        host: str | None = None,
        file: str | None = None,
        ready: int = 500,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        path = Path(file) if file else Path(os.environ.get("RINGBACK_DATA", "var")) / "conversations.db"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        self._database.execute("PRAGMA busy_timeout = 30000")
        self._database.executescript(SCHEMA)
        self._ready: OrderedDict[str, Ready] = OrderedDict()
        self._most = ready

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append what is new in `tracker`, in one transaction."""
        ready = self._ready.get(tracker.sender_id)
        if ready is None or ready.tracker is not tracker:
            ready = self._placed(tracker)
        fresh = list(islice(tracker.events, ready.stored, None))
        if fresh:
            rows = [_row(tracker.sender_id, ready.place + i, event) for i, event in enumerate(fresh)]
            with self._failing_loudly():
                self._write(rows)
            await self._stream(fresh, tracker.sender_id)
        self._keep(tracker.sender_id, Ready(tracker, ready.stored + len(fresh), ready.place + len(fresh)))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation since its session began, or None."""
        if sender_id in self._ready:
            self._ready.move_to_end(sender_id)
            return self._ready[sender_id].tracker
        tracker, place = self._read(SINCE_SESSION, sender_id)
        if tracker is not None:
            self._keep(sender_id, Ready(tracker, len(tracker.events), place))
        return tracker

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The conversation with all its sessions, or None."""
        return self._read(ALL, conversation_id)[0]

    async def keys(self) -> Iterable[str]:
        """The names of all conversations."""
        with self._failing_loudly():
            return [name for (name,) in self._database.execute("SELECT DISTINCT conversation FROM events")]

    def forget(self, conversation: str) -> None:
        """Drop what is in memory of a conversation, so that the next turn starts from what is stored."""
        self._ready.pop(conversation, None)

    def events_after(self, conversation: str, message_id: str) -> list[dict[str, Any]] | None:
        """The events of the turn that `message_id` began, or None when no such turn was finished."""
        with self._failing_loudly():
            found = self._database.execute(
                "SELECT place FROM events WHERE conversation = ? AND message = ?", (conversation, message_id)
            ).fetchone()
            if found is None:
                return None
            bounds = {"name": conversation, "place": found[0], "user": UserUttered.type_name}
            return [json.loads(event) for (event,) in self._database.execute(TURN, bounds)]

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _write(self, rows: list[tuple[str, int, str, str | None, str]]) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            self._database.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?)", rows)
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def _read(self, query: str, conversation: str) -> tuple[DialogueStateTracker | None, int]:
        with self._failing_loudly():
            bounds = {"name": conversation, "start": SessionStarted.type_name}
            rows = self._database.execute(query, bounds).fetchall()
            if not rows:
                return None, 0
            events = [json.loads(event) for _, event in rows]
            return DialogueStateTracker.from_dict(conversation, events, self.domain.slots), rows[-1][0] + 1

    def _placed(self, tracker: DialogueStateTracker) -> Ready:
        """Where a tracker goes on that is not the one in memory; its events are those since the session began."""
        with self._failing_loudly():
            bounds = {"name": tracker.sender_id, "start": SessionStarted.type_name}
            rows = self._database.execute(SINCE_SESSION, bounds).fetchall()
        return Ready(tracker, len(rows), rows[-1][0] + 1 if rows else 0)

    def _keep(self, conversation: str, ready: Ready) -> None:
        self._ready[conversation] = ready
        self._ready.move_to_end(conversation)
        while len(self._ready) > self._most:
            self._ready.popitem(last=False)

    async def _stream(self, events: list[Event], conversation: str) -> None:
        if self.event_broker is not None:
            await self._stream_new_events(self.event_broker, events, conversation)

    @contextmanager
    def _failing_loudly(self) -> Iterator[None]:
        """Rasa would go on in memory when a store raises an ordinary error."""
        try:
            yield
        except (sqlite3.Error, ValueError) as error:
            raise TurnLost("store", str(error)) from error


def _row(conversation: str, place: int, event: Event) -> tuple[str, int, str, str | None, str]:
    message = event.message_id if isinstance(event, UserUttered) else None
    return conversation, place, event.type_name, message, json.dumps(event.as_dict())
