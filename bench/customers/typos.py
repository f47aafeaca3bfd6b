"""Slips of the finger, as they happen on a phone."""

import re
from random import Random

ROWS = "qwertyuiop", "asdfghjkl", "zxcvbnm"
BESIDE = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in ROWS
    for place, letter in enumerate(row)
}
SHORTEST = 4


def spoiled(text: str, rate: float, chance: Random) -> str:
    """The text with some of its longer plain words misspelt, each once at most."""
    return re.sub(r"(?<![\w@.#-])[a-z]+(?![\w@#-]|\.\w)", lambda word: _slip(word[0], rate, chance), text)


def _slip(word: str, rate: float, chance: Random) -> str:
    if len(word) < SHORTEST or chance.random() >= rate * len(word):
        return word
    place = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    kind = chance.randrange(4)
    if kind == 0:
        return before + after
    if kind == 1:
        return before + letter + letter + after
    if kind == 2:
        return before + after[0] + letter + after[1:]
    return before + chance.choice(BESIDE[letter]) + after
