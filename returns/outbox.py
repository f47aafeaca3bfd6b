"""The outbox: what has to leave the house, written with the change that caused it and delivered from a leased table."""

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import bindparam, delete, exists, or_, select, update
from sqlalchemy.orm import Session, aliased

from returns.clock import Clock
from returns.columns import Instant
from returns.database import Database
from returns.errors import DeliveryFailed, Undeliverable
from returns.store import OutboxRow

_LEASE = timedelta(minutes=2)  # longer than the slowest delivery
_FIRST_PAUSE = timedelta(seconds=15)
_LONGEST_PAUSE = timedelta(hours=6)
_MOST_ATTEMPTS = 10

log = logging.getLogger(__name__)


class Channel(StrEnum):
    """A way out of the house."""

    MAIL = "mail"
    CHAT = "chat"
    REFUNDS = "refunds"


_CHANNELS = {
    "code": (Channel.MAIL,),
    "received": (Channel.MAIL,),
    "withdrawn": (Channel.MAIL,),
    "message": (Channel.MAIL,),
    "refund": (Channel.REFUNDS,),
}
_TO_CUSTOMERS = (Channel.MAIL, Channel.CHAT)


@dataclass(frozen=True)
class Notice:
    """Something to deliver by one channel: its kind, the case that it is about, and what else its template needs."""

    id: int
    key: str
    kind: str
    subject: str
    channel: Channel
    payload: Mapping[str, Any]
    attempts: int
    at: datetime
    lapses_at: datetime | None = None


class Delivery(Protocol):
    """What stands at the end of a channel."""

    def deliver(self, notice: Notice) -> bool | None:
        """Delivers the notice; raises `DeliveryFailed` when it has to be tried again. `notice.key` tells repeats.

        False says that there was nobody to tell, so that nothing follows from it.
        """
        ...


Follower = Callable[[Session, Notice, datetime], None]
"""What follows from a delivery, in the very transaction that remembers it."""


def put(
    session: Session,
    kind: str,
    *,
    key: str,
    subject: str,
    at: datetime,
    channels: Sequence[Channel] = (),
    lapses_at: datetime | None = None,
    **payload: Any,
) -> None:
    """Writes a notice in the caller's transaction, once for each of its kind's channels, or for these ones.

    `key` is unique, so that a change causes it once. After `lapses_at` nobody needs it any more: then it is not sent,
    and what it carried is forgotten.
    """
    session.add_all(
        OutboxRow(
            key=f"{key}:{channel}",
            kind=kind,
            subject=subject,
            channel=channel,
            payload=payload,
            created_at=at,
            due_at=at,
            lapses_at=lapses_at,
            attempts=0,
        )
        for channel in channels or _CHANNELS.get(kind, _TO_CUSTOMERS)
    )


