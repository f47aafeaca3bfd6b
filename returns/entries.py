"""The outbox as people see it: what left, what waits, and what is parked until a person has it tried again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from returns.clock import Clock
from returns.database import Database
from returns.outbox import Notice, notice_of
from returns.store import OutboxRow


@dataclass(frozen=True)
class Entry:
    """A notice and how it stands: `waiting`, `sent` or `parked`, with the reason of the last failure."""

    notice: Notice
    state: str
    error: str | None
    due_at: datetime
    sent_at: datetime | None
    parked_at: datetime | None

    def as_json(self, *, shows_codes: bool = False) -> dict[str, Any]:
        """The notice as programs read it, without what it carries; with codes only where mails are printed anyway."""
        notice = self.notice
        carried = {"code": notice.payload["code"]} if shows_codes and "code" in notice.payload else {}
        return {
            "id": notice.id,
            "key": notice.key,
            "kind": notice.kind,
            "subject": notice.subject,
            "channel": str(notice.channel),
            "state": self.state,
            "error": self.error,
            "attempts": notice.attempts,
            "created_at": notice.at.isoformat(),
            "due_at": self.due_at.isoformat(),
            "sent_at": self.sent_at and self.sent_at.isoformat(),
            "parked_at": self.parked_at and self.parked_at.isoformat(),
            **carried,
        }


class Entries:
    """All that is and was in the outbox."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> list[Entry]:
        """Every entry, oldest first."""
        with self._database.reading() as session:
            return [_entry_of(row) for row in session.scalars(select(OutboxRow).order_by(OutboxRow.id))]

    def parked(self) -> list[Entry]:
        """What failed too often, or for good, and waits for a person; oldest first."""
        chosen = select(OutboxRow).where(OutboxRow.parked_at.is_not(None), OutboxRow.sent_at.is_(None))
        with self._database.reading() as session:
            return [_entry_of(row) for row in session.scalars(chosen.order_by(OutboxRow.id))]

    def retry(self, notice: int) -> bool:
        """Tries a parked notice again with all its tries; whether there was such a one."""
        again = {"parked_at": None, "attempts": 0, "due_at": self._clock()}
        chosen = update(OutboxRow).where(OutboxRow.id == notice, OutboxRow.parked_at.is_not(None)).values(**again)
        with self._database.writing() as session:
            return session.execute(chosen.returning(OutboxRow.id)).scalar() is not None


def _entry_of(row: OutboxRow) -> Entry:
    state = "sent" if row.sent_at else "parked" if row.parked_at else "waiting"
    return Entry(notice_of(row), state, row.last_error, row.due_at, row.sent_at, row.parked_at)
