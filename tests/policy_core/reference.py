"""A second reading of the two policies, slow and plain: rules written out, all combinations tried, fractions as money.

It shares nothing with the engine, neither code nor data. Where the two disagree, one of them is wrong.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

VALUES: dict[str, list[Any]] = {
    "reason": [
        "malfunction",
        "arrived_damaged",
        "arrived_incomplete",
        "wrong_item",
        "changed_mind",
        "wrong_size",
        "wrong_colour",
    ],
    "sealed": [True, False],
    "wear": ["none", "light", "minor", "obvious", "long_term"],
    "works": [True, False],
    "fault_cause": ["defect", "customer", "unofficial_accessory"],
    "modified": [True, False],
    "accessories": ["complete", "mostly_complete", "incomplete"],
    "packaging": ["intact", "minor_opening", "damaged", "missing"],
}
QUALITY = ("malfunction", "arrived_damaged", "arrived_incomplete", "wrong_item")
SHARES = {
    "sealed": (20, 80),
    "wear": (45, 30, 15, 7, 3),
    "works": (90, 10),
    "fault_cause": (80, 15, 5),
    "modified": (2, 98),
    "accessories": (85, 10, 5),
    "packaging": (25, 55, 12, 8),
}
WINDOW = {"smart-ring-7-day": 7, "circul-30-day": 30}
MINOR = {"JPY": 0, "USD": 2, "EUR": 2, "KWD": 3}

# A verdict: outcome, offers, least and most percent, what is paid back beside the item, who pays return shipping.
NO = ("not_eligible", (), 0, 0, (), None)
PERSON = ("needs_review", (), 0, 0, (), None)
ALL = ("tax", "shipping", "handling")


def consistent(world: dict[str, Any], stated: dict[str, Any], inspected: bool) -> bool:
    """Whether a full combination can be, given which facts were stated."""
    reason = world["reason"]
    believed = stated if inspected else {}
    if world["sealed"]:
        if world["wear"] != "none" or world["accessories"] != "complete":
            return False
        if world["packaging"] != "intact" or world["modified"]:
            return False
        if reason not in QUALITY and not world["works"]:
            return False
    if reason == "malfunction" and world["works"] and "works" not in believed:
        return False
    if reason == "arrived_incomplete" and world["accessories"] != "complete" and "accessories" not in believed:
        return False
    if "fault_cause" in stated and (inspected or reason == "malfunction"):
        return world["fault_cause"] is not None
    if reason == "malfunction":
        return (world["fault_cause"] is None) == world["works"]
    return bool(world["fault_cause"] == ("defect" if reason in QUALITY else None))


def row_of(policy: str, world: dict[str, Any], order: dict[str, Any]) -> tuple[int, tuple[Any, ...], list[str]]:
    """The first row that applies: its number, its verdict and its clauses."""
    return _smart_ring(world, order) if policy == "smart-ring-7-day" else _circul(world, order)


def _smart_ring(w: dict[str, Any], o: dict[str, Any]) -> tuple[int, tuple[Any, ...], list[str]]:
    quality = w["reason"] in QUALITY
    spoilt = w["wear"] != "none" or w["accessories"] != "complete" or w["packaging"] == "missing"
    if o["days"] is None:
        return 1, PERSON, ["1.window"]
    if o["days"] > 7:
        return 2, NO, ["1.window"]
    if w["modified"] or w["fault_cause"] in ("customer", "unofficial_accessory"):
        return 3, NO, ["1.condition"]
    if quality and spoilt:
        return 4, PERSON, ["1.condition", "1.reasons"]
    if o["inspected"] and w["reason"] == "malfunction" and w["works"]:
        return 5, PERSON, ["1.reasons"]
    if quality:
        cited = ["1.reasons", "3.personalised"] if o["personalised"] else ["1.reasons"]
        return 6, ("eligible", ("refund", "replacement"), 100, 100, ALL, "shop"), cited
    if o["personalised"]:
        return 7, NO, ["3.personalised"]
    if spoilt:
        return 8, NO, ["1.condition"]
    if w["packaging"] == "damaged":
        return 9, PERSON, ["3.packaging"]
    return 10, ("eligible", ("refund", "exchange"), 100, 100, ("tax",), "customer"), ["1.reasons"]


def _circul(w: dict[str, Any], o: dict[str, Any]) -> tuple[int, tuple[Any, ...], list[str]]:
    quality = w["reason"] in QUALITY
    if o["days"] is None:
        return 1, PERSON, ["0.window"]
    if o["days"] > 30:
        return 2, NO, ["2.late"]
    if o["final_sale"] and not quality:
        return 3, NO, ["2.final-sale"]
    if w["modified"] or w["fault_cause"] == "unofficial_accessory":
        return 4, NO, ["2.modified"]
    if w["fault_cause"] == "customer":
        return 5, NO, ["2.misuse"]
    if w["wear"] == "obvious":
        return 6, NO, ["2.wear"]
    if w["wear"] == "long_term":
        return 7, NO, ["2.long-use"]
    if w["accessories"] == "incomplete":
        return 8, NO, ["2.accessories"]
    return _circul_quality(w, o) if quality else _circul_personal(w)


def _circul_quality(w: dict[str, Any], o: dict[str, Any]) -> tuple[int, tuple[Any, ...], list[str]]:
    if o["final_sale"]:
        return 9, PERSON, ["2.final-sale", "5.quality"]
    torn = w["packaging"] == "damaged" and w["reason"] != "arrived_damaged"
    if w["wear"] in ("light", "minor") or w["accessories"] == "mostly_complete" or w["packaging"] == "missing" or torn:
        return 10, PERSON, ["1.partial", "5.quality"]
    if o["inspected"] and w["reason"] == "malfunction" and w["works"]:
        return 11, PERSON, ["5.quality"]
    return 12, ("eligible", ("refund",), 100, 100, ALL, "reimbursed"), ["5.quality"]


def _circul_personal(w: dict[str, Any]) -> tuple[int, tuple[Any, ...], list[str]]:
    full = ("eligible", ("refund", "exchange"), 100, 100, (), "customer")
    if not w["works"]:
        return 13, PERSON, ["1.full-opened", "5.quality"]
    if w["sealed"]:
        return 14, full, ["1.full-unopened"]
    if w["wear"] == "none" and w["accessories"] == "complete" and w["packaging"] in ("intact", "minor_opening"):
        return 15, full, ["1.full-opened"]
    if w["packaging"] in ("damaged", "missing"):
        return 16, PERSON, ["1.partial"]
    if w["wear"] in ("none", "light"):
        return 17, ("eligible", ("refund",), 80, 90, (), "customer"), ["1.partial-light"]
    assert w["wear"] == "minor"
    return 18, ("eligible", ("refund",), 60, 80, (), "customer"), ["1.partial-minor"]


class Contradictory(Exception):
    """The facts cannot all be true."""


@cache
def worlds(answers: tuple[Any, ...], inspected: bool) -> list[dict[str, Any]]:
    """Every combination that the answers leave possible; null is unknown, "unsure" is unsure."""
    given = dict(zip(VALUES, answers, strict=True))
    stated = {fact: value for fact, value in given.items() if value not in (None, "unsure")}
    options = []
    for fact, values in VALUES.items():
        everything = [*values, None] if fact == "fault_cause" else values
        options.append([stated[fact]] if fact in stated else everything)
    every = (dict(zip(VALUES, combination, strict=True)) for combination in product(*options))
    return [world for world in every if consistent(world, stated, inspected)]


def possible_answers(policy: str, answers: tuple[Any, ...], order: dict[str, Any]) -> set[tuple[Any, ...]]:
    """The verdicts that are still reachable: one for every combination of the unknown facts."""
    groups: dict[tuple[Any, ...], set[tuple[Any, ...]]] = {}
    for world in worlds(answers, order["inspected"]):
        unknown = tuple(world[fact] for fact, answer in zip(VALUES, answers, strict=True) if answer is None)
        groups.setdefault(unknown, set()).add(row_of(policy, world, order)[1])
    return {verdicts.pop() if len(verdicts) == 1 else PERSON for verdicts in groups.values()}


def with_answer(answers: tuple[Any, ...], fact: str, value: Any) -> tuple[Any, ...]:
    """The answers with one more."""
    return tuple(value if name == fact else answer for name, answer in zip(VALUES, answers, strict=True))


def can_matter(policy: str, answers: tuple[Any, ...], order: dict[str, Any]) -> list[str]:
    """The unknown facts of which some value changes what is reachable, in the memo's order."""
    now = possible_answers(policy, answers, order)
    found = []
    for fact, answer in zip(VALUES, answers, strict=True):
        can_be = {world[fact] for world in worlds(answers, order["inspected"])}
        if answer is not None or len(can_be) == 1:
            continue
        after = [possible_answers(policy, with_answer(answers, fact, value), order) for value in VALUES[fact]]
        if any(then and then != now for then in after):
            found.append(fact)
    return found


