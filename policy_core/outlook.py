"""What the policy says once some facts are known: a verdict, or what to ask."""

from dataclasses import dataclass
from functools import lru_cache

from policy_core.asking import best_first, decided, mattering, splitting
from policy_core.conditions import Value
from policy_core.errors import PolicyError
from policy_core.model import Pack, Row, Verdict
from policy_core.space import Cells
from policy_core.tables import Circumstances, Table, table
from policy_core.vocabulary import UNSURE

Answers = tuple[Value | None, ...]
"""What is known of each asked fact, in the vocabulary's order: a value, `unsure`, or null where it was not asked."""


class Contradiction(PolicyError):
    """The answers cannot all be true."""


@dataclass(frozen=True)
class Judgement:
    """What the policy says now: a verdict with its rows, or the facts that can still matter, best question first."""

    verdict: Verdict | None
    rows: tuple[Row, ...] = ()
    ask: tuple[str, ...] = ()


def outlook(pack: Pack, known: Circumstances, answers: Answers) -> tuple[Table, Cells]:
    """The table that counts, and the combinations that are still open in it: none where the answers contradict."""
    words = pack.vocabulary
    given = {name: answer for name, answer in zip(words.asked, answers, strict=True) if answer is not None}
    unsure = frozenset(name for name, answer in given.items() if answer == UNSURE)
    stated = words.yielding.intersection(given) - unsure if known.inspected else frozenset()
    sheet = table(pack, known, unsure, stated)
    cells = sheet.open
    for name, answer in given.items():
        if name not in unsure:
            cells &= sheet.space.having[name][answer]
    return sheet, cells


@lru_cache(maxsize=8192)
def judge(pack: Pack, known: Circumstances, answers: Answers) -> Judgement:
    """What the policy says now. Raises `Contradiction`."""
    sheet, cells = outlook(pack, known, answers)
    if not cells:
        raise Contradiction("the answers cannot all be true")
    if not decided(sheet, cells):
        facts = _worth_asking(pack, known, answers) if known.inspected else mattering(sheet, cells)
        return Judgement(None, ask=tuple(best_first(sheet, cells, facts)))
    verdict = pack.verdicts[sheet.reach(cells).bit_length() - 1]
    possible = cells & sheet.possible
    return Judgement(verdict, rows=tuple(row for row, decides in sheet.rows if decides & possible))


def _worth_asking(pack: Pack, known: Circumstances, answers: Answers) -> list[str]:
    """The facts that can still matter where an inspector states them: that can make more possible than there was."""
    sheet, cells = outlook(pack, known, answers)
    now = sheet.reach(cells)
    found = []
    for fact in splitting(sheet, cells):
        place = list(pack.vocabulary.asked).index(fact)
        for value in pack.vocabulary.asked[fact].values:
            then, left = outlook(pack, known, (*answers[:place], value, *answers[place + 1 :]))
            if left and then.reach(left) != now:
                found.append(fact)
                break
    return found
