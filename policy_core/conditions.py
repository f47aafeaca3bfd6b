"""Conditions as data: what has to hold for a row or a rule to apply."""

from collections.abc import Iterator, Mapping
from itertools import chain, product
from typing import NamedTuple

Value = str | bool
"""What a fact can be: a word, or true or false."""

DAY = "day"
"""The fact that counts the days since the ring arrived; null while it has not."""


class Test(NamedTuple):
    """The fact has one of these values."""

    fact: str
    values: frozenset[Value]

    def holds(self, value: object) -> bool:
        """Whether it holds where the fact has this value."""
        return value in self.values


class Delivered(NamedTuple):
    """The ring has arrived, or has not."""

    expected: bool
    fact: str = DAY

    def holds(self, day: object) -> bool:
        """Whether it holds on this day."""
        return (day is not None) is self.expected


class AskedAfter(NamedTuple):
    """The request came later than that many days after the ring arrived; `number` is what the pack calls them."""

    number: str
    days: int
    fact: str = DAY

    def holds(self, day: object) -> bool:
        """Whether it holds on this day."""
        return isinstance(day, int) and day > self.days


class AnyOf(NamedTuple):
    """At least one of the branches holds."""

    branches: tuple["AllOf", ...]


class AllOf(NamedTuple):
    """Every part holds; without parts it always does."""

    parts: tuple["Part", ...] = ()


ALWAYS = AllOf()
Atom = Test | Delivered | AskedAfter
Part = Atom | AnyOf
Condition = Part | AllOf


def atoms(condition: Condition) -> Iterator[Atom]:
    """Every single test in a condition, in the order in which it was written."""
    if isinstance(condition, AllOf):
        for part in condition.parts:
            yield from atoms(part)
    elif isinstance(condition, AnyOf):
        for branch in condition.branches:
            yield from atoms(branch)
    else:
        yield condition


def alternatives(condition: Condition) -> Iterator[tuple[Atom, ...]]:
    """The ways in which a condition can hold: in each of them all of these tests do."""
    if isinstance(condition, AllOf):
        for ways in product(*map(alternatives, condition.parts)):
            yield tuple(chain.from_iterable(ways))
    elif isinstance(condition, AnyOf):
        yield from chain.from_iterable(map(alternatives, condition.branches))
    else:
        yield (condition,)


def holds(condition: Condition, facts: Mapping[str, object]) -> bool:
    """Whether a condition holds where all of its facts are known."""
    if isinstance(condition, AllOf):
        return all(holds(part, facts) for part in condition.parts)
    if isinstance(condition, AnyOf):
        return any(holds(branch, facts) for branch in condition.branches)
    return condition.holds(facts[condition.fact])
