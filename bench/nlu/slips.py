"""Slips on a keyboard, made otherwise than those that the assistant is trained with."""

from math import hypot
from random import Random

ROWS = (("qwertyuiop", 0.0), ("asdfghjkl", 0.25), ("zxcvbnm", 0.75))
PLACES = {key: (shift + i, float(row)) for row, (keys, shift) in enumerate(ROWS) for i, key in enumerate(keys)}
REACH = 1.3
"""How far the finger goes astray, in keys."""
BESIDE = {
    key: "".join(other for other, (c, d) in PLACES.items() if other != key and hypot(a - c, b - d) <= REACH)
    for key, (a, b) in PLACES.items()
}
KINDS = {"wrong": 50, "left out": 20, "swapped": 10, "twice": 10, "brushed": 10}
"""How many of a hundred slips are of each kind."""


def slipped(text: str, rate: float, chance: Random) -> str:
    """`text` in which each letter goes wrong with the chance `rate`."""
    typed: list[str] = []
    for letter in text:
        key = letter.lower()
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0] if key in PLACES and chance.random() < rate else ""
        if kind == "swapped" and typed:
            typed.insert(-1, letter)
        elif kind == "wrong":
            typed.append(chance.choice(BESIDE[key]))
        elif kind != "left out":
            typed.append(letter)
        if kind == "twice":
            typed.append(letter)
        elif kind == "brushed":
            typed.append(chance.choice(BESIDE[key]))
    return "".join(typed)
