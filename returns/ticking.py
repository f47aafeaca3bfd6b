"""What the clock does: parcels that arrived, reminders, cases that expire, apologies for promises that are late."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from returns import outbox, promises
from returns.carriers.carrier import Carrier
from returns.cases import Step, case_of, locked, move_case
from returns.database import Database
from returns.labels import awaits_label
from returns.lifecycle import Move, State
from returns.model import Case
from returns.orders.source import OrderSource
from returns.store import CaseRow, PromiseRow
from returns.terms import Terms

_CLOCK = "clock"
_CARRIER = "carrier"
_AWAITED = (State.APPROVED, State.INSTRUCTIONS_SENT)
# Whether it is that day already is then seen in the shop's own zone.
_AHEAD_OF_UTC = timedelta(hours=14)


@dataclass(frozen=True)
class Ticked:
    """How many parcels arrived, customers were reminded, cases expired, and late promises were apologised for."""

    arrived: int
    reminded: int
    expired: int
    apologised: int


class Ticking:
    """Does what is due by now; done again, or by several at once, it changes nothing more."""

    def __init__(self, orders: OrderSource, database: Database, terms: Terms, carrier: Carrier) -> None:
        self._orders = orders
        self._database = database
        self._terms = terms
        self._carrier = carrier

    def tick(self, now: datetime) -> Ticked:
        """Everything that is due."""
        arrived = self.look_at_parcels(now)
        expired = sum(self._expire(case, now) for case in self._awaited(now, timedelta()))
        not_yet = CaseRow.reminded_of.is_distinct_from(CaseRow.post_by)
        reminded = sum(self._remind(case, now) for case in self._awaited(now, self._ahead, not_yet))
        with self._database.reading() as session:
            late = promises.overdue(session, now)
        return Ticked(arrived, reminded, expired, sum(self._apologise(row, now) for row in late))

    def look_at_parcels(self, now: datetime) -> int:
        """Asks the carrier about every parcel on its way; returns how many arrived."""
        return sum(self._arrive(case, now) for case in self._found(CaseRow.state == State.POSTED))

    @property
    def _ahead(self) -> timedelta:
        return timedelta(days=self._terms.remind_days)

    def _awaited(self, now: datetime, ahead: timedelta, *also: ColumnElement[bool]) -> list[Case]:
        """Cases whose parcel is awaited until a day that is this near somewhere on earth.

        Who waits for a label that the shop owes is neither reminded nor late.
        """
        until = (now + ahead + _AHEAD_OF_UTC).date()
        return self._found(CaseRow.state.in_(_AWAITED), CaseRow.post_by <= until, ~awaits_label(), *also)

    def _found(self, *conditions: ColumnElement[bool]) -> list[Case]:
        with self._database.reading() as session:
            return [case_of(row) for row in session.scalars(select(CaseRow).where(*conditions))]

    def _today(self, case: Case, now: datetime) -> date:
        order = self._orders.order(case.order)
        return now.astimezone(ZoneInfo(order.time_zone if order else "UTC")).date()

    def _arrive(self, case: Case, now: datetime) -> bool:
        if case.tracking is None or case.posted_at is None:
            return False
        at = self._carrier.delivered_at(case.tracking, case.posted_at)
        if at is None or at > now:
            return False
        return self._moved(case, Move.RECEIVE, Step(_CARRIER, "", now), {State.POSTED})

    def _remind(self, case: Case, now: datetime) -> bool:
        last = case.post_by
        if last is None or self._today(case, now) + self._ahead < last:
            return False

        def reminded(session: Session) -> bool:
            row = locked(session, case.number)
            if row.state not in _AWAITED or row.post_by != last or row.reminded_of == last:
                return False
            data, changes = {"post_by": last.isoformat()}, {"reminded_of": last}
            move_case(session, case.number, None, Move.REMIND, Step(_CLOCK, "", now), data=data, changes=changes)
            return True

        return self._database.written(reminded)

    def _expire(self, case: Case, now: datetime) -> bool:
        if case.post_by is None or self._today(case, now) <= case.post_by:
            return False
        return self._moved(case, Move.EXPIRE, Step(_CLOCK, "", now), set(_AWAITED))

    def _moved(self, case: Case, move: Move, step: Step, still: Container[str]) -> bool:
        def work(session: Session) -> bool:
            if locked(session, case.number).state not in still:
                return False
            move_case(session, case.number, None, move, step)
            return True

        return self._database.written(work)

    def _apologise(self, late: PromiseRow, now: datetime) -> bool:
        def work(session: Session) -> bool:
            row = session.get_one(PromiseRow, (late.case_number, late.kind), with_for_update=True)
            if row.kept_at or row.dropped_at or row.told_at:
                return False
            row.told_at = now
            due_at = row.due_at.isoformat()
            outbox.put(
                session,
                "promise_late",
                key=f"promise_late:{row.case_number}:{row.kind}:{due_at}",
                subject=row.case_number,
                at=now,
                promise=row.kind,
                due_at=due_at,
            )
            return True

        return self._database.written(work)
