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
class Tracking:
    """A parcel's number, in its carrier's own form, and the carrier: `ups`, `usps`, `fedex`, `dhl` or `other`."""

    carrier: str
    number: str

    def as_json(self) -> dict[str, str]:
        """The parcel as programs read it."""
        return {"carrier": self.carrier, "number": self.number}


@dataclass(frozen=True)
class Inspection:
    """What an inspector states: the facts looked at, the percentage inside the policy's band, and what it cost."""

    facts: Mapping[str, Any]
    percentage: int | None = None
    label_cost: Decimal = Decimal(0)
    reconditioning_fee: Decimal = Decimal(0)


@dataclass(frozen=True)
class Case:
    """One request about one order line, with the decision it was opened on; `units` count from 1 within the line.

    `post_by` is the last day to post, in the shop's zone. `inspection` keeps what was found and decided anew, `postage`
    the receipt that the customer sent and what was paid for it.
    """

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
    tracking: Tracking | None = None
    posted_at: datetime | None = None
    received_at: datetime | None = None
    post_by: date | None = None
    inspection: dict[str, Any] | None = None
    postage: dict[str, Any] | None = None

    @property
    def standing(self) -> dict[str, Any]:
        """The decision that counts: the inspection's, or else the one that the case was opened on."""
        return self.inspection["decision"] if self.inspection else self.decision

    def as_json(self) -> dict[str, Any]:
        """The case as programs read it: instants and days as ISO texts, everything else as it is."""
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
            "tracking": self.tracking and self.tracking.as_json(),
            "posted_at": self.posted_at and self.posted_at.isoformat(),
            "received_at": self.received_at and self.received_at.isoformat(),
            "post_by": self.post_by and self.post_by.isoformat(),
            "inspection": self.inspection,
            "postage": self.postage,
        }


@dataclass(frozen=True)
class Moved:
    """One entry of a case's time line: who moved it from where to where, when and why; `data` holds what happened."""

    move: Move
    before: State
    after: State
    actor: str
    why: str
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Transfer:
    """Money on its way back by one means of payment: `purpose` is refund, goodwill or postage, `state` due or paid."""

    key: str
    case: str
    purpose: str
    tender: str
    amount: Decimal
    currency: str
    state: str
    reference: str | None
    created_at: datetime
    paid_at: datetime | None


@dataclass(frozen=True)
class Promise:
    """What a policy promised of a case, and how that stands: `kind` is answer or refund.

    `state` is open, soon, late, kept, kept_late or dropped (overtaken by a withdrawal, a refusal and the like).
    """

    case: str
    kind: str
    due_from: date | None
    due_at: datetime
    kept_at: datetime | None
    state: str


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
