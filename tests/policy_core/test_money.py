"""Shares, cuts and means of payment, worked out by hand."""

from typing import Any

import pytest

import policy_core
from policy_core.money import percentage, split, tenders_of, within, written
from policy_core.order import Tender
from tests.policy_core.samples import CASE, varied

FAULTY = {"sealed": True}


def line(name: str, price: str, quantity: int = 1, tax: str = "0") -> dict[str, Any]:
    return CASE["order"]["lines"][0] | {"id": name, "unit_price": price, "quantity": quantity, "tax": tax}


def paid_back(case: dict[str, Any]) -> dict[str, Any]:
    refund = policy_core.decide(case)["refund"]
    return {
        "refund": (refund["low"], refund["high"]),
        "parts": {part["what"]: (part["low"], part["high"]) for part in refund["parts"]},
        "tenders": {tender["kind"]: (tender["low"], tender["high"]) for tender in refund["tenders"]},
    }


@pytest.mark.parametrize(
    ("amount", "weights", "shares"),
    [
        (10, [1, 1, 1], [4, 3, 3]),
        (11, [1, 1, 1], [4, 4, 3]),
        (10, [0, 0], [5, 5]),
        (5, [0, 0, 0], [2, 2, 1]),
        (100, [50, 30, 20], [50, 30, 20]),
        (1, [1, 2], [0, 1]),
        (2, [3, 3, 4], [1, 0, 1]),
        (7, [0, 5], [0, 7]),
        (0, [3, 4], [0, 0]),
        (9, [2], [9]),
        (0, [], []),
    ],
)
def test_largest_remainders_first_and_ties_to_the_earlier(amount: int, weights: list[int], shares: list[int]) -> None:
    assert split(amount, weights) == shares


@pytest.mark.parametrize(
    ("amount", "percent", "share"), [(1, 50, 1), (1, 49, 0), (333, 85, 283), (101, 50, 51), (0, 80, 0)]
)
def test_a_percentage_is_rounded_half_up_once(amount: int, percent: int, share: int) -> None:
    assert percentage(amount, percent) == share


@pytest.mark.parametrize(
    ("additions", "deductions", "left", "parts"),
    [
        ([100, 8, 5, 2], [10, 5], 1000, (100, 8, 5, 2, -10, -5)),
        ([10, 0, 0, 0], [8, 5], 1000, (10, 0, 0, 0, -8, -2)),
        ([10, 0, 0, 0], [12, 5], 1000, (10, 0, 0, 0, -10, 0)),
        ([100, 8, 5, 2], [0, 0], 108, (100, 8, 0, 0, 0, 0)),
        ([100, 8, 5, 2], [0, 0], 104, (100, 4, 0, 0, 0, 0)),
        ([100, 8, 5, 2], [0, 0], 0, (0, 0, 0, 0, 0, 0)),
        ([100, 0, 0, 0], [20, 0], 50, (70, 0, 0, 0, -20, 0)),
    ],
)
def test_a_refund_is_cut_to_no_less_than_nothing_and_no_more_than_is_left(
    additions: list[int], deductions: list[int], left: int, parts: tuple[int, ...]
) -> None:
    assert within(additions, deductions, left) == parts


def test_what_does_not_fit_a_means_of_payment_goes_to_the_first_with_room() -> None:
    tenders = [Tender("gift_card", 50, 0), Tender("card", 30, 10), Tender("card-2", 20, 20)]
    assert tenders_of(20, tenders) == [0, 10, 10]
    assert tenders_of(30, tenders) == [0, 10, 20]
    assert tenders_of(10, tenders) == [0, 8, 2]


@pytest.mark.parametrize(
    ("amount", "digits", "text"), [(5, 2, "0.05"), (-640, 2, "-6.40"), (7, 0, "7"), (-1, 3, "-0.001")]
)
def test_amounts_are_written_with_the_currencys_digits(amount: int, digits: int, text: str) -> None:
    assert written(amount, digits) == text


def test_the_orders_discount_and_delivery_are_shared_by_value() -> None:
    lines = [line("1", "100.00", tax="8.00"), line("2", "50.00", tax="4.00"), line("3", "0.00")]
    order = {"lines": lines, "discount": "10.00", "shipping": "5.01", "handling": "1.00"}
    tenders = [{"kind": "card", "amount": "158.01"}]
    case = varied(facts=FAULTY, request__reason="wrong_item", order=CASE["order"] | order | {"tenders": tenders})
    assert paid_back(case)["parts"] == {
        "item": ("93.33", "93.33"),
        "tax": ("8.00", "8.00"),
        "shipping": ("3.34", "3.34"),
        "handling": ("0.67", "0.67"),
    }


