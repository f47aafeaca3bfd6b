"""An order and requests about it, for tests to change in the one respect that they are about."""

from datetime import datetime
from typing import Any

from returns.model import Request

WORN_LIGHTLY = {
    "sealed": False,
    "wear": "light",
    "works": True,
    "modified": False,
    "accessories": "complete",
    "packaging": "minor_opening",
}


def a_line(**changes: Any) -> dict[str, Any]:
    line = {
        "id": "1",
        "sku": "CIRCUL2-9-GOLD",
        "title": "Circul 2, size 9, gold",
        "quantity": 1,
        "unit_price": "299.00",
        "discount": "0.00",
        "tax": "24.67",
        "personalised": False,
        "final_sale": False,
    }
    return {**line, **changes}


def an_order(**changes: Any) -> dict[str, Any]:
    order = {
        "number": "CR-20418",
        "email": "maya@example.com",
        "customer_name": "Maya",
        "policy": "circul-30-day",
        "time_zone": "America/Los_Angeles",
        "currency": "USD",
        "placed_at": "2026-02-20T09:00:00-08:00",
        "received_on": "2026-02-27",
        "lines": [a_line()],
        "discount": "30.00",
        "shipping": "8.00",
        "handling": "0.00",
        "tenders": [{"kind": "card", "amount": "251.67"}, {"kind": "gift_card", "amount": "50.00"}],
        "refunded": [],
    }
    return {**order, **changes}


def two_of_a_line() -> dict[str, Any]:
    """What turns the order into one of two equal rings."""
    return {
        "lines": [a_line(quantity=2, tax="49.34")],
        "tenders": [{"kind": "card", "amount": "575.34"}, {"kind": "gift_card", "amount": "50.00"}],
    }


def a_request(**changes: Any) -> Request:
    request = {
        "order_number": "CR-20418",
        "line": "1",
        "quantity": 1,
        "requested_at": datetime.fromisoformat("2026-03-14T18:20:00-07:00"),
        "reason": "changed_mind",
        "resolution": "refund",
        "facts": WORN_LIGHTLY,
    }
    return Request(**{**request, **changes})


def opened_with(**changes: Any) -> dict[str, Any]:
    """The rest of what a case is opened with."""
    return {"conversation": "c1", "description": "It pinches.", "photos": ["p1"], "key": "k1", **changes}
