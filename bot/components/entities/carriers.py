"""Tracking numbers of the big carriers; where a carrier has a check digit, it must be right."""

import re
from collections.abc import Callable, Iterator

from bot.components.entities.found import Found

TALK = re.compile(
    r"\b(?:track\w*|carrier|courier|waybill|awb|dhl|fedex|usps|ups|shipped|posted|sent|label)\b", re.IGNORECASE
)


def ups(number: str) -> bool:
    """UPS: after "1Z", letters count as digits by their place, and every second one twice, modulo 10."""
    values = [int(char) if char.isdigit() else (ord(char) - 63) % 10 for char in number[2:-1]]
    total = sum(value * (2 if i % 2 else 1) for i, value in enumerate(values))
    return number[-1] == str(-total % 10)


def postal(number: str) -> bool:
    """Parcels between countries (S10): weights 8 6 4 2 3 5 9 7, modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(number[2:10], (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
    check = 11 - total % 11
    return int(number[10]) == {10: 0, 11: 5}.get(check, check)


def threefold(number: str) -> bool:
    """USPS and FedEx Ground: from the right, every second digit three times, modulo 10."""
    total = sum(int(digit) * (3 if i % 2 == 0 else 1) for i, digit in enumerate(reversed(number[:-1])))
    return int(number[-1]) == -total % 10


def fedex(number: str) -> bool:
    """FedEx Express: weights 3 1 7, modulo 11, then 10."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:11], (3, 1, 7) * 4, strict=False))
    return int(number[11]) == total % 11 % 10


def dhl(number: str) -> bool:
    """DHL Express: the first nine digits modulo 7."""
    return int(number[9]) == int(number[:9]) % 7


def unchecked(number: str) -> bool:
    """A form that nothing else has, without a check digit."""
    return bool(number)


SHAPES: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (re.compile(r"(?<!\w)1z(?:[ -]?[0-9a-z]){16}(?!\w)", re.IGNORECASE), ups),
    (re.compile(r"(?<!\w)[a-z]{2} ?(?:\d ?){9}[a-z]{2}(?!\w)", re.IGNORECASE), postal),
    (re.compile(r"(?<!\w)(?:jjd|jd|gm)(?:[ -]?\d){16,20}(?!\w)", re.IGNORECASE), unchecked),
)
DIGITS = re.compile(r"(?<![\w+-])\d(?:[ -]?\d){9,33}(?![\w-])")


def tracking_numbers(text: str) -> Iterator[Found]:
    """The tracking numbers in `text`, without spaces and in capitals."""
    for shape, check in SHAPES:
        for match in shape.finditer(text):
            if check(_number(match)):
                yield Found("tracking_number", _number(match), match.start(), match.end())
    talked_of = bool(TALK.search(text))
    for match in DIGITS.finditer(text):
        if _is_digits_of_a_carrier(_number(match), talked_of=talked_of):
            yield Found("tracking_number", _number(match), match.start(), match.end())


def _number(match: re.Match[str]) -> str:
    return re.sub(r"[ -]", "", match.group()).upper()


def _is_digits_of_a_carrier(number: str, *, talked_of: bool) -> bool:
    """Long numbers speak for themselves; short ones could be anything unless a parcel is being talked of."""
    if re.fullmatch(r"(?:420\d{5}(?:\d{4})?)?9[1-5]\d{20}", number):
        return threefold(number[-22:])
    if re.fullmatch(r"96\d{20}", number):
        return threefold(number[7:])
    by_length = {10: dhl, 12: fedex, 15: threefold, 20: threefold}
    return talked_of and len(number) in by_length and by_length[len(number)](number)
