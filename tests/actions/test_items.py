"""Which item of an order a customer means."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from actions.items import matching, names, returnable, several
from returns.model import Line, Order


def line(number: str, title: str, left: int = 1) -> Line:
    return Line(number, "SKU", title, 1, Decimal(299), Decimal(0), Decimal(0), False, False, left)


def order(*lines: Line) -> Order:
    placed = datetime(2026, 11, 1, tzinfo=UTC)
    return Order(
        "CR-1",
        "a@example.com",
        "A",
        "circul-30-day",
        "UTC",
        "USD",
        placed,
        placed.date(),
        lines,
        Decimal(0),
        Decimal(0),
        Decimal(0),
        (),
    )


PAIR = order(line("1", "Circul 2, size 9, gold"), line("2", "Circul 2, size 10, black"))


TRIO = order(*PAIR.lines, line("3", "Circul 2, size 8, silver"))


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("the black one", "2"),
        ("size 9 please", "1"),
        ("the second", "2"),
        ("Circul 2, size 9, gold", "1"),
        ("the ring", None),
    ],
)
def test_an_item_is_known_by_what_sets_it_apart(text: str, chosen: str | None) -> None:
    assert matching(text, PAIR) == chosen


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("everything", ("1", "2", "3")),
        ("all three please", ("1", "2", "3")),
        ("I'd like to send back the whole order", ("1", "2", "3")),
        ("all but the black one", ("1", "3")),
        ("everything except the gold", ("2", "3")),
        ("keep the silver, return the rest", ("1", "2")),
        ("the gold and the black one", ("1", "2")),
        ("size 9 & silver", ("1", "3")),
        ("the gold one is fine, the black one is scratched", ()),
        ("the gold one, it doesn't fit at all", ()),
        ("everything works but the gold one is scratched", ()),
        ("not happy with the black one", ()),
        ("all of them but I keep the gold one", ("2", "3")),
    ],
)
def test_several_items_are_meant_only_where_they_are_named_together(text: str, chosen: tuple[str, ...]) -> None:
    assert several(text, TRIO) == chosen


def test_a_place_in_the_list_counts_only_as_an_answer() -> None:
    assert matching("my first ring broke", PAIR, only_surely=True) is None


def test_what_is_in_a_return_already_cannot_be_meant() -> None:
    half = order(line("1", "Circul 2, size 9, gold", left=0), line("2", "Circul 2, size 10, black"))
    assert [each.id for each in returnable(half)] == ["2"]
    assert matching("the gold one", half) == "2"


@pytest.mark.parametrize(
    ("text", "named"), [("Circul 2, size 9, gold", True), ("2", False), ("both gold Circul", False)]
)
def test_naming_the_item_again_counts_nothing(text: str, named: bool) -> None:
    assert names(text, line("1", "Circul 2, size 9, gold")) is named
