"""The refund that a verdict gives for a case, as the contract writes it."""

from typing import Any

from policy_core import money
from policy_core.case import Case, Costs
from policy_core.errors import InvalidCase
from policy_core.model import Verdict

_FULL = 100


def percentages(case: Case, verdict: Verdict) -> tuple[int, int]:
    """The least and the most that is paid back; after inspection both are the inspector's. Raises `InvalidCase`."""
    if case.costs is None:
        return verdict.low, verdict.high
    chosen = case.costs.percent
    if chosen is None and verdict.low == verdict.high:
        chosen = verdict.low
    if chosen is None:
        raise InvalidCase("costs.percent", f"is missing: choose one from {verdict.low} to {verdict.high}")
    if not verdict.low <= chosen <= verdict.high:
        raise InvalidCase("costs.percent", f"must be from {verdict.low} to {verdict.high}, not {chosen}")
    if chosen == _FULL and case.costs.reconditioning:
        raise InvalidCase("costs.reconditioning", "nothing can be taken off for it where 100 % is paid back")
    return chosen, chosen


def refund_of(case: Case, verdict: Verdict, low: int, high: int, clause: str) -> dict[str, Any]:
    """What is paid back at these percentages; `clause` is what every part of it rests on."""
    digits = case.order.digits
    shares = money.shares_of(case.order, case.line, case.quantity)
    least = _parts(case, verdict, shares, low)
    most = least if high == low else _parts(case, verdict, shares, high)
    return {
        "currency": case.order.currency,
        "low": money.written(sum(least), digits),
        "high": money.written(sum(most), digits),
        "final": case.costs is not None,
        "parts": [
            {"what": what, "low": money.written(lower, digits), "high": money.written(upper, digits), "clause": clause}
            for what, lower, upper in zip(money.PARTS, least, most, strict=True)
            if lower or upper or what == "item"
        ],
        "tenders": _tenders(case, verdict, sum(least), sum(most)),
        "may_deduct": _may_deduct(case, verdict, low),
    }


def _parts(case: Case, verdict: Verdict, shares: money.Shares, percent: int) -> tuple[int, ...]:
    additions = [
        money.percentage(shares.item, percent),
        *(getattr(shares, extra) if extra in verdict.pays_back else 0 for extra in ("tax", "shipping", "handling")),
    ]
    costs = case.costs or Costs(None, 0, 0)
    label = costs.return_label if verdict.return_shipping == "customer" else 0
    return money.within(additions, [label, costs.reconditioning], case.order.left)


def _tenders(case: Case, verdict: Verdict, least: int, most: int) -> list[dict[str, str]]:
    digits = case.order.digits
    if verdict.pays_to is not None:
        kinds, lows, highs = [verdict.pays_to], [least], [most]
    else:
        kinds = [tender.kind for tender in case.order.tenders]
        lows = money.tenders_of(least, case.order.tenders)
        highs = lows if most == least else money.tenders_of(most, case.order.tenders)
    return [
        {"kind": kind, "low": money.written(low, digits), "high": money.written(high, digits)}
        for kind, low, high in zip(kinds, lows, highs, strict=True)
        if low or high
    ]


def _may_deduct(case: Case, verdict: Verdict, low: int) -> list[str]:
    if case.costs is not None:
        return []
    named = {"return_label": verdict.return_shipping == "customer", "reconditioning": low < _FULL}
    return [what for what, possible in named.items() if possible]
