"""One logistic regression over vectors and counts side by side."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

C = 10.0
STEPS = 30

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Regression:
    """The weights of each label: for vectors [384, labels], for counts [groups, labels], and alone [labels]."""

    vectors: Floats
    counts: Floats
    alone: Floats

    def probabilities(self, vectors: Floats, counts: csr_matrix) -> Floats:
        """[texts, labels], each row adding up to one."""
        return _softmax(vectors @ self.vectors + counts @ self.counts + self.alone)

    @classmethod
    def fit(cls, vectors: Floats, counts: csr_matrix, labels: npt.NDArray[np.int64], kinds: int) -> "Regression":
        """The weights that tell `labels`, numbers below `kinds`, best from both inputs under a penalty of 1 / C."""
        wide = vectors.shape[1]
        target = np.zeros((len(labels), kinds), dtype=np.float32)
        target[np.arange(len(labels)), labels] = 1
        across = counts.T.tocsr()
        start = np.zeros((wide + counts.shape[1] + 1, kinds), dtype=np.float64)

        def cost(flat: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
            weights = flat.reshape(start.shape)
            small = weights.astype(np.float32)
            shares = _softmax(vectors @ small[:wide] + counts @ small[wide:-1] + small[-1])
            loss = -C * float(np.log(np.maximum((shares * target).sum(axis=1), 1e-30)).sum())
            error = shares - target
            slope = C * np.concatenate([vectors.T @ error, across @ error, error.sum(axis=0, keepdims=True)])
            penalty = weights.copy()
            penalty[-1] = 0
            return loss + 0.5 * float((penalty**2).sum()), (slope + penalty).ravel()

        found = minimize(cost, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 10})
        best = found.x.reshape(start.shape).astype(np.float32)
        return cls(best[:wide], best[wide:-1], best[-1])


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
