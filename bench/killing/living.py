"""Takes one case through its life, a step at a time, looking before each try whether the last one was made."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from requests import RequestException

from bench.killing.doors import Clock, Doors
from bench.killing.fates import OTHERS, Fate, Step, email_of
from bench.killing.talking import Patient, talk
from returns.lifecycle import Move
from returns.model import Request

MOST_TRIES = 60


@dataclass
class Life:
    """A fate, the order that it is about, and what came of it so far; `stuck` says why it did not go on."""

    fate: Fate
    order: str
    by_chat: bool
    number: str = ""
    conversation: str = ""
    made: int = 0
    tries: Counter[int] = field(default_factory=Counter)
    stuck: str = ""

    def next_step(self) -> Step | None:
        """What comes next; None at the end."""
        return next(islice(self.fate.steps, self.made, None), None)

    def rests(self, day: int) -> bool:
        """Whether nothing is to happen any more until a later day."""
        step = self.next_step()
        return bool(self.stuck) or (bool(self.number) and (step is None or step.day > day))

    @property
    def stands(self) -> tuple[str, int, int]:
        """What changes with every step and every try."""
        return self.number, self.made, self.tries.total()

    def open_by_chat(self, address: str) -> None:
        """Says all that it takes to have the case opened."""
        try:
            customer = Patient(address)
            self.conversation = customer.id
            words = self.fate.said.format(order=self.order, email=email_of(self.order))
            self.number = talk(customer, words, str(self.fate.asked["resolution"]))[0]
        except (AssertionError, TimeoutError, RequestException) as error:
            self.stuck = f"{type(error).__name__} in the chat: {error}"

    def go_on(self, doors: Doors, clock: Clock) -> None:
        """Opens the case, or tries the next step if it was not made yet."""
        if not self.number:
            if not self.by_chat:
                self._open(doors, clock)
            return
        self._look(doors)
        step = self.next_step()
        if step is None or step.by == OTHERS:
            return
        self.tries[self.made] += 1
        if self.tries[self.made] > MOST_TRIES:
            self.stuck = f"{step.move} was not made in {MOST_TRIES} tries"
        else:
            doors.make(self.number, step)

    def _look(self, doors: Doors) -> None:
        """Counts the steps that the time line has."""
        moves = [moved.move for moved in doors.returns.timeline(self.number) if moved.move is not Move.INSTRUCT]
        self.made = max(0, len(moves) - 1)

    def _open(self, doors: Doors, clock: Clock) -> None:
        self.conversation = self.conversation or doors.open_conversation()["id"]
        asked = Request(self.order, "1", 1, clock(), **self.fate.asked)
        self.number = doors.returns.open_case(
            asked,
            conversation=self.conversation,
            description="It pinches.",
            photos=(),
            key=self.order,
            review=self.fate.review,
        ).number


def lives(fates: list[Fate], by_chat: int) -> list[Life]:
    """A life for each fate, the first so many of those that can be opened in the chat opened there."""
    made, left = [], by_chat
    for place, fate in enumerate(fates):
        chats = bool(fate.said) and left > 0
        left -= chats
        made.append(Life(fate, f"CR-{60000 + place}", chats))
    return made
