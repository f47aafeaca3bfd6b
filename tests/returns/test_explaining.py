"""Explaining why a case was decided as it was."""

from datetime import datetime
from decimal import Decimal

import pytest

from policy_core import InvalidCase
from returns.errors import UnknownCase
from returns.lifecycle import Move
from returns.model import Inspection
from tests.returns.conftest import Shop
from tests.returns.orders import WORN_LIGHTLY, a_line, a_request, opened_with


def test_a_cases_rows_say_which_of_them_decided_and_why_the_others_did_not(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    case = sqlite_shop.returns.open_case(a_request(), **opened_with())
    rows = sqlite_shop.returns.explain(case.number)
    assert [row["clauses"] for row in rows if row["decided"]] == [["1.partial-light"]]
    assert rows[5]["applies"] == "no"
    assert "it was worn, but has no scratch" in rows[5]["why"][0]["stands"]


def test_a_case_that_a_person_decides_shows_what_stayed_open(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    asked = a_request(facts={**WORN_LIGHTLY, "wear": "unsure"})
    case = sqlite_shop.returns.open_case(asked, **opened_with())
    deciding = [row for row in sqlite_shop.returns.explain(case.number) if row["decided"]]
    assert {row["applies"] for row in deciding} == {"open"}
    assert [cite["clause"] for cite in case.decision["because"]] == [row["clauses"][0] for row in deciding]


def test_an_inspected_case_is_explained_by_what_was_found(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    case = sqlite_shop.returns.open_case(a_request(), **opened_with())
    sqlite_shop.returns.advance(case.number, Move.RECEIVE, actor="ana")
    found = Inspection({"wear": "minor"}, 70, label_cost=Decimal("6.40"))
    sqlite_shop.returns.inspect(case.number, found, actor="ana")
    (row,) = [row for row in sqlite_shop.returns.explain(case.number) if row["decided"]]
    assert row["clauses"] == ["1.partial-minor"]
    assert "small marks" in row["why"][0]["stands"]


def test_a_refused_case_whose_units_came_back_elsewhere_since_is_still_explained(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    late = a_request(requested_at=datetime.fromisoformat("2026-05-01T10:00:00-07:00"))
    case = sqlite_shop.returns.open_case(late, **opened_with())
    sqlite_shop.sold(refunded=[{"line": "1", "quantity": 1, "amount": "0", "tenders": []}])
    assert [row["clauses"] for row in sqlite_shop.returns.explain(case.number) if row["decided"]] == [["2.late"]]


def test_a_case_whose_order_lost_its_line_since_cannot_be_explained(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    case = sqlite_shop.returns.open_case(a_request(), **opened_with(review=True))
    sqlite_shop.returns.advance(case.number, Move.WITHDRAW, actor="customer")
    sqlite_shop.sold(lines=[a_line(id="2")])
    with pytest.raises(InvalidCase, match="line"):
        sqlite_shop.returns.explain(case.number)


def test_an_unknown_case_cannot_be_explained(sqlite_shop: Shop) -> None:
    with pytest.raises(UnknownCase):
        sqlite_shop.returns.explain("RB-22222222")
