"""The life of a case: its states, the moves between them in one table, and which states give the units back."""

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
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What can be done with a case."""

    REVIEW = "review"
    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


MOVES: dict[tuple[State, Move], State] = {
    (State.REQUESTED, Move.REVIEW): State.IN_REVIEW,
    (State.REQUESTED, Move.APPROVE): State.APPROVED,
    (State.REQUESTED, Move.REFUSE): State.REFUSED,
    (State.REQUESTED, Move.WITHDRAW): State.WITHDRAWN,
    (State.IN_REVIEW, Move.APPROVE): State.APPROVED,
    (State.IN_REVIEW, Move.REFUSE): State.REFUSED,
    (State.IN_REVIEW, Move.WITHDRAW): State.WITHDRAWN,
    (State.APPROVED, Move.REVIEW): State.IN_REVIEW,
    (State.APPROVED, Move.WITHDRAW): State.WITHDRAWN,
    (State.REFUSED, Move.REOPEN): State.IN_REVIEW,
    (State.WITHDRAWN, Move.REOPEN): State.IN_REVIEW,
}
"""Every move that is allowed, and where it leads."""

WITHOUT_UNITS = frozenset({State.REFUSED, State.WITHDRAWN})
"""The states in which a case holds no units, so that another case may have them."""


def possible_moves(state: State) -> list[Move]:
    """The moves that `state` allows, in the table's order."""
    return [move for (start, move) in MOVES if start is state]


def advance(case: "Case", move: Move) -> "Case":
    """The case after `move`. Raises `NotAllowed`, which names the moves that would have been."""
    target = MOVES.get((case.state, move))
    if target is None:
        raise NotAllowed(case.state, move, possible_moves(case.state))
    return replace(case, state=target)
