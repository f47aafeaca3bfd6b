"""Valid cases of every kind, for the tests that go through thousands of them."""

import os
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.policy_core import reference

THOROUGHLY = settings(
    max_examples=10_000 if os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev") == "ci" else 200,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
"""How many examples a property goes through: 10,000 where the profile is `ci`, a few while developing."""

POLICIES = ("smart-ring-7-day", "circul-30-day")
CURRENCIES = ("USD", "JPY", "KWD")
RECEIVED = datetime(2026, 3, 2, 15, tzinfo=UTC)


@cache
def stories(inspected: bool) -> list[dict[str, Any]]:
    """Every consistent combination of the asked facts."""
    if not inspected:
        return reference.worlds((None,) * len(reference.VALUES), False)
    options = [[*values, None] if fact == "fault_cause" else values for fact, values in reference.VALUES.items()]
    told = [dict(zip(reference.VALUES, values, strict=True)) for values in reference.product(*options)]
    return [story for story in told if reference.consistent(story, _stated(story), True)]


@cache
def sound_stories(inspected: bool) -> list[dict[str, Any]]:
    """Those of them that are not refused at once: by themselves they would be rare."""
    return [
        story
        for story in stories(inspected)
        if story["wear"] in ("none", "light", "minor")
        and story["fault_cause"] in (None, "defect")
        and not story["modified"]
        and story["accessories"] != "incomplete"
    ]


def _stated(story: dict[str, Any]) -> dict[str, Any]:
    return {fact: value for fact, value in story.items() if value is not None}


def cases(*, costs: bool | None = None, full: bool = False, fresh: bool = False) -> st.SearchStrategy[dict[str, Any]]:
    """A valid case: some consistent story, of which parts may be unknown or unsure (never where it is `full`).

    Unless it is `fresh`, some of the order may have come back earlier. A case is made of one seed: drawing each of its
    values by itself finds no more and takes ten times as long. What fails is printed as a whole case anyway.
    """
    return st.integers(0, 2**64).map(lambda seed: a_case(Random(seed), costs=costs, full=full, fresh=fresh))


def a_case(chance: Random, *, costs: bool | None, full: bool, fresh: bool) -> dict[str, Any]:
    """One valid case."""
    inspected = chance.random() < 0.4 if costs is None else costs
    order = an_order(chance, fresh=fresh)
    line = chance.choice(order["lines"])
    gone = sum(back["quantity"] for back in order["refunded"] if back["line"] == line["id"])
    facts = dict(chance.choice(chance.choice((stories(inspected), sound_stories(inspected)))))
    if not full:
        facts = {fact: _heard(chance, value) for fact, value in facts.items()}
    offset = chance.choice((chance.randint(-3, 40), chance.randint(-1, 8)))
    return {
        "policy": chance.choice(POLICIES),
        "policy_version": None,
        "time_zone": "America/Los_Angeles",
        "requested_at": (RECEIVED + timedelta(days=offset, minutes=chance.randint(0, 1439))).isoformat(),
        "order": order,
        "request": {
            "line": line["id"],
            "quantity": chance.randint(1, line["quantity"] - gone),
            "reason": facts.pop("reason"),
            "resolution": chance.choice((None, "refund", "exchange", "replacement")),
        },
        "facts": {fact: value for fact, value in facts.items() if value is not None},
        "costs": an_inspection(chance, order["currency"]) if inspected else None,
    }


def _heard(chance: Random, value: Any) -> Any:
    """A fact as it was told, unless it was not asked (null) or could not be told."""
    return chance.choice((value, value, value, value, value, None, None, "unsure"))


def written(amount: int, digits: int) -> str:
    """An amount of minor units in the contract's spelling."""
    return str(Decimal(amount).scaleb(-digits))


def an_order(chance: Random, *, fresh: bool) -> dict[str, Any]:
    """A paid order with up to three lines."""
    currency = chance.choice(CURRENCIES)
    digits = reference.MINOR[currency]
    lines = [_a_line(chance, str(number + 1), digits) for number in range(chance.randint(1, 3))]
    value = sum(int(Decimal(line["unit_price"]).scaleb(digits)) * line["quantity"] for line in lines)
    value -= sum(int(Decimal(line["discount"]).scaleb(digits)) for line in lines)
    discount = value * max(0, chance.randint(-40, 30)) // 100
    shipping, handling = chance.choice((0, chance.randint(0, 999))), chance.choice((0, chance.randint(0, 999)))
    taxes = sum(int(Decimal(line["tax"]).scaleb(digits)) for line in lines)
    tenders = _tenders(chance, value - discount + taxes + shipping + handling)
    return {
        "number": "A-1",
        "currency": currency,
        "placed_at": "2026-02-20T09:00:00-08:00",
        "received_on": RECEIVED.date().isoformat() if chance.random() < 0.95 else None,
        "lines": lines,
        "discount": written(discount, digits),
        "shipping": written(shipping, digits),
        "handling": written(handling, digits),
        "tenders": [{"kind": kind, "amount": written(paid, digits)} for kind, paid in tenders.items()],
        "refunded": [] if fresh else _earlier_returns(chance, lines, tenders, digits),
    }


def _a_line(chance: Random, name: str, digits: int) -> dict[str, Any]:
    price, quantity = chance.choice((0, chance.randint(0, 99), chance.randint(0, 40_000))), chance.randint(1, 3)
    return {
        "id": name,
        "sku": "RING",
        "title": "Ring",
        "quantity": quantity,
        "unit_price": written(price, digits),
        "discount": written(price * quantity * max(0, chance.randint(-60, 40)) // 100, digits),
        "tax": written(price * chance.randint(0, 999) // 4000, digits),
        "personalised": chance.random() < 0.4,
        "final_sale": chance.random() < 0.3,
    }


def _tenders(chance: Random, total: int) -> dict[str, int]:
    paid, left = {}, total
    for kind in ("gift_card", "card-2")[: chance.randint(0, 2)]:
        paid[kind] = left * chance.randint(0, 100) // 100
        left -= paid[kind]
    return paid | {"card": left}


def _earlier_returns(
    chance: Random, lines: list[dict[str, Any]], tenders: dict[str, int], digits: int
) -> list[dict[str, Any]]:
    """What may have come back before: always at least one unit of each line is left."""
    returned: list[dict[str, Any]] = []
    left = dict(tenders)
    for line in lines:
        units = chance.randint(0, line["quantity"] - 1)
        if not units:
            continue
        paid = {kind: amount * chance.randint(0, 100) // 100 for kind, amount in left.items()}
        for kind, amount in paid.items():
            left[kind] -= amount
        shares = [{"kind": kind, "amount": written(amount, digits)} for kind, amount in paid.items() if amount]
        amount = written(sum(paid.values()), digits)
        returned.append({"line": line["id"], "quantity": units, "amount": amount, "tenders": shares})
    return returned


def an_inspection(chance: Random, currency: str) -> dict[str, Any]:
    """Costs without a percentage; `settled` puts in one that fits."""
    digits = reference.MINOR[currency]
    label = chance.choice((0, chance.randint(0, 2_000), chance.randint(0, 60_000)))
    fee = chance.choice((0, chance.randint(0, 2_000), chance.randint(0, 60_000)))
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
