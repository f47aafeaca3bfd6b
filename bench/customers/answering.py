"""The answer to whatever is asked."""

from pathlib import Path
from random import Random

from bench.customers import bank
from bench.customers.about_order import OrderAnswers
from bench.customers.about_ring import RingAnswers
from bench.customers.noted import Record
from bench.customers.speaker import PATIENCE_WITH_WORDS, Speaker
from ops.places import ROOT
from policy_core import FACTS
from tests.stack import Message

PHOTO = ROOT / "tests" / "conversations" / "ring.jpg"
MENU = "Return a ring"


class Answers:
    """What one person answers."""

    photo: Path = PHOTO

    def __init__(self, record: Record, chance: Random) -> None:
        self.who = Speaker(record, chance)
        self.ring = RingAnswers(self.who)
        self.order = OrderAnswers(self.who)

    def to(self, asked: str, heard: list[Message]) -> str | None:
        """The words for a question; None for a photo."""
        if asked in FACTS:
            return self.ring.to(asked, heard)
        known = {
            **self.order.to, "description": self._description, "photos": self._photos, "resolution": self._resolution,
            "confirm": self._confirm, "anything_else": self._anything_else,
        }  # fmt: skip
        return known[asked](heard) if asked in known else bank.saying("nudges", self.who.chance)

    def _description(self, _heard: list[Message]) -> str:
        what = "skip" if self.who.chance.random() < 0.5 else "description"
        return self.who.note("description", None, bank.saying(what, self.who.chance))

    def _photos(self, _heard: list[Message]) -> str | None:
        if self.who.again("photos") == 0 and (self.who.person.habit == "photo" or self.who.chance.random() < 0.15):
            self.who.note("photos", None, "(a photo)")
            return None
        return self.who.note("photos", None, bank.saying("no_photos", self.who.chance))

    def _resolution(self, heard: list[Message]) -> str:
        offered = _wishes_shown(heard)
        wish = self.who.wanted.wish if self.who.wanted.wish in offered else offered[0]
        words = bank.answer("resolution", wish, self.who.person.voice, self.who.chance)
        if self.who.again("resolution") > PATIENCE_WITH_WORDS:
            words = next(value for _, value in heard[-1].buttons if _wish_of(value) == wish)
        return self.who.note("resolution", wish, words)

    def settled(self) -> str:
        """The wish that holds where several are offered: the customer's own, or the first that is offered."""
        offers = self.who.record.offers()
        return self.who.wanted.wish if self.who.wanted.wish in offers else offers[0]

    def _confirm(self, _heard: list[Message]) -> str:
        yes = self.who.person.habit != "says_no"
        self.who.record.closing = self.who.record.closing or not yes
        self.who.again("confirm")
        return self.who.note("confirm", yes, bank.answer("confirm", yes, self.who.person.voice, self.who.chance))

    def _anything_else(self, heard: list[Message]) -> str:
        left = self.who.person.wants[len(self.who.record.cases) :]
        if any(title == MENU for title, _ in heard[-1].buttons) and left:
            return self.who.note("menu", None, bank.saying("start", self.who.chance))
        if self.who.record.cases and left:
            return self.who.note(
                "anything_else", None, bank.saying("item_other", self.who.chance, item=self.who.colour())
            )
        refused = not self.who.record.cases
        self.who.record.ended = "refused" if refused else "done"
        return self.who.note(
            "anything_else", None, bank.saying("accepts_refusal" if refused else "not_else", self.who.chance)
        )


def _wish_of(button: str) -> str:
    """Which wish a button of the desk stands for."""
    text = button.lower()
    if "money" in text or "refund" in text:
        return "refund"
    return "exchange" if "another" in text or "exchange" in text else "replacement"


def _wishes_shown(heard: list[Message]) -> list[str]:
    return [_wish_of(value) for _, value in heard[-1].buttons] or ["refund"]
