"""Which value inside a main intent: a small regression each, learnt from that intent's examples alone."""

from itertools import groupby

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from bot.components.regression import Floats, Regression, softmax


class Values:
    """The regressions of all main intents side by side; the labels of one lie together, as sorting leaves them."""

    def __init__(self, labels: list[str], regression: Regression) -> None:
        self.regression = regression
        self._spans = spans(labels)

    @classmethod
    def fit(cls, vectors: Floats, counts: csr_matrix, targets: npt.NDArray[np.int64], labels: list[str]) -> "Values":
        """Learns each main intent's values; `labels` are sorted, and `targets` are their numbers."""
        parts = []
        for span in spans(labels):
            mine = np.flatnonzero((targets >= span.start) & (targets < span.stop))
            parts.append(_told_apart(vectors[mine], counts[mine], targets[mine] - span.start, span.stop - span.start))
        return cls(labels, Regression.side_by_side(parts))

    def shares(self, vectors: Floats, counts: csr_matrix) -> Floats:
        """[texts, labels]: how likely each value is, given its main intent; they add up to one in each of those."""
        scores = self.regression.scores(vectors, counts)
        return np.concatenate([softmax(scores[:, span]) for span in self._spans], axis=1)

    def masses(self, shares: Floats) -> Floats:
        """[texts, labels]: for each label, what `shares` gives to its main intent in all."""
        return np.concatenate([_all_of(shares[:, span]) for span in self._spans], axis=1)

    def portions(self, shares: Floats) -> Floats:
        """[texts, labels]: `shares` as parts of their main intent; equal parts where it has none."""
        parts = []
        for span in self._spans:
            inside = shares[:, span] + 1e-9
            parts.append(inside / inside.sum(axis=1, keepdims=True))
        return np.concatenate(parts, axis=1)


def spans(labels: list[str]) -> list[slice]:
    """Where the labels of each main intent lie in `labels`."""
    found, start = [], 0
    for _, group in groupby(labels, key=lambda label: label.partition("/")[0]):
        stop = start + len(list(group))
        found.append(slice(start, stop))
        start = stop
    return found


def _told_apart(vectors: Floats, counts: csr_matrix, targets: npt.NDArray[np.int64], kinds: int) -> Regression:
    if kinds > 1:
        return Regression.fit(vectors, counts, targets, kinds)
    nothing = np.zeros((vectors.shape[1] + counts.shape[1] + 1, 1), dtype=np.float32)
    return Regression(nothing[: vectors.shape[1]], nothing[vectors.shape[1] : -1], nothing[-1])


def _all_of(inside: Floats) -> Floats:
    return np.repeat(inside.sum(axis=1, keepdims=True), inside.shape[1], axis=1)
