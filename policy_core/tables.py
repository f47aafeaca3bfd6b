"""A pack's decision table worked out for what the order knows: which combination of facts gets which row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple, NoReturn

from policy_core.consistency import consistent, space_of
from policy_core.errors import InvalidPack
from policy_core.model import REVIEW, Pack, Row, Verdict
from policy_core.source import spelled
from policy_core.space import Cells, Space
from policy_core.weights import Weights, weights


@dataclass(eq=False)
class Table:
    """What a pack decides for every combination of the asked facts.

    `possible` are the combinations without a contradiction, `rows` those that each row decides. `open` are those that
    somebody can tell apart, and `verdicts` what is decided in each of them (by its number in the pack): where facts are
    unsure, combinations that differ in nothing else count as one, which goes to a person unless they all decide alike.
    """

    pack: Pack
    space: Space
    possible: Cells
    rows: tuple[tuple[Row, Cells], ...]
    open: Cells
    verdicts: tuple[tuple[int, Cells], ...]
    weights: Weights
    questions: dict[Cells, int] = field(default_factory=dict)

    def reach(self, cells: Cells) -> int:
        """The verdicts that these combinations lead to, one bit for each of the pack's."""
        reach = 0
        for bit, decided in self.verdicts:
            if decided & cells:
                reach |= bit
        return reach


class Circumstances(NamedTuple):
    """What the order and the stage of the case know; `day` counts from the ring's arrival."""

    day: int | None
    personalised: bool
    final_sale: bool
    inspected: bool


@lru_cache(maxsize=512)
def table(pack: Pack, known: Circumstances, unsure: frozenset[str], stated: frozenset[str]) -> Table:
    """The pack's table where `known` is known, `unsure` cannot be told, and an inspector stated `stated`."""
    if unsure:
        return _blurred(table(pack, known, frozenset(), stated), unsure)
    words, order = pack.vocabulary, known._asdict()
    space = space_of(words)
    possible = consistent(words, stated).possible
    rows: list[tuple[Row, Cells]] = []
    rest = possible
    for row in pack.rows:
        cells = rest & space.where(row.when, order)
        if cells:
            rows.append((row, cells))
            rest &= ~cells
    if rest:
        _refuse_gap(pack, space, rest)
    verdicts = _numbered(pack, _by_verdict(rows))
    return Table(pack, space, possible, tuple(rows), possible, verdicts, weights(pack, stated))


def _refuse_gap(pack: Pack, space: Space, rest: Cells) -> NoReturn:
    example = ", ".join(f"{name}: {spelled(value)}" for name, value in space.example(rest).items())
    right = "add a row for it; the last one may have `when: {}`"
    raise InvalidPack(pack.file, pack.rows[-1].line, f"no row applies to {{{example}}}", right)


def _by_verdict(rows: Iterable[tuple[Row, Cells]]) -> dict[Verdict, Cells]:
    found: dict[Verdict, Cells] = {}
    for row, cells in rows:
        found[row.verdict] = found.get(row.verdict, 0) | cells
    return found


def _numbered(pack: Pack, found: Mapping[Verdict, Cells]) -> tuple[tuple[int, Cells], ...]:
    return tuple((1 << pack.verdicts.index(verdict), cells) for verdict, cells in found.items() if cells)


def _blurred(sharp: Table, unsure: frozenset[str]) -> Table:
    """The table as seen by somebody who cannot tell these facts."""

    def forget(cells: Cells) -> Cells:
        for fact in unsure:
            cells = sharp.space.forget(cells, fact)
        return cells

    reachable = {verdict: forget(cells) for verdict, cells in _by_verdict(sharp.rows).items()}
    once = several = 0
    for cells in reachable.values():
        several |= once & cells
        once |= cells
    blurred = {verdict: cells & ~several for verdict, cells in reachable.items()}
    blurred[REVIEW] = blurred.get(REVIEW, 0) | several
    return replace(sharp, open=once, verdicts=_numbered(sharp.pack, blurred), questions={})
