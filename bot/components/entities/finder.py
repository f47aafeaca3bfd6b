"""All finders together: each stretch of a text is one thing, the surest reading of it."""

import re
from collections.abc import Callable, Iterable

from bot.components.entities.carriers import tracking_numbers
from bot.components.entities.catalogue import Catalogue
from bot.components.entities.contacts import amounts, emails, phones
from bot.components.entities.days import days
from bot.components.entities.found import Found
from bot.components.entities.order_numbers import bare, lettered
from bot.components.entities.spelled import spelled

# What stands for a mention when the sense of a sentence is judged; the others say something of their own and stay.
MASKS = {
    "order_number": "order number",
    "email": "email",
    "phone": "phone number",
    "tracking_number": "tracking number",
}

_GAP = "\x00"
_LEADING = re.compile(
    r"(?:\b(?:from|for|on|of|in|about|with|under|my|the|is|was|it's|its|and|order|number|nr|no|e-?mail|address)\b[\s:#.]*)*"
    + _GAP,
    re.IGNORECASE,
)
# Commas that stood between mentions.
_LOOSE = re.compile(r"^[\s,;:.]+|[\s,;:]+(?=[,;:.!?]|$)")
_WORD = re.compile(r"\w+")
_ENOUGH = 2

Find = Callable[[str], Iterable[Found]]


class Finder:
    """Finds mentions, earlier kinds before later ones where two claim the same letters."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._patterns: tuple[Find, ...] = (
            emails, tracking_numbers, lettered, amounts, days, phones, bare, spelled,
        )  # fmt: skip
        self._catalogue = catalogue.mentions

    def find(self, text: str) -> list[Found]:
        """The mentions in `text`, in the order of their places."""
        return self._found(text, (*self._patterns, self._catalogue))

    def hide(self, text: str) -> str:
        """`text` as `masked` leaves it, without looking for what stays in any case."""
        return masked(text, self._found(text, self._patterns))

    def _found(self, text: str, kinds: Iterable[Find]) -> list[Found]:
        taken: list[Found] = []
        for kind in kinds:
            for found in kind(text):
                if all(found.end <= other.start or found.start >= other.end for other in taken):
                    taken.append(found)
        return sorted(taken, key=lambda found: found.start)


def masked(text: str, mentions: Iterable[Found]) -> str:
    """`text` without its numbers and addresses and the words that lead up to them; commas stand in their place.

    Where little else is said, they stay, as words for what they are.
    """
    hidden = [found for found in mentions if found.kind in MASKS]
    without = _LOOSE.sub("", _LEADING.sub(", ", _replaced(text, [(found, _GAP) for found in hidden])))
    if hidden and len(_WORD.findall(without)) >= _ENOUGH:
        return without
    return _replaced(text, [(found, f" {MASKS[found.kind]} ") for found in hidden])


def _replaced(text: str, replacements: Iterable[tuple[Found, str]]) -> str:
    parts: list[str] = []
    at = 0
    for found, words in replacements:
        parts += [text[at : found.start], words]
        at = found.end
    return "".join([*parts, text[at:]])
