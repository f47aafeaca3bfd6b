"""Answers about the ring: in the person's voice, again in other words, and at last by a button."""

from bench.customers import bank
from bench.customers.bank import UNSURE, Value
from bench.customers.noted import Answered
from bench.customers.opening import can_volunteer
from bench.customers.speaker import PATIENCE_WITH_WORDS, Speaker
from policy_core import FACTS
from tests.stack import Message

OF_AN_OPEN_ONE = ("wear", "works", "accessories", "packaging", "modified")


class RingAnswers:
    """What somebody answers about the reason and the facts; `wrong` holds what they say wrongly at first."""

    def __init__(self, who: Speaker) -> None:
        self.who = who
        self.wrong: dict[str, Value] = {}

    def to(self, name: str, heard: list[Message]) -> str:
        """The words for a question about a fact."""
        wanted = self.who.wanted
        value = wanted.reason if name == "reason" else wanted.truth.get(name)
        if value is None:
            return self._misled(name)
        value = self.wrong.pop(name, value)
        asked_before = self.who.again(name)
        if wanted.facts.get("sealed") is True and name in OF_AN_OPEN_ONE:
            return self._sealed(name, value, heard)
        if asked_before > PATIENCE_WITH_WORDS or self.who.likes_buttons():
            words = self._button(name, value, heard)
            if words is not None:
                return self.who.note(name, value, words)
        voice = self.who.person.voice if not asked_before else self.who.chance.choice(bank.voices())
        words = bank.answer(name, value, voice, self.who.chance)
        return self.who.note(name, value, self._coloured(words, name))

    def _sealed(self, name: str, value: Value, heard: list[Message]) -> str:
        """Who has a sealed ring says so, whatever about an open one is asked, and presses a button after that."""
        if not any(one.asked == "sealed" for one in (*self.who.record.told, *self.who.record.answers)):
            words = bank.statement("sealed", True, self.who.chance)
            self.who.record.told.append(Answered(len(self.who.record.cases), "sealed", True, words))
            return self.who.note(name, value, words)
        return self.who.note(
            name, value, self._button(name, value, heard) or bank.statement(name, value, self.who.chance)
        )

    def _misled(self, name: str) -> str:
        """Asked what makes no sense, people say once more what is the matter."""
        words = bank.statement("reason", self.who.wanted.reason, self.who.chance)
        return self.who.note(f"senseless {name}", None, words)

    def _button(self, name: str, value: Value, heard: list[Message]) -> str | None:
        """The button that means it: buttons stand in the order of the values, with `unsure` last."""
        shown = heard[-1].buttons
        values = [*FACTS[name], UNSURE]
        if name == "modified":
            values = [False, True, UNSURE]
        if len(shown) < len(values) - 1 or value not in values[: len(shown)]:
            return None
        words = shown[values.index(value)][1]
        self.who.pressed.add(words)
        return words

    def _coloured(self, words: str, name: str) -> str:
        """The words with what the mood or the habit adds to them."""
        mood, chance = self.who.person.mood, self.who.chance
        if self.who.person.habit == "volunteers" and name not in ("reason",) and chance.random() < 0.5:
            return self._volunteered(words, name)
        if mood == "angry" and chance.random() < 0.1:
            return f"{bank.saying('anger', chance)}. {words}"
        if mood == "chatty" and chance.random() < 0.08:
            return f"{words}. {bank.saying('chitchat', chance)}"
        return words

    def _volunteered(self, words: str, name: str) -> str:
        known = {each.asked for each in (*self.who.record.answers, *self.who.record.told)}
        left = [other for other in can_volunteer(self.who.wanted) if other not in known | {name}]
        if not left:
            return words
        other = self.who.chance.choice(left)
        more = bank.statement(other, self.who.wanted.facts[other], self.who.chance)
        self.who.record.told.append(Answered(len(self.who.record.cases), other, self.who.wanted.facts[other], more))
        return f"{words}. {more}"
