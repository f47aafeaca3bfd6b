"""Tracking numbers as people type them: whose they are, and whether a digit was mistyped."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from returns.errors import BadTracking
from returns.model import Tracking

OTHER = "other"
_SHORTEST, _LONGEST = 8, 35
_LEAST_DIGITS = 6


class _Form(NamedTuple):
    """How a carrier's numbers look, and whether their check digit fits."""

    carrier: str
    pattern: re.Pattern[str]
    checked: Callable[[str], bool]


def tracking_of(typed: str) -> Tracking:
    """The parcel that was typed, a carrier's name before it or not; raises `BadTracking` with what is wrong."""
    named, number = _split(typed)
    if not any(map(str.isdigit, number)):
        raise BadTracking("that is no tracking number: it has digits, as on the receipt of the post office")
    fitting = [form for form in _FORMS if form.pattern.fullmatch(number) and named in (None, form.carrier)]
    if found := next((form for form in fitting if form.checked(number)), None):
        return Tracking(found.carrier, number)
    if fitting:
        raise BadTracking(f"that is no {_NAMES[fitting[0].carrier]} number: a digit or letter is mistyped")
    if named in _NAMES:
        raise BadTracking(f"{_NAMES[named]} numbers look different: please check it")
    if not _SHORTEST <= len(number) <= _LONGEST or sum(map(str.isdigit, number)) < _LEAST_DIGITS:
        raise BadTracking(f"that is no tracking number: those have {_SHORTEST} to {_LONGEST} digits and letters")
    return Tracking(OTHER, number)


def _split(typed: str) -> tuple[str | None, str]:
    """The carrier that was named, if any, and the number without its spaces and dashes."""
    words = re.findall(r"[A-Z0-9]+", typed.upper())
    names = list(_names_in(words))
    rest = words[len(names) :]
    if not names:
        return None, "".join(rest)
    return _BY_NAME.get(names[0], OTHER), "".join(rest)


def _names_in(words: list[str]) -> Iterator[str]:
    """The words before the number: those without a digit, of more than the two letters that a number can begin with."""
    for word in words:
        if any(map(str.isdigit, word)) or len(word) <= 2:
            return
        yield word


def _ups(number: str) -> bool:
    values = [int(c) if c.isdigit() else (ord(c) - 63) % 10 for c in number[2:-1]]
    return _rounds_up(sum(values[::2]) + 2 * sum(values[1::2]), number)


def _threes(number: str) -> bool:
    """The check digit of shipping labels: every other digit counts three times, from the right."""
    digits = [int(c) for c in number[-2::-1]]
    return _rounds_up(3 * sum(digits[::2]) + sum(digits[1::2]), number)


def _rounds_up(total: int, number: str) -> bool:
    return (10 - total % 10) % 10 == int(number[-1])


def _postal(number: str) -> bool:
    """The check digit of the posts of the world, in the ninth place of nine digits."""
    digits = [int(c) for c in number[2:11]]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, (8, 6, 4, 2, 3, 5, 9, 7), strict=False)) % 11
    return {10: 0, 11: 5}.get(check, check) == digits[8]


def _fedex(number: str) -> bool:
    total = sum(int(digit) * (3, 1, 7)[place % 3] for place, digit in enumerate(number[:-1]))
    return total % 11 % 10 == int(number[-1])


def _sevens(number: str) -> bool:
    return int(number[:-1]) % 7 == int(number[-1])


def _unchecked(_number: str) -> bool:
    return True


_FORMS = tuple(
    _Form(carrier, re.compile(pattern), checked)
    for carrier, pattern, checked in (
        ("ups", r"1Z[A-Z0-9]{15}[0-9]", _ups),
        ("usps", r"9[1-5][0-9]{18}|9[1-5][0-9]{20}", _threes),
        ("usps", r"[A-Z]{2}[0-9]{9}US", _postal),
        ("post", r"[A-Z]{2}[0-9]{9}[A-Z]{2}", _postal),
        ("fedex", r"[0-9]{12}", _fedex),
        ("fedex", r"[0-9]{15}", _threes),
        ("dhl", r"[0-9]{10}", _sevens),
        ("dhl", r"00[0-9]{18}", _threes),
        ("dhl", r"(?:JJD|JD|GM|LX)[0-9A-Z]{10,30}", _unchecked),
    )
)
_NAMES = {"ups": "UPS", "usps": "USPS", "fedex": "FedEx", "dhl": "DHL", "post": "postal"}
_BY_NAME = {"UPS": "ups", "USPS": "usps", "FEDEX": "fedex", "FED": "fedex", "DHL": "dhl"}