def test_units_come_back_in_their_order_the_odd_cents_with_the_first() -> None:
    order = CASE["order"] | {
        "lines": [line("1", "33.34", 3, "1.00")],
        "discount": "0.02",
        "shipping": "0.00",
        "tenders": [{"kind": "card", "amount": "101.00"}],
    }
    case = varied(policy="smart-ring-7-day", facts=FAULTY, order=order | {"received_on": "2026-03-12"})
    assert paid_back(case)["parts"] == {"item": ("33.34", "33.34"), "tax": ("0.34", "0.34")}
    earlier = {"line": "1", "quantity": 1, "amount": "0", "tenders": []}
    case["order"]["refunded"] = [earlier]
    assert paid_back(case)["parts"] == {"item": ("33.33", "33.33"), "tax": ("0.33", "0.33")}
    case["request"]["quantity"] = 2
    assert paid_back(case)["refund"] == ("67.32", "67.32")


@pytest.mark.parametrize(
    ("currency", "price", "low", "high"),
    [("JPY", "33333", "26666", "30000"), ("KWD", "33.333", "26.666", "30.000"), ("USD", "333.33", "266.66", "300.00")],
)
def test_each_currency_is_counted_in_its_own_minor_unit(currency: str, price: str, low: str, high: str) -> None:
    order = CASE["order"] | {
        "currency": currency,
        "lines": [line("1", price)],
        "discount": "0",
        "shipping": "0",
        "handling": "0",
        "tenders": [{"kind": "card", "amount": price}],
    }
    assert paid_back(varied(order=order))["refund"] == (low, high)


def test_after_inspection_label_and_fee_come_off_and_nothing_is_open() -> None:
    case = varied(costs={"percent": 85, "return_label": "6.40", "reconditioning": "3.00"})
    refund = policy_core.decide(case)["refund"]
    assert refund["final"] is True
    assert refund["may_deduct"] == []
    assert paid_back(case)["parts"] == {
        "item": ("228.65", "228.65"),
        "return_label": ("-6.40", "-6.40"),
        "reconditioning": ("-3.00", "-3.00"),
    }
    assert policy_core.decide(case)["percent"] == {"low": 85, "high": 85}


def test_costs_that_are_left_out_are_nothing() -> None:
    assert paid_back(varied(costs={"percent": 85}))["parts"] == {"item": ("228.65", "228.65")}
    assert paid_back(varied(costs={"percent": 85, "return_label": None}))["refund"] == ("228.65", "228.65")


@pytest.mark.parametrize(
    ("changes", "deductions"),
    [
        ({}, ["return_label", "reconditioning"]),
        ({"facts": FAULTY}, ["return_label"]),
        ({"facts": FAULTY, "request__reason": "wrong_item"}, []),
    ],
)
def test_what_may_still_come_off_is_named(changes: dict[str, Any], deductions: list[str]) -> None:
    assert policy_core.decide(varied(**changes))["refund"]["may_deduct"] == deductions


def test_a_means_of_payment_may_have_been_paid_back_to_the_last_cent() -> None:
    spent = {"line": "1", "quantity": 1, "amount": "50.00", "tenders": [{"kind": "gift_card", "amount": "50.00"}]}
    case = varied(order__refunded=[spent], order__lines__0__quantity=2, order__lines__0__unit_price="149.50")
    assert paid_back(case)["tenders"] == {"card": ("107.60", "121.05")}


def test_a_label_comes_off_only_where_the_customer_bears_the_postage() -> None:
    costs = {"return_label": "6.40"}
    reimbursed = varied(facts=FAULTY, request__reason="wrong_item", costs=costs)
    shop = varied(policy="smart-ring-7-day", facts=FAULTY, request__reason="wrong_item", costs=costs)
    shop["order"]["received_on"] = "2026-03-12"
    for case in (reimbursed, shop):
        assert "return_label" not in paid_back(case)["parts"]
        assert policy_core.decide(case)["refund"]["may_deduct"] == []


def test_costs_of_what_is_not_eligible_pay_nothing() -> None:
    decision = policy_core.decide(varied(facts__wear="obvious", costs={"percent": 85, "reconditioning": "3.00"}))
    assert (decision["outcome"], decision["refund"], decision["percent"]) == ("not_eligible", None, None)


def test_an_item_that_cost_nothing_still_has_its_part() -> None:
    order = CASE["order"] | {"lines": [line("1", "0.00")], "discount": "0", "shipping": "0", "tenders": []}
    assert paid_back(varied(order=order)) == {
        "refund": ("0.00", "0.00"),
        "parts": {"item": ("0.00", "0.00")},
        "tenders": {},
    }
