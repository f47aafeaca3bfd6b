"""Windows, business days and due dates, in the shop's time zone."""

from collections.abc import Container
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from policy_core.errors import InvalidCase
from policy_core.fields import shown
from policy_core.model import Pack
from policy_core.reading import ANSWER, REFUND

_SATURDAY = 5


def after(day: date, days: int, field: str) -> date:
    """The calendar day so many days later. Raises `InvalidCase` past the calendar's end."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise InvalidCase(field, "is outside the calendar") from None


def business_day(start: date, count: int, holidays: Container[date]) -> date:
    """The count-th business day after a day, which is not counted itself."""
    day = start
    while count:
        day = after(day, 1, "verified_on")
        if day.weekday() < _SATURDAY and day not in holidays:
            count -= 1
    return day


def due_dates(
    pack: Pack, requested_at: datetime, shop: tzinfo, verified_on: date | None, country: str | None
) -> dict[str, Any]:
    """When an answer and the refund are due, as the contract writes it. Raises `InvalidCase`."""
    kept = _holidays(country)
    refund_from = refund_due = None
    if verified_on is not None:
        refund = pack.values[REFUND]
        refund_due = business_day(verified_on, refund.high, kept).isoformat()
        if refund.low < refund.high:
            refund_from = business_day(verified_on, refund.low, kept).isoformat()
    return {"answer_due": _answer_due(pack, requested_at, shop), "refund_from": refund_from, "refund_due": refund_due}


def _answer_due(pack: Pack, requested_at: datetime, shop: tzinfo) -> str | None:
    if ANSWER not in pack.values:
        return None
    try:
        promised = requested_at.astimezone(UTC) + timedelta(hours=pack.values[ANSWER].low)
        return promised.astimezone(shop).isoformat()
    except OverflowError:
        raise InvalidCase("requested_at", "is outside the calendar") from None


def _holidays(country: str | None) -> Container[date]:
    """The days on which a country's public holidays are kept."""
    if country is None:
        return ()
    import holidays  # slow to import, and most calls do without

    try:
        kept: Container[date] = holidays.country_holidays(country.upper())
        return kept
    except NotImplementedError:
        raise InvalidCase("holidays", f"unknown country {shown(country)}; write a code such as US") from None
