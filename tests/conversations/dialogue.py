"""Dialogues as data: what a customer says, step by step, and what must be asked, said and stored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import requests
import yaml

from tests.stack import Customer, Message, Stack

HERE = Path(__file__).parent
PHOTO = HERE / "ring.jpg"
SPOKEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Dialogue:
    """One dialogue and the order that it is about, which no other dialogue touches.

    `also` are more orders of the same customer, `stranger` is somebody else's.
    """

    name: str
    order: str
    number: str
    steps: tuple[Mapping[str, Any], ...]
    ends: Mapping[str, Any]
    also: tuple[str, ...] = ()
    stranger: str | None = None

    @property
    def digits(self) -> str:
        """The order number without its letters."""
        return self.number.removeprefix("CR-")

    @property
    def email(self) -> str:
        """The address that goes with the order."""
        return f"robin{self.digits}@example.com"

    @property
    def orders(self) -> Iterator[tuple[str, str, str]]:
        """Kind, number and address of every order, the one that it is about first."""
        yield self.order, self.number, self.email
        for place, kind in enumerate(self.also, 2):
            yield kind, f"CR-{place}{self.digits}", self.email
        if self.stranger:
            yield self.stranger, f"CR-9{self.digits}", f"alex{self.digits}@example.com"

    @property
    def words(self) -> Mapping[str, str]:
        """What the placeholders of a dialogue stand for."""
        named = {f"order {place}": number for place, (_, number, _) in enumerate(self.orders, 1)}
        return {
            **named,
            "order": self.number,
            "digits": self.digits,
            "ohs": self.digits.replace("0", "o"),
            "spaced": " ".join(self.digits),
            "spoken": " ".join(SPOKEN[int(digit)] for digit in self.digits),
            "email": self.email,
            "EMAIL": self.email.upper(),
            "email aloud": self.email.replace("@", " at ").replace(".", " dot "),
            "strange order": f"CR-9{self.digits}",
        }


def every_dialogue() -> Iterator[Dialogue]:
    """All dialogues of all folders, each with an order number of its own."""
    number = 50000
    for path in sorted(HERE.glob("*/*.yml")):
        for told in yaml.safe_load(path.read_text()):
            number += 1
            yield read(f"{path.parent.name}: {told['dialogue']}", told, number)


def read(name: str, told: Mapping[str, Any], number: int) -> Dialogue:
    """One dialogue as its file tells it, about the order of that number."""
    steps, ends, also = tuple(told["steps"]), told.get("ends", {}), tuple(told.get("also", ()))
    return Dialogue(name, told["order"], f"CR-{number}", steps, ends, also, told.get("stranger"))


def order_of(dialogue: Dialogue, now: datetime) -> dict[str, Any]:
    """The order that the dialogue is about as `returns orders import` takes it, dated from now."""
    return orders_of(dialogue, now)[0]


def orders_of(dialogue: Dialogue, now: datetime) -> list[dict[str, Any]]:
    """All orders of the dialogue in that form."""
    return [_dated(*order, now) for order in dialogue.orders]


def _dated(name: str, number: str, email: str, now: datetime) -> dict[str, Any]:
    kinds = yaml.safe_load((HERE / "orders.yml").read_text())
    kind = {**kinds["any"], **kinds[name]}
    placed = now - timedelta(days=kind.pop("placed"))
    received = kind.pop("received")
    return {
        **kind,
        "number": number,
        "email": email,
        "placed_at": placed.isoformat(),
        "received_on": None if received is None else (now - timedelta(days=received)).date().isoformat(),
    }


def play(dialogue: Dialogue, stack: Stack, customer: Customer) -> None:
    """Say every step to the running product and compare what comes back, and at the end what is stored."""
    for step in dialogue.steps:
        heard = _take(step, dialogue, stack, customer)
        told = "\n".join(message.text for message in heard)
        where = f"after {step!r} the answer was:\n{told}\n(asks {_asks(heard)}, owner {customer.owner})"
        if "asks" in step:
            assert _asks(heard) == step["asks"], where
        for pattern in step.get("hears", ()):
            assert re.search(_filled(pattern, dialogue.words), told, re.IGNORECASE), f"not heard: {pattern}; {where}"
        for pattern in step.get("never", ()):
            assert not re.search(_filled(pattern, dialogue.words), told, re.IGNORECASE), f"heard: {pattern}; {where}"
        assert customer.owner == step.get("owner", "bot"), where
    _compare(dialogue.ends.get("cases", []), stack.cases(customer.id))


def _take(step: Mapping[str, Any], dialogue: Dialogue, stack: Stack, customer: Customer) -> list[Message]:
    if "answers" in step:
        return _answer_all(step["answers"], customer)
    if "clicks" in step:
        return customer.click(_filled(step["clicks"], dialogue.words))
    if "opens" in step:
        return _in_another_tab(customer)
    if "sends" in step:
        return customer.say(step.get("says", ""), [customer.upload(PHOTO)])
    words = {**dialogue.words, **(_codes(stack, customer) if "code>" in step["says"] else {})}
    return customer.say(_filled(step["says"], words))


def _in_another_tab(customer: Customer) -> list[Message]:
    """All that a tab opened later shows of the conversation; the customer goes on there."""
    begun = customer.web.headers["Authorization"]
    customer.web, customer.transcript = requests.Session(), []
    customer.web.headers["Authorization"] = begun
    return customer.hear()


def _codes(stack: Stack, customer: Customer) -> dict[str, str]:
    """The one-time code that was mailed to this customer last, the one before it, and one that never was."""
    told = json.loads(stack.product.call("returns", "outbox", "--json"))
    mailed = [entry["code"] for entry in told if entry["kind"] == "code" and entry["subject"] == customer.id]
    never = next(code for code in ("123123", "321321") if code not in mailed)
    return {"code": mailed[-1], "older code": mailed[0], "wrong code": never} if mailed else {"wrong code": never}


def _answer_all(answers: Mapping[str, str], customer: Customer) -> list[Message]:
    """Answer whatever is asked, in whatever order the policy asks it, until something else is; never twice."""
    left, heard = dict(answers), customer.last_turn()
    while (asked := _asks(heard)) in left:
        heard = customer.say(left.pop(asked))
    assert not left, f"never asked: {sorted(left)}; asked instead: {asked}"
    return heard


def _filled(text: str, words: Mapping[str, str]) -> str:
    for name, meant in words.items():
        text = text.replace(f"<{name}>", meant)
    return text


def _asks(heard: list[Message]) -> str | None:
    return heard[-1].asks if heard else None


def _compare(expected: list[Mapping[str, Any]], found: list[dict[str, Any]]) -> None:
    assert len(found) == len(expected), f"{len(expected)} cases expected, found {found}"
    for wanted, case in zip(expected, found, strict=True):
        flat = {**case, "outcome": case["decision"]["outcome"], "refund": _refund(case["decision"])}
        for key, value in wanted.items():
            actual = {name: flat["facts"].get(name) for name in value} if key == "facts" else flat[key]
            assert actual == value, f"{key}: expected {value}, found {actual} in {case}"


def _refund(decision: Mapping[str, Any]) -> list[str] | None:
    return [decision["refund"]["low"], decision["refund"]["high"]] if decision["refund"] else None