def weight(world: dict[str, Any]) -> Fraction:
    """How likely a combination is, before inspection."""
    quality = world["reason"] in QUALITY
    follows = set()
    if world["sealed"]:
        follows |= {"wear", "accessories", "packaging", "modified"} | (set() if quality else {"works"})
    if world["reason"] == "malfunction":
        follows.add("works")
    else:
        follows.add("fault_cause")
    if world["reason"] == "arrived_incomplete":
        follows.add("accessories")
    product_ = Fraction(1)
    for fact, shares in SHARES.items():
        if fact not in follows:
            product_ *= Fraction(shares[VALUES[fact].index(world[fact])], 100)
    return product_


def questions(policy: str, answers: tuple[Any, ...], order: tuple[tuple[str, Any], ...]) -> Fraction:
    """The further questions to expect, times the weight of what is possible, when the best one is asked each time."""
    return _questions(policy, answers, order)


@cache
def _questions(policy: str, answers: tuple[Any, ...], order: tuple[tuple[str, Any], ...]) -> Fraction:
    facts = dict(order)
    if len(possible_answers(policy, answers, facts)) == 1:
        return Fraction(0)
    matter = can_matter(policy, answers, facts)
    if "reason" in matter:
        matter = ["reason"]
    now = sum((weight(world) for world in worlds(answers, False)), Fraction(0))
    return now + min(questions_after(policy, answers, order, fact) for fact in matter)


