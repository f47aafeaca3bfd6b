"""What two versions of a policy decide otherwise: over all combinations, or over real cases."""

from collections.abc import Mapping, Sequence
from typing import Any

from policy_core import fields
from policy_core.coverage import Region, count, described, regions
from policy_core.engine import decide
from policy_core.errors import InvalidCase
from policy_core.model import Pack, Row
from policy_core.tables import by_row
from policy_core.wording import effect

Change = tuple[Row, Row]
"""The row of the old version that decides, and that of the new one."""
Decision = dict[str, Any] | InvalidCase
"""What a version decides, or why it cannot decide a case."""


def changes(old: Pack, new: Pack) -> dict[Change, list[Region]]:
    """The combinations that are decided otherwise, grouped by the rows that decide them."""
    found: dict[tuple[int, int], list[Region]] = {}
    for region in regions(old.vocabulary, (*old.deadlines, *new.deadlines)):
        after = by_row(new, *region)
        for before, was in zip(old.rows, by_row(old, *region), strict=True):
            for then, becomes in zip(new.rows, after, strict=True):
                if was & becomes and before.verdict != then.verdict:
                    group = found.setdefault((before.number, then.number), [])
                    group.append(region._replace(cells=was & becomes))
    return {(old.rows[a - 1], new.rows[b - 1]): group for (a, b), group in sorted(found.items())}


def lines(old: Pack, new: Pack) -> list[str]:
    """The changes as a person reads them."""
    found = changes(old, new)
    total = sum(count(group) for group in found.values())
    deadlines = (*old.deadlines, *new.deadlines)
    heading = f"{old.policy}: version {old.version} to {new.version}: {total} combinations are decided otherwise"
    report = [heading]
    for (before, then), group in found.items():
        report.append(f"{count(group)} combinations: {described(old.vocabulary, deadlines, group)}")
        report.append(f"  from: {_decided(before)}")
        report.append(f"  to:   {_decided(then)}")
    return report


def replayed(old: Pack, new: Pack, cases: Sequence[object]) -> list[str]:
    """Those of these cases that the two versions decide otherwise, as a person reads it. Raises `InvalidCase`."""
    report, others = [], 0
    for place, value in enumerate(cases):
        case = fields.record(value, f"[{place}]")
        if fields.text(case, "policy", f"[{place}].") != old.policy:
            others += 1
            continue
        was, becomes = (_decision(case, pack) for pack in (old, new))
        if isinstance(was, InvalidCase) and isinstance(becomes, InvalidCase):
            raise InvalidCase(f"[{place}].{was.field}", was.why)
        if _essence(was) != _essence(becomes):
            number = fields.shown(case["order"]["number"])
            report.append(f"[{place}] order {number}: {_summary(was)} -> {_summary(becomes)}")
    left_out = [f"{others} cases of other policies are left out"] if others else []
    return [*report, f"{len(report)} cases are decided otherwise", *left_out]


def _decision(case: Mapping[str, Any], pack: Pack) -> Decision:
    try:
        return decide({**case, "policy_version": pack.version})
    except InvalidCase as refusal:  # a percentage that this version does not know, say
        return refusal


def _decided(row: Row) -> str:
    clauses = ", ".join(cite.clause for cite in row.because)
    return f"{effect(row.verdict)} (row {row.number}: {clauses})"


def _essence(decision: Decision) -> list[Any]:
    if isinstance(decision, InvalidCase):
        return []
    return [decision[key] for key in ("outcome", "offers", "percent", "return_shipping", "refund", "ask")]


def _summary(decision: Decision) -> str:
    if isinstance(decision, InvalidCase):
        return f"not possible ({decision})"
    refund = decision["refund"]
    money = f" {refund['low']} to {refund['high']} {refund['currency']}" if refund else ""
    cited = ", ".join(reason["clause"] for reason in decision["because"]) or f"asks {', '.join(decision['ask'])}"
    return f"{decision['outcome']}{money} ({cited})"
