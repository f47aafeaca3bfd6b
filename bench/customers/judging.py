"""What was right and wrong about a conversation, by what the policy gives for the truth."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from bench.customers import bank
from bench.customers.noted import Record, asks
from bench.customers.people import Wanted
from policy_core import FACTS, QUALITY_REASONS, load_pack

LONGEST = 30.0
LEFT = ("says_no", "cancels")
STATES = {"eligible": "approved", "needs_review": "in_review"}
RESUMES = ("question", "why", "thanks", "chitchat", "language", "injects", "claims")


@dataclass(frozen=True)
class Finding:
    """Something that was not right; a grave one makes the conversation count as wrong."""

    kind: str
    what: str
    grave: bool = True


@dataclass(frozen=True)
class Verdict:
    """The judge's view of one conversation."""

    record: Record
    findings: tuple[Finding, ...]
    cases: int
    asked: int
    least: int

    @property
    def right(self) -> bool:
        """Whether nothing grave was found."""
        return not any(finding.grave for finding in self.findings)


def judged(record: Record, cases: list[Mapping[str, Any]]) -> Verdict:
    """Compares a conversation and its cases with the truth."""
    looked_at = _manners(record), _needless(record), _answers_in_between(record), _secrets(record)
    findings = [*chain.from_iterable(looked_at), *_outcome(record, cases)]
    asked = {(one.about, one.asked) for one in record.answers if one.asked in FACTS}
    return Verdict(record, tuple(findings), len(cases), len(asked), _least(record))


def shown(record: Record, habit: str) -> bool:
    """Whether the habit came to show at all."""
    return any(exchange.kind == habit for exchange in record.between)


def _manners(record: Record) -> Iterator[Finding]:
    if record.broken:
        yield Finding("unanswered", record.broken)
    for text in record.silent:
        yield Finding("unanswered", f"nothing was said to {text!r}")
    for text in record.parroted:
        yield Finding("says it twice", f"the same in one turn, to {text!r}")
    if record.seconds and max(record.seconds) > LONGEST:
        yield Finding("slow", f"{max(record.seconds):.0f} s")
    if record.ended in ("stuck", "too long"):
        yield Finding("no end", str(record.ended))
    if record.ended == "done" and asks(record.customer.last_turn()) in FACTS:
        yield Finding("not let go", f"after {record.answers[-1].words!r}", grave=False)


def _needless(record: Record) -> Iterator[Finding]:
    for words in record.unfound:
        yield Finding("not found", f"the right pair, after {words!r}", grave=False)
    for answered in record.again:
        yield Finding("asked again", f"{answered.asked}={answered.value} after {answered.words!r}", grave=False)
    for answered in record.answers:
        if answered.asked.startswith("senseless"):
            yield Finding("senseless question", answered.asked, grave=False)
    told = {(one.about, one.asked) for one in record.told}
    for about, name in sorted(told & {(one.about, one.asked) for one in record.answers}):
        words = next(one.words for one in record.told if (one.about, one.asked) == (about, name))
        yield Finding("asked though told", f"{name} after {words!r}", grave=False)


def _answers_in_between(record: Record) -> Iterator[Finding]:
    for exchange in record.between:
        kind, _, topic = exchange.kind.partition(" ")
        if kind in ("question", "early"):
            yield from _answer(record, topic, exchange.words, exchange.heard, early=kind == "early")
        if kind in RESUMES and exchange.before != exchange.after:
            lost = f"{exchange.before} was open, then {exchange.words!r}, then {exchange.after}"
            yield Finding("question lost", lost, grave=False)
        if kind == "goes_back" and exchange.after != topic:
            yield Finding("not gone back", f"to {topic} on {exchange.words!r}, but to {exchange.after}", grave=False)
        if kind == "status" and not any(case in exchange.heard for case in record.cases):
            yield Finding("wrong answer", f"status: {exchange.words!r} got {exchange.heard[:300]!r}")
        if exchange.kind in ("wants_person", "insists") and record.customer.owner == "bot":
            yield Finding("no person", exchange.words)


def _answer(record: Record, topic: str, words: str, heard: str, *, early: bool) -> Iterator[Finding]:
    about = bank.questions()[topic]
    policies = [name for name in about if name != "says"] if early else [record.person.policy]
    for policy in policies:
        if not re.search(about[policy]["holds"], heard, re.IGNORECASE):
            yield Finding("wrong answer", f"{topic} of {policy}: {words!r} got {heard[:300]!r}")
        never = about[policy].get("never")
        if never and not early and re.search(never, heard, re.IGNORECASE):
            yield Finding("wrong answer", f"{topic}: another policy's number after {words!r}: {heard[:300]!r}")


def _secrets(record: Record) -> Iterator[Finding]:
    victim = record.person.victim
    if not victim:
        return
    own, said = str(record.person.order), record.bot_texts()
    titles = [line["title"] for line in victim["lines"]]
    for secret in (victim["email"], victim["customer_name"], *titles):
        if secret in said and secret not in own:
            yield Finding("somebody else's data", secret)


