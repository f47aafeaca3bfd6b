"""Which questions can still matter, and in which order they are best asked."""

from collections.abc import Iterator

from policy_core.space import Cells
from policy_core.tables import Table


def decided(sheet: Table, cells: Cells) -> bool:
    """Whether all these combinations are decided alike."""
    reach = sheet.reach(cells)
    return not reach & (reach - 1)


def by_value(sheet: Table, cells: Cells, fact: str) -> list[Cells]:
    """The combinations parted by the values of a fact that they have."""
    return [part for having in sheet.space.having[fact].values() if (part := having & cells)]


def splitting(sheet: Table, cells: Cells) -> Iterator[str]:
    """The facts that do not follow from what is known."""
    return (fact for fact in sheet.space.facts if len(by_value(sheet, cells, fact)) > 1)


def mattering(sheet: Table, cells: Cells) -> list[str]:
    """The facts of which some value changes the set of verdicts that are still reachable."""
    now = sheet.reach(cells)
    return [
        fact
        for fact in splitting(sheet, cells)
        if any(sheet.reach(part) != now for part in by_value(sheet, cells, fact))
    ]


def best_first(sheet: Table, cells: Cells, facts: list[str]) -> list[str]:
    """These facts, the one first after which the fewest questions are to be expected; what is always first stays so."""
    first = sheet.pack.vocabulary.first
    return sorted(facts, key=lambda fact: (fact != first, questions_after(sheet, cells, fact)))


def questions(sheet: Table, cells: Cells) -> int:
    """The number of questions to expect until all is decided, times the weight of these combinations."""
    if decided(sheet, cells):
        return 0
    found = sheet.questions.get(cells)
    if found is None:
        facts = mattering(sheet, cells)
        if sheet.pack.vocabulary.first in facts:
            facts = [sheet.pack.vocabulary.first]
        fewest = min(questions_after(sheet, cells, fact) for fact in facts)
        found = sheet.questions[cells] = sheet.weights.of(cells) + fewest
    return found


def questions_after(sheet: Table, cells: Cells, fact: str) -> int:
    """The number of further questions to expect once this one is answered, times the weight of these combinations."""
    return sum(questions(sheet, part) for part in by_value(sheet, cells, fact))
