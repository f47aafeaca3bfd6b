"""The nearest examples: exact after the sketch, and none that says nothing new."""

import numpy as np

from bot.components.neighbours import ALIKE, NEAREST, Neighbours
from bot.components.regression import Floats

WIDE = 96


def halves(count: int, seed: int) -> Floats:
    """`count` vectors of two halves of length one each."""
    drawn = np.random.RandomState(seed).standard_normal((count, 2, WIDE // 2)).astype(np.float32)
    drawn /= np.linalg.norm(drawn, axis=2, keepdims=True)
    return drawn.reshape(count, WIDE)


def test_the_nearest_examples_are_found_with_their_cosines_and_labels() -> None:
    examples = halves(40, 1)
    neighbours = Neighbours(examples, np.arange(40))
    asked = examples[[7, 23]]
    nearness, meant = neighbours.nearest(asked)
    for row, own in enumerate((7, 23)):
        best = int(nearness[row].argmax())
        assert meant[row, best] == own
        assert np.isclose(nearness[row, best], 1, atol=1e-5)
        assert np.allclose(nearness[row], (examples[meant[row]] @ asked[row]) / 2, atol=1e-5)


def test_among_many_examples_the_nearest_one_passes_the_sketch() -> None:
    examples = halves(2000, 3)
    nearness, meant = Neighbours(examples, np.arange(2000)).nearest(examples[:20])
    assert [labels[measures.argmax()] for labels, measures in zip(meant, nearness, strict=True)] == list(range(20))
    assert meant.shape == (20, NEAREST)


def test_of_examples_that_lie_together_under_one_label_the_first_is_kept() -> None:
    one, other = halves(2, 2)
    near = (one + 0.05 * other) / 1.001
    examples = np.stack([one, near, other, near])
    assert float(one @ near) / 2 > ALIKE > float(one @ other) / 2
    kept = Neighbours.apart(examples, np.array([0, 0, 0, 1]))
    assert kept.meant.tolist() == [0, 0, 1]
    assert np.array_equal(kept.examples, examples[[0, 2, 3]])
