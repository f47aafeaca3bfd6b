"""Cases in the database: found, opened and moved, always inside a transaction of the caller."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from policy_core import decide
from returns import lifecycle, outbox
from returns.errors import NotDecided, UnitTaken, UnknownCase
from returns.lifecycle import WITHOUT_UNITS, Move, State
from returns.model import Case, Moved, Order, Request
from returns.numbers import new_case_number
from returns.policy_case import policy_case
from returns.store import CaseRow, MoveRow
from returns.units import free_units, held_by_line, held_units, line_asked, take_units, units_for

_POLICY = "policy"
_FIRST_MOVES = {"eligible": Move.APPROVE, "needs_review": Move.REVIEW, "not_eligible": Move.REFUSE}


@dataclass(frozen=True)
class Opening:
    """What a case is opened with; `key` names the attempt, `review` asks for a person whatever is decided."""

    asked: Request
    conversation: str
    description: str
    photos: tuple[str, ...]
    key: str
    review: bool


@dataclass(frozen=True)
class Step:
    """Who moves a case, why and when."""

    actor: str
    why: str
    at: datetime


def open_case(session: Session, order: Order, opening: Opening, at: datetime) -> Case:
    """The case of this opening: the one it made before, or a new one that holds its units."""
    asked = opening.asked
    if row := session.scalar(select(CaseRow).where(CaseRow.key == opening.key)):
        return case_of(row)
    held = held_units(session, order.number)
    line = line_asked(order, asked.line)
    try:
        units = units_for(line, asked.quantity, held)
    except UnitTaken as taken:
        if same := _same_case(session, opening):
            return same
        raise taken from None
    decision = decide(policy_case(order, asked, held_by_line(held)))
    move = _first_move(decision, opening.review)
    case = _new_case(opening, line.title, units, decision, at)
    moved = lifecycle.advance(case, move)
    _store(session, moved, opening.key)
    _record(session, case, moved, move, Step(_POLICY, ", ".join(entry["clause"] for entry in decision["because"]), at))
    outbox.put(session, "case_opened", key=f"case_opened:{case.number}", subject=case.number, at=at)
    return moved


def move_case(session: Session, number: str, order: Order, move: Move, step: Step) -> Case:
    """The case after the move, stored, with its units given back or taken again as the new state wants it."""
    row = locked(session, number)
    case = case_of(row)
    moved = lifecycle.advance(case, move)
    if moved.state in WITHOUT_UNITS:
        free_units(session, case.number)
    elif case.state in WITHOUT_UNITS:
        units = units_for(line_asked(order, case.line), case.quantity, held_units(session, case.order))
        take_units(session, case.number, case.order, case.line, units)
        moved = replace(moved, units=units)
    row.state, row.units = moved.state, list(moved.units)
    _record(session, case, moved, move, step)
    return moved


def locked(session: Session, number: str) -> CaseRow:
    """The case's row, which nobody else can change until the transaction ends; raises `UnknownCase`."""
    row = session.get(CaseRow, number, with_for_update=True)
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
    )


def moved_of(row: MoveRow) -> Moved:
    """The time line's entry that a row holds."""
    return Moved(Move(row.move), State(row.before), State(row.after), row.actor, row.why, row.at)


def _same_case(session: Session, opening: Opening) -> Case | None:
    """The running case by which this conversation has the very units already."""
    asked = opening.asked
    chosen = (
        select(CaseRow)
        .where(CaseRow.conversation == opening.conversation, CaseRow.order_number == asked.order_number)
        .where(CaseRow.line_id == asked.line, CaseRow.quantity == asked.quantity)
        .where(CaseRow.state.not_in(WITHOUT_UNITS))
        .order_by(CaseRow.created_at.desc())
        .limit(1)
    )
    row = session.scalar(chosen)
    return case_of(row) if row else None


def _first_move(decision: dict[str, Any], review: bool) -> Move:
    if review:
        return Move.REVIEW
    if decision["outcome"] == "undecided":
        raise NotDecided(decision["ask"])
    return _FIRST_MOVES[decision["outcome"]]


def _new_case(opening: Opening, title: str, units: tuple[int, ...], decision: dict[str, Any], at: datetime) -> Case:
    asked = opening.asked
    return Case(
        number=new_case_number(),
        conversation=opening.conversation,
        order=asked.order_number,
        line=asked.line,
        title=title,
        quantity=asked.quantity,
        units=units,
        state=State.REQUESTED,
        reason=asked.reason,
        resolution=asked.resolution,
        facts=dict(asked.facts),
        description=_storable(opening.description),
        photos=tuple(dict.fromkeys(opening.photos)),
        decision=decision,
        requested_at=asked.requested_at.astimezone(UTC),
        created_at=at,
    )


def _store(session: Session, case: Case, key: str) -> None:
    row = CaseRow(
        number=case.number,
        key=key,
        conversation=case.conversation,
        order_number=case.order,
        line_id=case.line,
        title=case.title,
        quantity=case.quantity,
        units=list(case.units),
        state=case.state,
        reason=case.reason,
        resolution=case.resolution,
        facts=case.facts,
        description=case.description,
        photos=list(case.photos),
        decision=case.decision,
        requested_at=case.requested_at,
        created_at=case.created_at,
    )
    session.add(row)
    session.flush()
    if case.state not in WITHOUT_UNITS:
        take_units(session, case.number, case.order, case.line, case.units)


def _record(session: Session, before: Case, after: Case, move: Move, step: Step) -> None:
    session.add(
        MoveRow(
            case_number=before.number,
            move=move,
            before=before.state,
            after=after.state,
            actor=step.actor,
            why=_storable(step.why),
            at=step.at,
        )
    )


def _storable(text: str) -> str:
    """The text without the characters that no database keeps and nobody can read."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})
