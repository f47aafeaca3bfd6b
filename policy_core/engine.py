"""Decides: a case in, the contract's decision out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policy_core.calendar import after
from policy_core.case import Case, read_case
from policy_core.conditions import Value, holds
from policy_core.contradictions import contradiction
from policy_core.model import Judgement, Pack, Row
from policy_core.outlook import Contradiction, judge
from policy_core.reading import WINDOW
from policy_core.refund import percentages, refund_of
from policy_core.tables import Circumstances


def decide(case: Mapping[str, Any]) -> dict[str, Any]:
    """What the policy decides for a case, both in the contract's shape. Raises `InvalidCase`."""
    read = read_case(case)
    last_day = days_left = None
    if read.order.received_on is not None:
        last_day = after(read.order.received_on, read.pack.values[WINDOW].low, "order.received_on")
        days_left = (last_day - read.requested_on).days
    return {
        "policy": read.pack.policy,
        "policy_version": read.pack.version,
        "line": read.line.id,
        **_decided(read, judged(read)),
        "last_day": last_day and last_day.isoformat(),
        "days_left": days_left,
    }


def judged(case: Case) -> Judgement:
    """What the policy says of a case. Raises `InvalidCase` where its facts contradict each other."""
    try:
        return judge(case.pack, circumstances(case), case.answers)
    except Contradiction:
        raise contradiction(case.pack, circumstances(case), answered(case)) from None


def circumstances(case: Case) -> Circumstances:
    """What the order knows, as far as the policy looks at it."""
    pack = case.pack
    return Circumstances(
        day=pack.band(case.day),
        personalised=case.line.personalised and "personalised" in pack.mentions,
        final_sale=case.line.final_sale and "final_sale" in pack.mentions,
        inspected=case.costs is not None,
    )


def _decided(case: Case, judgement: Judgement) -> dict[str, Any]:
    verdict = judgement.verdict
    if verdict is None:
        return _shape("undecided", ask=judgement.ask)
    cited = citations(judgement.rows, circumstances(case))
    if verdict.outcome != "eligible":
        return _shape(verdict.outcome, because=_because(case.pack, cited))
    low, high = percentages(case, verdict)
    refund = refund_of(case, verdict, low, high, cited[0])
    if case.wish in verdict.offers and case.wish in case.pack.wishes:
        cited = list(dict.fromkeys([*cited, case.pack.wishes[case.wish]]))
    decision = _shape("eligible", because=_because(case.pack, cited))
    return decision | {
        "offers": list(verdict.offers),
        "percent": {"low": low, "high": high},
        "return_shipping": verdict.return_shipping,
        "refund": refund,
    }


def citations(rows: Iterable[Row], known: Circumstances) -> list[str]:
    """The clauses that these rows cite, each once, in the order of the table."""
    facts = known._asdict()
    cited = (cite.clause for row in rows for cite in row.because if holds(cite.where, facts))
    return list(dict.fromkeys(cited))


def answered(case: Case) -> dict[str, Value]:
    """The answers that there are, by fact."""
    named = zip(case.pack.vocabulary.asked, case.answers, strict=True)
    return {name: answer for name, answer in named if answer is not None}


def _because(pack: Pack, cited: Iterable[str]) -> list[dict[str, str]]:
    return [{"clause": clause, "text": pack.clauses[clause].text} for clause in cited]


def _shape(outcome: str, *, because: Sequence[dict[str, str]] = (), ask: Sequence[str] = ()) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "offers": [],
        "percent": None,
        "return_shipping": None,
        "refund": None,
        "ask": list(ask),
        "because": list(because),
    }
