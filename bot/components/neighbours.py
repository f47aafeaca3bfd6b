"""The training examples that lie nearest to a text, found in a sketch first and measured exactly then."""

import numpy as np
import numpy.typing as npt

from bot.components.regression import Floats

NEAREST = 12
# The sketch has so many of the dimensions, and so many examples pass from it to the exact measure.
SKETCHED, LOOKED_AT = 64, 96


class Neighbours:
    """All examples, as vectors of two halves of length one each, with the number of the label that each is meant as."""

    def __init__(self, examples: Floats, meant: npt.NDArray[np.int64]) -> None:
        self.examples, self.meant = examples, meant
        # The directions in which the examples differ most.
        self._basis = np.linalg.eigh(examples.T @ examples)[1][:, -SKETCHED:].astype(np.float32)
        self._sketch = np.ascontiguousarray((examples @ self._basis).T)

    def nearest(self, vectors: Floats) -> tuple[Floats, npt.NDArray[np.int64]]:
        """[texts, n] twice: mean cosines of both halves, in no order, and the labels of the examples with them."""
        rough = vectors @ self._basis @ self._sketch
        looked_at = min(LOOKED_AT, rough.shape[1])
        likely = np.argpartition(rough, -looked_at, axis=1)[:, -looked_at:]
        exact = np.stack([self.examples[places] @ vector / 2 for places, vector in zip(likely, vectors, strict=True)])
        count = min(NEAREST, looked_at)
        best = np.argpartition(exact, -count, axis=1)[:, -count:]
        places = np.take_along_axis(likely, best, axis=1)
        return np.take_along_axis(exact, best, axis=1), self.meant[places]
