"""The answer to whatever is asked, in the person's voice, again in other words, and at last by its button."""

from pathlib import Path
from random import Random

from bench.customers import bank
from bench.customers.bank import UNSURE, Value
from bench.customers.noted import Answered, Record
from bench.customers.opening import can_volunteer, number, pair
from bench.customers.people import Wanted
from ops.places import ROOT
from policy_core import FACTS
from tests.stack import Message

PHOTO = ROOT / "tests" / "conversations" / "ring.jpg"
COUNTED = "none", "one", "two", "three"
OF_AN_OPEN_ONE = ("wear", "works", "accessories", "packaging", "modified")
MENU = "Return a ring"
PATIENCE_WITH_WORDS = 2
"""So often a question is answered in words; then a button is pressed, if there is one."""


class Answers:
    """What one person answers, and which words they pressed rather than typed."""

    photo: Path = PHOTO

    def __init__(self, record: Record, chance: Random) -> None:
        self.record = record
        self.person = record.person
        self.chance = chance
        self.pressed: set[str] = set()
        self.wrong: dict[str, Value] = {}
        self.wrong_pair = self.person.habit == "wrong_pair"
        self.no_number = self.person.habit == "no_number"
        self.foreign = 2 if self.person.victim else 0
        self.other_line = self.person.habit == "other_line"
        self.last: Answered | None = None

    @property
    def wanted(self) -> Wanted:
        """The return that the talk is about."""
        return self.person.wants[min(len(self.record.cases), len(self.person.wants) - 1)]

    def to(self, asked: str, heard: list[Message]) -> str | None:
        """The words for a question; None for a photo."""
        if asked == "reason" or asked in FACTS:
            return self._fact(asked, heard)
        known = {
            "order_number": self._order_number, "email": self._email, "code": self._code,
            "item": self._item, "quantity": self._quantity,
            "description": self._description, "photos": self._photos, "anything_else": self._anything_else,
        }  # fmt: skip
        if asked in known:
            return known[asked](heard)
        if asked == "resolution":
            return self._resolution(heard)
        if asked == "confirm":
            return self._confirm()
        return bank.saying("nudges", self.chance)

    def press(self, title: str, heard: list[Message]) -> str | None:
        """What the button sends, if there is such a button."""
        values = [value for shown, value in heard[-1].buttons if shown == title]
        self.pressed.update(values)
        return values[0] if values else None

    def note(self, asked: str, value: Value | None, words: str) -> str:
        """Notes the answer down, and whether the same was asked and answered just before."""
        answered = Answered(len(self.record.cases), asked, value, words)
        self.record.answers.append(answered)
        self.last = answered
        return words

    def _fact(self, name: str, heard: list[Message]) -> str:
        wanted = self.wanted
        value = wanted.reason if name == "reason" else wanted.truth.get(name)
        if value is None:
            return self._misled(name)
        value = self.wrong.pop(name, value)
        asked_before = self._again(name)
        if wanted.facts.get("sealed") is True and name in OF_AN_OPEN_ONE:
            return self._sealed(name, value, heard)
        if asked_before > PATIENCE_WITH_WORDS or self._likes_buttons():
            words = self._button(name, value, heard)
            if words is not None:
                return self.note(name, value, words)
        voice = self.person.voice if not asked_before else self.chance.choice(bank.voices())
        words = bank.answer(name, value, voice, self.chance)
        return self.note(name, value, self._coloured(words, name))

    def _sealed(self, name: str, value: Value, heard: list[Message]) -> str:
        """Who has a sealed ring says so, whatever about an open one is asked, and presses a button after that."""
        if not any(one.asked == "sealed" for one in (*self.record.told, *self.record.answers)):
            words = bank.statement("sealed", True, self.chance)
            self.record.told.append(Answered(len(self.record.cases), "sealed", True, words))
            return self.note(name, value, words)
        return self.note(name, value, self._button(name, value, heard) or bank.statement(name, value, self.chance))

    def _again(self, name: str) -> int:
        """How often in a row this was answered already; the answer before goes down as one that was asked again."""
        if self.last and self.last.asked == name and self.record.answers[-1] is self.last:
            self.record.again.append(self.last)
        times = 0
        for answered in reversed(self.record.answers):
            if answered.asked != name:
                break
            times += 1
        return times

    def _misled(self, name: str) -> str:
        """Asked what makes no sense, people say once more what is the matter."""
        words = bank.statement("reason", self.wanted.reason, self.chance)
        return self.note(f"senseless {name}", None, words)

    def _likes_buttons(self) -> bool:
        return self.chance.random() < (0.8 if self.person.habit == "buttons" else 0.06)

    def _button(self, name: str, value: Value, heard: list[Message]) -> str | None:
        """The button that means it: buttons stand in the order of the values, with `unsure` last."""
        shown = heard[-1].buttons
        values = [*FACTS[name], UNSURE]
        if name == "modified":
            values = [False, True, UNSURE]
        if len(shown) < len(values) - 1 or value not in values[: len(shown)]:
            return None
        words = shown[values.index(value)][1]
        self.pressed.add(words)
        return words

    def _coloured(self, words: str, name: str) -> str:
        """The words with what the mood or the habit adds to them."""
        mood, chance = self.person.mood, self.chance
        if self.person.habit == "volunteers" and name not in ("reason",) and chance.random() < 0.5:
            return self._volunteered(words, name)
        if mood == "angry" and chance.random() < 0.1:
            return f"{bank.saying('anger', chance)}. {words}"
        if mood == "chatty" and chance.random() < 0.08:
            return f"{words}. {bank.saying('chitchat', chance)}"
        return words

    def _volunteered(self, words: str, name: str) -> str:
        known = {each.asked for each in (*self.record.answers, *self.record.told)}
        left = [other for other in can_volunteer(self.wanted) if other not in known | {name}]
        if not left:
            return words
        other = self.chance.choice(left)
        more = bank.statement(other, self.wanted.facts[other], self.chance)
        self.record.told.append(Answered(len(self.record.cases), other, self.wanted.facts[other], more))
        return f"{words}. {more}"

    def _order_number(self, _heard: list[Message]) -> str:
        person, chance = self.person, self.chance
        if self.foreign and person.victim:
            self.foreign -= 1
            return bank.saying("pair_given", chance, order=person.victim["number"], email=person.order["email"])
        if self.wrong_pair:
            self.wrong_pair = False
            return bank.saying("pair_given", chance, order=person.order["number"], email="somebody.else@example.com")
        if self.no_number:
            self.no_number = False
            return self.note("no number", None, bank.saying("no_number", chance))
        if any(one.asked == "order_number" for one in self.record.answers):
            self.record.unfound.append(self.record.answers[-1].words)
            words = bank.saying("pair_again", chance, order=person.order["number"], email=person.order["email"])
        elif person.habit != "answers_only" and chance.random() < 0.5:
            words = pair(person, chance)
        else:
            words = bank.saying("order_given", chance, order=number(person, chance))
        return self.note("order_number", None, words)

    def _email(self, _heard: list[Message]) -> str:
        return self.note("email", None, bank.saying("email_given", self.chance, email=self.person.order["email"]))

    def _code(self, _heard: list[Message]) -> str:
        code = self.record.letterbox(self.record.customer.id)
        if code is None or self._again("code") > PATIENCE_WITH_WORDS:
            return self.note("code", None, bank.saying("person", self.chance))
        return self.note("code", code, bank.saying("code_given", self.chance, code=code))

    def _item(self, heard: list[Message]) -> str:
        if self.other_line:
            other = next(line for line in self.person.order["lines"] if line["id"] != self.wanted.line)
            self.other_line = False
            words = bank.saying("item_given", self.chance, item=other["title"].split(", ")[2])
            return self.note("other item", None, words)
        if self.person.habit == "both_items" and not any(one.asked == "items" for one in self.record.answers):
            first, second = (str(line["title"]).split(", ")[2] for line in self.person.order["lines"])
            return self.note("items", None, bank.saying("items_both", self.chance, first=first, second=second))
        title = self.person.line(self.wanted)["title"]
        pressed = self.press(title, heard) if self._again("item") > 1 or self._likes_buttons() else None
        return self.note("item", None, pressed or bank.saying("item_given", self.chance, item=self.colour()))

    def colour(self) -> str:
        """What tells the item from the others of its order."""
        return str(self.person.line(self.wanted)["title"]).split(", ")[2]

    def _quantity(self, heard: list[Message]) -> str:
        count = self.wanted.quantity
        pressed = self.press(str(count), heard) if self._again("quantity") > 1 else None
        words = bank.saying("quantity_given", self.chance, count=str(count), word=COUNTED[count])
        return self.note("quantity", None, pressed or words)

    def _description(self, _heard: list[Message]) -> str:
        what = "skip" if self.chance.random() < 0.5 else "description"
        return self.note("description", None, bank.saying(what, self.chance))

    def _photos(self, _heard: list[Message]) -> str | None:
        if self._again("photos") == 0 and (self.person.habit == "photo" or self.chance.random() < 0.15):
            self.note("photos", None, "(a photo)")
            return None
        return self.note("photos", None, bank.saying("no_photos", self.chance))

    def _resolution(self, heard: list[Message]) -> str:
        offered = _wishes_shown(heard)
        wish = self.wanted.wish if self.wanted.wish in offered else offered[0]
        words = bank.answer("resolution", wish, self.person.voice, self.chance)
        if self._again("resolution") > PATIENCE_WITH_WORDS:
            words = next(value for _, value in heard[-1].buttons if _wish_of(value) == wish)
        return self.note("resolution", wish, words)

    def settled(self) -> str:
        """The wish that holds where several are offered: the customer's own, or the first that is offered."""
        offers = self.record.offers()
        return self.wanted.wish if self.wanted.wish in offers else offers[0]

    def _confirm(self) -> str:
        yes = self.person.habit != "says_no"
        self.record.closing = self.record.closing or not yes
        self._again("confirm")
        return self.note("confirm", yes, bank.answer("confirm", yes, self.person.voice, self.chance))

    def _anything_else(self, heard: list[Message]) -> str:
        left = self.person.wants[len(self.record.cases) :]
        if any(title == MENU for title, _ in heard[-1].buttons) and left:
            return self.note("menu", None, bank.saying("start", self.chance))
        if self.record.cases and left:
            return self.note("anything_else", None, bank.saying("item_other", self.chance, item=self.colour()))
        refused = not self.record.cases
        self.record.ended = "refused" if refused else "done"
        return self.note("anything_else", None, bank.saying("accepts_refusal" if refused else "not_else", self.chance))


def _wish_of(button: str) -> str:
    """Which wish a button of the desk stands for."""
    text = button.lower()
    if "money" in text or "refund" in text:
        return "refund"
    return "exchange" if "another" in text or "exchange" in text else "replacement"


def _wishes_shown(heard: list[Message]) -> list[str]:
    return [_wish_of(value) for _, value in heard[-1].buttons] or ["refund"]
