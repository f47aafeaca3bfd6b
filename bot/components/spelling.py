"""Mends slips of the fingers by the words around; numbers, names with digits and words that people use here stay."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import nlargest
from importlib.resources import files
from itertools import pairwise
from math import log

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bot.components.keyboard import slips

KNOWN_WORDS = 30_000
# Words that nobody knows come again and again, and each costs a thousand look-ups.
REMEMBERED = 5_000
# How often in the list's count a word is taken to occur for each time that the examples use it.
HEARD = 20_000_000
SHORTEST = 2
# Longer than any word that people mistype: mending is quadratic in the length, and keyboards can be leant on.
LONGEST = 24
# Words from this length may have two slips; they are looked for among the words of the examples.
LONG = 6
# How likely an unknown word is right, one slip is made, two are, and one that ends in another common word.
UNKNOWN, ONE_SLIP, TWO_SLIPS, UNLUCKY = 1e-9, 0.03, 1e-4, 1e-4
# How much of a word's chance comes from the word before it, and how many meanings of a word are weighed.
BEFORE, MEANINGS = 0.6, 8
WORD = re.compile(r"(?<![\w@#-])[a-z]+(?:'[a-z]+)?(?![\w@-])")
SHORT = {
    "u": "you",
    "ur": "your",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "ty": "thank you",
    "bc": "because",
    "idk": "i don't know",
    "dunno": "i don't know",
    "nvm": "never mind",
    "cuz": "because",
    "msg": "message",
    "dont": "don't",
    "doesnt": "doesn't",
    "didnt": "didn't",
    "isnt": "isn't",
    "wasnt": "wasn't",
    "wont": "won't",
    "cant": "can't",
    "havent": "haven't",
    "hasnt": "hasn't",
    "arent": "aren't",
    "couldnt": "couldn't",
    "wouldnt": "wouldn't",
    "im": "i'm",
    "ive": "i've",
    "thats": "that's",
    "theres": "there's",
    "whats": "what's",
    "wanna": "want to",
    "gonna": "going to",
    "gimme": "give me",
    "pics": "pictures",
    "pic": "picture",
}

EDGE = ""


class Spelling:
    """How often words occur and follow each other, and the likeliest words for those that do not fit."""

    def __init__(self, counts: dict[str, int], pairs: dict[str, dict[str, int]]) -> None:
        self.counts = counts
        self.pairs = pairs
        self._total = sum(counts.values())
        self._followed = {word: sum(after.values()) for word, after in pairs.items()}
        self._heard = sorted({word for after in pairs.values() for word in after if word in counts})
        self._known = set(self._heard)
        self._meanings = lru_cache(maxsize=REMEMBERED)(self._weighed)

    @classmethod
    def from_examples(cls, texts: Iterable[str]) -> "Spelling":
        """The commonest English words and those that the examples use more than once, which count as common."""
        listed = (line.split() for line in _list().splitlines())
        counts = {word: int(count) for word, count in listed if word.isalpha()}
        common = dict(sorted(counts.items(), key=lambda item: -item[1])[:KNOWN_WORDS])
        runs = [[place.group() for place in run] for text in texts for run in _runs(text.lower())]
        heard = Counter(word for run in runs for word in run if word not in SHORT)
        for word, times in heard.items():
            if times > 1 or word in counts:
                common[word] = max(common.get(word, 0), HEARD * times)
        pairs: dict[str, dict[str, int]] = {}
        for (first, second), times in Counter(pair for run in runs for pair in pairwise([EDGE, *run])).items():
            if second in common:
                pairs.setdefault(first, {})[second] = times
        return cls(common, pairs)

    def mended(self, text: str) -> str:
        """`text`, in lower case, with each word that does not fit as the likeliest one that was meant."""
        words = (meant for _, _, meant in self.meant(text))
        return WORD.sub(lambda _: next(words), text)

    def meant(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each word of `text`, in lower case, begins and ends, and the word that was meant."""
        for run in _runs(text):
            for place, meant in zip(run, self._likeliest([place.group() for place in run]), strict=True):
                yield place.start(), place.end(), meant

    def _likeliest(self, run: list[str]) -> list[str]:
        """The words of which `run` was most likely meant to be made, by Viterbi's way through all meanings."""
        ways: dict[str, tuple[float, list[str]]] = {EDGE: (0.0, [])}
        for word in run:
            ways = {meant: self._best(ways, meant, weight) for meant, weight in self._meanings(word)}
        return max(ways.values())[1]

    def _best(self, ways: dict[str, tuple[float, list[str]]], meant: str, weight: float) -> tuple[float, list[str]]:
        score, path = max((score + self._follows(last, meant), path) for last, (score, path) in ways.items())
        return score + weight, [*path, meant]

    def _follows(self, last: str, word: str) -> float:
        """How likely `word` stands behind `last`, as a logarithm."""
        alone = self.counts.get(word, 0) / self._total
        times = self.pairs.get(last, {}).get(word, 0)
        return log(BEFORE * times / self._followed.get(last, 1) + (1 - BEFORE) * alone + UNKNOWN)

    def _weighed(self, word: str) -> list[tuple[str, float]]:
        """What `word` may mean, each with the logarithm of how likely it is typed so."""
        if word in SHORT:
            return [(SHORT[word], 0.0)]
        if word in self._known or not SHORTEST <= len(word) <= LONGEST:
            return [(word, 0.0)]
        if word in self.counts:
            found = {meant: UNLUCKY * weight for meant, weight in slips(word) if meant in self._known}
        else:
            found = {meant: ONE_SLIP * weight for meant, weight in slips(word) if meant in self.counts}
            if len(word) >= LONG:
                for meant, _, _ in extract(word, self._heard, scorer=OSA.distance, score_cutoff=2, limit=MEANINGS):
                    found.setdefault(meant, TWO_SLIPS)
        likely = nlargest(MEANINGS, found, key=lambda meant: found[meant] * self.counts[meant])
        return [(word, 0.0), *((meant, log(found[meant])) for meant in likely)]


def _runs(text: str) -> list[list[re.Match[str]]]:
    """The words of `text`, those together that follow each other with nothing but blanks between them."""
    runs: list[list[re.Match[str]]] = []
    for place in WORD.finditer(text):
        if not runs or text[runs[-1][-1].end() : place.start()].strip():
            runs.append([])
        runs[-1].append(place)
    return runs


def _list() -> str:
    return files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
