"""Saying the domain's responses, and rendering their lines with amounts and days as people write them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import UNSURE

LOCALE = "en_US"

Domain = Mapping[str, Any]
"""The assistant's domain as Rasa sends it with every call: intents, slots, and all responses."""


class Voice:
    """Everything that is said in one turn; all texts come from the domain."""

    def __init__(self, dispatcher: CollectingDispatcher, domain: Domain) -> None:
        self._dispatcher = dispatcher
        self._responses = domain["responses"]

    def say(
        self,
        response: str,
        *,
        buttons: Iterable[tuple[str, str]] = (),
        custom: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> None:
        """Say a response with its values; `buttons` (title, what it sends) are added to its own."""
        own = self._responses[response][0].get("custom", {})
        self._dispatcher.utter_message(
            response=response,
            buttons=[{"title": title, "payload": payload} for title, payload in buttons],
            json_message={**own, **custom} if custom else None,
            **values,
        )

    def choose(self, response: str, among: Collection[str]) -> None:
        """Say a response with only those of its buttons that mean one of these values."""
        own = self._responses[response][0]
        buttons = [button for button in own["buttons"] if button["means"] in among]
        self._dispatcher.utter_message(text=own["text"], buttons=buttons, json_message=own["custom"])

    def knows(self, response: str) -> bool:
        """Whether the domain has this response."""
        return response in self._responses

    def line(self, response: str, **values: Any) -> str:
        """One line of a longer message, with its values filled in."""
        template: str = self._responses[response][0]["text"]
        return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), template)

    def said(self, name: str, value: bool | str) -> str:
        """An answer in the words in which it is repeated to the customer."""
        return self.line("utter_said_unsure" if value == UNSURE else f"utter_said_{name}_{str(value).lower()}")

    def told(self, name: str, value: bool | str) -> str:
        """An answer in words that stand by themselves, without the name of what was asked."""
        alone = f"utter_told_{name}_{str(value).lower()}"
        return self.line(alone) if self.knows(alone) else self.said(name, value)

    def wanted(self, draft_wanted: Iterable[str]) -> str:
        """The size and colour of the ring that is wished for, of which each comes as its kind and its value."""
        named = (each.split(" ", 1) for each in draft_wanted)
        return self.listed(self.line(f"utter_line_wanted_{kind}", value=value) for kind, value in named)

    def listed(self, words: Iterable[str]) -> str:
        """Several things in one sentence: `the box and how it looks`."""
        return format_list(list(words), locale=LOCALE)

    def lines(self, rendered: Iterable[str]) -> str:
        """Several lines below each other."""
        return "\n".join(rendered)


def money(amount: str | Decimal, currency: str) -> str:
    """An exact amount with its currency, such as `$215.20`."""
    return format_currency(Decimal(amount), currency, locale=LOCALE)


def day(value: date | str) -> str:
    """A day with its weekday, such as `Friday, November 27`."""
    return format_date(date.fromisoformat(value) if isinstance(value, str) else value, "EEEE, MMMM d", locale=LOCALE)
