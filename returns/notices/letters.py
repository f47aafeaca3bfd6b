"""Writes the letter to a notice: what its template may say about the case, and what hangs on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from policy_core import due, load_pack
from returns.codes import LASTS
from returns.errors import UnknownCase
from returns.exchanging import orders_anew
from returns.lifecycle import Move
from returns.model import Case, Moved, Order
from returns.notices.shop import Shop
from returns.notices.texts import Rendered, Texts
from returns.outbox import Notice
from returns.slip import slip

_TOLD_BY = {
    "approved": {Move.APPROVE},
    "refused": {Move.REFUSE},
    "inspected": {Move.INSPECT},
    "refunded": {Move.REFUND, Move.GRANT},
}
_WITH_SLIP = {"approved", "please_post"}
_POLICY = "policy"
_HOW_TO_POST = {"how", "after_ship"}
_WHEN = {"refund_time"}


class Cases(Protocol):
    """What a letter needs to know; `Returns` has it."""

    def case(self, number: str) -> Case | None:
        """The case of that number."""
        ...

    def order_of(self, case: Case) -> Order:
        """The order that a case is about."""
        ...

    def timeline(self, number: str) -> Sequence[Moved]:
        """Every move of a case, oldest first."""
        ...

    def case_secret(self, number: str) -> str:
        """The secret in the address of a case's page."""
        ...


@dataclass(frozen=True)
class Letter:
    """A notice in words, who gets it by mail and in which conversation, and the slip where one hangs on it."""

    to: str
    said: Rendered
    case: str = ""
    conversation: str = ""
    slip: bytes | None = None


class Letters:
    """Writes letters in the shop's language."""

    def __init__(self, cases: Cases, shop: Shop, texts: Texts) -> None:
        self._cases = cases
        self._texts = texts
        self.shop = shop

    def letter(self, notice: Notice) -> Letter:
        """The letter to a notice; raises `UnknownCase`."""
        if notice.kind == "code":
            return self._code(notice)
        case = self._cases.case(notice.subject)
        if case is None:
            raise UnknownCase(f"there is no case {notice.subject}")
        order = self._cases.order_of(case)
        said = self._texts.render(notice.kind, self._context(notice, case, order))
        hanging = self.slip(case) if notice.kind in _WITH_SLIP and case.received_at is None else None
        return Letter(order.email, said, case.number, case.conversation, hanging)

    def slip(self, case: Case) -> bytes:
        """The slip for the parcel, as a PDF."""
        return slip(self._texts.slip(case, self.shop.address), self.shop.slip_font)

    def _code(self, notice: Notice) -> Letter:
        minutes = LASTS // timedelta(minutes=1)
        said = self._texts.render("code", {"shop": self.shop, "told": notice.payload, "minutes": minutes})
        return Letter(notice.payload["email"], said)

    def _context(self, notice: Notice, case: Case, order: Order) -> dict[str, Any]:
        decision = case.standing
        found = case.inspection["differences"] if case.inspection else None
        return {
            "shop": self.shop,
            "customer": order.customer_name,
            "order": order.number,
            "delivered": order.received_on is not None,
            "zone": order.time_zone,
            "case": case,
            "case_url": f"{self.shop.url}/cases/{self._cases.case_secret(case.number)}",
            "policy": _policy(decision),
            "decision": decision,
            "wish": _wish(case),
            "pays": _pays(case),
            "anew": orders_anew(case),
            "differences": found,
            "differs": bool(found and _differs(found)),
            "answer_due": _answer_due(case, order),
            "told": notice.payload,
            "due_on": _due_on(notice, order),
            "asks_until": _asks_until(notice, decision, order),
            **self._decided(notice, case),
        }

    def _decided(self, notice: Notice, case: Case) -> dict[str, Any]:
        """Whether a person did what is told, and with what reason."""
        moves = _TOLD_BY.get(notice.kind, set())
        last = next((moved for moved in reversed(self._cases.timeline(case.number)) if moved.move in moves), None)
        by_person = last is not None and last.actor != _POLICY
        return {"by_person": by_person, "why": last.why if last and by_person else ""}


def _policy(decision: dict[str, Any]) -> dict[str, Any]:
    """What the policy says to this case, in its own words: why, how to post, and when money or a ring follows."""
    pack = load_pack(decision["policy"], decision["policy_version"])
    clauses = pack.clauses.values()
    return {
        "title": pack.title,
        "because": [pack.clauses[entry["clause"]] for entry in decision["because"]],
        "posting": [clause for clause in clauses if set(clause.answers) >= _HOW_TO_POST],
        "settling": [clause for clause in clauses if set(clause.answers) >= _WHEN],
    }


def _wish(case: Case) -> str | None:
    """What the customer gets: their wish where it is offered, and money where that is."""
    offers = case.standing["offers"]
    if case.resolution in offers:
        return case.resolution
    return "refund" if "refund" in offers else None


def _pays(case: Case) -> bool:
    """Whether money is paid back, be it for a new order."""
    return case.standing["refund"] is not None and (_wish(case) == "refund" or orders_anew(case))


def _differs(found: dict[str, Any]) -> bool:
    """Whether the inspection changed anything that the customer was told; a point within a range changes nothing."""
    outside = found["refund"] is not None and not found["refund"]["inside"]
    return bool(found["facts"] or found["outcome"] or found["offers"]) or outside


def _answer_due(case: Case, order: Order) -> str | None:
    found = due(order.policy, requested_at=case.requested_at, time_zone=order.time_zone)
    answer: str | None = found["answer_due"]
    return answer


def _asks_until(notice: Notice, decision: dict[str, Any], order: Order) -> str | None:
    """The last day to ask for a return, as long as it was not over when this was told."""
    last: str | None = decision["last_day"]
    told_on = notice.at.astimezone(ZoneInfo(order.time_zone)).date()
    return last if last and told_on.isoformat() <= last else None


def _due_on(notice: Notice, order: Order) -> str | None:
    """The last day of a promise; it ends with the midnight that follows."""
    if "due_at" not in notice.payload:
        return None
    last = datetime.fromisoformat(notice.payload["due_at"]) - timedelta(seconds=1)
    return last.astimezone(ZoneInfo(order.time_zone)).date().isoformat()
