"""The arithmetic of the report."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

Pair = tuple[str, str]
"""What was meant and what was read."""


def share(hits: Iterable[bool]) -> float:
    """The part of `hits` that is true, 0 to 1."""
    counted = list(hits)
    return sum(counted) / len(counted)


def accuracy(pairs: Sequence[Pair]) -> float:
    """The part of the pairs that were read as they were meant."""
    return share(meant == read for meant, read in pairs)


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean of F1 over all that was meant, each kind counting alike however often it occurs."""
    meant, read = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    right = Counter(one for one, other in pairs if one == other)
    return sum(2 * right[kind] / (meant[kind] + read[kind]) for kind in meant) / len(meant)


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The chance that something inside scores above something outside; a tie counts half."""
    ranked = sorted(outside)
    won = sum(bisect_left(ranked, score) + bisect_right(ranked, score) for score in inside)
    return won / (2 * len(inside) * len(outside))


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest of `values` that so many of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
