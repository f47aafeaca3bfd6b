"""A pack's decision table worked out for what the order knows: which combination of facts gets which row."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, NoReturn

from policy_core.conditions import Value
from policy_core.consistency import consistent, space_of
from policy_core.errors import InvalidPack
from policy_core.model import REVIEW, Pack, Row, Verdict
from policy_core.source import spelled
from policy_core.space import Cells, Space
from policy_core.vocabulary import UNSURE
from policy_core.weights import Weights, weights


class Circumstances(NamedTuple):
    """What the order and the stage of the case know; `day` counts from the ring's arrival."""

    day: int | None
    personalised: bool
    final_sale: bool
    inspected: bool


class Kin:
    """What sheets share that decide alike: how likely combinations are, and the questions already counted."""

    def __init__(self, likely: Weights) -> None:
        self.weights = likely
        self.questions: dict[object, int] = {}


class Sheet(NamedTuple):
    """What a pack decides for one value of the first fact and every combination of the others.

    `rows` holds the combinations that each row decides, `open` those that can be, and `verdicts` what is decided in
    each of these (as a bit of its own). Where facts are unsure, combinations that differ in nothing else count as one,
    which goes to a person unless they all decide alike. `first` is unsure where the first fact is.
    """

    pack: Pack
    first: Value
    space: Space
    rows: tuple[tuple[Row, Cells], ...]
    open: Cells
    verdicts: tuple[tuple[int, Cells], ...]
    kin: "Kin"


@lru_cache(maxsize=1024)
def sheet(pack: Pack, known: Circumstances, first: Value, unsure: frozenset[str], stated: frozenset[str]) -> Sheet:
    """The sheet where `unsure` cannot be told, and an inspector stated `stated`. Raises `InvalidPack` for a gap."""
    words, space = pack.vocabulary, space_of(pack.vocabulary)
    firsts = words.asked[words.first].values if first == UNSURE else (first,)
    found = [0] * len(pack.rows)
    for value in firsts:
        possible = consistent(words, value, stated).possible
        for place, cells in enumerate(by_row(pack, known, value, possible)):
            found[place] |= cells
    rows = tuple((row, cells) for row, cells in zip(pack.rows, found, strict=True) if cells)
    verdicts = _verdicts(pack, space, rows, unsure)
    shares = pack.weights.get(words.first, {})
    likely = weights(pack, tuple((consistent(words, value, stated), shares.get(value, 1)) for value in firsts))
    return Sheet(
        pack=pack,
        first=first,
        space=space,
        rows=rows,
        open=sum(cells for _, cells in verdicts),
        verdicts=verdicts,
        kin=_kin(likely, verdicts),
    )


def by_row(pack: Pack, known: Circumstances, first: Value, possible: Cells) -> list[Cells]:
    """Which of these combinations each row decides. Raises `InvalidPack` where some are left over."""
    space, facts = space_of(pack.vocabulary), {**known._asdict(), pack.vocabulary.first: first}
    found = []
    for row in pack.rows:
        cells = possible & space.where(row.when, facts)
        possible &= ~cells
        found.append(cells)
    if possible:
        _refuse_gap(pack, {**facts, **space.example(possible)})
    return found


def applying(pack: Pack, row: Row, known: Circumstances, first: Value, possible: Cells) -> Cells:
    """Where a row's conditions hold, whichever row decides."""
    facts = {**known._asdict(), pack.vocabulary.first: first}
    return possible & space_of(pack.vocabulary).where(row.when, facts)


def _refuse_gap(pack: Pack, example: dict[str, object]) -> NoReturn:
    shown = ", ".join(f"{name}: {spelled(value)}" for name, value in example.items())
    right = "add a row for it; the last one may have `when: {}`"
    raise InvalidPack(pack.file, pack.rows[-1].line, f"no row applies to {{{shown}}}", right)


def _verdicts(
    pack: Pack, space: Space, rows: Iterable[tuple[Row, Cells]], unsure: frozenset[str]
) -> tuple[tuple[int, Cells], ...]:
    reachable: dict[Verdict, Cells] = {}
    for row, cells in rows:
        reachable[row.verdict] = reachable.get(row.verdict, 0) | cells
    once = several = 0
    for verdict, cells in reachable.items():
        blurred = space.forget(cells, unsure & space.facts.keys())
        reachable[verdict] = blurred
        several |= once & blurred
        once |= blurred
    alike = {verdict: cells & ~several for verdict, cells in reachable.items()}
    alike[REVIEW] = alike.get(REVIEW, 0) | several
    return tuple((1 << pack.verdicts.index(verdict), cells) for verdict, cells in alike.items() if cells)


@lru_cache(maxsize=256)
def _kin(likely: Weights, verdicts: tuple[tuple[int, Cells], ...]) -> Kin:
    return Kin(likely)
