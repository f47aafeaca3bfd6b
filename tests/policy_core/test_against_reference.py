"""The engine decides as the plain second reading does, key by key."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import policy_core
from tests.policy_core import reference
from tests.policy_core.cases import THOROUGHLY, cases, settled


def comparable(decision: dict[str, Any]) -> dict[str, Any]:
    """A decision without sentences, with money as numbers and questions in the memo's order."""
    found = dict(decision, because=[reason["clause"] for reason in decision["because"]])
    found["ask"] = [fact for fact in reference.VALUES if fact in decision["ask"]]
    if decision["refund"]:
        found["refund"] = _numbers(decision["refund"])
    return found


def _numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: Decimal(inner) if key in ("low", "high") else _numbers(inner) for key, inner in value.items()}
    return [_numbers(inner) for inner in value] if isinstance(value, list) else value


@THOROUGHLY
@given(case=cases(), share=st.integers(0, 100))
def test_every_decision_is_the_references(case: dict[str, Any], share: int) -> None:
    case = settled(case, share)
    assert comparable(policy_core.decide(case)) == reference.decide(case)
