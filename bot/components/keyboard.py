"""Where the keys lie, and what a word may stand for when a finger slipped."""

from collections.abc import Iterator
from string import ascii_lowercase

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
