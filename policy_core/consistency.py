"""Which combinations of the asked facts can be, and what follows from what in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from policy_core.model import Vocabulary
from policy_core.space import Cells, Space


@dataclass(frozen=True, eq=False)
class Consistency:
    """The combinations without a contradiction; and for each fact those in which it follows from others."""

    possible: Cells
    following: Mapping[str, Cells]


@lru_cache(maxsize=8)
def space_of(words: Vocabulary) -> Space:
    """All combinations of the asked facts, possible or not."""
    return Space({name: fact.cases for name, fact in words.asked.items()})


@lru_cache(maxsize=64)
def consistent(words: Vocabulary, stated: frozenset[str]) -> Consistency:
    """What can be where an inspector stated `stated`: rules that yield say nothing about these facts."""
    space = space_of(words)
    possible = space.all
    following = dict.fromkeys(words.asked, 0)
    for rule in words.follows:
        premise = space.where(rule.when, {})
        for conclusion in rule.then:
            if rule.yields and conclusion.fact in stated:
                continue
            possible &= space.all ^ premise | space.where(conclusion, {})
            if len(conclusion.values) == 1:
                following[conclusion.fact] |= premise
    for name in stated:  # nobody can state that there is no such thing
        possible &= space.all ^ space.having[name].get(words.asked[name].absent, 0)
    return Consistency(possible, following)
