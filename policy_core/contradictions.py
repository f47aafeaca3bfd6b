"""Which answers cannot all be true, in words."""

from collections.abc import Iterator
from itertools import combinations

from policy_core.conditions import Value
from policy_core.errors import InvalidCase
from policy_core.model import Pack
from policy_core.outlook import outlook
from policy_core.source import spelled
from policy_core.tables import Circumstances
from policy_core.vocabulary import UNSURE

Answered = dict[str, Value]


def contradiction(pack: Pack, known: Circumstances, answers: Answered) -> InvalidCase:
    """What to raise for answers that contradict each other: it names each smallest set of facts that cannot be."""
    found = list(_conflicts(pack, known, answers))
    field = _place(pack, found[0][-1])
    return InvalidCase(field, "; ".join(_sentence(conflict, answers) for conflict in found))


def _conflicts(pack: Pack, known: Circumstances, answers: Answered) -> Iterator[tuple[str, ...]]:
    found: list[set[str]] = []
    stated = [name for name, answer in answers.items() if answer != UNSURE]
    for size in range(1, len(stated) + 1):
        for facts in combinations(stated, size):
            larger = any(conflict <= set(facts) for conflict in found)
            if not larger and not outlook(pack, known, _only(pack, answers, facts)):
                found.append(set(facts))
                yield facts


def _only(pack: Pack, answers: Answered, facts: tuple[str, ...]) -> tuple[Value | None, ...]:
    return tuple(answers[name] if name in facts else None for name in pack.vocabulary.asked)


def _sentence(conflict: tuple[str, ...], answers: Answered) -> str:
    *others, last = [f"{name} ({spelled(answers[name])})" for name in conflict]
    return f"{last} contradicts {' and '.join(others)}" if others else f"{last} cannot be"


def _place(pack: Pack, fact: str) -> str:
    return f"request.{fact}" if fact == pack.vocabulary.first else f"facts.{fact}"
