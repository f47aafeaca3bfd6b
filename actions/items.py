"""Which item of an order a customer means."""

from __future__ import annotations

import re

from actions.turn import Turn
from returns.model import Line, Order

ORDINALS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "last": -1}


def returnable(order: Order) -> list[Line]:
    """The lines of which a piece can still go back."""
    return [line for line in order.lines if line.left > 0]


def matching(turn: Turn, order: Order, *, only_surely: bool = False) -> str | None:
    """The id of the one line that the turn's words fit best, or None where none or several do."""
    lines = returnable(order)
    if len(lines) == 1:
        return lines[0].id
    said = _words(turn.text) | {value.casefold() for values in turn.entities.values() for value in values}
    common = set.intersection(*(_words(line.title) for line in lines)) if lines else set()
    scores = {line.id: len((_words(line.title) - common) & said) for line in lines}
    best = [line_id for line_id, score in scores.items() if score and score == max(scores.values())]
    if len(best) == 1:
        return best[0]
    return None if only_surely else _by_place(turn.text, lines)


def names(text: str, line: Line) -> bool:
    """Whether the text only names the item once more; its title can hold numbers that count nothing."""
    return len(_words(text) & _words(line.title)) > 1 and not _words(text) & {"all", "both"}


def _by_place(text: str, lines: list[Line]) -> str | None:
    for word in re.findall(r"\w+", text.casefold()):
        place = ORDINALS.get(word, int(word) - 1 if word.isdigit() and 0 < int(word) <= len(lines) else None)
        if place is not None and place < len(lines):
            return lines[place].id
    return None


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
