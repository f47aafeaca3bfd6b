"""One plain case to vary, and ways to run the command line."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from copy import deepcopy
from typing import Any, NamedTuple
from unittest import mock

from policy_core.commands import main

CASE: dict[str, Any] = {
    "policy": "circul-30-day",
    "policy_version": None,
    "time_zone": "America/Los_Angeles",
    "requested_at": "2026-03-14T18:20:00-07:00",
    "order": {
        "number": "CR-20418",
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
        "discount": "30.00",
        "shipping": "8.00",
        "handling": "0.00",
        "tenders": [{"kind": "card", "amount": "251.67"}, {"kind": "gift_card", "amount": "50.00"}],
        "refunded": [],
    },
    "request": {"line": "1", "quantity": 1, "reason": "changed_mind", "resolution": "refund"},
    "facts": {
        "sealed": False,
        "wear": "light",
        "works": True,
        "modified": False,
        "accessories": "complete",
        "packaging": "minor_opening",
    },
    "costs": None,
}

MISSING = object()


def varied(**changes: Any) -> dict[str, Any]:
    """The plain case with other values; `order__lines__0__tax` reaches inside, and MISSING takes a key out."""
    case = deepcopy(CASE)
    for path, value in changes.items():
        *way, last = (int(step) if step.isdecimal() else step for step in path.split("__"))
        place: Any = case
        for step in way:
            place = place[step]
        if value is MISSING:
            del place[last]
        else:
            place[last] = value
    return case


class Ran(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The JSON that it printed."""
        return json.loads(self.out)


def run(*arguments: str, stdin: str | bytes | None = None) -> Ran:
    """Runs one command of the command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    given = stdin.encode() if isinstance(stdin, str) else stdin or b""
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(given))),
    ):
        status = main(arguments)
    return Ran(status, out.getvalue(), err.getvalue())
