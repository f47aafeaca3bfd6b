"""The size and colour of the ring that is wished for instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from actions.draft import Draft
from actions.items import all_words, words_of
from actions.phrases import whole, words
from actions.question_words import ASKED_WITH, INVERTED
from actions.turn import Turn
from returns.model import Order

WANTED = ("size", "colour")
"""What another ring can differ in."""
WISHING = ("resolution", "confirm")
"""The questions that a size alone may answer."""
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


PRICED = words(r"(cheaper|dearer|costs?|price|much|have|available|stock|sold out)")
"""Words that ask about a ring, or find it dear."""
BARE_SIZE = whole(
    rf"((the|an?|in|size|number|no|like|want|wants|need|needs|take|he|she|i|i'?d|we|please|ok|yes|then|for)\W+)*"
    rf"(?P<size>(?:[4-9]|1[0-6])(?:\.5)?|{'|'.join(NUMBERS)})"
    r"(\W+(number|please|pls|then|instead|thanks|size|would be (good|great|fine|nice)))*",
)
"""Words that say a size and nothing else."""


def bare_size(turn: Turn) -> str | None:
    """The size that a few words name, as an answer to which ring it should be."""
    found = BARE_SIZE.fullmatch(turn.whole.text)
    return NUMBERS.get(found["size"].lower(), found["size"]) if found else None


def bare_colour(turn: Turn) -> bool:
    """Whether a few words say a colour and ask nothing about it."""
    asks = ASKED_WITH.search(turn.whole.text) or INVERTED.match(turn.whole.text) or PRICED.search(turn.whole.text)
    return turn.entity("colour") is not None and not asks


def wanting(draft: Draft, turn: Turn, asked: str | None = None) -> Draft:
    """The draft with the sizes and colours that were named, of which some may be those of a new ring."""
    told = [f"{kind} {value}" for kind in WANTED for value in turn.entities.get(kind, ())]
    if not turn.entity("size") and (sized := SIZED.search(turn.whole.text)):
        told.append(f"size {NUMBERS.get(sized['size'].lower(), sized['size'])}")
    if asked in WISHING and not turn.entity("size") and (size := bare_size(turn)):
        told.append(f"size {size}")
    return replace(draft, wanted=tuple(dict.fromkeys([*draft.wanted, *told])))


def wanted_of(named: Iterable[str], order: Order) -> list[str]:
    """The size and the colour named last that no ring of the order has, each as its kind and its value."""
    theirs = all_words(list(order.lines))
    others = [each.split(" ", 1) for each in named if not words_of(each.split(" ", 1)[1]) & theirs]
    return [f"{kind} {value}" for kind, value in dict(others).items()]
