"""The facts that all policies speak of, read from `facts.yml`."""

from functools import lru_cache
from pathlib import Path

from policy_core.conditions import Test, Value
from policy_core.model import Fact, Follows, Vocabulary
from policy_core.reading_conditions import read_condition, read_test
from policy_core.source import Source, open_source

FACTS_FILE = Path(__file__).parent / "facts.yml"
UNSURE = "unsure"
"""The answer of a customer who cannot tell; it is no value of any fact."""


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The one that ships with policy_core."""
    return read_vocabulary(FACTS_FILE)


def read_vocabulary(file: Path) -> Vocabulary:
    """Raises `InvalidPack` where the file is broken."""
    source = open_source(file)
    parts = source.fields(["asked", "known", "follows"])
    asked = {fact.name: fact for fact in map(_read_fact, parts["asked"].items())}
    known = {fact.name: fact for fact in map(_read_fact, parts["known"].items())}
    return Vocabulary(
        asked=asked,
        known=known,
        follows=tuple(_read_rule(rule, asked) for rule in parts["follows"].items()),
    )


def _read_fact(source: Source) -> Fact:
    parts = source.fields(["fact", "question", "values"], ["groups", "absent"])
    says: dict[Value, str] = {}
    for item in parts["values"].items():
        value = item.fields(["is", "says"])
        says[value["is"].scalar()] = value["says"].text()
    groups = parts["groups"].entries() if "groups" in parts else {}
    return Fact(
        name=parts["fact"].text(),
        question=parts["question"].text(),
        says=says,
        groups={
            name: tuple(member.choice([*map(str, says)], "value") for member in group.items())
            for name, group in groups.items()
        },
        absent=parts["absent"].text() if "absent" in parts else None,
    )


def _read_rule(source: Source, facts: dict[str, Fact]) -> Follows:
    parts = source.fields(["when", "then"], ["yields"])
    conclusions: list[Test] = []
    for name, value in parts["then"].entries().items():
        if name not in facts:
            value.refuse(f"unknown fact '{name}'", f"one of: {', '.join(facts)}")
        conclusions.append(read_test(value, facts[name]))
    return Follows(
        when=read_condition(parts["when"], facts, {}),
        then=tuple(conclusions),
        yields="yields" in parts and parts["yields"].flag(),
    )
