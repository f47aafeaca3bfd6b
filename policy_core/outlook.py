"""What the policy says once some facts are known: a verdict, or what to ask."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from policy_core.asking import View, best_first, decided, mattering, reach, splitting
from policy_core.conditions import Value
from policy_core.errors import PolicyError
from policy_core.model import Pack, Row, Verdict, Vocabulary
from policy_core.tables import Circumstances, sheet
from policy_core.vocabulary import UNSURE

Answers = tuple[Value | None, ...]
"""What is known of each asked fact, in the vocabulary's order: a value, `unsure`, or null where it was not asked."""


_NOTHING: frozenset[str] = frozenset()


class Contradiction(PolicyError):
    """The answers cannot all be true."""


class Judgement(NamedTuple):
    """What the policy says now: a verdict with its rows, or the facts that can still matter, best question first."""

    verdict: Verdict | None
    rows: tuple[Row, ...] = ()
    ask: tuple[str, ...] = ()


def outlook(pack: Pack, known: Circumstances, answers: Answers) -> View:
    """What is possible after these answers; empty where they contradict each other."""
    words = pack.vocabulary
    given = {name: answer for name, answer in zip(words.asked, answers, strict=True) if answer is not None}
    unsure = frozenset([name for name, answer in given.items() if answer == UNSURE])
    stated = words.yielding.intersection(given) - unsure if known.inspected else _NOTHING
    view = []
    for first in _firsts(words, given):
        found = sheet(pack, known, first, unsure, stated)
        cells = found.open
        for name, answer in given.items():
            if name not in unsure and name != words.first:
                cells &= found.space.having[name][answer]
        if cells:
            view.append((found, cells))
    return tuple(view)


def _firsts(words: Vocabulary, given: Mapping[str, Value]) -> Sequence[Value | None]:
    answer = given.get(words.first)
    if answer is None:
        return words.asked[words.first].values
    return (None if answer == UNSURE else answer,)


@lru_cache(maxsize=8192)
def judge(pack: Pack, known: Circumstances, answers: Answers) -> Judgement:
    """What the policy says now. Raises `Contradiction`."""
    view = outlook(pack, known, answers)
    if not view:
        raise Contradiction("the answers cannot all be true")
    if not decided(view):
        facts = _worth_stating(pack, known, answers) if known.inspected else []
        return Judgement(None, ask=tuple(best_first(view, facts or mattering(view))))
    verdict = pack.verdicts[reach(view).bit_length() - 1]
    rows = {row.number: row for found, cells in view for row, decides in found.rows if decides & cells}
    return Judgement(verdict, rows=tuple(rows[number] for number in sorted(rows)))


def _worth_stating(pack: Pack, known: Circumstances, answers: Answers) -> list[str]:
    """The facts that can still matter where an inspector states them, which can make more possible than there was."""
    view = outlook(pack, known, answers)
    now = reach(view)
    found = []
    for fact in splitting(view):
        place = list(pack.vocabulary.asked).index(fact)
        if answers[place] is not None:
            continue
        for value in pack.vocabulary.asked[fact].values:
            after = outlook(pack, known, (*answers[:place], value, *answers[place + 1 :]))
            if after and reach(after) != now:
                found.append(fact)
                break
    return found