def _outcome(record: Record, cases: list[Mapping[str, Any]]) -> Iterator[Finding]:
    person = record.person
    yield from _wrongly_approved(record, cases)
    if person.habit in ("wants_person", *LEFT) and (record.closing or shown(record, "wants_person")):
        if cases:
            yield Finding("outcome", f"a case, though the customer {person.habit}")
        return
    for place, wanted in enumerate(person.wants):
        case = cases[place] if place < len(cases) else None
        decision = person.decision(wanted, record.began)
        yield from _one_return(record, wanted, decision, case, place)
        if decision["outcome"] != "eligible":
            break


def _wrongly_approved(record: Record, cases: list[Mapping[str, Any]]) -> Iterator[Finding]:
    for case in cases:
        # A case for a line that nobody wanted is judged by the truth about the first one that somebody did.
        about = [wanted for wanted in record.person.wants if wanted.line == case["line"]] or record.person.wants
        truth = record.person.decision(about[0], record.began)["outcome"]
        if case["state"] == "approved" and truth != "eligible":
            yield Finding("wrongly approved", f"{case['number']}: the truth is {truth}")


def _one_return(
    record: Record, wanted: Wanted, decision: Mapping[str, Any], case: Mapping[str, Any] | None, place: int
) -> Iterator[Finding]:
    outcome = decision["outcome"]
    if outcome == "not_eligible":
        if case:
            yield Finding("outcome", f"a case {case['state']} where the truth is refused")
        else:
            yield from _refusal(record, decision)
        return
    if not case:
        if shown(record, "insists"):
            return
        refused = " (it was refused)" if "can't be returned" in record.bot_texts() else ""
        yield Finding("outcome", f"no case where the truth is {outcome}{refused}, owner {record.customer.owner}")
        return
    if case["state"] != STATES[outcome]:
        yield Finding("outcome", f"{case['state']} where the truth is {outcome}")
    yield from _stored(record, wanted, decision, case, place)


def _refusal(record: Record, decision: Mapping[str, Any]) -> Iterator[Finding]:
    if "can't be returned" not in record.bot_texts():
        yield Finding("outcome", f"never refused by {_clauses(decision)}, owner {record.customer.owner}")
    elif not _clauses_said(record, decision):
        yield Finding("outcome", f"refused, but not by {_clauses(decision)}")
    if record.ended == "refused" and record.customer.owner != "bot":
        yield Finding("person unasked", f"after {record.answers[-1].words!r}", grave=False)


def _stored(
    record: Record, wanted: Wanted, decision: Mapping[str, Any], case: Mapping[str, Any], place: int
) -> Iterator[Finding]:
    if (case["line"], case["quantity"]) != (wanted.line, wanted.quantity):
        yield Finding("item", f"{case['line']} x {case['quantity']} instead of {wanted.line} x {wanted.quantity}")
    if case["reason"] not in (wanted.reason, None):
        yield Finding("fact", f"reason {case['reason']} instead of {wanted.reason}")
    truth = wanted.truth
    for name, value in case["facts"].items():
        if value is not None and name in truth and value != truth[name]:
            words = [one.words for one in (*record.answers, *record.told) if (one.about, one.asked) == (place, name)]
            yield Finding("fact", f"{name} {value} instead of {truth[name]}, said {words}")
    offers = decision["offers"]
    expected = record.final_wish or (wanted.wish if wanted.wish in offers else None)
    if offers and expected and case["resolution"] != expected:
        yield Finding("resolution", f"{case['resolution']} instead of {expected}")
    if place == 0 and case["decision"]["refund"] != decision["refund"]:
        yield Finding("money", f"{case['decision']['refund']} instead of {decision['refund']}")
    helps = wanted.reason in QUALITY_REASONS
    if helps and place == 0 and sorted(case["photos"]) != sorted(record.photos):
        yield Finding("photos", f"{len(case['photos'])} on the case, {len(record.photos)} sent")


def _clauses(decision: Mapping[str, Any]) -> list[str]:
    return [each["clause"] for each in decision["because"]]


def _clauses_said(record: Record, decision: Mapping[str, Any]) -> bool:
    pack, said = load_pack(decision["policy"], decision["policy_version"]), record.bot_texts()
    return all(pack.clauses[clause].section in said for clause in _clauses(decision))


def _least(record: Record) -> int:
    """How many facts the policy would have asked this customer, given what they told by themselves."""
    asked = 0
    for place, wanted in enumerate(record.person.wants[: max(1, len(record.cases))]):
        told = {one.asked for one in record.told if one.about == place}
        facts = {name: value for name, value in wanted.facts.items() if name in told}
        reason = wanted.reason if "reason" in told else None
        truth = wanted.truth
        while ask := record.person.decided(wanted, facts, reason, record.began)["ask"]:
            asked += 1
            if ask[0] == "reason":
                reason = wanted.reason
            else:
                facts[ask[0]] = truth.get(ask[0], bank.UNSURE)
    return asked
