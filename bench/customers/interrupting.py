"""What people say instead of an answer: questions, second thoughts, small talk, tricks, as their habit is."""

from collections.abc import Callable, Mapping
from random import Random

from bench.customers import bank
from bench.customers.answering import MENU, Answers
from bench.customers.bank import UNSURE, Value
from bench.customers.noted import Answered, Exchange, Record, asks
from bench.customers.people import alternative
from policy_core import FACTS
from tests.stack import Message

SAID = {
    "wants_person": "person", "cancels": "cancel", "thanks": "thanks", "chitchat": "chitchat", "language": "languages",
    "injects": "injections", "claims": "claims",
}  # fmt: skip
"""Habits of which the words need nothing but saying, and what they are among the phrases."""
LAST_CLAIMS = 2
CORRECTED = ("wear", "packaging", "accessories", "works", "sealed", "fault_cause")
Said = tuple[str, str]


class Interruptions:
    """Decides when the habit shows, and notes what came of it."""

    def __init__(self, record: Record, chance: Random, answers: Answers) -> None:
        self.record = record
        self.person = record.person
        self.chance = chance
        self.answers = answers
        self.waits = chance.randint(0, 2)
        self.shown = 0
        self.puzzled = self.person.mood == "confused" and chance.random() < 0.3
        self.slip: Answered | None = None

    def due(self, asked: str | None, heard: list[Message]) -> Said | None:
        """What to say instead of an answer, with what kind of thing it is; None where nothing is due."""
        if self.puzzled and asked in FACTS:
            self.puzzled = False
            return "why", bank.saying("why", self.chance)
        if self._refused(asked, heard):
            return self._at_refusal()
        habits: dict[str, Callable[[str | None], Said | None]] = {
            "corrects": self._corrects, "goes_back": self._goes_back, "changes_wish": self._changes_wish,
            "asks_first": self._asks_first, "corrects_reason": self._corrects, "other_line": self._other_line,
            "status": self._status,
        }  # fmt: skip
        if self.person.habit in habits:
            return habits[self.person.habit](asked)
        if self.shown or not self._now(asked):
            return None
        if self.person.habit == "question":
            return self._asks_something()
        if self.person.habit in SAID:
            self.shown += 1
            self.record.closing = self.person.habit == "cancels"
            return self.person.habit, bank.saying(SAID[self.person.habit], self.chance)
        return None

    def noted(self, kind: str, words: str, before: str | None, heard: list[Message]) -> None:
        """Notes what came of it."""
        said = "\n".join(message.text for message in heard)
        self.record.between.append(Exchange(kind, words, before, asks(heard), said))

    def _now(self, asked: str | None) -> bool:
        """Whether this question is the one at which the habit shows: an early one about a fact, or the last one."""
        if asked in FACTS:
            self.waits -= 1
        return asked == "confirm" or (asked in FACTS and self.waits < 0)

    def _refused(self, asked: str | None, heard: list[Message]) -> bool:
        menu = any(title == MENU for title, _ in heard[-1].buttons) if heard else False
        return asked == "anything_else" and not self.record.cases and not menu

    def _at_refusal(self) -> Said | None:
        if self.slip:
            return self._corrects("anything_else")
        if self.person.habit == "claims" and self.shown < LAST_CLAIMS:
            self.shown += 1
            return "claims", bank.saying("claims", self.chance)
        if self.person.habit == "insists" and not self.shown:
            self.shown += 1
            return "insists", bank.saying("insists", self.chance)
        return None

    def _asks_something(self) -> Said:
        self.shown += 1
        topic = self.chance.choice(sorted(bank.questions()))
        words: str = self.chance.choice(bank.questions()[topic]["says"])
        return f"question {topic}", words

    def _asks_first(self, asked: str | None) -> Said | None:
        if self.shown or self.record.answers:
            return None
        _, words = self._asks_something()
        topic = next(name for name, about in bank.questions().items() if words in about["says"])
        return f"early {topic}", words

    def _corrects(self, asked: str | None) -> Said | None:
        if self.slip:
            name, value, self.slip = self.slip.asked, self.slip.value, None
            assert value is not None, "only a value can be corrected"
            return "corrects", bank.saying("corrections", self.chance, said=bank.statement(name, value, self.chance))
        wanted = self.answers.who.wanted
        if self.person.habit == "corrects_reason":
            truth: Mapping[str, Value] = {"reason": wanted.reason}
        else:
            truth = {name: value for name, value in wanted.truth.items() if name in CORRECTED}
        if asked and not self.shown and asked in truth and truth[asked] != UNSURE:
            self.shown += 1
            self.answers.ring.wrong[asked] = alternative(asked, truth[asked], self.chance)
            self.slip = Answered(len(self.record.cases), asked, truth[asked], "")
        return None

    def _goes_back(self, asked: str | None) -> Said | None:
        last = self.answers.who.last
        if self.shown or asked not in FACTS or not last or last.asked not in FACTS or last.asked == asked:
            return None
        self.shown += 1
        return f"goes_back {last.asked}", bank.saying("back", self.chance)

    def _other_line(self, _asked: str | None) -> Said | None:
        last = self.answers.who.last
        if self.shown or not last or last.asked != "other item":
            return None
        self.shown += 1
        return "corrects item", bank.saying("item_meant", self.chance, item=self.answers.who.colour())

    def _status(self, asked: str | None) -> Said | None:
        if self.shown or asked != "anything_else" or not self.record.cases:
            return None
        self.shown += 1
        return "status", bank.saying("status", self.chance)

    def _changes_wish(self, asked: str | None) -> Said | None:
        offers = self.record.offers()
        if self.shown or asked != "confirm" or len(offers) < 2:
            return None
        self.shown += 1
        before = self.answers.settled()
        self.record.final_wish = next(offer for offer in offers if offer != before)
        wish = bank.talk()["wishes"][self.record.final_wish]
        return "changes_wish", bank.saying("wish_changed", self.chance, wish=wish)
