"""One person as they speak: what they want now, what they said last, and which words they pressed."""

from random import Random

from bench.customers.bank import Value
from bench.customers.noted import Answered, Record
from bench.customers.people import Wanted
from tests.stack import Message

PATIENCE_WITH_WORDS = 2
"""So often a question is answered in words; then a button is pressed, if there is one."""


class Speaker:
    """What all answers of one person share."""

    def __init__(self, record: Record, chance: Random) -> None:
        self.record = record
        self.person = record.person
        self.chance = chance
        self.pressed: set[str] = set()
        self.last: Answered | None = None

    @property
    def wanted(self) -> Wanted:
        """The return that the talk is about."""
        return self.person.wants[min(len(self.record.cases), len(self.person.wants) - 1)]

    def colour(self) -> str:
        """What tells the item from the others of its order."""
        return str(self.person.line(self.wanted)["title"]).split(", ")[2]

    def likes_buttons(self) -> bool:
        """Whether they rather press than type this time."""
        return self.chance.random() < (0.8 if self.person.habit == "buttons" else 0.06)

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

    def again(self, name: str) -> int:
        """How often in a row this was answered already; the answer before goes down as one that was asked again."""
        if self.last and self.last.asked == name and self.record.answers[-1] is self.last:
            self.record.again.append(self.last)
        times = 0
        for answered in reversed(self.record.answers):
            if answered.asked != name:
                break
            times += 1
        return times
