"""Dialogues as data: what a customer says, step by step, and what must be asked, said and stored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from tests.stack import Customer, Message, Stack

HERE = Path(__file__).parent
PHOTO = HERE / "ring.jpg"
TIMES = ("placed", "received")


@dataclass(frozen=True)
class Dialogue:
    """One dialogue and the order that it is about, which no other dialogue touches."""

    name: str
    order: str
    number: str
    steps: tuple[Mapping[str, Any], ...]
    ends: Mapping[str, Any]

    @property
    def email(self) -> str:
        """The address that goes with the order."""
        return f"{self.number.lower()}@example.com"


def every_dialogue() -> Iterator[Dialogue]:
    """All dialogues of all folders, each with an order number of its own."""
    number = 50000
    for path in sorted(HERE.glob("*/*.yml")):
        for told in yaml.safe_load(path.read_text()):
            number += 1
            name = f"{path.parent.name}: {told['dialogue']}"
            yield Dialogue(name, told["order"], f"CR-{number}", tuple(told["steps"]), told.get("ends", {}))


def order_of(dialogue: Dialogue, now: datetime) -> dict[str, Any]:
    """The dialogue's order as `returns orders import` takes it, dated from now."""
    kinds = yaml.safe_load((HERE / "orders.yml").read_text())
    kind = {**kinds["any"], **kinds[dialogue.order]}
    placed = now - timedelta(days=kind.pop("placed"))
    received = kind.pop("received")
    return {
        **kind,
        "number": dialogue.number,
        "email": dialogue.email,
        "placed_at": placed.isoformat(),
        "received_on": None if received is None else (now - timedelta(days=received)).date().isoformat(),
    }


def play(dialogue: Dialogue, stack: Stack, customer: Customer) -> None:
    """Say every step to the running product and compare what comes back, and at the end what is stored."""
    for step in dialogue.steps:
        heard = _take(step, dialogue, customer)
        told = "\n".join(message.text for message in heard)
        where = f"after {step!r} the answer was:\n{told}\n(asks {_asks(heard)}, owner {customer.owner})"
        if "asks" in step:
            assert _asks(heard) == step["asks"], where
        for pattern in step.get("hears", ()):
            assert re.search(_filled(pattern, dialogue), told, re.IGNORECASE), f"not heard: {pattern}; {where}"
        for pattern in step.get("never", ()):
            assert not re.search(pattern, told, re.IGNORECASE), f"heard: {pattern}; {where}"
        assert customer.owner == step.get("owner", "bot"), where
    _compare(dialogue.ends.get("cases", []), stack.cases(customer.id))


def now_in_shop() -> datetime:
    """Now; the test orders' shop is in UTC."""
    return datetime.now(UTC)


def _take(step: Mapping[str, Any], dialogue: Dialogue, customer: Customer) -> list[Message]:
    if "answers" in step:
        return _answer_all(step["answers"], customer)
    if "clicks" in step:
        return customer.click(step["clicks"])
    if "sends" in step:
        return customer.send_photo(PHOTO)
    return customer.say(_filled(step["says"], dialogue))


def _answer_all(answers: Mapping[str, str], customer: Customer) -> list[Message]:
    """Answer whatever is asked, in whatever order the policy asks it, until something else is; never twice."""
    left, heard = dict(answers), customer.last_turn()
    while (asked := _asks(heard)) in left:
        heard = customer.say(left.pop(asked))
    assert not left, f"never asked: {sorted(left)}; asked instead: {asked}"
    return heard


def _filled(text: str, dialogue: Dialogue) -> str:
    return text.replace("<order>", dialogue.number).replace("<email>", dialogue.email)


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
