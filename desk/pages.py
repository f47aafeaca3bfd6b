"""Renders pages from the templates."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time, format_timedelta
from babel.numbers import format_currency
from fastapi import Request
from fastapi.responses import Response
from jinja2 import pass_context
from jinja2.runtime import Context
from starlette.templating import Jinja2Templates

from desk.wiring import desk_of
from policy_core import FACTS
from returns.exchanging import orders_anew

_ROOM = Path(__file__).parent
STATIC = _ROOM / "static"


@pass_context
def _ago(context: Context, at: datetime) -> str:
    return format_timedelta(context["now"] - at, format="short", locale="en")


def _clock(at: datetime) -> str:
    return format_time(at, "HH:mm", locale="en")


def _money(amount: str, currency: str) -> str:
    return format_currency(Decimal(amount), currency, locale="en_US")


def _day(day: date | str) -> str:
    return format_date(date.fromisoformat(day) if isinstance(day, str) else day, "long", locale="en_US")


def _moment_in(at: datetime, zone: ZoneInfo) -> str:
    """An instant as a page without scripts shows it: by the shop's clock, and which clock that is."""
    return format_datetime(at, "MMM d, y, h:mm a z", tzinfo=zone, locale="en_US")


def _last_day_of(until: datetime, zone: ZoneInfo) -> str:
    """The last day before an instant: what is promised until midnight is promised for the day before."""
    return _day((until - timedelta(seconds=1)).astimezone(zone).date())


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _version() -> str:
    """A text that changes with any static file, so that browsers may keep the files for good."""
    content = sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            content.update(path.read_bytes())
    return content.hexdigest()[:12]


def _everywhere(request: Request) -> dict[str, Any]:
    desk = desk_of(request)
    settings = desk.settings
    return {"now": desk.clock(), "shop_name": settings.shop_name, "return_address": settings.return_lines}


templates = Jinja2Templates(_ROOM / "templates", context_processors=[_everywhere])
templates.env.filters |= {"ago": _ago, "clock": _clock, "money": _money, "capitalised": _capitalised}
templates.env.filters |= {"day": _day, "moment_in": _moment_in, "last_day_of": _last_day_of}
templates.env.tests["ordered_anew"] = orders_anew
templates.env.globals |= {"version": _version(), "reasons_to_return": FACTS["reason"]}


def page(request: Request, template: str, code: int = 200, **context: Any) -> Response:
    """One page, with what every template finds in its context."""
    return templates.TemplateResponse(request, template, context, code)
