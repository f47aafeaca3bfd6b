"""Orders that a test has for itself, since a unit can be in one case only, and cases about them."""

from datetime import timedelta
from itertools import count
from typing import Any

from returns.model import Case, Request
from tests.desk.cases import an_order
from tests.pages.serving import Served
from tests.stack import Customer

WORN = {"sealed": False, "wear": "light", "works": True, "modified": False, "accessories": "complete"}
KEPT = {**WORN, "packaging": "minor_opening"}
BROKEN = {**WORN, "works": False, "fault_cause": "defect"}

_numbers = count(88_001)


def sold(desk: Served, *, days_ago: int = 8, **changes: Any) -> str:
    """Sells a ring that arrived so many days ago to kim@example.com; the order's number."""
    now = desk.desk.clock()
    number = f"CR-{next(_numbers)}"
    dates = {
        "placed_at": (now - timedelta(days=days_ago + 4)).isoformat(),
        "received_on": (now - timedelta(days=days_ago)).date().isoformat(),
    }
    report = desk.desk.returns.import_orders([an_order(number=number, **{**dates, **changes})])
    assert not report.rejected, report.rejected
    return number


def open_case(
    desk: Served, customer: Customer | str, order: str, line: str, *, review: bool = True, **asked: Any
) -> Case:
    """A case of this customer, or of a conversation, as the assistant's actions open one."""
    request = Request(order, line, 1, desk.desk.clock(), **{"resolution": "refund", **asked})
    conversation = customer if isinstance(customer, str) else customer.id
    key, described = f"{conversation} {order} {line}", "It is lovely, but <b>too big</b> for my hand."
    return desk.desk.returns.open_case(
        request, conversation=conversation, description=described, photos=[], key=key, review=review
    )
