"""The table of moves."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from returns.errors import NotAllowed
from returns.lifecycle import MOVES, Move, State, advance, possible_moves
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

ALLOWED = {
    State.REQUESTED: {"review": "in_review", "approve": "approved", "refuse": "refused", "withdraw": "withdrawn"},
    State.IN_REVIEW: {"approve": "approved", "refuse": "refused", "withdraw": "withdrawn"},
    State.APPROVED: {"review": "in_review", "withdraw": "withdrawn"},
    State.REFUSED: {"reopen": "in_review"},
    State.WITHDRAWN: {"reopen": "in_review"},
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
    assert possible_moves(State.IN_REVIEW) == [Move.APPROVE, Move.REFUSE, Move.WITHDRAW]
