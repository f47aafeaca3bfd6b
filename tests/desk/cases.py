"""Cases that customers' conversations opened, as the assistant's actions open them."""

from typing import Any

from returns.model import Case, Request
from tests.desk.desks import Customer, House

FACTS = {
    "sealed": False,
    "wear": "light",
    "works": True,
    "modified": False,
    "accessories": "complete",
    "packaging": "minor_opening",
}


def open_case(house: House, customer: Customer, *, review: bool = False, **changes: Any) -> Case:
    """A case of the demo shop's order CR-20418, whose ring is worn lightly, unless a test says otherwise."""
    returns = house.app.state.desk.returns
    returns.seed_demo()
    asked = {"reason": "changed_mind", "resolution": "refund", "facts": FACTS, **changes}
    order, key = asked.pop("order", "CR-20418"), asked.pop("key", customer.id)
    request = Request(order, "1", 1, asked.pop("requested_at", returns.now()), **asked)
    opened: Case = returns.open_case(
        request, conversation=customer.id, description="It pinches.", photos=[], key=key, review=review
    )
    return opened


def an_order(**changes: Any) -> dict[str, Any]:
    """An order that the demo shop does not have, in the one respect changed that a test is about."""
    order = {
        "number": "CR-77777",
        "email": "kim@example.com",
        "customer_name": "Kim",
        "policy": "circul-30-day",
        "time_zone": "America/Los_Angeles",
        "currency": "USD",
        "placed_at": "2026-02-20T09:00:00-08:00",
        "received_on": "2026-02-27",
        "lines": [
            {
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
        ],
        "discount": "0.00",
        "shipping": "8.00",
        "handling": "0.00",
        "tenders": [{"kind": "card", "amount": "331.67"}],
        "refunded": [],
    }
    return {**order, **changes}
