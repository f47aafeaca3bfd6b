"""Reads single fields of a case: strictly, naming the field in every complaint."""

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from policy_core.currencies import minor_digits
from policy_core.errors import InvalidCase

Record = Mapping[str, Any]
_AMOUNT = re.compile(r"([0-9]{1,15})(?:\.([0-9]{1,30}))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}.*", re.ASCII | re.DOTALL)
_SHOWN = 40


def record(value: object, field: str) -> Record:
    """An object."""
    if not isinstance(value, Mapping):
        raise InvalidCase(field, f"must be an object, not {shown(value)}")
    return value


def part(owner: Record, key: str, at: str) -> Any:
    """What an object has under a key that it must have; `at` is where the object stands, with its dot."""
    try:
        return owner[key]
    except KeyError:
        raise InvalidCase(at + key, "is missing") from None


def items(owner: Record, key: str, at: str) -> list[Any]:
    """A list."""
    value = part(owner, key, at)
    if not isinstance(value, list | tuple):
        raise InvalidCase(at + key, f"must be a list, not {shown(value)}")
    return list(value)


def text(owner: Record, key: str, at: str) -> str:
    """A text that is not empty."""
    value = part(owner, key, at)
    if not isinstance(value, str) or not value.strip():
        raise InvalidCase(at + key, f"must be a text, not {shown(value)}")
    return value


def flag(owner: Record, key: str, at: str) -> bool:
    """True or false."""
    value = part(owner, key, at)
    if not isinstance(value, bool):
        raise InvalidCase(at + key, f"must be true or false, not {shown(value)}")
    return value


def count(owner: Record, key: str, at: str) -> int:
    """A whole number from 1."""
    value = part(owner, key, at)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise InvalidCase(at + key, f"must be a whole number from 1, not {shown(value)}")
    return value


def choice(value: object, known: Collection[str], field: str) -> str:
    """One of these words."""
    if not isinstance(value, str) or value not in known:
        raise InvalidCase(field, f"must be one of {', '.join(known)}, not {shown(value)}")
    return value


def amount(owner: Record, key: str, at: str, digits: int) -> int:
    """An amount in quotes, as a number of the currency's minor units; `digits` says how many of them it has."""
    value = part(owner, key, at)
    found = _AMOUNT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise InvalidCase(at + key, f'must be an amount in quotes, such as "12.50", not {shown(value)}')
    whole, fraction = found.groups("")
    fraction = fraction.rstrip("0")
    if len(fraction) > digits:
        raise InvalidCase(at + key, f"{shown(value)} is finer than the currency's smallest unit")
    return int(whole + fraction.ljust(digits, "0"))


def instant(owner: Record, key: str, at: str) -> datetime:
    """An instant with its offset."""
    value = part(owner, key, at)
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) and _INSTANT.fullmatch(value) else None
    except ValueError:
        found = None
    if found is None:
        raise InvalidCase(at + key, f"must be an instant such as 2026-03-14T18:20:00-07:00, not {shown(value)}")
    if found.tzinfo is None:
        raise InvalidCase(at + key, f"{shown(value)} needs its offset, such as -07:00 or Z")
    return found


def local_day(moment: datetime, zone: tzinfo, field: str) -> date:
    """The calendar day of an instant in a time zone."""
    try:
        return moment.astimezone(zone).date()
    except OverflowError:
        raise InvalidCase(field, "is outside the calendar") from None


def day(value: object, field: str) -> date:
    """A calendar day."""
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        raise InvalidCase(field, f"{shown(value)} is no day of the calendar") from None
    raise InvalidCase(field, f"must be a day such as 2026-02-27, not {shown(value)}")


def zone(value: object, field: str) -> ZoneInfo:
    """A time zone by its IANA name."""
    if not isinstance(value, str):
        raise InvalidCase(field, f"must be the name of a time zone, not {shown(value)}")
    try:
        return _zone(value)
    except (KeyError, ValueError, OSError):
        raise InvalidCase(field, f"unknown time zone {shown(value)}; write one such as America/New_York") from None


def currency(owner: Record, key: str, at: str) -> tuple[str, int]:
    """A currency by its ISO 4217 code, and the number of digits of its minor unit."""
    code = text(owner, key, at)
    digits = minor_digits(code)
    if digits is None:
        raise InvalidCase(at + key, f"unknown currency {shown(code)}; write an ISO 4217 code such as USD")
    return code, digits


def shown(value: object) -> str:
    """A value in a complaint: one short line, whatever it is."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, int) and abs(value) > 10**_SHOWN:
        return "a huge number"
    found = ascii(value) if isinstance(value, str) else repr(value)
    return found if len(found) <= _SHOWN else found[:_SHOWN] + "…"


def key(name: object) -> str:
    """A key as it stands in a field's path."""
    return name if isinstance(name, str) and name.isidentifier() and name.isascii() else shown(name)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
