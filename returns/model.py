"""Orders, requests and cases as the other rooms see them: frozen, complete, and free of the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from returns.lifecycle import Move, State


@dataclass(frozen=True)
class Tender:
    """A means of payment, such as card or gift_card, and what was paid with it."""

    kind: str
    amount: Decimal


@dataclass(frozen=True)
class EarlierReturn:
    """Units of a line that came back before Ringback knew the order, and what was paid back for them."""

    line: str
    quantity: int
    amount: Decimal
    tenders: tuple[Tender, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of an order; `left` counts its units that are neither in a running case nor returned earlier."""

    id: str
    sku: str
    title: str
    quantity: int
    unit_price: Decimal
    discount: Decimal
    tax: Decimal
    personalised: bool
    final_sale: bool
    left: int


@dataclass(frozen=True)
class Order:
    """What a customer bought; amounts in the order's currency, `placed_at` in UTC, `received_on` in the shop's zone."""

    number: str
    email: str
    customer_name: str
    policy: str
    time_zone: str
    currency: str
    placed_at: datetime
    received_on: date | None
    lines: tuple[Line, ...]
    discount: Decimal
    shipping: Decimal
    handling: Decimal
    tenders: tuple[Tender, ...]
    refunded: tuple[EarlierReturn, ...] = ()

    def line(self, line_id: str) -> Line | None:
        """The line of that id, if the order has it."""
        return next((line for line in self.lines if line.id == line_id), None)


@dataclass(frozen=True)
class Request:
    """What a customer wants to return, as far as it is known; facts that were not asked yet are absent."""

    order_number: str
    line: str
    quantity: int
    requested_at: datetime
    reason: str | None = None
    resolution: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One request about one order line, with the decision it was opened on; `units` count from 1 within the line."""

    number: str
    conversation: str
    order: str
    line: str
    title: str
    quantity: int
    units: tuple[int, ...]
    state: State
    reason: str | None
    resolution: str | None
    facts: dict[str, Any]
    description: str
    photos: tuple[str, ...]
    decision: dict[str, Any]
    requested_at: datetime
    created_at: datetime

    def as_json(self) -> dict[str, Any]:
        """The case as programs read it: instants as ISO texts, everything else as it is."""
        return {
            "number": self.number,
            "conversation": self.conversation,
            "order": self.order,
            "line": self.line,
            "title": self.title,
            "quantity": self.quantity,
            "units": list(self.units),
            "state": str(self.state),
            "reason": self.reason,
            "resolution": self.resolution,
            "facts": self.facts,
            "description": self.description,
            "decision": self.decision,
            "photos": list(self.photos),
            "requested_at": self.requested_at.isoformat(),
            "created_at": self.created_at.isoformat(),
        }


@dataclass(frozen=True)
class Moved:
    """One entry of a case's time line: who moved it from where to where, when and why."""

    move: Move
    before: State
    after: State
    actor: str
    why: str
    at: datetime


class Rejected(NamedTuple):
    """A row, counted from 1, that did not come in, and the reason."""

    row: int
    reason: str


@dataclass(frozen=True)
class ImportReport:
    """How many orders came in new, were brought up to date or were there already, and the rows that did not come in."""

    imported: int
    updated: int
    unchanged: int
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True)
class DemoOrder:
    """An order to try in the demo shop; `story` is the key of the sentence that the page tells about it."""

    number: str
    email: str
    title: str
    story: str
