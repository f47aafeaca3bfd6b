"""Pages have words for every state, move, fact and answer, for agents and for customers."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from desk.pages import templates
from policy_core import FACTS
from returns.lifecycle import Move, State
from returns.model import Moved
from returns.notices.texts import KINDS
from tests.desk.cases import open_case
from tests.desk.desks import Customer, House

AGENTS: Any = templates.get_template("inbox/words.html").module
CUSTOMERS: Any = templates.get_template("case/words.html").module
FORMS = templates.env.loader.get_source(templates.env, "inbox/_moves.html")[0]  # type: ignore[union-attr]
ANSWERS = {value for answers in FACTS.values() for value in answers if isinstance(value, str)}
HAPPENED = {"amount": "9.80", "currency": "USD", "carrier": "ups", "number": "1Z", "sku": "CIRCUL2-9-GOLD"}


def test_agents_have_words_for_everything() -> None:
    assert set(AGENTS.states) == set(State)
    assert set(AGENTS.done) == set(Move)
    assert set(AGENTS.labels) >= set(FACTS)
    assert set(AGENTS.values) >= ANSWERS
    assert set(AGENTS.kinds) >= set(KINDS)


def test_every_move_of_an_agent_has_its_button_or_its_form() -> None:
    made_elsewhere = {Move.PAY, Move.REMIND, Move.EXPIRE, Move.CLAIM_POSTAGE}
    assert [move for move in set(Move) - made_elsewhere if f'"{move}"' not in FORMS] == []


def test_customers_have_words_for_what_was_found() -> None:
    assert set(CUSTOMERS.facts) >= set(FACTS) - {"reason"}
    assert set(CUSTOMERS.values) >= ANSWERS - set(FACTS["reason"])


@pytest.mark.parametrize("move", Move)
def test_customers_read_every_move_as_a_sentence(move: Move) -> None:
    moved = Moved(move, State.APPROVED, State.POSTED, "ana", "", datetime.now(UTC), HAPPENED)
    assert str(CUSTOMERS.happened(moved)).strip()


async def test_customers_read_every_state_as_a_sentence_of_its_own(house: House, customer: Customer) -> None:
    case = open_case(house, customer)
    said = {state: str(CUSTOMERS.standing(replace(case, state=state))).strip() for state in State}
    assert all(said.values())
    alike = {State.REQUESTED: State.IN_REVIEW, State.INSTRUCTIONS_SENT: State.APPROVED}
    assert len(set(said.values())) == len(State) - len(alike)
