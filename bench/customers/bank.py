"""The phrases of the scripted customers: held out, so none of them may become an example of the assistant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

PHRASES = Path(__file__).parent / "phrases"
UNSURE = "unsure"
Value = bool | str


@dataclass(frozen=True)
class Topic:
    """What can be said about one fact: answers by value and voice, and sentences that stand alone by value."""

    answers: Mapping[str, Mapping[str, Sequence[str]]]
    statements: Mapping[str, Sequence[str]]


def spelled(value: Value) -> str:
    """A value as the phrase files spell it."""
    return str(value).lower()


@cache
def topic(name: str) -> Topic:
    """The phrases about one fact, wish or yes."""
    told = _read(name)
    answers = {
        value: {voice: tuple(said.split(" | ")) for voice, said in voices.items()}
        for value, voices in told["answers"].items()
    }
    return Topic(answers, {value: tuple(said) for value, said in told.get("statements", {}).items()})


@cache
def talk() -> Mapping[str, Any]:
    """What people say besides answers."""
    return _read("talk")


@cache
def questions() -> Mapping[str, Any]:
    """What people ask in between, with what a right answer holds."""
    return _read("questions")


def voices() -> tuple[str, ...]:
    """The ways of talking that there are."""
    return tuple(topic("unsure").answers[UNSURE])


def answer(name: str, value: Value, voice: str, chance: Random) -> str:
    """A phrase with which somebody of this voice answers a question."""
    about, means = (UNSURE, UNSURE) if value == UNSURE else (name, spelled(value))
    return chance.choice(topic(about).answers[means][voice])


def statement(name: str, value: Value, chance: Random) -> str:
    """A sentence that says it without having been asked."""
    return chance.choice(topic(name).statements[spelled(value)])


def saying(what: str, chance: Random, **values: str) -> str:
    """Something said besides answers, filled in."""
    said: str = chance.choice(talk()[what])
    return said.format(**values) if values else said


def _read(name: str) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((PHRASES / f"{name}.yml").read_text())
    return told
