"""What the policy says once some facts are known: a verdict, or what to ask."""

from functools import lru_cache

from policy_core.asking import View, best_first, mattering, reach, splitting
from policy_core.conditions import Value
from policy_core.consistency import space_of
from policy_core.errors import PolicyError
from policy_core.lines import Answers, certain
from policy_core.model import Judgement, Pack, Vocabulary
from policy_core.tables import Circumstances, sheet
from policy_core.vocabulary import UNSURE


class Contradiction(PolicyError):
    """The answers cannot all be true."""


def outlook(pack: Pack, known: Circumstances, answers: Answers) -> View:
    """What is possible after these answers; empty where they contradict each other."""
    words, space = pack.vocabulary, space_of(pack.vocabulary)
    first, *others = answers
    unsure = _answered(words, answers, UNSURE)
    stated = words.yielding - _answered(words, answers, None) - unsure if known.inspected else frozenset()
    left = space.all
    for having, answer in zip(space.having.values(), others, strict=True):
        if answer in having:  # what is unknown or unsure rules nothing out
            left &= having[answer]
    firsts = words.asked[words.first].values if first is None else (first,)
    sheets = [sheet(pack, known, each, unsure, stated) for each in firsts]
    return tuple([(found, cells) for found in sheets if (cells := found.open & left)])


def _answered(words: Vocabulary, answers: Answers, answer: Value | None) -> frozenset[str]:
    return frozenset([name for name, each in zip(words.asked, answers, strict=True) if each == answer])


def judge(pack: Pack, known: Circumstances, answers: Answers) -> Judgement:
    """What the policy says now. Raises `Contradiction`."""
    return certain(pack, known, answers) or weighed(pack, known, answers)


def weighed(pack: Pack, known: Circumstances, answers: Answers) -> Judgement:
    """The same, by looking at all combinations that are possible."""
    view = outlook(pack, known, answers)
    if not view:
        raise Contradiction("the answers cannot all be true")
    reachable = reach(view)
    if reachable & (reachable - 1):
        return Judgement(None, ask=_to_ask(pack, known, answers))
    rows = {row.number: row for found, cells in view for row, decides in found.rows if decides & cells}
    return Judgement(pack.verdicts[reachable.bit_length() - 1], tuple([rows[number] for number in sorted(rows)]))


@lru_cache(maxsize=8192)
def _to_ask(pack: Pack, known: Circumstances, answers: Answers) -> tuple[str, ...]:
    view = outlook(pack, known, answers)
    facts = _worth_stating(pack, known, answers) if known.inspected else []
    return tuple(best_first(view, facts or mattering(view)))


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
