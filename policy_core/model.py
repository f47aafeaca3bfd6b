"""What a pack holds: facts, clauses, rows, numbers; all of it frozen."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from policy_core.conditions import ALWAYS, DAY, AllOf, AskedAfter, Test, Value, atoms

OUTCOMES = ("eligible", "not_eligible", "needs_review")
OFFERS = ("refund", "replacement", "exchange")
SHIPPING = ("shop", "customer", "reimbursed")
EXTRAS = ("tax", "shipping", "handling")
QUESTIONS = (
    *("window", "days_left", "shipping_cost", "refund_time", "refund_amount", "refund_method", "excluded", "how"),
    *("exchange", "photos", "address", "personalised", "packaging", "partial", "after_ship", "status"),
)
"""What customers ask about policies, by the names under which the assistant knows it."""
UNITS = ("days", "hours", "business days", "percent")


class Fact(NamedTuple):
    """Something a decision can hang on, its values in order, and how a person would put each."""

    name: str
    question: str
    says: Mapping[Value, str]
    groups: Mapping[str, tuple[Value, ...]]
    absent: str | None = None

    @property
    def values(self) -> tuple[Value, ...]:
        """What can be answered."""
        return tuple(self.says)

    @property
    def cases(self) -> tuple[Value, ...]:
        """What can be so: every answer, and that there is no such thing, where that can be."""
        return self.values if self.absent is None else (*self.values, self.absent)


class Follows(NamedTuple):
    """Where `when` holds, `then` holds too; one that `yields` gives way to what an inspector stated."""

    when: AllOf
    then: tuple[Test, ...]
    yields: bool


class _Words(NamedTuple):
    asked: Mapping[str, Fact]
    known: Mapping[str, Fact]
    follows: tuple[Follows, ...]


class Vocabulary(_Words):
    """The facts that are asked, those that are known anyway, and what follows from what; equal to itself only."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @cached_property
    def first(self) -> str:
        """The fact that is asked before all others."""
        return next(iter(self.asked))

    @cached_property
    def yielding(self) -> frozenset[str]:
        """The facts about which an inspector is believed more than the reason."""
        return frozenset(test.fact for rule in self.follows if rule.yields for test in rule.then)


class Number(NamedTuple):
    """A number of the policy (from `low` to `high`, which are often the same), its unit, and since when it is so."""

    low: int
    high: int
    unit: str
    since: date


class Clause(NamedTuple):
    """One clause of the policy's text: where it stands, what it says in a sentence of our own, what it answers."""

    id: str
    section: str
    text: str
    answers: tuple[str, ...] = ()


class Citation(NamedTuple):
    """A clause that a row cites, and the known facts under which it does."""

    clause: str
    where: AllOf = ALWAYS


class Verdict(NamedTuple):
    """What is decided: two rows with equal verdicts decide alike."""

    outcome: str
    offers: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    return_shipping: str | None = None
    pays_back: tuple[str, ...] = ()
    pays_to: str | None = None


REVIEW = Verdict("needs_review")


class Row(NamedTuple):
    """One row of the decision table: when it applies, what it decides, and the clauses that say so."""

    number: int
    when: AllOf
    verdict: Verdict
    because: tuple[Citation, ...]
    note: str
    line: int


class Judgement(NamedTuple):
    """What the policy says now: a verdict with its rows, or the facts that can still matter, best question first."""

    verdict: Verdict | None
    rows: tuple[Row, ...] = ()
    ask: tuple[str, ...] = ()


class _Parts(NamedTuple):
    policy: str
    version: str
    title: str
    in_force: date
    values: Mapping[str, Number]
    weights: Mapping[str, Mapping[Value, int]]
    clauses: Mapping[str, Clause]
    wishes: Mapping[str, str]
    rows: tuple[Row, ...]
    vocabulary: Vocabulary
    file: Path


class Pack(_Parts):
    """One version of one policy; equal to itself only, so that what is worked out of it can be remembered."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The numbers by name; of those that can be a span the least is `<name>_min`, the most `<name>_max`."""
        flat: dict[str, int] = {}
        for name, number in self.values.items():
            if number.unit in ("percent", "business days"):
                flat[f"{name}_min"], flat[f"{name}_max"] = number.low, number.high
            else:
                flat[name] = number.low
        return flat

    @cached_property
    def questions(self) -> Mapping[str, tuple[Clause, ...]]:
        """The clauses that answer what customers ask, by question."""
        asked = dict.fromkeys(question for clause in self.clauses.values() for question in clause.answers)
        return {each: tuple(clause for clause in self.clauses.values() if each in clause.answers) for each in asked}

    @cached_property
    def bands(self) -> Mapping[str, tuple[int, int]]:
        """The percentages that can be paid back, by the clause that says so."""
        return {
            row.because[0].clause: (row.verdict.low, row.verdict.high)
            for row in self.rows
            if row.verdict.outcome == "eligible"
        }

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Every verdict that can come out, a person's review first."""
        return tuple(dict.fromkeys([REVIEW, *(row.verdict for row in self.rows)]))

    @cached_property
    def deadlines(self) -> tuple[int, ...]:
        """The days on which something changes, in order."""
        found = {atom.days for row in self.rows for atom in atoms(row.when) if isinstance(atom, AskedAfter)}
        return tuple(sorted(found))

    def band(self, day: int | None) -> int | None:
        """A day that stands for all days that no deadline parts from this one."""
        if day is None:
            return None
        past = self.deadlines[-1] + 1 if self.deadlines else 0
        return next((deadline for deadline in self.deadlines if day <= deadline), past)

    @cached_property
    def mentions(self) -> frozenset[str]:
        """The facts that its rows and citations look at."""
        conditions = [row.when for row in self.rows] + [cite.where for row in self.rows for cite in row.because]
        return frozenset(atom.fact for condition in conditions for atom in atoms(condition)) - {DAY}
