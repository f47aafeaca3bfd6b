"""Inspections: the policy decides again on what was found, and what differs from the estimate is said as data."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from policy_core import consequences, decide
from returns import promises
from returns.cases import Work
from returns.errors import AlreadySettled
from returns.lifecycle import Move, State
from returns.model import Case, Inspection, Request
from returns.policy_case import policy_case
from returns.refunds.ledger import earlier_returns
from returns.refunds.tables import TransferRow
from returns.refunds.transfers import POSTAGE_BACK
from returns.store import CaseRow, UnitRow
from returns.terms import Terms

_POLICY = "policy"
_CAME_BACK = (State.REFUND_DUE, State.REFUNDED, State.REPLACEMENT_SENT, State.EXCHANGED, State.CLOSED)


def inspect_case(work: Work, inspection: Inspection, terms: Terms) -> Case:
    """The case with its inspection: inspected, or with a person where the policy no longer gives it."""
    found = inspected(work, inspection)
    decision = found["decision"]
    data = {"differences": found["differences"], "refund": decision["refund"]}
    moved = work.move(Move.INSPECT, data=data, changes={"inspection": found})
    if decision["outcome"] == "eligible":
        promises.make_refund(work.session, moved, work.order, work.step.at, terms)
        return moved
    return work.by(_POLICY, ", ".join(entry["clause"] for entry in decision["because"])).move(Move.REVIEW)


def inspected(work: Work, inspection: Inspection) -> dict[str, Any]:
    """What `Case.inspection` would hold; raises policy_core's `InvalidCase` where it makes no sense."""
    refuse_settled(work.session, work.number)
    case, costs = (
        work.case,
        {
            "percent": inspection.percentage,
            "return_label": format(inspection.label_cost, "f"),
            "reconditioning": format(inspection.reconditioning_fee, "f"),
        },
    )
    decision = decide_again(work, case, inspection.facts, costs)
    return {
        "by": work.step.actor,
        "at": work.step.at.isoformat(),
        "facts": dict(inspection.facts),
        "costs": costs,
        "decision": decision,
        "differences": differences(case, inspection.facts, decision),
    }


def decide_again(work: Work, case: Case, facts: Mapping[str, Any], costs: Mapping[str, Any]) -> dict[str, Any]:
    """The decision on inspected facts, after what came back of the order until now."""
    order, stated = work.order, {**case.facts, **facts}
    asked = Request(case.order, case.line, case.quantity, case.requested_at, case.reason, case.resolution, stated)
    came_back = (
        select(UnitRow)
        .join(CaseRow, CaseRow.number == UnitRow.case_number)
        .where(UnitRow.order_number == order.number, CaseRow.state.in_(_CAME_BACK), CaseRow.number != case.number)
    )
    held = work.session.scalars(came_back).all()
    return decide(policy_case(order, asked, earlier_returns(work.session, order, held), costs))


def refuse_settled(session: Session, number: str) -> int:
    """Raises `AlreadySettled` where the case gave money before; how many payments there were of nothing but postage."""
    earlier = session.scalars(select(TransferRow.purpose).where(TransferRow.case_number == number)).all()
    if set(earlier) - {POSTAGE_BACK}:
        raise AlreadySettled(f"money went back for {number} already: grant what is still missing")
    return len(earlier)


def differences(case: Case, facts: Mapping[str, Any], decision: Mapping[str, Any]) -> dict[str, Any]:
    """In what the inspection differs from the estimate; nothing where it does not."""
    estimate = case.decision
    return {
        "facts": _found_otherwise(case, facts),
        "outcome": _changed(estimate["outcome"], decision["outcome"]),
        "offers": _changed(estimate["offers"], decision["offers"]),
        **_money(estimate["refund"], decision["refund"]),
    }


def _found_otherwise(case: Case, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was found and is not as it was said; what follows from an answer was said with it."""
    if all(case.facts.get(fact) == value for fact, value in facts.items()):
        return []
    said = {**case.facts, **consequences(case.facts, case.reason)}
    return [
        {"fact": fact, "declared": said.get(fact), "inspected": value}
        for fact, value in facts.items()
        if said.get(fact) != value
    ]


def _changed(before: object, after: object) -> dict[str, object] | None:
    return None if before == after else {"estimate": before, "final": after}


def _money(estimate: Mapping[str, Any] | None, final: Mapping[str, Any] | None) -> dict[str, Any]:
    if estimate is None or final is None:
        return {"refund": None, "parts": []}
    low, high, paid = estimate["low"], estimate["high"], final["low"]
    return {
        "refund": {
            "currency": final["currency"],
            "low": low,
            "high": high,
            "final": paid,
            "inside": Decimal(low) <= Decimal(paid) <= Decimal(high),
        },
        "parts": _parts(estimate["parts"], final["parts"]),
    }


def _parts(estimate: list[dict[str, Any]], final: list[dict[str, Any]]) -> list[dict[str, Any]]:
    before, after = ({part["what"]: part for part in parts} for parts in (estimate, final))
    found = []
    for what in dict.fromkeys([*before, *after]):
        low, high = (before.get(what, {}).get(end, "0") for end in ("low", "high"))
        paid = after.get(what, {}).get("low", "0")
        if not (low == high == paid):
            found.append({"what": what, "low": low, "high": high, "final": paid})
    return found
