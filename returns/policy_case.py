"""Writes an order and a request as the case that the policies decide on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from returns.model import Case, EarlierReturn, Line, Order, Request
from returns.orders.reading import earlier_return_json, tender_json


def policy_case(
    order: Order, asked: Request, earlier: Iterable[EarlierReturn] = (), costs: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The contract's case; `earlier` are units in other cases with what they gave back, `costs` the contract's."""
    return {
        "policy": order.policy,
        "policy_version": None,
        "time_zone": order.time_zone,
        "requested_at": asked.requested_at.isoformat(),
        "order": {
            "number": order.number,
            "currency": order.currency,
            "placed_at": order.placed_at.isoformat(),
            "received_on": order.received_on.isoformat() if order.received_on else None,
            "lines": [_line_json(line) for line in order.lines],
            "discount": _amount(order.discount),
            "shipping": _amount(order.shipping),
            "handling": _amount(order.handling),
            "tenders": [tender_json(tender) for tender in order.tenders],
            "refunded": [earlier_return_json(entry) for entry in (*order.refunded, *earlier)],
        },
        "request": {
            "line": asked.line,
            "quantity": asked.quantity,
            "reason": asked.reason,
            "resolution": asked.resolution,
        },
        "facts": dict(asked.facts),
        "costs": costs,
    }


def policy_case_of(order: Order, case: Case) -> dict[str, Any]:
    """The contract's case as `case` was judged last: on what was found or said, by the version that decided it."""
    found = case.inspection or {"facts": {}, "costs": None}
    facts = {**case.facts, **found["facts"]}
    asked = Request(case.order, case.line, case.quantity, case.requested_at, case.reason, case.resolution, facts)
    untouched = replace(order, refunded=())  # what came back since is no part of why
    judged = policy_case(untouched, asked, costs=found["costs"])
    return {**judged, "policy_version": case.decision["policy_version"]}


def _line_json(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "sku": line.sku,
        "title": line.title,
        "quantity": line.quantity,
        "unit_price": _amount(line.unit_price),
        "discount": _amount(line.discount),
        "tax": _amount(line.tax),
        "personalised": line.personalised,
        "final_sale": line.final_sale,
    }


def _amount(amount: Decimal) -> str:
    return format(amount, "f")
