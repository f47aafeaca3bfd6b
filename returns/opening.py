"""Opening cases: the policy's decision, the units it takes hold of, and the first move."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from policy_core import decide
from returns import lifecycle, outbox, promises
from returns.cases import NOTICES, Step, case_of, record, storable
from returns.errors import NotDecided, UnitTaken
from returns.lifecycle import WITHOUT_UNITS, Move, State
from returns.model import Case, Order, Request
from returns.numbers import new_case_number
from returns.outbox import Channel
from returns.policy_case import policy_case
from returns.refunds.ledger import earlier_returns
from returns.store import CaseRow, UnitRow
from returns.terms import Terms
from returns.units import held_units, line_asked, take_units, units_for

_POLICY = "policy"
_FIRST_MOVES = {"eligible": Move.APPROVE, "needs_review": Move.REVIEW, "not_eligible": Move.REFUSE}
_FIRST_NOTICES = {**NOTICES, Move.REVIEW: "received"}


@dataclass(frozen=True)
class Opening:
    """What a case is opened with; `key` names the attempt, `review` asks for a person whatever is decided."""

    asked: Request
    conversation: str
    description: str
    photos: tuple[str, ...]
    key: str
    review: bool


def open_case(session: Session, order: Order, opening: Opening, at: datetime, terms: Terms) -> Case:
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
    decision = decide(policy_case(order, asked, earlier_returns(session, order, held)))
    move = _first_move(decision, opening.review)
    case = _new_case(opening, line.title, units, decision, at)
    moved = lifecycle.advance(case, move)
    if moved.state is State.APPROVED:
        moved = replace(moved, post_by=terms.post_by(at, order.time_zone))
    _store(session, moved, opening.key)
    record(session, case, moved.state, move, Step(_POLICY, _why(decision), at), {})
    promises.make_answer(session, moved, order)
    if move is not Move.REVIEW:
        promises.answered(session, case.number, at)
    kind = _FIRST_NOTICES[move]
    # The conversation says the decision itself: that is an answer, and the notice goes by mail only.
    outbox.put(session, kind, key=f"{kind}:{case.number}", subject=case.number, at=at, channels=(Channel.MAIL,))
    return moved


def _why(decision: dict[str, Any]) -> str:
    return ", ".join(entry["clause"] for entry in decision["because"])


def _same_case(session: Session, opening: Opening) -> Case | None:
    """The running case by which this conversation has the very units already."""
    asked = opening.asked
    chosen = (
        select(CaseRow)
        .where(CaseRow.conversation == opening.conversation, CaseRow.order_number == asked.order_number)
        .where(CaseRow.line_id == asked.line, CaseRow.quantity == asked.quantity)
        .where(CaseRow.number.in_(select(UnitRow.case_number).where(UnitRow.order_number == asked.order_number)))
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
        description=storable(opening.description),
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
        post_by=case.post_by,
    )
    session.add(row)
    session.flush()
    if case.state not in WITHOUT_UNITS:
        take_units(session, case.number, case.order, case.line, case.units)
