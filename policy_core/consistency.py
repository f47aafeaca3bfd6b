"""Which combinations of the asked facts can be, and what follows from what in them."""

from functools import lru_cache
from typing import NamedTuple

from policy_core.conditions import Value
from policy_core.model import Vocabulary
from policy_core.space import Cells, Space


class Consistency(NamedTuple):
    """The combinations without a contradiction; and for each fact those in which it follows from others."""

    possible: Cells
    following: tuple[tuple[str, Cells], ...]


@lru_cache(maxsize=8)
def space_of(words: Vocabulary) -> Space:
    """All combinations of the asked facts but the first, which is looked at one value at a time."""
    return Space({name: fact.cases for name, fact in words.asked.items() if name != words.first})


@lru_cache(maxsize=256)
def consistent(words: Vocabulary, first: Value, stated: frozenset[str]) -> Consistency:
    """What can be with this value of the first fact, and where an inspector stated `stated`.

    Rules that yield say nothing about facts that were stated.
    """
    space, known = space_of(words), {words.first: first}
    possible = space.all
    following = dict.fromkeys(space.facts, 0)
    for rule in words.follows:
        premise = space.where(rule.when, known)
        for conclusion in rule.then:
            if rule.yields and conclusion.fact in stated:
                continue
            possible &= space.all ^ premise | space.where(conclusion, known)
            if len(conclusion.values) == 1:
                following[conclusion.fact] |= premise
    for name in stated:  # nobody can state that there is no such thing
        absent = words.asked[name].absent
        possible &= space.all ^ (0 if absent is None else space.having[name][absent])
    return Consistency(possible, tuple(following.items()))
