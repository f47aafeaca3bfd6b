"""Tracking numbers of the big carriers; where a carrier has a check digit, it must be right."""

import re
from collections.abc import Iterator

from bot.components.entities.found import Found

CANDIDATE = re.compile(r"(?<![\w@.-])(?=[A-Za-z]{0,4}[ -]?\d|1[zZ])[0-9A-Za-z](?:[ -]?[0-9A-Za-z]){8,33}(?![\w@])")
TALK = re.compile(r"\b(?:track\w*|carrier|courier|waybill|awb|dhl|fedex|shipped|posted|label)\b", re.IGNORECASE)


def tracking_numbers(text: str) -> Iterator[Found]:
    """The tracking numbers in `text`, without spaces and in capitals."""
    talked_of = bool(TALK.search(text))
    for match in CANDIDATE.finditer(text):
        for start, end in _pieces(match):
            number = re.sub(r"[ -]", "", text[start:end]).upper()
            if _is_sure(number) or (talked_of and _is_likely(number)):
                yield Found("tracking_number", number, start, end)
                break


def _pieces(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The stretch of a match and the shorter ones that begin or end at a space, longest first."""
    cuts = [match.start(), *(match.start() + space.end() for space in re.finditer(r"[ -]", match.group()))]
    ends = [match.end(), *(match.start() + space.start() for space in re.finditer(r"[ -]", match.group()))]
    stretches = [(start, end) for start in cuts for end in ends if end - start > 8]
    yield from sorted(stretches, key=lambda stretch: stretch[0] - stretch[1])


def _is_sure(number: str) -> bool:
    """A form that nothing else has, with its check digit."""
    if re.fullmatch(r"1Z[0-9A-Z]{16}", number):
        return ups(number)
    if re.fullmatch(r"[A-Z]{2}\d{9}[A-Z]{2}", number):
        return postal(number)
    if re.fullmatch(r"(?:420\d{5}(?:\d{4})?)?9[1-5]\d{20}", number):
        return weighed(number[-22:])
    if re.fullmatch(r"JJ?D\d{16,20}|GM\d{16,20}", number):
        return True
    return bool(re.fullmatch(r"96\d{20}", number)) and fedex_ground(number[7:])


def _is_likely(number: str) -> bool:
    """Digits alone, which could be anything unless a parcel is being talked of."""
    by_length = {10: dhl, 12: fedex_express, 15: fedex_ground, 20: weighed}
    return number.isdigit() and len(number) in by_length and by_length[len(number)](number)


def ups(number: str) -> bool:
    """Letters count as digits by their place; every second one twice."""
    values = [int(char) if char.isdigit() else (ord(char) - 63) % 10 for char in number[2:-1]]
    total = sum(value * (2 if i % 2 else 1) for i, value in enumerate(values))
    return number[-1] == str(-total % 10)


def postal(number: str) -> bool:
    """Parcels between countries (S10): weights 8 6 4 2 3 5 9 7, modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(number[2:10], (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
    return int(number[10]) == {10: 0, 11: 5}.get(11 - total % 11, 11 - total % 11)


def weighed(number: str) -> bool:
    """USPS: from the right, every second digit three times, modulo 10."""
    total = sum(int(digit) * (3 if i % 2 == 0 else 1) for i, digit in enumerate(reversed(number[:-1])))
    return int(number[-1]) == -total % 10


fedex_ground = weighed


def fedex_express(number: str) -> bool:
    """FedEx of twelve digits: weights 3 1 7, modulo 11, then 10."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:11], (3, 1, 7) * 4, strict=False))
    return int(number[11]) == total % 11 % 10


def dhl(number: str) -> bool:
    """DHL Express: the first nine digits modulo 7."""
    return int(number[9]) == int(number[:9]) % 7