def questions_after(policy: str, answers: tuple[Any, ...], order: tuple[tuple[str, Any], ...], fact: str) -> Fraction:
    """The same once this fact was asked."""
    values = {world[fact] for world in worlds(answers, False)} - {None}
    return sum((_questions(policy, with_answer(answers, fact, value), order) for value in values), Fraction(0))


def split(amount: Decimal, weights: list[Fraction], unit: Decimal) -> list[Decimal]:
    """Largest remainder, ties to the earlier, equal parts where nothing weighs anything."""
    if not weights:
        return []
    if sum(weights) == 0:
        weights = [Fraction(1)] * len(weights)
    exact = [Fraction(amount) / Fraction(unit) * w / sum(weights) for w in weights]
    units = [part.numerator // part.denominator for part in exact]
    while sum(units) * unit < amount:
        behind = [part - have for part, have in zip(exact, units, strict=True)]
        units[behind.index(max(behind))] += 1
    return [count * unit for count in units]


def order_facts(case: dict[str, Any]) -> dict[str, Any]:
    """What the order knows of the line that is asked for."""
    zone = ZoneInfo(case["time_zone"])
    line = next(line for line in case["order"]["lines"] if line["id"] == case["request"]["line"])
    received = case["order"]["received_on"]
    asked = datetime.fromisoformat(case["requested_at"]).astimezone(zone).date()
    days = None if received is None else (asked - date.fromisoformat(received)).days
    return {
        "days": days,
        "personalised": line["personalised"],
        "final_sale": line["final_sale"],
        "inspected": case.get("costs") is not None,
    }


def answers_of(case: dict[str, Any]) -> tuple[Any, ...]:
    """The answers in the memo's order."""
    return tuple(case["request"].get(fact) if fact == "reason" else case["facts"].get(fact) for fact in VALUES)


def decide(case: dict[str, Any]) -> dict[str, Any]:
    """The decision, without the sentences; `ask` is in the memo's order. Raises `Contradictory`."""
    policy, order, answers = case["policy"], order_facts(case), answers_of(case)
    if not worlds(answers, order["inspected"]):
        raise Contradictory
    reachable = possible_answers(policy, answers, order)
    last = None
    if order["days"] is not None:
        last = date.fromisoformat(case["order"]["received_on"]) + timedelta(days=WINDOW[policy])
    decision: dict[str, Any] = {
        "policy": policy,
        "policy_version": "1",
        "line": case["request"]["line"],
        "outcome": "undecided",
        "offers": [],
        "percent": None,
        "return_shipping": None,
        "refund": None,
        "ask": [],
        "because": [],
        "last_day": None if last is None else last.isoformat(),
        "days_left": None if last is None else WINDOW[policy] - order["days"],
    }
    if len(reachable) > 1:
        return decision | {"ask": can_matter(policy, answers, order)}
    (verdict,) = reachable
    rows = {
        number: clauses
        for number, _, clauses in (row_of(policy, w, order) for w in worlds(answers, order["inspected"]))
    }
    cited = list(dict.fromkeys(clause for number in sorted(rows) for clause in rows[number]))
    decision |= {"outcome": verdict[0], "because": cited}
    if verdict[0] != "eligible":
        return decision
    refund, percent = _refund(case, verdict, cited[0])
    if policy == "circul-30-day" and case["request"].get("resolution") == "exchange" and "exchange" in verdict[1]:
        cited.append("5.exchange")
    return decision | {
        "offers": list(verdict[1]),
        "percent": percent,
        "return_shipping": verdict[5],
        "refund": refund,
    }


def _refund(case: dict[str, Any], verdict: tuple[Any, ...], clause: str) -> tuple[dict[str, Any], dict[str, int]]:
    costs = case.get("costs")
    low, high = verdict[2], verdict[3]
    if costs is not None:
        low = high = costs["percent"] if costs.get("percent") is not None else low
    ends = [_parts(case, verdict, percent) for percent in (low, high)]
    totals = [sum(end.values(), Decimal(0)) for end in ends]
    paid = [_pay(case["order"], total) for total in totals]
    refund = {
        "currency": case["order"]["currency"],
        "low": totals[0],
        "high": totals[1],
        "final": costs is not None,
        "parts": [
            {"what": what, "low": ends[0][what], "high": ends[1][what], "clause": clause}
            for what in ends[0]
            if what == "item" or ends[0][what] or ends[1][what]
        ],
        "tenders": [
            {"kind": kind, "low": paid[0][kind], "high": paid[1][kind]}
            for kind in paid[0]
            if paid[0][kind] or paid[1][kind]
        ],
        "may_deduct": [],
    }
    if costs is None:
        may = [("return_label", verdict[5] == "customer"), ("reconditioning", low < 100)]
        refund["may_deduct"] = [what for what, possible in may if possible]
    return refund, {"low": low, "high": high}


def _parts(case: dict[str, Any], verdict: tuple[Any, ...], percent: int) -> dict[str, Decimal]:
    order, request = case["order"], case["request"]
    unit = Decimal(1).scaleb(-MINOR[order["currency"]])
    place = [line["id"] for line in order["lines"]].index(request["line"])
    line = order["lines"][place]
    values = [Decimal(each["unit_price"]) * each["quantity"] - Decimal(each["discount"]) for each in order["lines"]]
    off = split(Decimal(order["discount"]), [Fraction(value) for value in values], unit)
    nets = [value - less for value, less in zip(values, off, strict=True)]
    whole = {"item": nets[place], "tax": Decimal(line["tax"])}
    for what in ("shipping", "handling"):
        whole[what] = split(Decimal(order[what]), [Fraction(net) for net in nets], unit)[place]
    start = sum(back["quantity"] for back in order["refunded"] if back["line"] == line["id"])
    mine = {
        what: sum(
            split(amount, [Fraction(1)] * line["quantity"], unit)[start : start + request["quantity"]], Decimal(0)
        )
        for what, amount in whole.items()
    }
    exact = Fraction(mine["item"]) * percent / 100 / Fraction(unit) + Fraction(1, 2)
    parts = {"item": exact.numerator // exact.denominator * unit}
    parts |= {what: mine[what] if what in verdict[4] else Decimal(0) for what in ALL}
    costs = case.get("costs") or {}
    label = Decimal(costs.get("return_label") or 0) if verdict[5] == "customer" else Decimal(0)
    parts |= {"return_label": -label, "reconditioning": -Decimal(costs.get("reconditioning") or 0)}
    for what in ("reconditioning", "return_label"):
        while sum(parts.values()) < 0 and parts[what] < 0:
            parts[what] = min(Decimal(0), parts[what] - sum(parts.values()))
    left = sum(Decimal(tender["amount"]) for tender in order["tenders"])
    left -= sum(Decimal(back["amount"]) for back in order["refunded"])
    for what in ("handling", "shipping", "tax", "item"):
        if sum(parts.values()) > left:
            parts[what] -= min(parts[what], sum(parts.values()) - left)
    return parts


def _pay(order: dict[str, Any], amount: Decimal) -> dict[str, Decimal]:
    unit = Decimal(1).scaleb(-MINOR[order["currency"]])
    paid = [Fraction(Decimal(tender["amount"])) for tender in order["tenders"]]
    shares = split(amount, paid, unit)
    room, result, rest = {}, {}, Decimal(0)
    for tender, share in zip(order["tenders"], shares, strict=True):
        back = [part for earlier in order["refunded"] for part in earlier["tenders"] if part["kind"] == tender["kind"]]
        left = Decimal(tender["amount"]) - sum(Decimal(part["amount"]) for part in back)
        result[tender["kind"]] = min(share, left)
        rest += share - result[tender["kind"]]
        room[tender["kind"]] = left - result[tender["kind"]]
    for kind, free in room.items():
        result[kind] += min(free, rest)
        rest -= min(free, rest)
    return result
