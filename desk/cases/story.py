"""A case as its customer reads it: how far it is, what happened, the money, and what can be done from here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from desk.cases.answering import sent_from
from desk.model import Message
from desk.wiring import Desk
from policy_core import Clause, load_pack
from returns.exchanging import orders_anew
from returns.lifecycle import Move, State, possible_moves
from returns.model import Case, Moved, Promise, Transfer

CUSTOMER = "customer"
_HOW_TO_POST = frozenset({"how", "after_ship"})
_MACHINES = frozenset({"policy", "carrier", "outbox", "clock"})
_OVER = frozenset({State.REFUSED, State.WITHDRAWN, State.EXPIRED})
_SETTLED = frozenset({State.REFUNDED, State.REPLACEMENT_SENT, State.EXCHANGED, State.CLOSED})
_SENDING = frozenset({Move.REPLACE, Move.EXCHANGE, Move.GIVE_BACK})
_DECIDING = frozenset({Move.APPROVE, Move.REFUSE, Move.GRANT})
_UNDECIDED = frozenset({State.REQUESTED, State.IN_REVIEW})


@dataclass(frozen=True)
class Story:
    """What the page of a case shows; `steps` says of each step whether it is done, `zone` is the shop's.

    The time line has for each move who made it, and nobody where the house did it by itself. `sending` is what left for
    the customer last, a new ring or their own; `reason` is what a person decided last and why; `asks_until` is the last
    day to ask again, as long as it is not over.
    """

    case: Case
    decision: Mapping[str, Any]
    currency: str
    zone: ZoneInfo
    steps: Sequence[tuple[str, bool]]
    timeline: Sequence[tuple[Moved, str | None]]
    transfers: Sequence[Transfer]
    promises: Mapping[str, Promise]
    messages: Sequence[Message]
    can: frozenset[str]
    title: str
    because: Sequence[Clause]
    reason: Moved | None
    delivered: bool
    sending: Moved | None
    asks_until: date | None
    label: str | None
    new_order: str | None
    posting: Sequence[str]


def story(desk: Desk, case: Case) -> Story:
    """Everything about a case that its customer may see."""
    returns = desk.returns
    order = returns.order_of(case)
    pack = load_pack(case.standing["policy"], case.standing["policy_version"])
    timeline, transfers = returns.timeline(case.number), returns.transfers(case.number)
    talk = desk.conversations.store.conversation(case.conversation)
    return Story(
        case=case,
        decision=case.standing,
        currency=order.currency,
        zone=ZoneInfo(order.time_zone),
        steps=_steps(case),
        timeline=[(moved, _who(moved.actor)) for moved in timeline],
        transfers=transfers,
        promises={promise.kind: promise for promise in returns.promises(case.number)},
        messages=desk.conversations.store.written(case.conversation, sent_from(case.number)) if talk else [],
        can=_possible(case, transfers, talks=talk is not None),
        title=pack.title,
        because=[pack.clauses[cited["clause"]] for cited in case.standing["because"]],
        reason=next((moved for moved in reversed(timeline) if moved.move in _DECIDING and _explained(moved)), None),
        delivered=order.received_on is not None,
        sending=next((moved for moved in reversed(timeline) if moved.move in _SENDING), None),
        label=next((moved.data["link"] for moved in reversed(timeline) if moved.move is Move.LABEL), None),
        asks_until=_asks_until(case, desk.clock(), ZoneInfo(order.time_zone)),
        new_order=returns.new_order_link(case.number) if orders_anew(case) else None,
        posting=[clause.text for clause in pack.clauses.values() if set(clause.answers) >= _HOW_TO_POST],
    )


def _asks_until(case: Case, now: datetime, zone: ZoneInfo) -> date | None:
    last = case.standing["last_day"]
    day = date.fromisoformat(last) if last else None
    return day if day and now.astimezone(zone).date() <= day else None


def _explained(moved: Moved) -> bool:
    return bool(moved.why) and _who(moved.actor) is not None


def _who(actor: str) -> str | None:
    return None if actor in _MACHINES else actor


def _steps(case: Case) -> list[tuple[str, bool]]:
    if case.state in _OVER:
        return []
    settled = case.state in _SETTLED
    reached = [
        ("asked", True),
        ("approved", case.state not in _UNDECIDED or case.received_at is not None),
        ("posted", case.posted_at is not None or case.received_at is not None),
        ("received", case.received_at is not None),
        ("inspected", case.inspection is not None),
        ("settled", settled),
    ]
    # A case that a person settled sooner never went through the others.
    return [(step, done) for step, done in reached if done or not settled]


def _stands(case: Case, transfers: Sequence[Transfer]) -> bool:
    """Whether the policy's amounts still hold: not once a person settled it otherwise, or it came to nothing."""
    purposes = {transfer.purpose for transfer in transfers}
    if case.state in _OVER or ("goodwill" in purposes and "refund" not in purposes):
        return False
    return case.state not in _SETTLED or bool(case.standing["refund"]["final"])


def _possible(case: Case, transfers: Sequence[Transfer], *, talks: bool) -> frozenset[str]:
    moves, decision = possible_moves(case.state), case.standing
    can = {"post": Move.POST in moves, "withdraw": Move.WITHDRAW in moves, "message": talks}
    can["slip"] = case.state in {State.APPROVED, State.INSTRUCTIONS_SENT}
    can["photo"] = talks and case.received_at is None and case.state not in _OVER | _SETTLED
    paid_back = case.resolution not in decision["offers"] or case.resolution == "refund" or orders_anew(case)
    can["money"] = decision["refund"] is not None and paid_back and _stands(case, transfers)
    reimbursed = decision["return_shipping"] == "reimbursed"
    can["receipt"] = talks and reimbursed and Move.CLAIM_POSTAGE in moves and not (case.postage or {}).get("amount")
    return frozenset(name for name, possible in can.items() if possible)
