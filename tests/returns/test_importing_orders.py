"""Importing orders: each row whole or not at all, with the reason, and twice is once."""

import csv
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from returns.errors import BadFile
from returns.model import ImportReport
from returns.orders.files import rows_in
from tests.returns.conftest import Shop
from tests.returns.orders import a_line, a_request, an_order, opened_with

BAD_ROWS: list[tuple[object, str]] = [
    ("CR-1", "an order is an object"),
    ({}, "email: is missing"),
    (an_order(email=None), "email: is missing"),
    (an_order(email="maya"), "email: is not an email address"),
    (an_order(customer_name="  "), "customer_name: is missing"),
    (an_order(customer_name="Ma\x00ya"), "customer_name: has a character"),
    (an_order(customer_name="x" * 501), "customer_name: longer"),
    (an_order(policy="no-such-policy"), "policy: "),
    (an_order(policy=None), "policy: is missing"),
    (an_order(time_zone="Mars/Olympus"), "time_zone: "),
    (an_order(lines=[]), "lines: "),
    (an_order(lines="none"), "lines: "),
    (an_order(lines=[a_line(quantity=0)]), "lines"),
    (an_order(lines=[a_line(quantity=10_001)]), "lines"),
    (an_order(lines=[a_line(unit_price=299.0)]), "unit_price"),
    (an_order(lines=[a_line(title="\ud800")]), "lines[0].title: has a character"),
    (an_order(tenders=[{"kind": "card", "amount": "1.00"}]), "tenders"),
    (an_order(tenders=[{"kind": "coupon", "amount": "301.67"}]), "tenders"),
    (an_order(refunded=[{"line": "9", "quantity": 1, "amount": "0", "tenders": []}]), "refunded"),
    (an_order(refunded=[{"line": "1", "quantity": 2, "amount": "0", "tenders": []}]), "refunded"),
    (an_order(placed_at="yesterday"), "placed_at: "),
    (an_order(placed_at="2026-02-20T09:00:00"), "placed_at: "),
    (an_order(received_on="2026-02-31"), "received_on: "),
    (an_order(currency="XQZ"), "currency: "),
    (an_order(number="---"), "number: "),
    (an_order(number=20418), "number: "),
    ({key: value for key, value in an_order().items() if key != "shipping"}, "shipping: "),
]


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS)
def test_a_bad_row_stays_out_with_its_field_and_reason(sqlite_shop: Shop, row: object, reason: str) -> None:
    report = sqlite_shop.returns.import_orders([row])
    assert report.imported == 0
    assert [rejected.row for rejected in report.rejected] == [1]
    assert reason in report.rejected[0].reason
    assert sqlite_shop.returns.find_order("CR-20418", "maya@example.com") is None


def test_good_rows_come_in_beside_bad_ones(shop: Shop) -> None:
    rows = [an_order(), an_order(number="CR-2", email=""), an_order(number="CR-3")]
    report = shop.returns.import_orders(rows)
    assert (report.imported, report.unchanged) == (2, 0)
    assert [rejected.row for rejected in report.rejected] == [2]
    assert shop.returns.find_order("CR-3", "maya@example.com") is not None


def test_importing_again_changes_nothing(shop: Shop) -> None:
    rows = [an_order(), an_order(number="CR-3", shipping="8")]
    shop.returns.import_orders(rows)
    before = shop.returns.find_order("CR-3", "maya@example.com")
    report = shop.returns.import_orders(rows)
    assert (report.imported, report.updated, report.unchanged, report.rejected) == (0, 0, 2, ())
    assert shop.returns.find_order("CR-3", "maya@example.com") == before


def test_an_order_that_changed_is_brought_up_to_date(shop: Shop) -> None:
    shop.sold(received_on=None)
    lines = [a_line(id="b", unit_price="100.00"), a_line(id="1", unit_price="199.00", tax="0.00")]
    report = shop.returns.import_orders([an_order(lines=lines)])
    assert (report.imported, report.updated, report.rejected) == (0, 1, ())
    order = shop.returns.find_order("CR-20418", "maya@example.com")
    assert order is not None
    assert str(order.received_on) == "2026-02-27"
    assert [line.id for line in order.lines] == ["b", "1"]


