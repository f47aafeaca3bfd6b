"""The table of moves."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from returns.errors import NotAllowed
from returns.lifecycle import DOES, DOORS, MOVES, Move, State, advance, possible_moves
from returns.model import Case

CASE = Case(
    number="RB-22222222",
    conversation="c1",
    order="CR-20418",
    line="1",
    title="Circul 2",
    quantity=1,
    units=(1,),
    state=State.REQUESTED,
    reason=None,
    resolution=None,
    facts={},
    description="",
    photos=(),
    decision={},
    requested_at=datetime(2026, 3, 14, tzinfo=UTC),
    created_at=datetime(2026, 3, 14, tzinfo=UTC),
)

DECIDES = {"approve": "approved", "refuse": "refused", "withdraw": "withdrawn"}
AWAITED = {
    "post": "posted",
    "receive": "received",
    "review": "in_review",
    "withdraw": "withdrawn",
    "expire": "expired",
}
OVER = {"close": "closed", "reopen": "in_review"}
ALLOWED = {
    State.REQUESTED: {"review": "in_review", **DECIDES},
    State.IN_REVIEW: {**DECIDES, "receive": "received", "grant": "refund_due", "replace": "replacement_sent"},
    State.APPROVED: {**AWAITED, "instruct": "instructions_sent", "label": "approved", "remind": "approved"},
    State.INSTRUCTIONS_SENT: {**AWAITED, "label": "instructions_sent", "remind": "instructions_sent"},
    State.POSTED: {"post": "posted", "receive": "received", "review": "in_review", "claim_postage": "posted"},
    State.RECEIVED: {"inspect": "inspected", "review": "in_review", "claim_postage": "received"},
    State.INSPECTED: {
        "inspect": "inspected",
        "refund": "refund_due",
        "replace": "replacement_sent",
        "exchange": "exchanged",
        "review": "in_review",
        "claim_postage": "inspected",
        "reimburse": "inspected",
    },
    State.REFUND_DUE: {"pay": "refunded", "claim_postage": "refund_due", "reimburse": "refund_due"},
    State.REFUNDED: {**OVER, "exchange": "exchanged", "claim_postage": "refunded", "reimburse": "refunded"},
    State.REPLACEMENT_SENT: {**OVER, "claim_postage": "replacement_sent", "reimburse": "replacement_sent"},
    State.EXCHANGED: {**OVER, "claim_postage": "exchanged", "reimburse": "exchanged"},
    State.REFUSED: {**OVER, "give_back": "closed"},
    State.WITHDRAWN: {**OVER, "give_back": "closed"},
    State.EXPIRED: OVER,
    State.CLOSED: {"reopen": "in_review"},
}


@pytest.mark.parametrize(("state", "move"), list(product(State, Move)))
def test_every_move_leads_where_it_should_or_is_refused_with_the_possible_ones(state: State, move: Move) -> None:
    case = replace(CASE, state=state)
    target = ALLOWED[state].get(move)
    if target:
        assert advance(case, move) == replace(CASE, state=State(target))
        return
    with pytest.raises(NotAllowed) as refused:
        advance(case, move)
    assert set(refused.value.possible) == set(ALLOWED[state])
    assert all(possible in str(refused.value) for possible in ALLOWED[state])


def test_every_state_can_be_reached() -> None:
    assert {State.REQUESTED, *MOVES.values()} == set(State)


def test_the_possible_moves_are_those_of_the_table() -> None:
    assert possible_moves(State.CLOSED) == [Move.REOPEN]
    assert [move for move in possible_moves(State.REFUNDED) if move not in DOORS] == [Move.CLOSE, Move.REOPEN]


def test_every_move_is_said_in_words() -> None:
    assert set(DOES) == set(Move)
