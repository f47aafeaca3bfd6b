"""Every consistent combination of all facts, for what has to be proved rather than tried."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, combinations, pairwise, product
from typing import NamedTuple

from policy_core.conditions import Value
from policy_core.consistency import consistent, space_of
from policy_core.model import Vocabulary
from policy_core.source import spelled
from policy_core.space import Cells
from policy_core.tables import Circumstances


class Region(NamedTuple):
    """Combinations that share what the order knows and the first fact."""

    known: Circumstances
    first: Value
    cells: Cells


def regions(words: Vocabulary, deadlines: Iterable[int]) -> Iterator[Region]:
    """All consistent combinations; the last day up to a deadline stands for all that no deadline parts from it."""
    either = (False, True)
    for day, personalised, final_sale, inspected in product(_days(deadlines), either, either, either):
        known = Circumstances(day, personalised, final_sale, inspected)
        for first in words.asked[words.first].values:
            yield Region(known, first, _possible(words, first, inspected))


def count(found: Iterable[Region]) -> int:
    """How many combinations there are."""
    return sum(region.cells.bit_count() for region in found)


def described(words: Vocabulary, deadlines: Collection[int], found: Collection[Region]) -> str:
    """What these combinations have in common: the facts of which they do not have every value."""
    parts = []
    days = {region.known.day for region in found}
    if len(days) < len(_days(deadlines)):
        parts.append(" or ".join(_spelled_days(deadlines)[day] for day in _days(deadlines) if day in days))
    for name, fact in words.known.items():
        having = {bool(getattr(region.known, name)) for region in found}
        parts += _in_words(name, fact.values, having)
    firsts = {region.first for region in found}
    parts += _in_words(words.first, words.asked[words.first].values, firsts)
    for name, cells in space_of(words).having.items():
        left = {value for value, where in cells.items() if any(where & region.cells for region in found)}
        parts += _in_words(name, words.asked[name].cases, left)
    return "; ".join(parts) or "whatever the facts"


def _days(deadlines: Iterable[int]) -> list[int | None]:
    ends = sorted(set(deadlines))
    return [None, *ends, ends[-1] + 1 if ends else 0]


def _spelled_days(deadlines: Iterable[int]) -> dict[int | None, str]:
    ends = sorted(set(deadlines))
    if not ends:
        return {None: "not delivered", 0: "delivered"}
    found: dict[int | None, str] = {None: "not delivered", ends[0]: f"asked by day {ends[0]}"}
    found |= {end: f"asked on day {start + 1} to {end}" for start, end in pairwise(ends)}
    return found | {ends[-1] + 1: f"asked after day {ends[-1]}"}


def _in_words(name: str, every: Collection[Value], having: Collection[Value]) -> list[str]:
    if len(having) == len(every):
        return []
    return [f"{name} {' or '.join(spelled(value) for value in every if value in having)}"]


def _possible(words: Vocabulary, first: Value, inspected: bool) -> Cells:
    """What can be, whatever an inspector may have stated."""
    facts = sorted(words.yielding) if inspected else []
    possible = 0
    for stated in chain.from_iterable(combinations(facts, size) for size in range(len(facts) + 1)):
        possible |= consistent(words, first, frozenset(stated)).possible
    return possible
