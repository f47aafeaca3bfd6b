"""One logistic regression over vectors and counts side by side."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

C = 10.0
STEPS = 50
MEMORY = 8

Floats = npt.NDArray[np.float32]
Cost = Callable[[Floats], tuple[float, Floats]]


@dataclass(frozen=True)
class Regression:
    """The weights of each label: for vectors [384, labels], for counts [groups, labels], and alone [labels]."""

    vectors: Floats
    counts: Floats
    alone: Floats

    def scores(self, vectors: Floats, counts: csr_matrix) -> Floats:
        """[texts, labels], of any sign and size; only differences between them mean something."""
        scores: Floats = vectors @ self.vectors + counts @ self.counts + self.alone
        return scores

    def probabilities(self, vectors: Floats, counts: csr_matrix) -> Floats:
        """[texts, labels], each row adding up to one."""
        return softmax(self.scores(vectors, counts))

    @classmethod
    def side_by_side(cls, parts: "list[Regression]") -> "Regression":
        """The labels of all `parts` in their sequence."""
        joined = (np.concatenate([getattr(part, name) for part in parts], axis=-1) for name in cls.__dataclass_fields__)
        return cls(*joined)

    @classmethod
    def fit(cls, vectors: Floats, counts: csr_matrix, labels: npt.NDArray[np.int64], kinds: int) -> "Regression":
        """The weights that tell `labels`, numbers below `kinds`, best from both inputs under a penalty of 1 / C."""
        wide = vectors.shape[1]
        rows = np.arange(len(labels))
        across, upright = counts.T.tocsr(), np.ascontiguousarray(vectors.T)

        def cost(weights: Floats) -> tuple[float, Floats]:
            shares = softmax(vectors @ weights[:wide] + counts @ weights[wide:-1] + weights[-1])
            loss = -float(np.log(np.maximum(shares[rows, labels], 1e-30)).sum())
            shares[rows, labels] -= 1
            slope = np.concatenate([upright @ shares, across @ shares, shares.sum(axis=0, keepdims=True)])
            penalty = weights / C
            penalty[-1] = 0
            return loss + 0.5 * float((penalty * weights).sum()), slope + penalty

        best = _lowest(cost, np.zeros((wide + counts.shape[1] + 1, kinds), dtype=np.float32))
        return cls(best[:wide], best[wide:-1], best[-1])


def _lowest(cost: Cost, at: Floats) -> Floats:
    """Where `cost` is lowest, by L-BFGS in single precision.

    The one in scipy turns a million weights to double and back at every step, which costs more than the steps.
    """
    value, slope = cost(at)
    past: deque[tuple[Floats, Floats, float]] = deque(maxlen=MEMORY)
    for _ in range(STEPS):
        way = _descent(slope, past)
        downhill = float(np.vdot(slope, way))
        stride = 1.0 if past else 1.0 / float(np.linalg.norm(slope))
        while True:
            new_value, new_slope = cost(at + np.float32(stride) * way)
            if new_value <= value + 1e-4 * stride * downhill or stride < 1e-6:
                break
            stride /= 2
        moved, turned = np.float32(stride) * way, new_slope - slope
        bent = float(np.vdot(moved, turned))
        if bent > 0:
            past.append((moved, turned, bent))
        at, value, slope = at + moved, new_value, new_slope
    return at


def _descent(slope: Floats, past: deque[tuple[Floats, Floats, float]]) -> Floats:
    """Where to go next, judged by the last steps."""
    way = -slope
    shares = []
    for moved, turned, bent in reversed(past):
        share = float(np.vdot(moved, way)) / bent
        way -= np.float32(share) * turned
        shares.append(share)
    if past:
        moved, turned, bent = past[-1]
        way *= np.float32(bent / float(np.vdot(turned, turned)))
    for (moved, turned, bent), share in zip(past, reversed(shares), strict=True):
        way += np.float32(share - float(np.vdot(turned, way)) / bent) * moved
    return way


def softmax(scores: Floats) -> Floats:
    """Each row of `scores` as shares that add up to one."""
    scores = scores - scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores
