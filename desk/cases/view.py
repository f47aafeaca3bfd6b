"""Cases as agents see them: all that is known of one, and the list of those in which something is to do."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from desk.cases.moves import agents_moves, next_move
from policy_core import InvalidCase
from returns.entries import Entries
from returns.errors import UnknownOrder
from returns.exchanging import orders_anew
from returns.lifecycle import Move, State
from returns.model import Case, Moved, Promise, Transfer
from returns.service import Returns

MOST_CASES = 200
TO_DO = frozenset({State.REQUESTED, State.IN_REVIEW, State.RECEIVED, State.INSPECTED})
_UNDECIDED = frozenset({State.REQUESTED, State.IN_REVIEW})
_PRESSING = frozenset({"late", "soon"})


class Cases:
    """Reads cases for agents."""

    def __init__(self, returns: Returns, entries: Entries) -> None:
        self._returns = returns
        self._entries = entries

    def one(self, case: Case) -> dict[str, Any]:
        """A case with what can be done with it, what was done, promised and paid, and why it was decided so."""
        returns = self._returns
        timeline = returns.timeline(case.number)
        label = next((moved.data["link"] for moved in reversed(timeline) if moved.move is Move.LABEL), None)
        moves = agents_moves(case)
        return {
            **case.as_json(),
            "standing": case.standing,
            "moves": moves,
            "next": Move.LABEL if Move.LABEL in moves and label is None else next_move(case),
            "label": label,
            "timeline": [_moved(moved) for moved in timeline],
            "why": self._why(case),
            "promises": [asdict(promise) for promise in returns.promises(case.number)],
            "transfers": [_transfer(transfer) for transfer in returns.transfers(case.number)],
            "customers_page": f"/cases/{returns.case_secret(case.number)}",
            "parked": [entry.as_json() for entry in self._entries.parked() if entry.notice.subject == case.number],
            **self._order(case),
            "new_order_url": returns.new_order_link(case.number) if orders_anew(case) else None,
        }

    def of_conversation(self, conversation: str) -> list[dict[str, Any]]:
        """Everything about the cases that a conversation opened, oldest first."""
        return [self.one(case) for case in self._returns.cases(conversation=conversation)]

    def newest(self, *, older_than: str = "") -> list[dict[str, Any]]:
        """All cases, the newest first, as many as a page shows, from behind the one of this number on."""
        due, after = self._due(), self._returns.case(older_than) if older_than else None
        return [_row(case, due) for case in self._returns.cases(limit=MOST_CASES, newest_first=True, after=after)]

    def of_order(self, number: str) -> list[dict[str, Any]]:
        """The cases of an order, by its exact number, oldest first."""
        due = self._due()
        return [_row(case, due) for case in self._returns.cases(order=number, limit=MOST_CASES)]

    def to_do(self) -> list[dict[str, Any]]:
        """The cases in which something is to do: what is due first comes first, then the oldest."""
        due, returns = self._due(), self._returns
        found = {case.number: _row(case, due) for case in returns.cases(states=TO_DO, limit=MOST_CASES)}
        for what, waiting in (("label", returns.cases_without_label), ("postage", returns.cases_with_receipt)):
            found |= {case.number: _row(case, due, what) for case in waiting(MOST_CASES)}
        rest = [row for row in self._pressing_rows() if row["number"] not in found]
        return sorted([*found.values(), *rest], key=_urgency)

    def _pressing_rows(self) -> list[dict[str, Any]]:
        due = self._due()
        found = (self._returns.case(number) for number in due)
        return sorted((_row(case, due) for case in found if case), key=_urgency)

    def kept(self) -> dict[str, Any]:
        """How many promises of each kind stand how, and the cases in which one is late or due soon."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for promise in self._returns.promises():
            counts[promise.kind][promise.state] += 1
        return {"kinds": {kind: dict(states) for kind, states in counts.items()}, "rows": self._pressing_rows()}

    def due_by_conversation(self) -> dict[str, dict[str, Any]]:
        """Of each conversation the promise that is late or due soon, the first where there are two."""
        return {row["conversation"]: row["promise"] for row in reversed(self._pressing_rows())}

    def _due(self) -> dict[str, Promise]:
        """The promise of each case that is late or due soon, the first where there are two, as many as a list shows."""
        pressing = [promise for promise in self._returns.promises(open_only=True) if promise.state in _PRESSING]
        return {promise.case: promise for promise in reversed(pressing[:MOST_CASES])}

    def _order(self, case: Case) -> dict[str, Any]:
        """What of its order a case needs: nothing once the order is gone."""
        try:
            order = self._returns.order_of(case)
        except UnknownOrder:
            return {"time_zone": "UTC", "currency": "USD", "sku": None, "available": None}
        line = order.line(case.line)
        stock = self._returns.available(line.sku) if line else None
        return {
            "time_zone": order.time_zone,
            "currency": order.currency,
            "customer": order.customer_name,
            "email": order.email,
            "sku": line.sku if line else None,
            "available": stock,
        }

    def _why(self, case: Case) -> dict[str, Any] | None:
        """How each row of the policy fared, and whether it still decides so; None once the order has no such line."""
        try:
            rows = self._returns.explain(case.number)
        except (InvalidCase, UnknownOrder):
            return None
        cited = {cite["clause"] for cite in case.standing["because"]}
        return {"rows": rows, "as_decided": {row["clauses"][0] for row in rows if row["decided"]} <= cited}


def _row(case: Case, due: Mapping[str, Promise], waits_for: str | None = None) -> dict[str, Any]:
    promise = due.get(case.number)
    return {
        "number": case.number,
        "conversation": case.conversation,
        "state": case.state,
        "title": case.title,
        "quantity": case.quantity,
        "order": case.order,
        "outcome": case.standing["outcome"],
        "resolution": case.resolution,
        "since": case.created_at,
        "waits_for": waits_for or _waits_for(case),
        "promise": asdict(promise) if promise else None,
    }


def _waits_for(case: Case) -> str | None:
    """What an agent is to do with a case that is in the list for its state."""
    if case.state in _UNDECIDED:
        return "decide"
    return next_move(case) if case.state in TO_DO else None


def _urgency(row: dict[str, Any]) -> tuple[bool, datetime]:
    promise = row["promise"]
    return (False, promise["due_at"]) if promise else (True, row["since"])


def _moved(moved: Moved) -> dict[str, Any]:
    told = {"move": moved.move, "state": moved.after, "actor": moved.actor, "why": moved.why, "at": moved.at}
    return {**told, "data": dict(moved.data)}


def _transfer(transfer: Transfer) -> dict[str, Any]:
    return {**asdict(transfer), "amount": format(transfer.amount, "f")}
