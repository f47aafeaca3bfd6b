"""A customer talks: opens, answers what is asked, interrupts as their habit is, and knows when it is over."""

import json
from random import Random

from bench.customers import bank
from bench.customers.answering import Answers
from bench.customers.chat import Chat
from bench.customers.interrupting import Interruptions
from bench.customers.noted import Record, asks
from bench.customers.opening import opened, pair, typed
from bench.customers.people import Person
from policy_core import FACTS
from tests.stack import Message, Stack

MOST_TURNS = 45
MOST_NUDGES = 2
KNOWN_WHO = ("order_number", "email", "reason", *FACTS)
"""Who answered one of these has begun a return; others say once more what they want."""


def talked(person: Person, stack: Stack) -> Record:
    """Holds the conversation to its end."""
    record = Record(person, Chat(stack.address), lambda conversation: code_for(conversation, stack))
    try:
        _Talk(record, Random(f"talk-{person.seed}")).hold()
    except OSError as refused:
        record.broken = f"{type(refused).__name__}: {refused}"
    finally:
        record.customer.web.close()
    return record


def code_for(conversation: str, stack: Stack) -> str | None:
    """The newest code that was mailed for a conversation, as the shop's outbox has it."""
    mailed = json.loads(stack.product.call("returns", "outbox", "--json"))
    codes: list[str] = [entry["code"] for entry in mailed if entry["subject"] == conversation and "code" in entry]
    return codes[-1] if codes else None


class _Talk:
    def __init__(self, record: Record, chance: Random) -> None:
        self.record = record
        self.chance = chance
        self.answers = Answers(record, chance)
        self.between = Interruptions(record, chance, self.answers)
        self.nudges = 0

    def hold(self) -> None:
        heard = opened(self.record, self.chance)
        while self.record.ended is None:
            if self.record.customer.owner != "bot":
                self.record.ended = "handed over"
            elif self.record.turns >= MOST_TURNS:
                self.record.ended = "too long"
            else:
                heard = self._turn(heard)

    def _turn(self, heard: list[Message]) -> list[Message]:
        asked = asks(heard)
        interrupted = self.between.due(asked, heard)
        if interrupted is not None:
            return self._interrupted(*interrupted, asked)
        if asked is None:
            return self._nudged()
        words = self.answers.to(asked, heard)
        if asked == "photos" and words is None:
            return self._with_photo()
        return self._said(words or "")

    def _interrupted(self, kind: str, words: str, asked: str | None) -> list[Message]:
        heard = self._said(words)
        self.between.noted(kind, words, asked, heard)
        return heard

    def _nudged(self) -> list[Message]:
        if self.record.ended_well() or self.nudges >= MOST_NUDGES:
            self.record.ended = "done" if self.record.ended_well() else "stuck"
            return []
        self.nudges += 1
        begun = any(answered.asked in KNOWN_WHO for answered in self.record.answers)
        if begun:
            return self._said(bank.saying("nudges", self.chance))
        return self._said(f"{bank.saying('start', self.chance)}. {pair(self.record.person, self.chance)}")

    def _with_photo(self) -> list[Message]:
        record = self.record
        record.photos.append(record.customer.upload(self.answers.photo))
        return record.say(bank.saying("photo_with_words", self.chance), record.photos[-1:])

    def _said(self, words: str) -> list[Message]:
        exact = words in self.answers.who.pressed
        return self.record.say(words if exact else typed(words, self.record.person, self.chance))
