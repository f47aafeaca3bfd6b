"""Reads one order as the contract writes it, as strictly as the policies will: what comes in can be decided on."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from policy_core import InvalidCase, decide
from returns.errors import BadRow
from returns.model import EarlierReturn, Line, Order, Tender
from returns.numbers import order_key

_LONGEST_TEXT = 500
_MOST_UNITS = 10_000
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
# A line that costs nothing changes no share, and can be asked for also where nothing else is left to return.
_PROBE = {
    "id": "(probe)",
    "sku": "(probe)",
    "title": "(probe)",
    "quantity": 1,
    "unit_price": "0",
    "discount": "0",
    "tax": "0",
    "personalised": False,
    "final_sale": False,
}


def order_from(row: object) -> Order:
    """The order that a row describes; raises `BadRow` with the field and the reason."""
    if not isinstance(row, Mapping):
        raise BadRow("", "an order is an object with fields")
    if None in row:
        raise BadRow("", "the row has more cells than the header")
    for path, text in _texts(row, ""):
        _check_text(path, text)
    _check_customer(row)
    _check_order(row)
    return _order_of(row)


def earlier_return_from(entry: Mapping[str, Any]) -> EarlierReturn:
    """An earlier return from the contract's shape."""
    return EarlierReturn(
        line=entry["line"],
        quantity=entry["quantity"],
        amount=Decimal(entry["amount"]),
        tenders=_tenders(entry["tenders"]),
    )


def earlier_return_json(entry: EarlierReturn) -> dict[str, Any]:
    """An earlier return in the contract's shape."""
    return {
        "line": entry.line,
        "quantity": entry.quantity,
        "amount": format(entry.amount, "f"),
        "tenders": [tender_json(tender) for tender in entry.tenders],
    }


def tender_json(tender: Tender) -> dict[str, str]:
    """A means of payment in the contract's shape."""
    return {"kind": tender.kind, "amount": format(tender.amount, "f")}


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, f"{path}[{index}]")


def _check_text(path: str, text: str) -> None:
    if len(text) > _LONGEST_TEXT:
        raise BadRow(path, f"longer than {_LONGEST_TEXT} characters")
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in text):
        raise BadRow(path, "has a character that cannot be printed")


def _check_customer(row: Mapping[str, Any]) -> None:
    for name in ("email", "customer_name"):
        value = row.get(name)
        if not isinstance(value, str) or not value.strip():
            raise BadRow(name, "is missing")
    if not _EMAIL.fullmatch(row["email"].strip()):
        raise BadRow("email", "is not an email address")


def _check_order(row: Mapping[str, Any]) -> None:
    """Has the policy decide on the order: whatever it objects to then is what it would object to later."""
    for name in ("policy", "time_zone"):
        if not isinstance(row.get(name), str):
            raise BadRow(name, "is missing")
    lines = row.get("lines")
    if isinstance(lines, list) and not lines:
        raise BadRow("lines", "an order has at least one line")
    probe = {
        "policy": row["policy"],
        "time_zone": row["time_zone"],
        "requested_at": "2026-01-01T00:00:00Z",
        "order": {**row, "lines": [*lines, _PROBE] if isinstance(lines, list) else lines},
        "request": {"line": _PROBE["id"], "quantity": 1, "reason": "changed_mind"},
        "facts": {"sealed": True},
    }
    try:
        decide(probe)
    except InvalidCase as error:
        raise BadRow(error.field.removeprefix("order."), error.why) from None
    if not order_key(row["number"]):
        raise BadRow("number", "has neither a letter nor a digit")
    for index, line in enumerate(row["lines"]):
        if line["quantity"] > _MOST_UNITS:
            raise BadRow(f"lines[{index}].quantity", f"more than {_MOST_UNITS}")


def _order_of(row: Mapping[str, Any]) -> Order:
    received_on = row["received_on"]
    refunded = tuple(earlier_return_from(entry) for entry in row["refunded"])
    return Order(
        number=row["number"].strip(),
        email=row["email"].strip(),
        customer_name=row["customer_name"].strip(),
        policy=row["policy"],
        time_zone=row["time_zone"],
        currency=row["currency"],
        placed_at=datetime.fromisoformat(row["placed_at"]).astimezone(UTC),
        received_on=date.fromisoformat(received_on) if received_on else None,
        lines=tuple(_line(line, refunded) for line in row["lines"]),
        discount=Decimal(row["discount"]),
        shipping=Decimal(row["shipping"]),
        handling=Decimal(row["handling"]),
        tenders=_tenders(row["tenders"]),
        refunded=refunded,
    )


def _line(line: Mapping[str, Any], refunded: tuple[EarlierReturn, ...]) -> Line:
    return Line(
        id=line["id"],
        sku=line["sku"],
        title=line["title"],
        quantity=line["quantity"],
        unit_price=Decimal(line["unit_price"]),
        discount=Decimal(line["discount"]),
        tax=Decimal(line["tax"]),
        personalised=line["personalised"],
        final_sale=line["final_sale"],
        left=line["quantity"] - sum(entry.quantity for entry in refunded if entry.line == line["id"]),
    )


def _tenders(entries: list[Mapping[str, Any]]) -> tuple[Tender, ...]:
    return tuple(Tender(entry["kind"], Decimal(entry["amount"])) for entry in entries)
