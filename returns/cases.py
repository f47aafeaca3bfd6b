"""Cases in the database: found and moved, always inside a transaction of the caller."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from returns import lifecycle, outbox, promises
from returns.errors import UnknownCase, UnknownOrder
from returns.lifecycle import WITHOUT_UNITS, Move, State
from returns.model import Case, Moved, Order, Tracking
from returns.store import CaseRow, MoveRow
from returns.units import free_units, held_units, line_asked, take_units, units_for

NOTICES = {
    Move.APPROVE: "approved",
    Move.REFUSE: "refused",
    Move.LABEL: "label",
    Move.REMIND: "please_post",
    Move.RECEIVE: "arrived",
    Move.INSPECT: "inspected",
    Move.PAY: "refunded",
    Move.REPLACE: "replacement_sent",
    Move.EXCHANGE: "replacement_sent",
    Move.WITHDRAW: "withdrawn",
    Move.EXPIRE: "expired",
    Move.GIVE_BACK: "given_back",
}
"""The moves that a customer hears of, and the notice that tells them."""

_LOCKED = (
    select(CaseRow)
    .where(CaseRow.number == bindparam("number"))
    .with_for_update()
    .execution_options(populate_existing=True)
)
_SETTLING = (Move.PAY, Move.REPLACE, Move.EXCHANGE)


@dataclass(frozen=True)
class Step:
    """Who moves a case, why and when."""

    actor: str
    why: str
    at: datetime


@dataclass(frozen=True)
class Work:
    """A case to be moved, locked until the transaction ends; the order only where the move needs to know it."""

    session: Session
    row: CaseRow
    known_order: Order | None
    step: Step

    @property
    def number(self) -> str:
        """The case's number."""
        return self.row.number

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return case_of(self.row)

    @property
    def order(self) -> Order:
        """The case's order; raises `UnknownOrder` where the work was begun without it."""
        if self.known_order is None:
            raise UnknownOrder(f"there is no order {self.row.order_number}")
        return self.known_order

    def move(
        self, move: Move, *, data: Mapping[str, Any] | None = None, changes: Mapping[str, Any] | None = None
    ) -> Case:
        """The case after the move, stored with what the move carried, its customer told where they should hear of it.

        `data` goes to the time line and to the notice, `changes` are columns of the case. Units are given back or taken
        again as the new state wants it. Raises `NotAllowed`, `UnitTaken`.
        """
        row, case = self.row, self.case
        moved = lifecycle.advance(case, move)
        row.units = list(self._units_after(case, moved.state))
        row.state = moved.state
        for column, value in {**_stamps(case, move, self.step.at), **(changes or {})}.items():
            setattr(row, column, value)
        entry = record(self.session, case, moved.state, move, self.step, data or {})
        promises.follow(self.session, case.number, move, self.step.at)
        if kind := _notice(case, move):
            key = f"{kind}:{case.number}:{entry}"
            outbox.put(self.session, kind, key=key, subject=case.number, at=self.step.at, **(data or {}))
        return self.case

    def by(self, actor: str, why: str) -> "Work":
        """The same work as the next step of somebody else."""
        return replace(self, step=Step(actor, why, self.step.at))

    def _units_after(self, case: Case, state: State) -> tuple[int, ...]:
        if case.state not in WITHOUT_UNITS | {State.CLOSED}:
            if state in WITHOUT_UNITS and not _settled(self.session, case.number):
                free_units(self.session, case.number)
            return case.units
        if state in WITHOUT_UNITS | {State.CLOSED}:
            return case.units
        held = held_units(self.session, case.order)
        if any(unit.case_number == case.number for unit in held):
            return case.units
        units = units_for(line_asked(self.order, case.line), case.quantity, held)
        take_units(self.session, case.number, case.order, case.line, units)
        return units


def move_case(
    session: Session,
    number: str,
    order: Order | None,
    move: Move,
    step: Step,
    *,
    data: Mapping[str, Any] | None = None,
    changes: Mapping[str, Any] | None = None,
) -> Case:
    """The case of this number after the move, see `Work.move`; only to take units again does it need its order."""
    return Work(session, locked(session, number), order, step).move(move, data=data, changes=changes)


def locked(session: Session, number: str) -> CaseRow:
    """The case's row, which nobody else can change until the transaction ends; raises `UnknownCase`."""
    row = session.scalar(_LOCKED, {"number": number})
    if row is None:
        raise UnknownCase(f"there is no case {number}")
    return row


def case_of(row: CaseRow) -> Case:
    """The case that a row holds."""
    return Case(
        number=row.number,
        conversation=row.conversation,
        order=row.order_number,
        line=row.line_id,
        title=row.title,
        quantity=row.quantity,
        units=tuple(row.units),
        state=State(row.state),
        reason=row.reason,
        resolution=row.resolution,
        facts=row.facts,
        description=row.description,
        photos=tuple(row.photos),
        decision=row.decision,
        requested_at=row.requested_at,
        created_at=row.created_at,
        tracking=Tracking(row.carrier or "", row.tracking_number) if row.tracking_number else None,
        posted_at=row.posted_at,
        received_at=row.received_at,
        post_by=row.post_by,
        inspection=row.inspection,
        postage=row.postage,
    )


def moved_of(row: MoveRow) -> Moved:
    """The time line's entry that a row holds."""
    return Moved(Move(row.move), State(row.before), State(row.after), row.actor, row.why, row.at, row.data)


def record(session: Session, case: Case, after: State, move: Move, step: Step, data: Mapping[str, Any]) -> int:
    """Writes the time line's next entry; returns its number."""
    row = MoveRow(
        case_number=case.number,
        move=move,
        before=case.state,
        after=after,
        actor=step.actor,
        why=storable(step.why),
        at=step.at,
        data=dict(data),
    )
    session.add(row)
    session.flush()
    return row.id


def storable(text: str) -> str:
    """The text without the characters that no database keeps and nobody can read."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def _settled(session: Session, number: str) -> bool:
    """Whether the case gave money or a ring once: then its units came back for good, whatever is decided later."""
    chosen = exists().where(MoveRow.case_number == number, MoveRow.move.in_(_SETTLING))
    return bool(session.scalar(select(chosen)))


def _stamps(case: Case, move: Move, at: datetime) -> dict[str, datetime]:
    if move is Move.POST:
        return {"posted_at": at}
    if move is Move.RECEIVE and case.received_at is None:
        return {"received_at": at}
    return {}


def _notice(case: Case, move: Move) -> str | None:
    if move is Move.RECEIVE and case.received_at is not None:
        return None  # it arrived earlier and was told then
    if move is Move.EXCHANGE and case.state is State.REFUNDED:
        return None  # the customer ordered it themselves
    return NOTICES.get(move)
