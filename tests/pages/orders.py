"""Orders that a test has for itself, since a unit can be in one case only."""

from datetime import timedelta
from itertools import count
from typing import Any

from tests.desk.cases import an_order
from tests.pages.serving import Served

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
