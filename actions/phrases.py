"""How plain words are written down: a list of phrases, each a regular expression, each known to a test."""

import re

PART = "charger|cable|dock"
"""What comes with a ring and is missed."""
FAMILY = "son|daughter|kid|child|toddler|grandson|husband|wife|mother|father|dog|cat"
"""Who else has a ring in hand."""
UNASKED = r"(?<!did )(?<!would )(?<!should )(?<!can )(?<!may )(?<!if )"
"""Before an "I": it is no question whether I do, and no supposition."""


def words(*phrases: str) -> re.Pattern[str]:
    """Any of these phrases anywhere, as whole words and in any case."""
    return _any_of(r"(?<!\w)", phrases, r"(?!\w)")


def opening(*phrases: str, before: str = "") -> re.Pattern[str]:
    """Any of these phrases at the head of what is said, for match: what stands before adds nothing to it."""
    return _any_of(rf"\W*{before}", phrases, r"(?!\w)")


def whole(*phrases: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """Any of these phrases as all that is said, for fullmatch: what stands before and after adds nothing to it."""
    return _any_of(rf"\W*{before}", phrases, rf"{after}\W*")


def _any_of(before: str, phrases: tuple[str, ...], after: str) -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(phrases)}){after}", re.IGNORECASE)
