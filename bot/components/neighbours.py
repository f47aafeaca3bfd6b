"""The training examples that lie nearest to a text, found in a sketch first and measured exactly then."""

import numpy as np
import numpy.typing as npt

from bot.components.regression import Floats

NEAREST = 12
# The sketch has so many of the dimensions, and so many examples pass from it to the exact measure.
SKETCHED, LOOKED_AT = 48, 96
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
        looked_at = min(LOOKED_AT, rough.shape[1])
        likely = np.argpartition(rough, -looked_at, axis=1)[:, -looked_at:]
        exact = np.stack([self.examples[places] @ vector / 2 for places, vector in zip(likely, vectors, strict=True)])
        count = min(NEAREST, looked_at)
        best = np.argpartition(exact, -count, axis=1)[:, -count:]
        places = np.take_along_axis(likely, best, axis=1)
        return np.take_along_axis(exact, best, axis=1), self.meant[places]
