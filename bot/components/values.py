"""Which value inside a main intent: a small regression each, learnt from that intent's examples alone."""

from itertools import groupby

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from bot.components.regression import Floats, Regression


class Values:
    """The regressions of all main intents side by side; the labels of one lie together, as sorting leaves them."""

    def __init__(self, labels: list[str], regression: Regression) -> None:
        self.regression = regression
        self._widths = widths(labels)
        self._starts = np.cumsum([0, *self._widths[:-1]])

    @classmethod
    def fit(cls, vectors: Floats, counts: csr_matrix, targets: npt.NDArray[np.int64], labels: list[str]) -> "Values":
        """Learns each main intent's values; `labels` are sorted, and `targets` are their numbers."""
        parts, start = [], 0
        for width in widths(labels):
            mine = np.flatnonzero((targets >= start) & (targets < start + width))
            parts.append(_told_apart(vectors[mine], counts[mine], targets[mine] - start, width))
            start += width
        return cls(labels, Regression.side_by_side(parts))

    def shares(self, vectors: Floats, counts: csr_matrix) -> Floats:
        """[texts, labels]: how likely each value is, given its main intent; they add up to one in each of those."""
        scores = self.regression.scores(vectors, counts)
        return self.portions(np.exp(scores - self._over(np.maximum, scores)))

    def masses(self, shares: Floats) -> Floats:
        """[texts, labels]: for each label, what `shares` gives to its main intent in all."""
        return self._over(np.add, shares)

    def portions(self, shares: Floats) -> Floats:
        """[texts, labels]: `shares` as parts of their main intent; equal parts where it has none."""
        shares = shares + np.float32(1e-9)
        return shares / self._over(np.add, shares)

    def _over(self, take: np.ufunc, rows: Floats) -> Floats:
        """[texts, labels]: what `take` makes of all labels of the same main intent, at each of them."""
        return np.repeat(take.reduceat(rows, self._starts, axis=1), self._widths, axis=1)


def widths(labels: list[str]) -> list[int]:
    """How many labels each main intent has, in the sequence of `labels`."""
    return [len(list(group)) for _, group in groupby(labels, key=lambda label: label.partition("/")[0])]


def _told_apart(vectors: Floats, counts: csr_matrix, targets: npt.NDArray[np.int64], kinds: int) -> Regression:
    if kinds > 1:
        return Regression.fit(vectors, counts, targets, kinds)
    nothing = np.zeros((vectors.shape[1] + counts.shape[1] + 1, 1), dtype=np.float32)
    return Regression(nothing[: vectors.shape[1]], nothing[vectors.shape[1] : -1], nothing[-1])
