"""The clock: the only place that knows what time it is, so that demos and tests can move it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]

_OFFSET = re.compile(r"([+-])(\d{1,5})([dhm])")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def clock_from(setting: str | None) -> Clock:
    """A clock of aware UTC instants, running on from an ISO instant or an offset such as +5d, -3h or +90m, if set."""
    offset = _offset(setting.strip()) if setting else timedelta()

    def now() -> datetime:
        return datetime.now(UTC) + offset

    _check_reach(now)
    return now


def _offset(setting: str) -> timedelta:
    if match := _OFFSET.fullmatch(setting):
        sign, amount, unit = match.groups()
        shift = timedelta(**{_UNITS[unit]: int(amount)})
        return -shift if sign == "-" else shift
    try:
        instant = datetime.fromisoformat(setting)
    except ValueError:
        raise ValueError(f"{setting!r} is neither an ISO instant nor an offset such as +5d, -3h or +90m") from None
    if instant.tzinfo is None:
        raise ValueError(f"{setting!r} needs an offset from UTC, such as 2026-03-14T18:20:00-07:00")
    return instant - datetime.now(UTC)


def _check_reach(clock: Clock) -> None:
    try:
        clock()
    except OverflowError:
        raise ValueError("the clock cannot be moved that far") from None
