"""The figures of a run, and the transcripts of what went wrong."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean

from bench.customers.judging import Verdict

MOST_LISTED = 60


def summary(verdicts: Sequence[Verdict], tracebacks: int, spent: float) -> str:
    """How many conversations end right, by mood and habit; counts of what was found; the words that were not taken."""
    return "\n".join([*_totals(verdicts, tracebacks, spent), "", *_groups(verdicts), "", *_lists(verdicts), ""])


def written(verdict: Verdict, folder: Path) -> None:
    """Writes the transcript of a conversation at which anything was found."""
    if not verdict.findings:
        return
    person = verdict.record.person
    grade = "minor" if verdict.right else "wrong"
    found = [f"{'!!' if finding.grave else '--'} {finding.kind}: {finding.what}" for finding in verdict.findings]
    told = [*found, "", *_truth(verdict), "", verdict.record.transcript(), ""]
    (folder / f"{grade}-{person.number:04}-{person.habit}.txt").write_text("\n".join(told))


def _truth(verdict: Verdict) -> Iterator[str]:
    """Who the customer is and what the policy gives for the truth."""
    record, person = verdict.record, verdict.record.person
    yield f"{person.habit}, {person.mood}, {person.voice}; slips {person.slips}; ended {record.ended}"
    titles = [line["title"] for line in person.order["lines"]]
    yield f"{person.policy} {person.order['number']}, received {person.order['received_on']}: {titles}"
    for wanted in person.wants:
        decision = person.decision(wanted, record.began)
        clauses = [each["clause"] for each in decision["because"]]
        yield f"{wanted.line} x {wanted.quantity}, {wanted.reason}, {dict(wanted.facts)}, wish {wanted.wish}"
        yield f"  -> {decision['outcome']} {clauses}"


def _totals(verdicts: Sequence[Verdict], tracebacks: int, spent: float) -> Iterator[str]:
    seconds = sorted(second for verdict in verdicts for second in verdict.record.seconds)
    kinds = Counter(finding.kind for verdict in verdicts for finding in verdict.findings)
    cases, asked = sum(verdict.cases for verdict in verdicts), sum(verdict.asked for verdict in verdicts)
    least = sum(verdict.least for verdict in verdicts)
    yield f"{len(verdicts)} conversations in {spent:.0f} s, {cases} cases, {tracebacks} tracebacks"
    yield f"end right: {_share(verdicts)}"
    p50, p99 = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.99)]
    yield f"answers: p50 {p50:.2f} s, p99 {p99:.2f} s, longest {seconds[-1]:.2f} s"
    yield f"turns in a conversation: {mean(verdict.record.turns for verdict in verdicts):.1f}"
    yield f"facts asked: {asked}, by the policy with all understood: {least}"
    for kind in ("wrongly approved", "somebody else's data", "unanswered", "slow"):
        yield f"{kind}: {kinds.pop(kind, 0)}"
    yield from (f"{kind}: {count}" for kind, count in kinds.most_common())


def _groups(verdicts: Sequence[Verdict]) -> Iterator[str]:
    by: dict[str, Callable[[Verdict], str]] = {
        "habit": lambda verdict: verdict.record.person.habit,
        "mood": lambda verdict: verdict.record.person.mood,
        "voice": lambda verdict: verdict.record.person.voice,
        "slips": lambda verdict: str(verdict.record.person.slips),
        "policy": lambda verdict: verdict.record.person.policy,
    }
    for name, key in by.items():
        groups: dict[str, list[Verdict]] = {}
        for verdict in verdicts:
            groups.setdefault(key(verdict), []).append(verdict)
        shares = "  ".join(f"{group} {_share(members)}" for group, members in sorted(groups.items()))
        yield f"by {name}: {shares}"


def _lists(verdicts: Sequence[Verdict]) -> Iterator[str]:
    found: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        for finding in verdict.findings:
            kind = f"{'!!' if finding.grave else '--'} {finding.kind}"
            found.setdefault(kind, Counter())[re.sub(r"RB-\w+", "RB-", finding.what)] += 1
    for kind, times in sorted(found.items()):
        yield f"{kind}: {times.total()}"
        yield from (f"  {count} x {what}" for what, count in times.most_common(MOST_LISTED))


def _share(verdicts: Sequence[Verdict]) -> str:
    right = sum(verdict.right for verdict in verdicts)
    return f"{right}/{len(verdicts)} ({right / len(verdicts):.0%})"
