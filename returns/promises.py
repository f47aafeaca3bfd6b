"""What the policies promise of a case (an answer, the money), by when, and whether it was kept."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from policy_core import load_pack
from policy_core.calendar import due_dates
from returns.lifecycle import Move
from returns.model import Case, Order, Promise
from returns.store import PromiseRow
from returns.terms import Terms

ANSWER = "answer"
REFUND = "refund"

_KEEPS = {
    Move.INSTRUCT: ANSWER,
    Move.POST: ANSWER,
    Move.RECEIVE: ANSWER,
    Move.REFUSE: ANSWER,
    Move.PAY: REFUND,
    Move.REPLACE: REFUND,
    Move.EXCHANGE: REFUND,
}
_DROPS = {
    Move.WITHDRAW: (ANSWER, REFUND),
    Move.EXPIRE: (ANSWER, REFUND),
    Move.REVIEW: (REFUND,),
    Move.REFUSE: (REFUND,),
}

_OPEN = update(PromiseRow).where(
    PromiseRow.case_number == bindparam("number"),
    PromiseRow.kind.in_(bindparam("kinds", expanding=True)),
    PromiseRow.kept_at.is_(None),
    PromiseRow.dropped_at.is_(None),
)


def make_answer(session: Session, case: Case, order: Order) -> None:
    """Promises the answer with the instructions, where the policy promises one at all."""
    due = _due(case, order, None, None)["answer_due"]
    if due is not None:
        session.add(PromiseRow(case_number=case.number, kind=ANSWER, due_at=datetime.fromisoformat(due)))


def make_refund(session: Session, case: Case, order: Order, verified_at: datetime, terms: Terms) -> None:
    """Promises the money or the new ring from the day on which the ring was verified; a promise that runs stays."""
    row = session.get(PromiseRow, (case.number, REFUND))
    if row is not None and row.dropped_at is None:
        return
    zone = ZoneInfo(order.time_zone)
    due = _due(case, order, verified_at.astimezone(zone).date(), terms.holidays)
    last = date.fromisoformat(due["refund_due"])
    # The promise is for a day, so it is kept until that day ends where the shop is.
    ends = datetime.combine(last + timedelta(days=1), time(), zone)
    first = due["refund_from"]
    if row is None:
        row = PromiseRow(case_number=case.number, kind=REFUND)
        session.add(row)
    row.due_at, row.due_from = ends, date.fromisoformat(first) if first else None
    row.dropped_at = row.told_at = None


def answered(session: Session, number: str, at: datetime) -> None:
    """Marks the answer as given: the customer was told the decision, be it by mail or in the chat."""
    _mark(session, number, [ANSWER], kept_at=at)


def follow(session: Session, number: str, move: Move, at: datetime) -> None:
    """Marks the promises that a move keeps or makes pointless."""
    if kept := _KEEPS.get(move):
        _mark(session, number, [kept], kept_at=at)
    if dropped := _DROPS.get(move):
        _mark(session, number, dropped, dropped_at=at)


def overdue(session: Session, now: datetime) -> list[PromiseRow]:
    """The promises that are late and of which the customer was not told yet."""
    chosen = select(PromiseRow).where(PromiseRow.kept_at.is_(None), PromiseRow.dropped_at.is_(None))
    return list(session.scalars(chosen.where(PromiseRow.due_at <= now, PromiseRow.told_at.is_(None))))


def promise_of(row: PromiseRow, now: datetime, terms: Terms) -> Promise:
    """The promise that a row holds, and how it stands now."""
    return Promise(row.case_number, row.kind, row.due_from, row.due_at, row.kept_at, _state(row, now, terms))


def _state(row: PromiseRow, now: datetime, terms: Terms) -> str:
    if row.kept_at is not None:
        return "kept" if row.kept_at < row.due_at else "kept_late"
    if row.dropped_at is not None:
        return "dropped"
    if now >= row.due_at:
        return "late"
    return "soon" if now >= row.due_at - terms.warn else "open"


def _due(case: Case, order: Order, verified_on: date | None, holidays: str | None) -> dict[str, Any]:
    pack = load_pack(order.policy, case.decision["policy_version"])
    return due_dates(pack, case.requested_at, ZoneInfo(order.time_zone), verified_on, holidays)


def _mark(session: Session, number: str, kinds: Iterable[str], **values: datetime) -> None:
    session.execute(_OPEN.values(**values), {"number": number, "kinds": list(kinds)})
