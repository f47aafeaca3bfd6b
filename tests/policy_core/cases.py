"""Valid cases of every kind, for the tests that go through thousands of them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.policy_core import reference

POLICIES = ("smart-ring-7-day", "circul-30-day")
CURRENCIES = ("USD", "JPY", "KWD")
RECEIVED = datetime(2026, 3, 2, 15, tzinfo=UTC)


@cache
def stories(inspected: bool = False) -> list[dict[str, Any]]:
    """Every consistent combination of the asked facts."""
    if not inspected:
        return reference.worlds((None,) * len(reference.VALUES), False)
    every = reference.product(*reference.VALUES.values())
    told = [dict(zip(reference.VALUES, values, strict=True)) for values in every]
    return [story for story in told if reference.consistent(story, story, True)]


def written(amount: int, digits: int) -> str:
    """An amount of minor units in the contract's spelling."""
    return str(Decimal(amount).scaleb(-digits))


HEARD = st.tuples(*[st.sampled_from((1, 1, 1, 1, 1, 0, 0, "unsure"))] * len(reference.VALUES))
"""Of each fact whether it was told, was not asked (0), or could not be told."""


@st.composite
def orders(draw: st.DrawFn, *, fresh: bool = False) -> dict[str, Any]:
    """A paid order with up to three lines; unless it is fresh, some of it may have come back."""
    currency = draw(st.sampled_from(CURRENCIES))
    digits = reference.MINOR[currency]
    amount = st.integers(0, 40_000)
    prices = draw(st.lists(st.tuples(amount, st.integers(1, 3), st.integers(0, 99)), min_size=1, max_size=3))
    flags = draw(st.integers(0, 63))
    off, shipping, handling, tax = draw(st.tuples(st.integers(0, 60), *[st.integers(0, 999)] * 3))
    lines, value = [], 0
    for place, (price, quantity, less) in enumerate(prices):
        discount = price * quantity * max(0, less - 60) // 100
        value += price * quantity - discount
        lines.append(
            {
                "id": str(place + 1),
                "sku": "RING",
                "title": "Ring",
                "quantity": quantity,
                "unit_price": written(price, digits),
                "discount": written(discount, digits),
                "tax": written(price * tax // 4000, digits),
                "personalised": bool(flags >> place & 1),
                "final_sale": bool(flags >> place + 3 & 1),
            }
        )
    discount = value * max(0, off - 40) // 100
    taxes = sum(price * tax // 4000 for price, _, _ in prices)
    total = value - discount + taxes + shipping + handling
    tenders = _tenders(total, draw(st.lists(st.integers(0, 100), max_size=2)))
    return {
        "number": "A-1",
        "currency": currency,
        "placed_at": "2026-02-20T09:00:00-08:00",
        "received_on": RECEIVED.date().isoformat(),
        "lines": lines,
        "discount": written(discount, digits),
        "shipping": written(shipping, digits),
        "handling": written(handling, digits),
        "tenders": [{"kind": kind, "amount": written(paid, digits)} for kind, paid in tenders.items()],
        "refunded": [] if fresh else draw(earlier_returns(lines, tenders, digits)),
    }


def _tenders(total: int, shares: list[int]) -> dict[str, int]:
    kinds, paid, left = ("gift_card", "card-2"), {}, total
    for kind, share in zip(kinds, shares, strict=False):
        paid[kind] = left * share // 100
        left -= paid[kind]
    return paid | {"card": left}


@st.composite
def earlier_returns(
    draw: st.DrawFn, lines: list[dict[str, Any]], tenders: dict[str, int], digits: int
) -> list[dict[str, Any]]:
    """What may have come back before: always at least one unit is left."""
    returned = []
    left = dict(tenders)
    for place, units, share in draw(
        st.lists(st.tuples(st.integers(0, 2), st.integers(1, 2), st.integers(0, 100)), max_size=2)
    ):
        line = lines[place % len(lines)]
        gone = sum(back["quantity"] for back in returned if back["line"] == line["id"])
        if gone + units >= line["quantity"]:
            continue
        paid = {kind: amount * share // 100 for kind, amount in left.items() if amount * share // 100}
        for kind, amount in paid.items():
            left[kind] -= amount
        returned.append(
            {
                "line": line["id"],
                "quantity": units,
                "amount": written(sum(paid.values()), digits),
                "tenders": [{"kind": kind, "amount": written(amount, digits)} for kind, amount in paid.items()],
            }
        )
    return returned


@st.composite
def cases(draw: st.DrawFn, *, costs: bool | None = None, full: bool = False, fresh: bool = False) -> dict[str, Any]:
    """A valid case: some consistent story, of which parts may be unknown or unsure (never where it is `full`)."""
    inspected = draw(st.booleans()) if costs is None else costs
    order = draw(orders(fresh=fresh))
    line = draw(st.sampled_from(order["lines"]))
    gone = sum(back["quantity"] for back in order["refunded"] if back["line"] == line["id"])
    told = stories(inspected)
    story = told[draw(st.integers(0, len(told) - 1))]
    heard = dict.fromkeys(story, 1) if full else dict(zip(story, draw(HEARD), strict=True))
    facts = {fact: (value if heard[fact] == 1 else "unsure" if heard[fact] else None) for fact, value in story.items()}
    if draw(st.integers(0, 19)) == 0:
        order["received_on"] = None
    offset = draw(st.integers(-3, 40)) if draw(st.booleans()) else draw(st.integers(-1, 8))
    return {
        "policy": draw(st.sampled_from(POLICIES)),
        "policy_version": None,
        "time_zone": "America/Los_Angeles",
        "requested_at": (RECEIVED + timedelta(days=offset, minutes=draw(st.integers(0, 1439)))).isoformat(),
        "order": order,
        "request": {
            "line": line["id"],
            "quantity": draw(st.integers(1, line["quantity"] - gone)),
            "reason": facts.pop("reason"),
            "resolution": draw(st.sampled_from((None, "refund", "exchange", "replacement"))),
        },
        "facts": {fact: value for fact, value in facts.items() if value is not None},
        "costs": draw(inspections(reference.MINOR[order["currency"]])) if inspected else None,
    }


@st.composite
def inspections(draw: st.DrawFn, digits: int) -> dict[str, Any]:
    """Costs without a percentage; `settled` puts in one that fits."""
    label, fee = draw(st.tuples(st.integers(0, 2_000), st.integers(0, 60_000)))
    return {"percent": None, "return_label": written(label, digits), "reconditioning": written(fee, digits)}


def settled(case: dict[str, Any], share: int = 50) -> dict[str, Any]:
    """The case with a percentage (and, at 100 %, without a fee) where its row asks for one."""
    if case["costs"] is None:
        return case
    answers, order = reference.answers_of(case), reference.order_facts(case)
    reachable = reference.possible_answers(case["policy"], answers, order)
    if len(reachable) != 1:
        return case
    (verdict,) = reachable
    percent = verdict[2] + (verdict[3] - verdict[2]) * share // 100
    costs = dict(case["costs"], percent=percent if verdict[2] < verdict[3] else None)
    if percent == 100:
        costs["reconditioning"] = "0"
    return case | {"costs": costs}
