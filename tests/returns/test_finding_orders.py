"""Finding an order needs its number and its email address."""

import pytest
from sqlalchemy import event

from tests.returns.conftest import Shop
from tests.returns.orders import a_line, a_request, opened_with, two_of_a_line


@pytest.mark.parametrize("number", ["CR-20418", "cr20418", "20418", "#2o418"])
def test_an_order_is_found_by_number_or_digits_and_email(shop: Shop, number: str) -> None:
    shop.sold()
    order = shop.returns.find_order(number, " MAYA@example.com ")
    assert order is not None
    assert (order.number, order.customer_name, order.lines[0].left) == ("CR-20418", "Maya", 1)


@pytest.mark.parametrize(
    ("number", "email"),
    [
        ("CR-20418", "noah@example.com"),
        ("CR-20419", "maya@example.com"),
        ("2041", "maya@example.com"),
        ("", "maya@example.com"),
        ("CR-20418", ""),
        ("\x00", "\x00"),
        ("💍" * 5000, "maya@example.com"),
    ],
)
def test_a_wrong_pair_finds_nothing_whichever_is_wrong(shop: Shop, number: str, email: str) -> None:
    shop.sold()
    assert shop.returns.find_order(number, email) is None


def test_digits_that_name_two_orders_of_one_customer_name_none(shop: Shop) -> None:
    shop.sold()
    shop.sold(number="SR-20418")
    assert shop.returns.find_order("20418", "maya@example.com") is None
    assert shop.returns.find_order("SR20418", "maya@example.com") is not None


def test_digits_that_two_customers_share_find_each_ones_own(shop: Shop) -> None:
    shop.sold()
    shop.sold(number="SR-20418", email="noah@example.com")
    order = shop.returns.find_order("20418", "noah@example.com")
    assert order is not None
    assert order.number == "SR-20418"


def test_what_is_left_counts_neither_earlier_returns_nor_running_cases(shop: Shop) -> None:
    earlier = {"line": "1", "quantity": 1, "amount": "0", "tenders": []}
    shop.sold(
        lines=[a_line(quantity=3, tax="74.01")],
        tenders=[{"kind": "card", "amount": "949.01"}],
        refunded=[earlier],
    )
    shop.returns.open_case(a_request(), **opened_with())
    order = shop.returns.find_order("CR-20418", "maya@example.com")
    assert order is not None
    assert order.lines[0].left == 1


def test_amounts_and_instants_come_back_exactly_as_they_were_sold(shop: Shop) -> None:
    shop.sold(**two_of_a_line())
    order = shop.returns.find_order("CR-20418", "maya@example.com")
    assert order is not None
    assert str(order.lines[0].tax) == "49.34"
    assert [str(tender.amount) for tender in order.tenders] == ["575.34", "50.00"]
    assert order.placed_at.isoformat() == "2026-02-20T17:00:00+00:00"


def test_finding_and_listing_ask_the_database_equally_often_for_one_line_and_for_many(shop: Shop) -> None:
    asked: list[str] = []
    event.listen(shop.database.engine, "before_cursor_execute", lambda _c, _u, statement, *_: asked.append(statement))
    counts = []
    for number, lines in (("CR-1", 1), ("CR-2", 6)):
        rings = [a_line(id=str(line), tax="0.00") for line in range(lines)]
        paid = f"{299 * lines - 22}.00"
        shop.sold(number=number, lines=rings, tenders=[{"kind": "card", "amount": paid}])
        asked.clear()
        assert shop.returns.find_order(number, "maya@example.com") is not None
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6
