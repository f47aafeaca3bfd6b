"""The training examples that lie nearest to a text, found in a sketch first and measured exactly then."""

import numpy as np
import numpy.typing as npt

from bot.components.regression import Floats

NEAREST = 12
# The sketch has so many of the dimensions.
SKETCHED = 48
# One example in so many shows how near the others will be, and the measure of the best of those that do is the least
# that passes to the exact measure: some hundred examples do. Sorting all of them would cost ten times as much.
SHOWING = 8
# An example this near to another one of its label says nothing new.
ALIKE = 0.75

Labels = npt.NDArray[np.int64]


class Neighbours:
    """Examples as vectors of two halves of length one each, with the number of the label that each is meant as."""

    def __init__(self, examples: Floats, meant: Labels) -> None:
        self.examples, self.meant = examples, meant
        # The directions in which the examples differ most.
        self._basis = np.linalg.eigh(examples.T @ examples)[1][:, -SKETCHED:].astype(np.float32)
        self._sketch = np.ascontiguousarray(examples @ self._basis)

    @classmethod
    def apart(cls, examples: Floats, meant: Labels) -> "Neighbours":
        """Those of the examples that no earlier one of their label lies next to."""
        kept = np.ones(len(examples), dtype=bool)
        for label in np.unique(meant):
            mine = np.flatnonzero(meant == label)
            near = examples[mine] @ examples[mine].T / 2 >= ALIKE
            left = np.ones(len(mine), dtype=bool)
            for i, others in enumerate(near):
                if left[i]:
                    left[i + 1 :] &= ~others[i + 1 :]
            kept[mine] = left
        return cls(examples[kept], meant[kept])

    def nearest(self, vectors: Floats) -> tuple[Floats, Labels]:
        """[texts, n] twice: mean cosines of both halves, in no order, and the labels of the examples with them."""
        # The examples stand on the left: the other way round a few texts at once cost twice as much.
        rough = (self._sketch @ (vectors @ self._basis).T).T
        found = [self._measured(np.ascontiguousarray(row), vector) for row, vector in zip(rough, vectors, strict=True)]
        nearness, places = (np.stack(each) for each in zip(*found, strict=True))
        return nearness, self.meant[places]

    def _measured(self, rough: Floats, vector: Floats) -> tuple[Floats, Labels]:
        """The cosines and places of the examples that are nearest to `vector`, of those that look near in `rough`."""
        shown = rough[::SHOWING]
        least = np.partition(shown, -NEAREST)[-NEAREST] if len(shown) >= NEAREST else rough.min()
        likely = np.flatnonzero(rough >= least)
        exact = self.examples[likely] @ vector / 2
        count = min(NEAREST, len(exact))
        best = np.argpartition(exact, -count)[-count:]
        return exact[best], likely[best]
