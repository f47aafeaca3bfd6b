"""Reads conditions out of YAML."""

from collections.abc import Mapping

from policy_core.conditions import AllOf, AnyOf, AskedAfter, Delivered, Part, Test, Value
from policy_core.model import Fact, Number
from policy_core.source import Source, one_of, spelled


def read_condition(source: Source, facts: Mapping[str, Fact], numbers: Mapping[str, Number]) -> AllOf:
    """A mapping of facts to what they have to be; `any` holds alternatives."""
    parts: list[Part] = []
    for key, value in source.entries().items():
        if key == "any":
            parts.append(AnyOf(tuple(read_condition(branch, facts, numbers) for branch in value.items())))
        elif key == "delivered":
            parts.append(Delivered(value.flag()))
        elif key == "asked_after":
            parts.append(_read_deadline(value, numbers))
        elif key in facts:
            parts.append(read_test(value, facts[key]))
        else:
            value.refuse(f"unknown fact '{key}'", one_of([*facts, "delivered", "asked_after", "any"]))
    return AllOf(tuple(parts))


def read_test(source: Source, fact: Fact) -> Test:
    """What one fact has to be: a value, a group of values, a list of these, or `{not: …}` of these."""
    if "not" in (source.entries() if source.is_mapping else {}):
        excluded = _read_values(source.fields(["not"])["not"], fact)
        allowed = frozenset(fact.cases) - excluded
    else:
        allowed = _read_values(source, fact)
    if not allowed:
        source.refuse(f"this can never apply: no value of {fact.name} is left", "leave a value that the fact can have")
    return Test(fact.name, allowed)


def _read_deadline(source: Source, numbers: Mapping[str, Number]) -> AskedAfter:
    name = read_number_name(source, numbers, "days")
    return AskedAfter(name, numbers[name].low)


def read_number_name(source: Source, numbers: Mapping[str, Number], unit: str) -> str:
    """The name of one of the pack's numbers of this unit."""
    known = [name for name, number in numbers.items() if number.unit == unit]
    if not source.is_text:
        right = f"name a number: write it under `numbers`, and its name here, {one_of(known)}"
        source.refuse("here belongs the name of a number", right)
    return source.choice(known, f"number of {unit}")


def _read_values(source: Source, fact: Fact) -> frozenset[Value]:
    named = source.items() if source.is_list else [source]
    return frozenset(value for item in named for value in _read_value(item, fact))


def _read_value(source: Source, fact: Fact) -> tuple[Value, ...]:
    value = source.scalar()
    if isinstance(value, str) and value in fact.groups:
        return fact.groups[value]
    if value not in fact.cases:
        source.refuse(f"unknown value '{spelled(value)}' of {fact.name}", one_of([*fact.cases, *fact.groups]))
    return (value,)
