"""All combinations of some facts, and sets of them.

A set of combinations is one whole number with a bit for each: `&` is what both sets have, `|` what either has,
and asking whether anything is left is asking whether it is zero. That makes whole decision tables cheap to work out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import prod

from policy_core.conditions import AllOf, AnyOf, Condition, Value

Cells = int
"""A set of combinations."""


class Space:
    """Every combination of the given facts' values."""

    def __init__(self, facts: Mapping[str, Sequence[Value]]) -> None:
        self.facts = facts
        self.size = prod(len(values) for values in facts.values())
        self.all: Cells = (1 << self.size) - 1
        self.strides: dict[str, int] = {}
        self.having: dict[str, dict[Value, Cells]] = {}
        stride = self.size
        for fact, values in facts.items():
            block = stride
            stride //= len(values)
            self.strides[fact] = stride
            every_block = self.all // ((1 << block) - 1)
            run = (1 << stride) - 1
            self.having[fact] = {value: (run << i * stride) * every_block for i, value in enumerate(values)}

    def where(self, condition: Condition, fixed: Mapping[str, object]) -> Cells:
        """The combinations in which a condition holds; facts outside this space are as `fixed` has them."""
        if isinstance(condition, AllOf):
            cells = self.all
            for part in condition.parts:
                cells &= self.where(part, fixed)
            return cells
        if isinstance(condition, AnyOf):
            cells = 0
            for branch in condition.branches:
                cells |= self.where(branch, fixed)
            return cells
        if condition.fact in fixed:
            return self.all if condition.holds(fixed[condition.fact]) else 0
        cells = 0
        for value, having in self.having[condition.fact].items():
            if condition.holds(value):
                cells |= having
        return cells

    def forget(self, cells: Cells, facts: Iterable[str]) -> Cells:
        """These combinations, and those that differ from one of them in these facts only."""
        for fact in facts:
            cells = self._forget(cells, fact)
        return cells

    def _forget(self, cells: Cells, fact: str) -> Cells:
        stride = self.strides[fact]
        values = self.having[fact].values()
        merged = 0
        for i, having in enumerate(values):
            merged |= (cells & having) >> i * stride
        spread = 0
        for i in range(len(values)):
            spread |= merged << i * stride
        return spread

    def places(self, cells: Cells) -> Iterator[int]:
        """Where the combinations of a set stand."""
        return (place for place, bit in enumerate(bin(cells)[:1:-1]) if bit == "1")

    def example(self, cells: Cells) -> dict[str, Value]:
        """One combination of a set that is not empty."""
        return self.at((cells & -cells).bit_length() - 1)

    def at(self, place: int) -> dict[str, Value]:
        """The combination at one place."""
        return {fact: values[place // self.strides[fact] % len(values)] for fact, values in self.facts.items()}
