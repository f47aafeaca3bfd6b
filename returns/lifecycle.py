"""The life of a case: its states, the moves between them in one table, and which states give the units back."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from returns.errors import NotAllowed

if TYPE_CHECKING:
    from returns.model import Case


class State(StrEnum):
    """Where a case stands."""

    REQUESTED = "requested"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    REFUSED = "refused"
    INSTRUCTIONS_SENT = "instructions_sent"
    POSTED = "posted"
    RECEIVED = "received"
    INSPECTED = "inspected"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"
    REPLACEMENT_SENT = "replacement_sent"
    EXCHANGED = "exchanged"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Move(StrEnum):
    """What can be done with a case."""

    REVIEW = "review"
    APPROVE = "approve"
    REFUSE = "refuse"
    INSTRUCT = "instruct"
    LABEL = "label"
    REMIND = "remind"
    POST = "post"
    RECEIVE = "receive"
    INSPECT = "inspect"
    REFUND = "refund"
    GRANT = "grant"
    PAY = "pay"
    REPLACE = "replace"
    EXCHANGE = "exchange"
    CLAIM_POSTAGE = "claim_postage"
    REIMBURSE = "reimburse"
    GIVE_BACK = "give_back"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    REOPEN = "reopen"


DOES: dict[Move, str] = {
    Move.REVIEW: "a person is to decide",
    Move.APPROVE: "the ring may come back",
    Move.REFUSE: "it may not",
    Move.INSTRUCT: "the customer has the address and the steps",
    Move.LABEL: "the customer has the return label that the shop pays",
    Move.REMIND: "the last day to post is near, and the customer is told",
    Move.POST: "the parcel is on its way; once more to correct its tracking number",
    Move.RECEIVE: "the parcel is here",
    Move.INSPECT: "a person looked at the ring, and the policy decided again; once more to correct it",
    Move.REFUND: "the refund that the policy gives is to be paid",
    Move.GRANT: "a person gives an amount that the policy leaves open",
    Move.PAY: "the money went back",
    Move.REPLACE: "the same ring was sent anew",
    Move.EXCHANGE: "another size or colour was sent, or ordered after the refund",
    Move.CLAIM_POSTAGE: "the customer sent the receipt of the postage",
    Move.REIMBURSE: "the postage is paid back, apart from the refund",
    Move.GIVE_BACK: "the ring goes back to the customer",
    Move.CLOSE: "nothing is left to do",
    Move.WITHDRAW: "the customer keeps the ring",
    Move.EXPIRE: "it was not posted in time, in spite of a reminder",
    Move.REOPEN: "a person looks at it again",
}
"""What each move means, in words."""


def _from(states: Iterable[State], move: Move, target: State | None = None) -> dict[tuple[State, Move], State]:
    """The same move from several states, to one target or (without one) staying where the case is."""
    return {(state, move): target or state for state in states}


_AWAITED = (State.APPROVED, State.INSTRUCTIONS_SENT)
_UNDECIDED = (State.REQUESTED, State.IN_REVIEW)
_SETTLED = (State.REFUNDED, State.REPLACEMENT_SENT, State.EXCHANGED)
_OVER = (State.REFUSED, State.WITHDRAWN, State.EXPIRED)
VERIFIED = (State.INSPECTED, State.REFUND_DUE, *_SETTLED)
"""The states of a ring that was looked at and stays."""

MOVES: dict[tuple[State, Move], State] = {
    (State.REQUESTED, Move.REVIEW): State.IN_REVIEW,
    **_from(_UNDECIDED, Move.APPROVE, State.APPROVED),
    **_from(_UNDECIDED, Move.REFUSE, State.REFUSED),
    (State.APPROVED, Move.INSTRUCT): State.INSTRUCTIONS_SENT,
    **_from(_AWAITED, Move.LABEL),
    **_from(_AWAITED, Move.REMIND),
    **_from((*_AWAITED, State.POSTED), Move.POST, State.POSTED),
    # A ring that waits for a person's decision may be here already, and is then inspected once more.
    **_from((State.IN_REVIEW, *_AWAITED, State.POSTED), Move.RECEIVE, State.RECEIVED),
    **_from((State.RECEIVED, State.INSPECTED), Move.INSPECT, State.INSPECTED),
    (State.INSPECTED, Move.REFUND): State.REFUND_DUE,
    (State.IN_REVIEW, Move.GRANT): State.REFUND_DUE,
    (State.REFUND_DUE, Move.PAY): State.REFUNDED,
    **_from((State.IN_REVIEW, State.INSPECTED), Move.REPLACE, State.REPLACEMENT_SENT),
    **_from((State.INSPECTED, State.REFUNDED), Move.EXCHANGE, State.EXCHANGED),
    **_from((State.POSTED, State.RECEIVED, *VERIFIED), Move.CLAIM_POSTAGE),
    **_from(VERIFIED, Move.REIMBURSE),
    **_from((*_AWAITED, State.POSTED, State.RECEIVED, State.INSPECTED), Move.REVIEW, State.IN_REVIEW),
    **_from((*_UNDECIDED, *_AWAITED), Move.WITHDRAW, State.WITHDRAWN),
    **_from(_AWAITED, Move.EXPIRE, State.EXPIRED),
    **_from((State.REFUSED, State.WITHDRAWN), Move.GIVE_BACK, State.CLOSED),
    **_from((*_SETTLED, *_OVER), Move.CLOSE, State.CLOSED),
    **_from((*_SETTLED, *_OVER, State.CLOSED), Move.REOPEN, State.IN_REVIEW),
}
"""Every move that is allowed, and where it leads."""

WITHOUT_UNITS = frozenset(_OVER)
"""The states in which a case holds no units, so that another case may have them; a closed case keeps what it had."""

DOORS: dict[Move, str] = {
    Move.LABEL: "label",
    Move.POST: "post",
    Move.INSPECT: "inspect",
    Move.REFUND: "refund",
    Move.GRANT: "grant",
    Move.REPLACE: "replace",
    Move.EXCHANGE: "exchange",
    Move.CLAIM_POSTAGE: "claim_postage",
    Move.REIMBURSE: "reimburse",
    Move.GIVE_BACK: "give_back",
    Move.PAY: "the outbox",
    Move.REMIND: "tick",
    Move.EXPIRE: "tick",
}
"""The moves that need more than a name and a reason, and who makes them; `Returns.advance` makes the others."""


def possible_moves(state: State) -> list[Move]:
    """The moves that `state` allows, in the order of `Move`."""
    return [move for move in Move if (state, move) in MOVES]


def advance(case: "Case", move: Move) -> "Case":
    """The case after `move`. Raises `NotAllowed`, which names the moves that would have been."""
    target = MOVES.get((case.state, move))
    if target is None:
        raise NotAllowed(case.state, move, possible_moves(case.state))
    return replace(case, state=target)
