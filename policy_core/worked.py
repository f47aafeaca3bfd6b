"""Worked cases beside a pack: given some facts, a decision is expected; `check` runs them too."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from policy_core import fields
from policy_core.engine import decide
from policy_core.errors import InvalidCase, InvalidPack
from policy_core.source import Source, open_source
from policy_core.vocabulary import vocabulary

_GIVEN = ("requested_at", "time_zone", "version", "units", "resolution", "costs", "placed_at", "received_on")
_AMOUNTS = {"price": "100", "tax": "0", "discount": "0", "shipping": "0", "handling": "0"}
_ORDER = ("quantity", "tenders", "currency", "personalised", "final_sale")
_FINEST = 30  # digits after the point: the currency has its own say
_DECIDED = ("outcome", "clauses", "ask", "offers", "percent", "return_shipping", "days_left", "last_day")
_PAID = ("refund", "parts", "tenders", "error")


def failures(file: Path, policy: str) -> tuple[int, list[InvalidPack]]:
    """How many worked cases the file has, and those that come out otherwise. Raises `InvalidPack` for a broken file."""
    if not file.exists():
        return 0, []
    cases = open_source(file, begins="- case: …").items()
    return len(cases), [failure for case in cases if (failure := _failure(case, policy))]


def _failure(source: Source, policy: str) -> InvalidPack | None:
    parts = source.fields(["case", "given", "expect"])
    given = parts["given"].fields([], [*vocabulary().asked, *_GIVEN, *_AMOUNTS, *_ORDER])
    expected = {key: value.plain() for key, value in parts["expect"].fields([], [*_DECIDED, *_PAID]).items()}
    if not expected:
        parts["expect"].refuse("nothing is expected", f"name at least one of: {', '.join([*_DECIDED, *_PAID])}")
    name = f"'{parts['case'].text()}'"
    try:
        found = _summary(decide(_case(policy, {key: value.plain() for key, value in given.items()})))
    except InvalidCase as error:
        if "error" not in expected:
            return InvalidPack(source.file, source.line, f"{name} is no case: {error}")
        found = {"error": error.field}
    wrong = [
        f"{key} is {_written(found.get(key))}, not {_written(value)}"
        for key, value in expected.items()
        if found.get(key) != value
    ]
    if not wrong:
        return None
    return InvalidPack(source.file, source.line, f"{name} comes out otherwise: {'; '.join(wrong)}")


def _case(policy: str, given: dict[str, Any]) -> dict[str, Any]:
    """A whole case from the few facts that a worked case gives: one line of one ring at 100.00, asked for in time."""
    received = given.get("received_on", "2026-11-02")
    facts = {name: given[name] for name in vocabulary().asked if name in given and name != vocabulary().first}
    return {
        "policy": policy,
        "policy_version": given.get("version"),
        "time_zone": given.get("time_zone", "America/Los_Angeles"),
        "requested_at": given.get("requested_at", "2026-11-03T12:00:00-08:00"),
        "order": _order(given) | {"received_on": received, "placed_at": given.get("placed_at", "2026-10-28T12:00:00Z")},
        "request": {
            "line": "1",
            "quantity": given.get("units", 1),
            "reason": given.get(vocabulary().first),
            "resolution": given.get("resolution"),
        },
        "facts": facts,
        "costs": given.get("costs"),
    }


def _order(given: dict[str, Any]) -> dict[str, Any]:
    given = {**_AMOUNTS, "quantity": 1, **given}
    for name in _AMOUNTS:
        fields.amount(given, name, "given.", _FINEST)
    money = {name: Decimal(given[name]) for name in _AMOUNTS}
    total = money["price"] * fields.count(given, "quantity", "given.") - money["discount"]
    total += money["tax"] + money["shipping"] + money["handling"]
    tenders = fields.record(given.get("tenders", {"card": str(total)}), "given.tenders")
    return {
        "number": "EXAMPLE-1",
        "currency": given.get("currency", "USD"),
        "lines": [
            {
                "id": "1",
                "sku": "RING",
                "title": "A ring",
                "quantity": given["quantity"],
                "unit_price": given["price"],
                "discount": "0",
                "tax": given["tax"],
                "personalised": given.get("personalised", False),
                "final_sale": given.get("final_sale", False),
            }
        ],
        **{name: given[name] for name in ("discount", "shipping", "handling")},
        "tenders": [{"kind": kind, "amount": amount} for kind, amount in tenders.items()],
        "refunded": [],
    }


def _written(value: object) -> str:
    """A value as a worked case can have it, texts in quotes and numbers without."""
    return json.dumps(value, ensure_ascii=False)


def _summary(decision: dict[str, Any]) -> dict[str, Any]:
    """A decision as a worked case writes it: clauses by id, and what is from low to high as a list of both."""
    found = dict(decision, clauses=[reason["clause"] for reason in decision["because"]])
    refund = decision["refund"]
    if refund:
        found["percent"] = [decision["percent"]["low"], decision["percent"]["high"]]
        found["refund"] = [refund["low"], refund["high"]]
        found["parts"] = {part["what"]: [part["low"], part["high"]] for part in refund["parts"]}
        found["tenders"] = {tender["kind"]: [tender["low"], tender["high"]] for tender in refund["tenders"]}
    return found
