"""What can still be decided once some facts are known, and which question to ask next."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from policy_core.conditions import Value
from policy_core.errors import PolicyError
from policy_core.model import Pack, Row, Verdict
from policy_core.space import Cells
from policy_core.tables import Table, table
from policy_core.vocabulary import UNSURE

Answers = tuple[Value | None, ...]
"""What is known of each asked fact, in the vocabulary's order: a value, `unsure`, or null where it was not asked."""


class Circumstances(NamedTuple):
    """What the order and the stage of the case know; `day` counts from the ring's arrival."""

    day: int | None
    personalised: bool
    final_sale: bool
    inspected: bool


class Contradiction(PolicyError):
    """The answers cannot all be true."""


@dataclass(frozen=True)
class Judgement:
    """What the policy says now: a verdict with its rows, or the facts that can still matter, best question first."""

    verdict: Verdict | None
    rows: tuple[Row, ...] = ()
    ask: tuple[str, ...] = ()


class Outlook:
    """The combinations that are still possible after some answers."""

    def __init__(self, known: Circumstances, answers: Answers, sheet: Table, cells: Cells) -> None:
        self.known = known
        self.answers = answers
        self.table = sheet
        self.cells = cells

    @cached_property
    def reach(self) -> int:
        """The verdicts that are still reachable, one bit for each of the pack's."""
        reach = 0
        for index, cells in self.table.verdicts:
            if cells & self.cells:
                reach |= 1 << index
        return reach

    @property
    def decided(self) -> bool:
        """Whether every combination is decided alike."""
        return not self.reach & (self.reach - 1)

    def given(self, fact: str, value: Value) -> "Outlook":
        """The outlook with one more answer."""
        words = self.table.pack.vocabulary
        answers = _with(self.answers, list(words.asked).index(fact), value)
        if fact == words.first or (self.known.inspected and fact in words.yielding):
            return outlook(self.table.pack, self.known, answers)
        return Outlook(self.known, answers, self.table, self.cells & self.table.space.having[fact][value])

    def splits(self, fact: str) -> bool:
        """Whether more than one value of the fact is possible."""
        having = self.table.space.having.get(fact, {})
        return sum(1 for cells in having.values() if cells & self.cells) > 1

    def matters(self) -> list[str]:
        """The unknown facts of which some value changes the set of reachable decisions."""
        asked = self.table.pack.vocabulary.asked
        unknown = [name for name, answer in zip(asked, self.answers, strict=True) if answer is None]
        return [name for name in unknown if self.splits(name) and self._can_change(name)]

    def _can_change(self, fact: str) -> bool:
        values = self.table.pack.vocabulary.asked[fact].values
        return any(after.reach != self.reach for after in self._after(fact, values))

    def _after(self, fact: str, values: tuple[Value, ...]) -> Iterator["Outlook"]:
        for value in values:
            after = self.given(fact, value)
            if after.cells:
                yield after

    def questions_after(self, fact: str) -> int:
        """The further questions to expect once this one is answered, times the weight of all that is possible."""
        return sum(after.questions for after in self._after(fact, self.table.pack.vocabulary.asked[fact].cases))

    @property
    def questions(self) -> int:
        """The number of questions to expect until it is decided, times the weight of all that is possible."""
        if self.decided:
            return 0
        found = self.table.questions.get(self.cells)
        if found is None:
            found = self.weight + min(self.questions_after(fact) for fact in self._next())
            self.table.questions[self.cells] = found
        return found

    @property
    def weight(self) -> int:
        """How likely all that is possible is, beside other outlooks of the same pack."""
        return self.table.weigh(self.cells)

    def ask(self) -> list[str]:
        """The facts that can still matter, the best question first."""
        first = self.table.pack.vocabulary.first
        return sorted(self.matters(), key=lambda fact: (fact != first, self.questions_after(fact)))

    def _next(self) -> list[str]:
        """The facts among which the next question is chosen."""
        first = self.table.pack.vocabulary.first
        facts = self.matters()
        return [first] if first in facts else facts


def outlook(pack: Pack, known: Circumstances, answers: Answers) -> Outlook:
    """What can still be decided; where the answers contradict each other, nothing (`cells` is empty)."""
    words = pack.vocabulary
    given = {name: answer for name, answer in zip(words.asked, answers, strict=True) if answer is not None}
    unsure = frozenset(name for name, answer in given.items() if answer == UNSURE)
    facts = {name: answer for name, answer in given.items() if answer != UNSURE}
    stated = words.yielding.intersection(facts) if known.inspected else frozenset()
    fixed: dict[str, object] = known._asdict()
    if words.first in facts:
        fixed[words.first] = facts[words.first]
    sheet = table(pack, tuple(fixed.items()), unsure, stated)
    cells = sheet.open
    for name, value in facts.items():
        if name not in fixed:
            cells &= sheet.space.having[name][value]
    return Outlook(known, answers, sheet, cells)


@lru_cache(maxsize=8192)
def judge(pack: Pack, known: Circumstances, answers: Answers) -> Judgement:
    """What the policy says now. Raises `Contradiction`."""
    now = outlook(pack, known, answers)
    if not now.cells:
        raise Contradiction("the answers cannot all be true")
    if not now.decided:
        return Judgement(None, ask=tuple(now.ask()))
    verdict = pack.verdicts[now.reach.bit_length() - 1]
    possible = now.cells & now.table.possible
    return Judgement(verdict, rows=tuple(row for row, cells in now.table.rows if cells & possible))


def _with(answers: Answers, place: int, value: Value) -> Answers:
    return (*answers[:place], value, *answers[place + 1 :])
