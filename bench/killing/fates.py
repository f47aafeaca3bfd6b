"""What is to become of each case: how it is opened, who moves it then, where it ends, and what is paid for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from returns.lifecycle import Move, State
from tests.returns.lives import QUALITY, UPS
from tests.returns.orders import WORN_LIGHTLY, an_order

DAYS = (0, 12, 16)
"""The days on which something happens: the reminder goes out before the 14th, after it cases expire."""

AGENT, CUSTOMER, OTHERS = "agent", "customer", "others"


@dataclass(frozen=True)
class Step:
    """One move: who makes it, what it needs, on which day, and whether two try it at the same moment.

    What the policy, the outbox, the carrier or the clock (`OTHERS`) does is only waited for.
    """

    move: Move
    by: str = AGENT
    given: Mapping[str, Any] = field(default_factory=dict)
    day: int = 0
    twice: bool = False


@dataclass(frozen=True)
class Fate:
    """A life from its first move, which follows from the request, to its end; `said` are words that open it by chat."""

    name: str
    first: Move
    steps: tuple[Step, ...]
    ends: State
    paid: Decimal = Decimal(0)
    asked: Mapping[str, Any] = field(default_factory=dict)
    policy: str = "circul-30-day"
    received: int = 3
    review: bool = False
    said: str = ""

    @property
    def moves(self) -> list[Move]:
        """Every move of the life; that the instructions left is not among them, since it may come late."""
        return [self.first, *(step.move for step in self.steps)]


def order_of(fate: Fate, number: str, now: datetime) -> dict[str, Any]:
    """The order that a case of this fate is about."""
    days = {"placed_at": now - timedelta(days=fate.received + 5), "received_on": now - timedelta(days=fate.received)}
    dated = {"placed_at": days["placed_at"].isoformat(), "received_on": days["received_on"].date().isoformat()}
    return an_order(number=number, email=email_of(number), policy=fate.policy, time_zone="UTC", **dated)


def email_of(number: str) -> str:
    """The address that goes with an order."""
    return f"{number.lower()}@example.com"


def _found(percentage: int | None = None, **facts: Any) -> dict[str, Any]:
    return {"inspection": {"facts": facts, "percentage": percentage}}


POST = Step(Move.POST, CUSTOMER)
RECEIVE, CLOSE = Step(Move.RECEIVE), Step(Move.CLOSE, twice=True)
PAID = (Step(Move.REFUND, twice=True), Step(Move.PAY, OTHERS))
WORN = Step(Move.INSPECT, given=_found(85, wear="light", works=True))
FAULTY = Step(Move.INSPECT, given=_found(works=False, fault_cause="defect"))
SEALED = Step(Move.INSPECT, given=_found(sealed=True))
LIGHTLY = {"reason": "changed_mind", "resolution": "refund", "facts": WORN_LIGHTLY}
FAULT = {**QUALITY, "resolution": "refund"}
TOO_SMALL = {"reason": "wrong_size", "resolution": "exchange", "facts": {"sealed": True}}
SMART = "smart-ring-7-day"
WHY = {"why": "As agreed with the customer."}

FATES = (
    Fate(
        "refund", Move.APPROVE, (POST, RECEIVE, WORN, *PAID, CLOSE), State.CLOSED, Decimal("228.65"), LIGHTLY
    ),
    Fate(
        "refund and postage",
        Move.APPROVE,
        (POST, Step(Move.CLAIM_POSTAGE, CUSTOMER), RECEIVE, FAULTY, *PAID,
         Step(Move.REIMBURSE, given={"amount": "9.90"}, twice=True), CLOSE),
        State.CLOSED, Decimal("311.57"), FAULT,
        said="my ring stopped charging by itself and I want my money back, order {order}, {email}",
    ),
    Fate(
        "replacement",
        Move.APPROVE,
        (POST, RECEIVE, FAULTY, Step(Move.REPLACE, given={"tracking": UPS}, twice=True), CLOSE),
        State.CLOSED, asked={**FAULT, "resolution": "replacement"}, policy=SMART,
    ),
    Fate(
        "exchange",
        Move.APPROVE,
        (POST, RECEIVE, SEALED, Step(Move.EXCHANGE, given={"sku": "CIRCUL2-10-GOLD"}, twice=True), CLOSE),
        State.CLOSED, asked=TOO_SMALL, policy=SMART,
        said="the ring is too small and I never opened the box, I want another size, order {order}, {email}",
    ),
    Fate(
        "exchange as a new order",
        Move.APPROVE,
        (POST, RECEIVE, SEALED, *PAID, Step(Move.EXCHANGE, given={"new_order": "CR-99999"}), CLOSE),
        State.CLOSED, Decimal("269.00"), TOO_SMALL,
    ),
    Fate("withdrawn", Move.APPROVE, (Step(Move.WITHDRAW, CUSTOMER), CLOSE), State.CLOSED, asked=LIGHTLY),
    Fate(
        "approved by a person",
        Move.REVIEW,
        (Step(Move.APPROVE, given=WHY, twice=True), POST, RECEIVE, WORN, *PAID),
        State.REFUNDED, Decimal("228.65"), LIGHTLY, review=True,
    ),
    Fate("refused by a person", Move.REVIEW, (Step(Move.REFUSE, given=WHY, twice=True),), State.REFUSED, asked=LIGHTLY,
         policy=SMART, review=True),
    Fate(
        "refused, looked at again, goodwill",
        Move.REFUSE,
        (Step(Move.REOPEN), Step(Move.GRANT, given={"amount": "40", **WHY}, twice=True), PAID[1], CLOSE),
        State.CLOSED, Decimal("40.00"), LIGHTLY, received=45,
    ),
    Fate(
        "another ring than was told",
        Move.APPROVE,
        (POST, RECEIVE, Step(Move.INSPECT, given=_found(wear="obvious")), Step(Move.REVIEW, OTHERS),
         Step(Move.REFUSE, given=WHY), Step(Move.GIVE_BACK, given={"tracking": UPS}, twice=True)),
        State.CLOSED, asked=LIGHTLY,
    ),
    Fate(
        "never posted",
        Move.APPROVE,
        (Step(Move.REMIND, OTHERS, day=12), Step(Move.EXPIRE, OTHERS, day=16), Step(Move.CLOSE, day=16)),
        State.CLOSED, asked=LIGHTLY,
    ),
    Fate(
        "posted after the reminder",
        Move.APPROVE,
        (Step(Move.REMIND, OTHERS, day=12), Step(Move.POST, CUSTOMER, day=12),
         Step(Move.RECEIVE, OTHERS, day=16), WORN, *PAID, CLOSE),
        State.CLOSED, Decimal("228.65"), LIGHTLY,
    ),
)  # fmt: skip


def fates(count: int, chance: Random) -> list[Fate]:
    """So many fates: each once before any comes again, in a sequence by chance."""
    drawn = [FATES[place % len(FATES)] for place in range(count)]
    chance.shuffle(drawn)
    return drawn