class Outbox:
    """Delivers what is due, each notice under a lease, those of one subject and channel in their sequence.

    What a perishable notice carried is forgotten once it is sent, or when it lapses for whoever `keeps_sent` ones.
    """

    def __init__(
        self,
        database: Database,
        deliveries: Mapping[Channel, Delivery],
        clock: Clock,
        followers: Mapping[tuple[Channel, str], Follower] | None = None,
        *,
        keeps_sent: bool = False,
    ) -> None:
        self._database = database
        self._deliveries = deliveries
        self._clock = clock
        self._followers = followers or {}
        self._keeps_sent = keeps_sent

    def deliver_due(self, at_most: int = 100) -> int:
        """Tries every notice that is due once, and returns how many went out."""
        self.forget_lapsed()
        sent = 0
        for _ in range(at_most):
            went_out = self.deliver_next()
            if went_out is None:
                break
            sent += went_out
        return sent

    def deliver_next(self) -> bool | None:
        """Tries the next notice that is due; whether it went out, or None when nothing is due."""
        leased = self._lease_next()
        return self._try(*leased) if leased else None

    def forget_lapsed(self) -> None:
        """Takes out what nobody needs any more, and what such notices carried where they were sent."""
        lapsed = OutboxRow.lapses_at <= self._clock()
        with self._database.reading() as session:
            if session.scalar(select(OutboxRow.id).where(lapsed).limit(1)) is None:
                return
        with self._database.writing() as session:
            session.execute(delete(OutboxRow).where(lapsed, OutboxRow.sent_at.is_(None)))
            session.execute(update(OutboxRow).where(lapsed).values(payload={}, lapses_at=None))

    def _lease_next(self) -> tuple[Notice, str] | None:
        now, lease = self._clock(), secrets.token_hex(8)
        with self._database.writing_once() as session:
            taken = {"now": now, "channels": list(self._deliveries), "taken_by": lease, "until": now + _LEASE}
            row = session.scalar(_LEASE_NEXT, taken)
            return (notice_of(row), lease) if row else None

    def _try(self, notice: Notice, lease: str) -> bool:
        try:
            reached = self._deliveries[notice.channel].deliver(notice) is not False
        except DeliveryFailed as failed:
            hopeless = isinstance(failed, Undeliverable)
            self._settle(notice, lease, **self._after_failure(notice, str(failed), hopeless=hopeless))
            return False
        except Exception as bug:
            log.exception("notice %s met a bug", notice.key)
            self._settle(notice, lease, **self._after_failure(notice, f"a bug: {type(bug).__name__} (see the log)"))
            return False
        perishable = notice.lapses_at and not self._keeps_sent
        forgotten: dict[str, Any] = {"payload": {}, "lapses_at": None} if perishable else {}
        self._settle(notice, lease, followed=reached, sent_at=self._clock(), last_error=None, **forgotten)
        return True

    def _after_failure(self, notice: Notice, why: str, *, hopeless: bool = False) -> dict[str, Any]:
        now = self._clock()
        if hopeless or notice.attempts >= _MOST_ATTEMPTS:
            return {"parked_at": now, "last_error": why}
        return {"due_at": now + min(_FIRST_PAUSE * 2**notice.attempts, _LONGEST_PAUSE), "last_error": why}

    def _settle(self, notice: Notice, lease: str, *, followed: bool = False, **values: Any) -> None:
        """Writes the attempt's end, unless the lease ran out and somebody else has the notice by now."""
        ended = _LEASED.values(lease=None, leased_until=None, **values).returning(OutboxRow.sent_at)
        follower = self._followers.get((notice.channel, notice.kind)) if followed else None
        with self._database.writing() as session:
            sent_at = session.execute(ended, {"notice": notice.id, "by": lease}).scalar()
            if sent_at and follower:
                follower(session, notice, sent_at)


def notice_of(row: OutboxRow) -> Notice:
    """The notice that a row holds."""
    return Notice(
        id=row.id,
        key=row.key,
        kind=row.kind,
        subject=row.subject,
        channel=Channel(row.channel),
        payload=row.payload,
        attempts=row.attempts,
        at=row.created_at,
        lapses_at=row.lapses_at,
    )


_earlier = aliased(OutboxRow)
_waits = exists().where(
    _earlier.subject == OutboxRow.subject,
    # Money does not leave before the customer was told what came before it.
    or_(_earlier.channel == OutboxRow.channel, OutboxRow.channel == Channel.REFUNDS),
    _earlier.id < OutboxRow.id,
    _earlier.sent_at.is_(None),
    _earlier.parked_at.is_(None),
)
_now = bindparam("now", type_=Instant())
# Put together once: it is asked for every second, and again for each notice.
_NEXT_DUE = (
    select(OutboxRow.id)
    .where(OutboxRow.sent_at.is_(None), OutboxRow.parked_at.is_(None), OutboxRow.due_at <= _now)
    .where(OutboxRow.channel.in_(bindparam("channels", expanding=True)))
    .where(or_(OutboxRow.leased_until.is_(None), OutboxRow.leased_until < _now), ~_waits)
    .order_by(OutboxRow.due_at, OutboxRow.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_LEASE_NEXT = (
    update(OutboxRow)
    .where(OutboxRow.id == _NEXT_DUE.scalar_subquery())
    .values(lease=bindparam("taken_by"), leased_until=bindparam("until"), attempts=OutboxRow.attempts + 1)
    .returning(OutboxRow)
    .execution_options(synchronize_session=False)
)
_LEASED = (
    update(OutboxRow)
    .where(OutboxRow.id == bindparam("notice"), OutboxRow.lease == bindparam("by"))
    .execution_options(synchronize_session=False)
)
