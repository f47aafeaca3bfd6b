"""Mends one slip of the fingers in a word that nobody knows; numbers, names with digits and known words stay."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from string import ascii_lowercase

KNOWN_WORDS = 30_000
# Words that nobody knows come again and again, and each costs a thousand look-ups.
REMEMBERED = 5_000
# How often in the list's count a word is taken to occur for each time that the examples use it.
HEARD = 20_000_000
SHORTEST = 3
# Longer than any word that people mistype: mending is quadratic in the length, and keyboards can be leant on.
LONGEST = 24
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
# The keys that lie beside each key.
NEIGHBOURS = {
    "q": "aw",
    "w": "aeqs",
    "e": "drsw",
    "r": "deft",
    "t": "fgry",
    "y": "ghtu",
    "u": "hijy",
    "i": "jkou",
    "o": "iklp",
    "p": "lo",
    "a": "qswz",
    "s": "adewxz",
    "d": "cefrsx",
    "f": "cdgrtv",
    "g": "bfhtvy",
    "h": "bgjnuy",
    "j": "hikmnu",
    "k": "ijlmo",
    "l": "kop",
    "z": "asx",
    "x": "cdsz",
    "c": "dfvx",
    "v": "bcfg",
    "b": "ghnv",
    "n": "bhjm",
    "m": "jkn",
}


class Spelling:
    """A frequency list of words, and the nearest of them for a word that is not in it."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts
        self._nearest = lru_cache(maxsize=REMEMBERED)(self._likeliest)

    @classmethod
    def from_examples(cls, texts: Iterable[str]) -> "Spelling":
        """The commonest English words and those that the examples use more than once, which count as common."""
        listed = (line.split() for line in _list().splitlines())
        counts = {word: int(count) for word, count in listed if word.isalpha()}
        common = dict(sorted(counts.items(), key=lambda item: -item[1])[:KNOWN_WORDS])
        heard = Counter(word for text in texts for word in WORD.findall(text.lower()) if word not in SHORT)
        for word, times in heard.items():
            if times > 1 or word in counts:
                common[word] = max(common.get(word, 0), HEARD * times)
        return cls(common)

    def mended(self, text: str) -> str:
        """`text`, in lower case, with each unknown word as the likeliest known one a single slip away."""
        return WORD.sub(lambda match: self._word(match.group()), text)

    def _word(self, word: str) -> str:
        if word in SHORT:
            return SHORT[word]
        if word in self.counts or not SHORTEST <= len(word) <= LONGEST or "'" in word:
            return word
        return self._nearest(word)

    def _likeliest(self, word: str) -> str:
        return max((slip for slip in slips(word) if slip[0] in self.counts), key=self._likely, default=(word, 0.0))[0]

    def _likely(self, slip: tuple[str, float]) -> float:
        return self.counts[slip[0]] * slip[1]


def slips(word: str) -> Iterator[tuple[str, float]]:
    """All that `word` may stand for with one slip, each with how likely that slip is."""
    for i in range(len(word) + 1):
        left, right = word[:i], word[i:]
        first = 0.1 if i == 0 else 1.0
        if right:
            doubled = right[0] == right[1:2] or right[0] == left[-1:]
            yield left + right[1:], first * (2.0 if doubled else 0.5)
            for letter in ascii_lowercase:
                near = letter in NEIGHBOURS.get(right[0], "")
                yield left + letter + right[1:], first * (1.0 if near else 0.2)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:], 2.0
        for letter in ascii_lowercase:
            yield left + letter + right, first * (2.0 if letter in (left[-1:], right[:1]) else 0.7)


def _list() -> str:
    return files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
