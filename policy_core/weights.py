"""How likely combinations of facts are, in whole numbers that add up without rounding."""

from functools import cached_property, lru_cache
from math import gcd

from policy_core.consistency import Consistency, consistent, space_of
from policy_core.model import Pack
from policy_core.space import Cells, Space


class Weights:
    """The weight of every combination: the product of the pack's percentages over the facts that do not follow."""

    def __init__(self, pack: Pack, space: Space, can_be: Consistency) -> None:
        self._pack = pack
        self._space = space
        self._can_be = can_be

    def of(self, cells: Cells) -> int:
        """The weight of a set of combinations."""
        return sum((cells & plane).bit_count() << power for power, plane in enumerate(self._planes))

    @cached_property
    def _planes(self) -> list[Cells]:
        """For each power of two the combinations whose weight has that bit: so weights are added by counting bits."""
        weights = self._by_place()
        planes = [bytearray(self._space.size // 8 + 1) for _ in range(max(weights.values()).bit_length())]
        for place, weight in weights.items():
            byte, bit = place >> 3, 1 << (place & 7)
            for power, plane in enumerate(planes):
                if weight >> power & 1:
                    plane[byte] |= bit
        return [int.from_bytes(plane, "little") for plane in planes]

    def _by_place(self) -> dict[int, int]:
        weights = dict.fromkeys(self._space.places(self._can_be.possible), 1)
        for fact, percentages in self._pack.weights.items():
            unit = gcd(100, *percentages.values())
            follows = self._can_be.following[fact]
            for value, having in self._space.having[fact].items():
                free = having & self._can_be.possible & ~follows
                for place in self._space.places(free):
                    weights[place] *= percentages.get(value, 0) // unit  # type: ignore[call-overload]
            for place in self._space.places(follows & self._can_be.possible):
                weights[place] *= 100 // unit
        return weights


@lru_cache(maxsize=64)
def weights(pack: Pack, stated: frozenset[str]) -> Weights:
    """The weights where an inspector stated `stated`."""
    return Weights(pack, space_of(pack.vocabulary), consistent(pack.vocabulary, stated))
