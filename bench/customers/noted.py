"""What is noted down while a customer talks, for the judge."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bench.customers.bank import Value
from bench.customers.people import Person
from tests.stack import Customer, Message


@dataclass(frozen=True)
class Answered:
    """An answer to a question: which return it was about, what was asked, what was meant, and the words for it."""

    about: int
    asked: str
    value: Value | None
    words: str


@dataclass(frozen=True)
class Exchange:
    """Something said in between, what was asked before and after it, and what was answered."""

    kind: str
    words: str
    before: str | None
    after: str | None
    heard: str


@dataclass
class Record:
    """One conversation as it went."""

    person: Person
    customer: Customer
    letterbox: Callable[[str], str | None] = lambda _conversation: None
    answers: list[Answered] = field(default_factory=list)
    told: list[Answered] = field(default_factory=list)
    between: list[Exchange] = field(default_factory=list)
    again: list[Answered] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    turns: int = 0
    silent: list[str] = field(default_factory=list)
    unfound: list[str] = field(default_factory=list)
    parroted: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    broken: str | None = None
    ended: str | None = None
    closing: bool = False
    final_wish: str | None = None
    began: datetime = field(default_factory=lambda: datetime.now(UTC))

    def say(self, text: str, photos: Sequence[str] = ()) -> list[Message]:
        """Sends a message and notes how long the answer took, and whether there was one."""
        began, owner = time.monotonic(), self.customer.owner
        heard = self.customer.say(text, photos)
        self.seconds.append(time.monotonic() - began)
        self.turns += 1
        if owner == "bot" and not heard:
            self.silent.append(text)
        said = [message.text for message in heard]
        self.parroted += [text for one in set(said) if said.count(one) > 1]
        self.cases += [message.case for message in heard if message.case and message.case not in self.cases]
        return heard

    def ended_well(self) -> bool:
        """Whether nothing more is to be said: all cases are there, or the customer left it."""
        return self.closing or len(self.cases) >= len(self.person.wants)

    def offers(self) -> list[str]:
        """What the policy offers for the return that the talk is about, going by the truth."""
        wanted = self.person.wants[min(len(self.cases), len(self.person.wants) - 1)]
        offers: list[str] = self.person.decision(wanted, self.began)["offers"]
        return offers

    def bot_texts(self) -> str:
        """All that the bot said."""
        return "\n".join(message.text for message in self.customer.transcript if message.author != "customer")

    def transcript(self) -> str:
        """The conversation as people read it."""
        lines = []
        for message in self.customer.transcript:
            buttons = f" [{' | '.join(title for title, _ in message.buttons)}]" if message.buttons else ""
            asks = f" <asks {message.asks}>" if message.asks else ""
            lines.append(f"{message.author:8} {message.text}{buttons}{asks}")
        return "\n".join(lines)


def asks(heard: Sequence[Message]) -> str | None:
    """What the last message of a turn asks for; how many pieces goes by a name of its own."""
    if not heard:
        return None
    last = heard[-1]
    counted = last.asks == "item" and last.buttons and all(title.isdigit() for title, _ in last.buttons)
    return "quantity" if counted else last.asks
