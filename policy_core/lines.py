"""The decision table as lines of tests, for cases in which one row is certain.

A row with `any` is several lines, one for each way in which it can apply; before all rows stand lines for what cannot
be true. A set of lines is one whole number with two bits for each: whether the line can hold, and above it whether it
surely does. Every answer leaves some of them, so that a few `&` find the first line that can hold. Where it surely
does, its row decides, whatever else is unknown; where it does not, combinations have to be looked at (see `outlook`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from policy_core.conditions import AllOf, Atom, Test, Value, alternatives
from policy_core.model import Fact, Judgement, Pack
from policy_core.tables import Circumstances
from policy_core.vocabulary import UNSURE

Answers = tuple[Value | None, ...]
"""What is known of each asked fact, in the vocabulary's order: a value, `unsure`, or null where it was not asked."""

_NO, _CAN, _SURELY = 0b00, 0b01, 0b11


class Line(NamedTuple):
    """The values with which it holds, by fact, and what is decided then; nothing where that cannot be.

    It says nothing about `yields` where an inspector states that.
    """

    wants: Mapping[str, frozenset[Value]]
    judgement: Judgement | None
    yields: str | None = None

    def where(self, fact: str, value: Value) -> int:
        """Whether it holds, as far as this fact goes."""
        return _SURELY if value in self.wants.get(fact, (value,)) else _NO

    def told(self, fact: str, value: Value) -> int:
        """The same where somebody says so."""
        return _NO if fact == self.yields else self.where(fact, value)

    def untold(self, fact: str, harmless: Value) -> int:
        """The same where nobody knows; a contradiction is none as long as something `harmless` can be."""
        if self.judgement is None:
            return self.where(fact, harmless)
        return _CAN if fact in self.wants else _SURELY


class Lines(NamedTuple):
    """What each line decides, the lines that are left before anything is told, and those that each answer leaves."""

    judgements: tuple[Judgement | None, ...]
    untold: int
    left: tuple[Mapping[Value | None, int], ...]


def certain(pack: Pack, known: Circumstances, answers: Answers) -> Judgement | None:
    """What the policy says for sure; null where that takes a closer look, or where the answers cannot all be true."""
    judgements, lines, columns = lines_of(pack, known, answers[0])
    for left, answer in zip(columns, answers[1:], strict=True):
        lines &= left[answer]
    can = lines & -lines
    return judgements[can.bit_length() >> 1] if lines & can << 1 else None


@lru_cache(maxsize=1024)
def lines_of(pack: Pack, known: Circumstances, first: Value | None) -> Lines:
    """The lines where this much is known."""
    words = pack.vocabulary
    facts = known._asdict()
    if first is not None and first != UNSURE:
        facts[words.first] = first
    lines = [*_contradictions(pack, facts), *_rows(pack, facts)]
    following = _following(pack, facts)
    columns = [_column(fact, lines, following.get(name)) for name, fact in words.asked.items()]
    return Lines(tuple([line.judgement for line in lines]), columns[0][None], tuple(columns[1:]))


def _rows(pack: Pack, facts: Mapping[str, object]) -> Iterator[Line]:
    for row in pack.rows:
        for tests in alternatives(row.when):
            wants = _wanted(tests, facts)
            if wants is not None:
                yield Line(wants, Judgement(row.verdict, (row,)))


def _contradictions(pack: Pack, facts: Mapping[str, object]) -> Iterator[Line]:
    for rule in pack.vocabulary.follows:
        for name, values in rule.then:
            against = Test(name, frozenset(pack.vocabulary.asked[name].cases) - values)
            for tests in alternatives(AllOf((*rule.when.parts, against))):
                wants = _wanted(tests, facts)
                if wants is not None:
                    yield Line(wants, None, name if rule.yields and facts["inspected"] else None)


def _following(pack: Pack, facts: Mapping[str, object]) -> dict[str, Value]:
    """What follows from these facts alone."""
    return {
        name: next(iter(values))
        for rule in pack.vocabulary.follows
        for name, values in rule.then
        if len(values) == 1 and any(_wanted(tests, facts) == {} for tests in alternatives(rule.when))
    }


def _wanted(tests: Sequence[Atom], facts: Mapping[str, object]) -> dict[str, frozenset[Value]] | None:
    """What these tests still want where some facts are known; null where one of them fails."""
    wants: dict[str, frozenset[Value]] = {}
    for test in tests:
        if isinstance(test, Test) and test.fact not in facts:
            wants[test.fact] = wants.get(test.fact, test.values) & test.values
        elif not test.holds(facts[test.fact]):
            return None
    return wants


def _column(fact: Fact, lines: Sequence[Line], following: Value | None) -> dict[Value | None, int]:
    """The lines that each answer leaves; `following` is what the fact is where nobody says."""
    column: dict[Value | None, int] = {}
    for value in fact.values:
        column[value] = _set(line.told(fact.name, value) for line in lines)
    if following is None:
        contradictions = [line for line in lines if line.judgement is None]
        harmless = min(fact.cases, key=lambda value: sum(line.where(fact.name, value) for line in contradictions))
        untold = _set(line.untold(fact.name, harmless) for line in lines)
    else:
        untold = _set(line.where(fact.name, following) for line in lines)
    return {**column, None: untold, UNSURE: untold}


def _set(states: Iterable[int]) -> int:
    return sum(state << 2 * place for place, state in enumerate(states))
