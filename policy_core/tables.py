"""A pack's decision table worked out for what the order knows: which combination of facts gets which row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import gcd, prod
from typing import NoReturn

from policy_core.errors import InvalidPack
from policy_core.model import REVIEW, Fact, Pack, Row, Verdict, Vocabulary
from policy_core.source import spelled
from policy_core.space import Cells, Space, space_of

Fixed = tuple[tuple[str, object], ...]
"""Facts that are known for good while the others are looked at, in pairs."""


@dataclass(eq=False)
class Table:
    """What a pack decides for every combination of the facts that are not fixed.

    `possible` are the combinations without a contradiction, `rows` those that each row decides, `open` those that can
    still be told apart, and `verdicts` what is decided in each of them: where facts are unsure, combinations that
    differ in nothing else are one, and that one goes to a person unless they all decide alike.
    """

    pack: Pack
    fixed: Mapping[str, object]
    space: Space
    possible: Cells
    rows: tuple[tuple[Row, Cells], ...]
    verdicts: tuple[tuple[int, Cells], ...]
    open: Cells
    weigh: "Weights"
    questions: dict[Cells, int] = field(default_factory=dict)


class Weights:
    """How likely combinations are, as whole numbers that can be added up over sets of them."""

    def __init__(
        self,
        pack: Pack,
        known: Mapping[str, object],
        space: Space,
        possible: Cells,
        following: Mapping[str, Cells],
    ) -> None:
        self._pack = pack
        self._known = known
        self._space = space
        self._possible = possible
        self._following = following

    def __call__(self, cells: Cells) -> int:
        """The weight of a set."""
        return sum((cells & plane).bit_count() << power for power, plane in enumerate(self._planes))

    @cached_property
    def _planes(self) -> list[Cells]:
        """The combinations whose weight has the bit 2**0, 2**1, …: weights are then added by counting bits."""
        planes: list[bytearray] = []
        certain = prod(self._shares[name][0][value] for name, value in self._known.items() if name in self._shares)
        for place, combination in self._space.each(self._possible):
            weight = certain
            for fact, value in combination.items():
                if fact in self._shares:
                    shares, whole = self._shares[fact]
                    weight *= whole if self._following[fact] >> place & 1 else shares[value]
            for power in range(weight.bit_length()):
                if power == len(planes):
                    planes.append(bytearray(self._space.size // 8 + 1))
                if weight >> power & 1:
                    planes[power][place >> 3] |= 1 << (place & 7)
        return [int.from_bytes(plane, "little") for plane in planes]

    @cached_property
    def _shares(self) -> dict[str, tuple[dict[object, int], int]]:
        """The pack's percentages in lowest terms, and what a fact counts that follows from others."""
        shares: dict[str, tuple[dict[object, int], int]] = {}
        for fact, percentages in self._pack.weights.items():
            unit = gcd(100, *percentages.values())
            shares[fact] = ({value: share // unit for value, share in percentages.items()}, 100 // unit)
        return shares


@lru_cache(maxsize=512)
def table(pack: Pack, fixed: Fixed, unsure: frozenset[str], stated: frozenset[str]) -> Table:
    """The pack's table where `fixed` is known, `unsure` cannot be told, and an inspector stated `stated`."""
    if unsure:
        return _blurred(table(pack, fixed, frozenset(), stated), unsure)
    known = dict(fixed)
    asked = pack.vocabulary.asked
    space = space_of(tuple((name, fact.cases) for name, fact in asked.items() if name not in known))
    possible, following = consistent(pack.vocabulary, space, known, stated)
    rows: list[tuple[Row, Cells]] = []
    rest = possible
    for row in pack.rows:
        cells = rest & space.where(row.when, known)
        if cells:
            rows.append((row, cells))
            rest &= ~cells
    if rest:
        _refuse_gap(pack, space, rest)
    verdicts = _by_verdict(pack, rows)
    weigh = Weights(pack, known, space, possible, following)
    return Table(pack, known, space, possible, tuple(rows), verdicts, possible, weigh)


def _refuse_gap(pack: Pack, space: Space, rest: Cells) -> NoReturn:
    _, example = next(space.each(rest))
    facts = ", ".join(f"{name}: {spelled(value)}" for name, value in example.items())
    right = "add a row for it; the last one may have `when: {}`"
    raise InvalidPack(pack.file, pack.rows[-1].line, f"no row applies to {{{facts}}}", right)


def consistent(
    words: Vocabulary, space: Space, known: Mapping[str, object], stated: frozenset[str]
) -> tuple[Cells, dict[str, Cells]]:
    """The combinations without a contradiction, and for each fact those in which it follows from others."""
    possible = space.all
    following = dict.fromkeys(words.asked, 0)
    for rule in words.follows:
        premise = space.where(rule.when, known)
        for conclusion in rule.then:
            if rule.yields and conclusion.fact in stated:
                continue
            possible &= space.all ^ premise | space.where(conclusion, known)
            if len(conclusion.values) == 1:
                following[conclusion.fact] |= premise
    for name in stated:
        possible &= space.all ^ _absence(space, words.asked[name])
    return possible, following


def _absence(space: Space, fact: Fact) -> Cells:
    """Where there is no such thing as this fact; nobody can state that."""
    return space.having[fact.name].get(fact.absent, 0)


def _by_verdict(pack: Pack, rows: Iterable[tuple[Row, Cells]]) -> tuple[tuple[int, Cells], ...]:
    found: dict[Verdict, Cells] = {}
    for row, cells in rows:
        found[row.verdict] = found.get(row.verdict, 0) | cells
    return _numbered(pack, found)


def _blurred(sharp: Table, unsure: frozenset[str]) -> Table:
    """The table as seen by somebody who cannot tell these facts."""

    def forget(cells: Cells) -> Cells:
        for fact in unsure & sharp.space.facts.keys():
            cells = sharp.space.forget(cells, fact)
        return cells

    reachable = {sharp.pack.verdicts[index]: forget(cells) for index, cells in sharp.verdicts}
    once = several = 0
    for cells in reachable.values():
        several |= once & cells
        once |= cells
    blurred = {verdict: cells & ~several for verdict, cells in reachable.items()}
    blurred[REVIEW] = blurred.get(REVIEW, 0) | several
    verdicts = _numbered(sharp.pack, blurred)
    return Table(
        sharp.pack, sharp.fixed, sharp.space, sharp.possible, sharp.rows, verdicts, forget(sharp.possible), sharp.weigh
    )


def _numbered(pack: Pack, found: Mapping[Verdict, Cells]) -> tuple[tuple[int, Cells], ...]:
    return tuple((pack.verdicts.index(verdict), cells) for verdict, cells in found.items() if cells)
