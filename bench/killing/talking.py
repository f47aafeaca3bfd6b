"""A customer who opens a case in the chat while servers die, and says again what was lost on the way."""

from dataclasses import dataclass
from threading import Event
from typing import Any

import requests

from tests.stack import PATIENCE, Customer

ANSWERS = {
    "fault_cause": "it just stopped by itself",
    "wear": "like new, I never wore it",
    "packaging": "opened neatly",
    "accessories": "everything is there",
    "modified": "no, never",
    "works": "yes it works",
    "sealed": "I never opened the box",
    "description": "skip",
    "photos": "I have no photos",
    "confirm": "yes please",
}
MOST_TURNS = 30
_TRIES = 6_000


@dataclass
class Patient(Customer):
    """A customer whose chat tries again until the desk is there, as the widget does."""

    def _call(self, verb: str, path: str, **body: Any) -> Any:
        for _ in range(_TRIES):
            try:
                answer = self.web.request(
                    verb, f"{self.address}/api/chat/conversations{path}", timeout=PATIENCE, **body
                )
            except requests.ConnectionError:
                Event().wait(0.1)
                continue
            answer.raise_for_status()
            return answer.json()
        raise TimeoutError(f"no desk in {_TRIES} tries")


def talk(customer: Customer, opening: str, wish: str) -> list[str]:
    """Says all that it takes until a case is told of; the numbers of the cases that were."""
    answers = {**ANSWERS, "resolution": {"exchange": "another size please"}.get(wish, f"a {wish} please")}
    said = opening
    for _ in range(MOST_TURNS):
        customer.post(said)
        heard = customer.hear(within=3000)
        if cases := [message.case for message in customer.transcript if message.case]:
            return cases
        asked = next((message.asks for message in reversed(heard) if message.asks), None)
        said = answers.get(asked or "", said)
    raise AssertionError(f"no case after {MOST_TURNS} turns: {[message.text for message in customer.transcript]}")
