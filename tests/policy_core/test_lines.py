"""What the lines of a table say for sure is what all combinations say."""

from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_core import conditions
from policy_core.conditions import AllOf, AnyOf
from policy_core.lines import Answers, certain
from policy_core.model import Judgement, Pack
from policy_core.outlook import Contradiction, weighed
from policy_core.reading import read_pack
from policy_core.shelf import SHIPPED
from policy_core.tables import Circumstances
from tests.policy_core import reference
from tests.policy_core.cases import THOROUGHLY, stories

OPTIONS: list[list[Any]] = [[*values, None, None, None, "unsure"] for values in reference.VALUES.values()]


def looking_twice(pack: Pack) -> Pack:
    """A pack of which a row looks at one fact in two places."""
    sound, worn = (conditions.Test("wear", frozenset(values)) for values in (["none", "light"], ["light", "minor"]))
    bare = conditions.Test("packaging", frozenset({"missing"}))
    when = AllOf((sound, AnyOf((AllOf((worn,)), AllOf((bare,))))))
    return pack._replace(rows=tuple(row._replace(when=when) if row.number == 3 else row for row in pack.rows))


SHIPPED_PACKS = [read_pack(file) for file in sorted(SHIPPED.parent.glob("*/*/1.yml"))]
PACKS = [*SHIPPED_PACKS, looking_twice(SHIPPED_PACKS[-1])]


def looked_at(pack: Pack, known: Circumstances, answers: Answers) -> Judgement | None:
    """What all combinations say; null where none is possible."""
    try:
        return weighed(pack, known, answers)
    except Contradiction:
        return None


def circumstances(pack: Pack) -> list[Circumstances]:
    """All that the order can know."""
    days = [None, *pack.deadlines, pack.deadlines[-1] + 1]
    either = (False, True)
    return [Circumstances(*known) for known in product(days, either, either, either)]


@THOROUGHLY
@given(seed=st.integers(0, 2**64))
def test_what_is_certain_is_what_all_combinations_say(seed: int) -> None:
    chance = Random(seed)
    pack = chance.choice(PACKS)
    known, answers = chance.choice(circumstances(pack)), tuple(map(chance.choice, OPTIONS))
    sure = certain(pack, known, answers)
    assert sure is None or sure == looked_at(pack, known, answers)


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("inspected", [False, True])
def test_a_story_that_is_told_in_full_needs_no_look_at_combinations(pack: Pack, inspected: bool) -> None:
    told = [tuple(story.values()) for story in stories(inspected) if story["fault_cause"] or not inspected]
    for known in circumstances(pack):
        if known.inspected is inspected:
            assert [answers for answers in told if certain(pack, known, answers) is None] == []
