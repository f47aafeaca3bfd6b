"""Order numbers that were said one sign at a time: "see are two oh four one eight", "C R 2 0 4 1 8"."""

import re
from collections.abc import Iterator

from bot.components.entities.found import Found
from bot.components.entities.order_numbers import FEWEST, MOST, YEAR, digits_of

WORD = re.compile(r"[A-Za-z]+|\d+")
SURE = {"zero": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"} | {
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
}
# Words that are digits only behind a single one: "from 100 to 0" is none.
MAYBE = {"oh": "0", "o": "0", "l": "1", "to": "2", "too": "2", "for": "4", "ate": "8", "won": "1", "ten": "10"}
LETTERS = {"see": "C", "cee": "C", "sea": "C", "charlie": "C", "are": "R", "ar": "R", "arr": "R", "romeo": "R"} | {
    "ess": "S",
    "es": "S",
    "sierra": "S",
    "cr": "CR",
    "sr": "SR",
}
# What stands inside numbers that are written in one piece.
GROUPED = {",", ".", "/"}
TIMES = {"double": 2, "triple": 3}

Part = tuple[str, re.Match[str]]


def spelled(text: str) -> Iterator[Found]:
    """The runs of at least four digits said sign by sign, with the letters said before them."""
    run: list[Part] = []
    for match in WORD.finditer(text):
        if run and text[run[-1][1].end() : match.start()] in GROUPED:  # "1,299.00" is an amount
            yield from _number(run)
            run = []
        part = _part(match.group().lower(), run)
        if part:
            run.append((part, match))
        else:
            yield from _number(run)
            part = _part(match.group().lower(), [])
            run = [(part, match)] if part else []
    yield from _number(run)


def _part(word: str, run: list[Part]) -> str:
    """What a word stands for after the parts before it: digits, letters, "double"; nothing when it is no part."""
    begun = any(part.isdigit() for part, _ in run) and len(run[-1][0]) == 1
    if word in TIMES:
        return word
    if word.isdigit():
        return word if len(word) <= MOST else ""
    if word in SURE:
        return SURE[word]
    if begun:
        return MAYBE.get(word, "")
    return LETTERS.get(word, word.upper() if len(word) == 1 else "")


def _number(run: list[Part]) -> Iterator[Found]:
    """The number that a run says, unless digits were merely counted or typed in one piece."""
    said, times = "", 1
    for part, _ in run:
        said, times = (said, TIMES[part]) if part in TIMES else (said + part * times, 1)
    found = re.fullmatch(
        r"(?:[A-Z]*?(?P<letters>[CS]R|[A-Z]{2,3})|[A-Z]*)(?P<digits>\d+)", digits_of(said) if said.isdigit() else said
    )
    signs = sum(1 for part, _ in run if part.isdigit() or part in TIMES)
    if found and signs >= FEWEST - 1 and FEWEST <= len(found["digits"]) <= MOST and not YEAR.fullmatch(found["digits"]):
        letters = found["letters"]
        skip = next(i for i in range(len(run)) if (letters or run[i][0].isdigit() or run[i][0] in TIMES))
        value = f"{letters}-{found['digits']}" if letters else found["digits"]
        yield Found("order_number", value, run[skip][1].start(), run[-1][1].end())
