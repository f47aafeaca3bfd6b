"""Opening cases: once per attempt, and never two for a unit."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from policy_core import InvalidCase
from returns.errors import NotDecided, NothingLeft, UnitTaken
from returns.lifecycle import Move, State
from returns.store import CaseRow, MoveRow, OutboxRow, UnitRow
from tests.returns.conftest import NOW, Shop
from tests.returns.orders import WORN_LIGHTLY, a_request, opened_with, two_of_a_line

LATE = datetime.fromisoformat("2026-05-01T10:00:00-07:00")
OUTCOMES: list[tuple[dict[str, Any], State]] = [
    ({}, State.APPROVED),
    ({"requested_at": LATE}, State.REFUSED),
    ({"facts": {**WORN_LIGHTLY, "wear": "unsure"}}, State.IN_REVIEW),
]


def rows(shop: Shop) -> dict[str, int]:
    """How many rows each table of cases has."""
    with shop.database.reading() as session:
        tables = (CaseRow, UnitRow, MoveRow, OutboxRow)
        return {table.__tablename__: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def test_a_case_keeps_what_it_was_opened_with(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with(photos=["p1", "p2", "p1"]))
    assert shop.returns.case(case.number) == case
    assert case.as_json() == {
        "number": case.number,
        "conversation": "c1",
        "order": "CR-20418",
        "line": "1",
        "title": "Circul 2, size 9, gold",
        "quantity": 1,
        "units": [1],
        "state": "approved",
        "reason": "changed_mind",
        "resolution": "refund",
        "facts": a_request().facts,
        "description": "It pinches.",
        "decision": shop.returns.case(case.number).decision,  # type: ignore[union-attr]
        "photos": ["p1", "p2"],
        "requested_at": "2026-03-15T01:20:00+00:00",
        "created_at": NOW.isoformat(),
        "tracking": None,
        "posted_at": None,
        "received_at": None,
        "post_by": "2026-03-28",
        "inspection": None,
        "postage": None,
    }
    assert case.decision["outcome"] == "eligible"


def test_a_case_comes_with_its_units_its_first_move_and_its_notice(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with())
    assert rows(shop) == {"cases": 1, "case_units": 1, "case_moves": 1, "outbox": 1}
    (moved,) = shop.returns.timeline(case.number)
    assert (moved.move, moved.before, moved.after) == (Move.APPROVE, State.REQUESTED, State.APPROVED)
    assert (moved.actor, moved.why, moved.at) == ("policy", "1.partial-light", NOW)


@pytest.mark.parametrize(("changes", "state"), OUTCOMES)
def test_the_decision_gives_the_first_state(shop: Shop, changes: dict[str, Any], state: State) -> None:
    shop.sold()
    assert shop.returns.open_case(a_request(**changes), **opened_with()).state is state


@pytest.mark.parametrize("changes", [{}, {"requested_at": LATE}, {"facts": {}, "reason": None}])
def test_whoever_asks_for_a_person_gets_a_review(shop: Shop, changes: dict[str, Any]) -> None:
    shop.sold()
    assert shop.returns.open_case(a_request(**changes), **opened_with(review=True)).state is State.IN_REVIEW


def test_an_undecided_request_opens_nothing_and_names_what_is_missing(shop: Shop) -> None:
    shop.sold()
    with pytest.raises(NotDecided) as missing:
        shop.returns.open_case(a_request(facts={}), **opened_with())
    assert "sealed" in missing.value.ask
    assert rows(shop)["cases"] == 0


def test_a_contradiction_opens_nothing(shop: Shop) -> None:
    shop.sold()
    with pytest.raises(InvalidCase):
        shop.returns.open_case(a_request(facts={"sealed": True, "wear": "minor"}), **opened_with())
    assert rows(shop)["cases"] == 0


def test_a_repeated_attempt_finds_its_case(shop: Shop) -> None:
    shop.sold(**two_of_a_line())
    first = shop.returns.open_case(a_request(), **opened_with())
    assert shop.returns.open_case(a_request(), **opened_with()) == first
    assert rows(shop) == {"cases": 1, "case_units": 1, "case_moves": 1, "outbox": 1}


def test_another_attempt_of_the_conversation_for_the_same_units_finds_the_same_case(shop: Shop) -> None:
    shop.sold()
    first = shop.returns.open_case(a_request(), **opened_with())
    assert shop.returns.open_case(a_request(), **opened_with(key="k2")) == first


def test_another_conversation_cannot_have_the_same_unit(shop: Shop) -> None:
    shop.sold()
    first = shop.returns.open_case(a_request(), **opened_with())
    with pytest.raises(UnitTaken) as taken:
        shop.returns.open_case(a_request(), **opened_with(conversation="c2", key="k2"))
    assert taken.value.case_number == first.number
    assert rows(shop) == {"cases": 1, "case_units": 1, "case_moves": 1, "outbox": 1}


def test_the_second_unit_of_a_line_gets_a_case_of_its_own(shop: Shop) -> None:
    shop.sold(**two_of_a_line())
    first = shop.returns.open_case(a_request(), **opened_with())
    second = shop.returns.open_case(a_request(), **opened_with(key="k2"))
    assert (first.units, second.units) == ((1,), (2,))
    with pytest.raises(NothingLeft):
        shop.returns.open_case(a_request(quantity=3), **opened_with(key="k3"))


@pytest.mark.parametrize(
    "changes", [{"requested_at": LATE}, {"requested_at": LATE, "reason": "changed_mind", "facts": {}}]
)
def test_a_refused_case_leaves_its_unit_free(shop: Shop, changes: dict[str, Any]) -> None:
    shop.sold()
    refused = shop.returns.open_case(a_request(**changes), **opened_with())
    later = shop.returns.open_case(a_request(), **opened_with(key="k2"))
    assert (refused.state, later.state) == (State.REFUSED, State.APPROVED)


def test_the_database_itself_refuses_a_second_case_for_a_unit(shop: Shop) -> None:
    shop.sold(**two_of_a_line())
    first = shop.returns.open_case(a_request(), **opened_with())
    second = shop.returns.open_case(a_request(), **opened_with(key="k2"))
    with pytest.raises(IntegrityError), shop.database.writing() as session:
        session.add(UnitRow(order_number=first.order, line_id="1", unit=1, case_number=second.number))


def test_characters_that_no_database_keeps_are_left_out_of_a_description(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with(description="It\x00 \ud83d pinches 👩‍👩‍👧\nmy finger"))
    kept = shop.returns.case(case.number)
    assert kept is not None
    assert kept.description == "It  pinches 👩‍👩‍👧\nmy finger"


def test_cases_are_listed_oldest_first_by_conversation_and_state(shop: Shop) -> None:
    shop.sold()
    shop.sold(number="CR-20419")
    late = shop.returns.open_case(a_request(requested_at=LATE), **opened_with(conversation="c2"))
    shop.now = datetime.fromisoformat("2026-03-14T19:00:00+00:00")
    first = shop.returns.open_case(a_request(), **opened_with(key="k2"))
    assert [case.number for case in shop.returns.cases()] == [late.number, first.number]
    assert shop.returns.cases(conversation="c1") == [first]
    assert shop.returns.cases(states=[State.REFUSED, State.WITHDRAWN]) == [late]
    assert shop.returns.cases(conversation="c1", states=[State.REFUSED]) == []