def test_an_order_with_a_running_case_stays_as_it_was_decided_on(shop: Shop) -> None:
    shop.sold()
    before = shop.returns.open_case(a_request(), **opened_with())
    report = shop.returns.import_orders([an_order(received_on="2026-03-01"), an_order(number="CR-3")])
    assert (report.imported, report.updated) == (1, 0)
    assert "a case of this order is running" in report.rejected[0].reason
    assert shop.returns.case(before.number) == before


def test_an_order_twice_in_a_file_comes_in_once(shop: Shop) -> None:
    report = shop.returns.import_orders([an_order(), an_order(), an_order(customer_name="Noah")])
    assert (report.imported, report.unchanged) == (1, 1)
    assert report.rejected == ((3, "number: row 1 has this number with other contents"),)


def test_a_number_that_reads_like_one_that_is_here_stays_out(shop: Shop) -> None:
    shop.sold()
    report = shop.returns.import_orders([an_order(number="cr 20418")])
    assert "CR-20418" in report.rejected[0].reason


def test_an_order_of_which_everything_came_back_can_still_come_in(shop: Shop) -> None:
    earlier = {"line": "1", "quantity": 1, "amount": "100.00", "tenders": [{"kind": "card", "amount": "100.00"}]}
    shop.sold(refunded=[earlier])
    order = shop.returns.find_order("CR-20418", "maya@example.com")
    assert order is not None
    assert order.lines[0].left == 0
    assert str(order.refunded[0].tenders[0].amount) == "100.00"


def test_the_same_orders_from_two_sides_at_once_come_in_once(shop: Shop) -> None:
    rows = [an_order(number=f"CR-{number}") for number in range(40)]
    start = Barrier(4)

    def bring_in(_: int) -> ImportReport:
        start.wait()
        return shop.returns.import_orders(rows)

    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(bring_in, range(4)))
    assert sorted(report.imported for report in reports) == [0, 0, 0, 40]
    assert sorted(report.unchanged for report in reports) == [0, 40, 40, 40]


def test_many_orders_come_in_together(shop: Shop) -> None:
    rows = [an_order(number=f"CR-{number}") for number in range(600)]
    assert shop.returns.import_orders(rows).imported == 600
    assert shop.returns.import_orders(rows).unchanged == 600


def as_csv(path: Path, rows: list[dict[str, Any]]) -> Path:
    cells = [
        {name: json.dumps(value) if isinstance(value, list) else value for name, value in row.items()} for row in rows
    ]
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(cells)
    return path


def test_csv_and_json_bring_in_the_same(shop: Shop, tmp_path: Path) -> None:
    rows = [an_order(), an_order(number="CR-3", received_on=None)]
    shop.returns.import_orders(rows_in(as_csv(tmp_path / "orders.csv", rows)))
    path = tmp_path / "orders.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    assert shop.returns.import_orders(rows_in(path)).unchanged == 2


@pytest.mark.parametrize(
    ("cells", "reason"),
    [({"lines": "two rings"}, "lines: "), ({"shipping": ""}, "shipping: "), ({"tenders": ""}, "tenders: ")],
)
def test_a_bad_csv_row_is_named_and_the_others_come_in(
    sqlite_shop: Shop, tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    path = as_csv(tmp_path / "orders.csv", [an_order(number="CR-1", **cells), an_order()])
    report = sqlite_shop.returns.import_orders(rows_in(path))
    assert report.imported == 1
    assert report.rejected[0].row == 1
    assert report.rejected[0].reason.startswith(reason)


def test_a_csv_row_of_the_wrong_length_stays_out(sqlite_shop: Shop, tmp_path: Path) -> None:
    path = as_csv(tmp_path / "orders.csv", [an_order()])
    with path.open("a", encoding="utf-8") as file:
        file.write("CR-2,short\r\n")
        file.write(",".join("x" * 30) + "\r\n")
    report = sqlite_shop.returns.import_orders(rows_in(path))
    assert report.imported == 1
    assert [row for row, _ in report.rejected] == [2, 3]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("orders.json", b"{"),
        ("orders.json", b"{}"),
        ("orders.json", b""),
        ("orders.json", b"[NaN]"),
        ("orders.json", b"\xff\xfe\x00"),
        ("orders.json", b"[" * 100_000),
        ("orders.json", b"[" + b"9" * 5000 + b"]"),
        ("orders.csv", b'number,email\n"CR'),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_line(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadFile, match=name) as refused:
        rows_in(path)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="No such file"):
        rows_in(tmp_path / "none.json")
