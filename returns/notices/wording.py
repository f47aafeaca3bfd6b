"""How a language writes amounts, days and short names; the filters of every notice's template."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_name
from babel.numbers import format_currency

from returns.model import Case

Words = Mapping[str, Any]
Row = tuple[str, str]

_COUNTRY = {"en": "US"}  # how a language writes amounts and days when its name says no country


class Wording:
    """The words of one language, and its way of writing amounts and days."""

    def __init__(self, language: str, words: Words) -> None:
        country = _COUNTRY.get(language)
        self.locale = Locale.parse(f"{language}-{country}" if country else language, sep="-")
        self.words = words

    def filters(self) -> dict[str, Callable[..., Any]]:
        """The filters by the names that templates use."""
        names = "money", "day", "moment", "name", "value", "item", "rings", "spread", "parts", "tenders", "deductions"
        return {name: getattr(self, name) for name in (*names, "carrier")}

    def money(self, amount: str | Decimal, currency: str) -> str:
        """An exact amount with its currency, such as $215.20."""
        return format_currency(Decimal(amount), currency, locale=self.locale)

    def day(self, day: date | str) -> str:
        """A day with its weekday and year."""
        return format_date(date.fromisoformat(day) if isinstance(day, str) else day, "full", locale=self.locale)

    def moment(self, at: datetime | str, zone: str) -> str:
        """An instant by the shop's clock, and which clock that is."""
        instant = (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone(ZoneInfo(zone))
        return self._said(
            "moment",
            day=self.day(instant.date()),
            time=format_time(instant, "short", locale=self.locale),
            zone=get_timezone_name(instant, "short", locale=self.locale),
        )

    def name(self, key: str, of: str) -> str:
        """A short name in words, such as a means of payment; a second card is a card too."""
        known: Mapping[str, str] = self.words[of]
        return known.get(key) or known.get(key.split("-")[0]) or key.replace("_", " ")

    def value(self, given: object) -> str:
        """The value of a fact in words."""
        return self.name(str(given).lower(), "values")

    def item(self, case: Case) -> str:
        """What a case is about, with how many of it where there are several."""
        if case.quantity == 1:
            return case.title
        return self._said("item_of_many", quantity=case.quantity, title=case.title)

    def rings(self, case: Case) -> str:
        """The ring of a case, or the rings where there are several."""
        return self._said("ring" if case.quantity == 1 else "rings")

    def spread(self, money: Mapping[str, Any], currency: str | None = None) -> str:
        """An amount, or the range in which it will be."""
        low, high = (self.money(money[end], currency or money["currency"]) for end in ("low", "high"))
        return low if low == high else self._said("range", low=low, high=high)

    def parts(self, refund: Mapping[str, Any], quantity: int = 1) -> list[Row]:
        """The parts of a refund for so many rings, each with its name and its amount."""
        names = {"item": "items"} if quantity > 1 else {}
        return [
            (self.name(names.get(part["what"], part["what"]), "parts"), self.spread(part, refund["currency"]))
            for part in refund["parts"]
        ]

    def tenders(self, refund: Mapping[str, Any]) -> list[Row]:
        """What goes to each means of payment, of a decision's refund or of one that was paid."""
        return [
            (
                self.name(share["kind"], "tenders"),
                self.money(share["amount"], refund["currency"])
                if "amount" in share
                else self.spread(share, refund["currency"]),
            )
            for share in refund["tenders"]
        ]

    def deductions(self, refund: Mapping[str, Any]) -> list[str]:
        """What may still come off."""
        return [self.name(what, "deductions") for what in refund["may_deduct"]]

    def carrier(self, parcel: Mapping[str, str]) -> str:
        """Who carries a parcel, as an addition to its number; nothing where that is not known."""
        known: Mapping[str, str] = self.words["carriers"]
        return self._said("by_carrier", carrier=known[parcel["carrier"]]) if parcel["carrier"] in known else ""

    def _said(self, pattern: str, **values: object) -> str:
        text: str = self.words[pattern]
        return text.format(**values)
