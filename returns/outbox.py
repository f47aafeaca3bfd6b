"""The outbox: what has to leave the house, written with the change that caused it and delivered from a leased table."""

import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol, TextIO

from sqlalchemy import Select, exists, or_, select, update
from sqlalchemy.orm import Session, aliased

from returns.clock import Clock
from returns.database import Database
from returns.errors import DeliveryFailed
from returns.store import OutboxRow

_LEASE = timedelta(minutes=1)
_FIRST_PAUSE = timedelta(seconds=15)
_LONGEST_PAUSE = timedelta(hours=6)
_MOST_ATTEMPTS = 10


@dataclass(frozen=True)
class Notice:
    """Something to deliver: its kind, the case that it is about, and what else its template needs."""

    id: int
    key: str
    kind: str
    subject: str
    payload: Mapping[str, Any]
    attempts: int


class Delivery(Protocol):
    """A way out of the house."""

    def deliver(self, notice: Notice) -> None:
        """Delivers the notice; raises `DeliveryFailed` when it has to be tried again. `notice.key` tells repeats."""
        ...


class ConsoleDelivery:
    """The twin for demos: says what would have left the house."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout

    def deliver(self, notice: Notice) -> None:
        """Prints the notice in one line."""
        print(f"outbox: {notice.kind} {notice.subject}", file=self._out, flush=True)


def put(session: Session, kind: str, *, key: str, subject: str, at: datetime, **payload: Any) -> None:
    """Writes a notice in the caller's transaction; `key` is unique, so that a change causes it once."""
    session.add(OutboxRow(key=key, kind=kind, subject=subject, payload=payload, created_at=at, due_at=at, attempts=0))


class Outbox:
    """Delivers what is due, each notice under a lease, those of one subject in their sequence."""

    def __init__(self, database: Database, delivery: Delivery, clock: Clock) -> None:
        self._database = database
        self._delivery = delivery
        self._clock = clock

    def deliver_due(self, at_most: int = 100) -> int:
        """Tries every notice that is due once, and returns how many went out."""
        sent = 0
        for _ in range(at_most):
            leased = self._lease_next()
            if leased is None:
                break
            sent += self._try(*leased)
        return sent

    def _lease_next(self) -> tuple[Notice, str] | None:
        now, lease = self._clock(), secrets.token_hex(8)
        with self._database.writing() as session:
            row = session.scalar(_next_due(now).with_for_update(skip_locked=True))
            if row is None:
                return None
            row.lease, row.leased_until, row.attempts = lease, now + _LEASE, row.attempts + 1
            return Notice(row.id, row.key, row.kind, row.subject, row.payload, row.attempts), lease

    def _try(self, notice: Notice, lease: str) -> bool:
        try:
            self._delivery.deliver(notice)
        except DeliveryFailed as failed:
            self._settle(notice, lease, **self._after_failure(notice, failed))
            return False
        self._settle(notice, lease, sent_at=self._clock(), last_error=None)
        return True

    def _after_failure(self, notice: Notice, failed: DeliveryFailed) -> dict[str, Any]:
        now = self._clock()
        if notice.attempts >= _MOST_ATTEMPTS:
            return {"parked_at": now, "last_error": str(failed)}
        return {"due_at": now + min(_FIRST_PAUSE * 2**notice.attempts, _LONGEST_PAUSE), "last_error": str(failed)}

    def _settle(self, notice: Notice, lease: str, **values: Any) -> None:
        """Writes the attempt's end, unless the lease ran out and somebody else has the notice by now."""
        mine = (OutboxRow.id == notice.id, OutboxRow.lease == lease)
        with self._database.writing() as session:
            session.execute(update(OutboxRow).where(*mine).values(lease=None, leased_until=None, **values))


def _next_due(now: datetime) -> Select[OutboxRow]:
    earlier = aliased(OutboxRow)
    waits = exists().where(
        earlier.subject == OutboxRow.subject,
        earlier.id < OutboxRow.id,
        earlier.sent_at.is_(None),
        earlier.parked_at.is_(None),
    )
    return (
        select(OutboxRow)
        .where(OutboxRow.sent_at.is_(None), OutboxRow.parked_at.is_(None), OutboxRow.due_at <= now)
        .where(or_(OutboxRow.leased_until.is_(None), OutboxRow.leased_until < now), ~waits)
        .order_by(OutboxRow.due_at, OutboxRow.id)
        .limit(1)
    )
