"""How likely combinations of facts are, in whole numbers that add up without rounding."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from math import gcd

from policy_core.conditions import Value
from policy_core.consistency import Consistency, space_of
from policy_core.model import Pack
from policy_core.space import Cells

Shared = tuple[Consistency, int]
"""What can be with one value of the first fact, and how often that value is to be expected."""


class Weights:
    """The weight of every combination: the product of the pack's percentages over the facts that do not follow."""

    def __init__(self, pack: Pack, firsts: tuple[Shared, ...]) -> None:
        self._pack = pack
        self._firsts = firsts

    def of(self, cells: Cells) -> int:
        """The weight of a set of combinations."""
        return sum((cells & plane).bit_count() << power for power, plane in enumerate(self._planes))

    @cached_property
    def _planes(self) -> list[Cells]:
        """For each power of two the combinations whose weight has that bit: so weights are added by counting bits."""
        weights: Counter[int] = Counter()
        for can_be, share in self._firsts:
            weights.update(dict(self._by_place(can_be, share)))
        powers = range(max(weights.values(), default=0).bit_length())
        planes = [bytearray(space_of(self._pack.vocabulary).size // 8 + 1) for _ in powers]
        for place, weight in weights.items():
            byte, bit = place >> 3, 1 << (place & 7)
            for power, plane in zip(powers, planes, strict=True):
                if weight >> power & 1:
                    plane[byte] |= bit
        return [int.from_bytes(plane, "little") for plane in planes]

    def _by_place(self, can_be: Consistency, share: int) -> Iterator[tuple[int, int]]:
        space = space_of(self._pack.vocabulary)
        factors = {fact: self._factors(fact, can_be) for fact in space.facts}
        for place in space.places(can_be.possible):
            weight = share
            for fact, value in space.at(place).items():
                follows, shares, whole = factors[fact]
                weight *= whole if follows >> place & 1 else shares.get(value, 0)
            yield place, weight

    def _factors(self, fact: str, can_be: Consistency) -> tuple[Cells, Mapping[Value, int], int]:
        """Where the fact follows, and its percentages in lowest terms with what stands for 100 %."""
        percentages = self._pack.weights[fact]
        unit = gcd(100, *percentages.values())
        following = dict(can_be.following)[fact]
        return following, {value: share // unit for value, share in percentages.items()}, 100 // unit


@lru_cache(maxsize=64)
def weights(pack: Pack, firsts: tuple[Shared, ...]) -> Weights:
    """The weights of these values of the first fact together."""
    return Weights(pack, firsts)
