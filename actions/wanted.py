"""The size and colour of the ring that is wished for instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from actions.draft import Draft
from actions.items import all_words, words_of
from actions.turn import Turn
from returns.model import Order

WANTED = ("size", "colour")
"""What another ring can differ in."""
NUMBERS = {"five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10"} | {
    "eleven": "11",
    "twelve": "12",
}
SIZED = re.compile(
    r"\b(?:sizes?|takes|wears?|exchange (?:for|to)|swap(?: it)? (?:for|to)|want (?:the|an?)|need (?:the"
    r"|an?))\b\W+(?:\w+\W+){0,2}?"
    rf"(?P<size>(?:[4-9]|1[0-6])(?:\.5)?|{'|'.join(NUMBERS)})\b"
    r"(?! ?(?:days?|hours?|minutes?|rings?|euros?|dollars|bucks|%|weeks?|months?))",
    re.IGNORECASE,
)
"""A size that is told after its word, with others between."""


def wanting(draft: Draft, turn: Turn) -> Draft:
    """The draft with the sizes and colours that were named, of which some may be those of a new ring."""
    told = [f"{kind} {value}" for kind in WANTED for value in turn.entities.get(kind, ())]
    if not turn.entity("size") and (sized := SIZED.search(turn.whole.text)):
        told.append(f"size {NUMBERS.get(sized['size'].lower(), sized['size'])}")
    return replace(draft, wanted=tuple(dict.fromkeys([*draft.wanted, *told])))


def wanted_of(named: Iterable[str], order: Order) -> list[str]:
    """The size and the colour named last that no ring of the order has, each as its kind and its value."""
    theirs = all_words(list(order.lines))
    others = [each.split(" ", 1) for each in named if not words_of(each.split(" ", 1)[1]) & theirs]
    return [f"{kind} {value}" for kind, value in dict(others).items()]
