"""Texts as weighted counts of letter groups and word pairs, which tell apart what a sentence vector blurs."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

LETTERS = range(2, 5)
RAREST = 4
# So many words' groups are kept at hand.
REMEMBERED = 20_000
WORD = re.compile(r"[a-z0-9']+")


class Ngrams:
    """The groups that were seen in training, each with the weight of its rarity."""

    def __init__(self, groups: list[str], weights: npt.NDArray[np.float32]) -> None:
        self.groups = groups
        self.weights = weights
        column = {group: i for i, group in enumerate(groups)}
        # Clauses repeat the words of their message, and people repeat each other's.
        self._inside = lru_cache(REMEMBERED)(lambda word: places_of(column, inside(word)))
        self._column = column

    @classmethod
    def from_texts(cls, texts: list[str]) -> "Ngrams":
        """The groups found in at least four of `texts`."""
        found = Counter(group for text in texts for group in set(groups_of(text)))
        kept = sorted(group for group, times in found.items() if times >= RAREST)
        weights = [math.log((1 + len(texts)) / (1 + found[group])) + 1 for group in kept]
        return cls(kept, np.array(weights, dtype=np.float32))

    def rows(self, texts: Iterable[str]) -> csr_matrix:
        """[texts, groups], each row of length one."""
        data: list[npt.NDArray[np.float32]] = []
        columns: list[npt.NDArray[np.int32]] = []
        ends = [0]
        for text in texts:
            words = WORD.findall(text)
            every = [places_of(self._column, between(words)), *(self._inside(word) for word in words)]
            places, times = np.unique(np.concatenate(every), return_counts=True)
            values = (1 + np.log(times, dtype=np.float32)) * self.weights[places]
            data.append(values / max(math.sqrt(values @ values), 1e-12))
            columns.append(places)
            ends.append(ends[-1] + len(places))
        shape = (len(ends) - 1, len(self.groups))
        return csr_matrix(
            (np.concatenate(data), np.concatenate(columns), np.array(ends)), shape=shape, dtype=np.float32
        )


def groups_of(text: str) -> Iterator[str]:
    """The letter groups inside each word of `text`, and its words in pairs."""
    words = WORD.findall(text)
    for word in words:
        yield from inside(word)
    yield from between(words)


def inside(word: str) -> Iterator[str]:
    """The letter groups of one word."""
    edged = f" {word} "
    for length in LETTERS:
        for start in range(len(edged) - length + 1):
            yield edged[start : start + length]


def between(words: list[str]) -> Iterator[str]:
    """The words in pairs, the first with the beginning and the last with the end."""
    for first, second in pairwise(["<", *words, ">"]):
        yield f"{first}|{second}"


def places_of(known: dict[str, int], groups: Iterable[str]) -> npt.NDArray[np.int32]:
    """Where those of the groups stand that were seen in training."""
    return np.array([column for group in groups if (column := known.get(group)) is not None], dtype=np.int32)
