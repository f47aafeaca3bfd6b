"""Which questions can still matter, and in which order they are best asked."""

from collections.abc import Iterable

from policy_core.conditions import Value
from policy_core.space import Cells
from policy_core.tables import Sheet

View = tuple[tuple[Sheet, Cells], ...]
"""What is still possible: a sheet for each value that the first fact can have, and the combinations open in it."""
Parts = dict[Value, View]
"""What each value of a fact leaves possible."""


def reach(view: View) -> int:
    """The verdicts that are still reachable, one bit for each."""
    found = 0
    for sheet, cells in view:
        for bit, decided in sheet.verdicts:
            if decided & cells:
                found |= bit
    return found


def decided(view: View) -> bool:
    """Whether everything that is possible is decided alike."""
    found = reach(view)
    return not found & (found - 1)


def by_value(view: View, fact: str) -> Parts:
    """What is possible, parted by the values of a fact; a fact that follows from others gives one part."""
    if fact == view[0][0].pack.vocabulary.first:
        return {each[0].first: (each,) for each in view}
    parts = {}
    for value, having in view[0][0].space.having[fact].items():
        part = tuple([(sheet, left) for sheet, cells in view if (left := cells & having)])
        if part:
            parts[value] = part
    return parts


def splitting(view: View) -> list[str]:
    """The facts that do not follow from what is known."""
    return [fact for fact in view[0][0].pack.vocabulary.asked if len(by_value(view, fact)) > 1]


def mattering(view: View) -> dict[str, Parts]:
    """The facts of which some value changes the set of verdicts that are still reachable, each with its parts.

    Where no fact does so by itself, those of which some do together.
    """
    now = reach(view)
    found = {}
    for name, fact in view[0][0].pack.vocabulary.asked.items():
        parts = by_value(view, name)
        if len(parts) > 1 and any(reach(part) != now for value, part in parts.items() if value != fact.absent):
            found[name] = parts
    return found or {fact: by_value(view, fact) for fact in entangled(view)}


def entangled(view: View) -> list[str]:
    """The facts that can make a difference somewhere, all others being equal."""
    first = view[0][0].pack.vocabulary.first
    return [fact for fact in splitting(view) if fact == first or any(_hangs_on(*each, fact) for each in view)]


def _hangs_on(sheet: Sheet, cells: Cells, fact: str) -> bool:
    return any(sheet.space.forget(decided & cells, [fact]) & cells & ~decided for _, decided in sheet.verdicts)


def best_first(view: View, facts: Iterable[str]) -> list[str]:
    """These facts, the one first after which the fewest questions are to be expected; what is always first stays so."""
    first = view[0][0].pack.vocabulary.first
    return sorted(facts, key=lambda fact: (fact != first, _questions_after(by_value(view, fact))))


def questions(view: View) -> int:
    """The number of questions to expect until all is decided, times the weight of all that is possible."""
    if decided(view):
        return 0
    key = tuple((sheet.kin, cells) for sheet, cells in view)
    counted = key[0][0].questions
    found = counted.get(key)
    if found is None:
        found = counted[key] = weight(view) + _fewest(view)
    return found


def _fewest(view: View) -> int:
    facts, first = mattering(view), view[0][0].pack.vocabulary.first
    if first in facts:
        return _questions_after(facts[first])
    return min(map(_questions_after, facts.values()))


def _questions_after(parts: Parts) -> int:
    return sum(map(questions, parts.values()))


def weight(view: View) -> int:
    """How likely all that is possible is, beside other views of the same pack."""
    return sum(sheet.kin.weights.of(cells) for sheet, cells in view)
