"""Odd cases, worked by hand from the policies: what is unsure, what an inspection overrules, the edges of days."""

from typing import Any

import pytest

import policy_core
from tests.policy_core.samples import varied

SOUND = {
    "sealed": False,
    "wear": "none",
    "works": True,
    "modified": False,
    "accessories": "complete",
    "packaging": "minor_opening",
}
UNSURE = dict.fromkeys((*SOUND, "fault_cause"), "unsure")
UNSEALED = {fact: value for fact, value in SOUND.items() if fact != "sealed"}
FINAL_SALE = {"order__lines__0__final_sale": True}
SMART = {"policy": "smart-ring-7-day", "order__received_on": "2026-03-10"}
PERSONALISED = {**SMART, "order__lines__0__personalised": True}
ARRIVED = {"order__received_on": "2026-03-01"}
NO_COSTS: dict[str, Any] = {"percent": None, "return_label": None, "reconditioning": None}
EVERYTHING = (
    *("2.modified", "2.misuse", "2.wear", "2.long-use", "2.accessories", "1.partial", "5.quality"),
    *("1.full-opened", "1.full-unopened", "1.partial-light", "1.partial-minor"),
)

CASES = [
    # who is sure of nothing is sent to a person, who sees every clause that it could come to
    ("unsure", UNSURE, {}, "needs_review", EVERYTHING),
    ("unsure", UNSURE, SMART, "needs_review", ("1.condition", "1.reasons", "3.packaging")),
    ("unsure", UNSURE, PERSONALISED, "needs_review", ("1.condition", "1.reasons", "3.personalised")),
    ("unsure", UNSURE, {"order__received_on": "2026-01-10"}, "not_eligible", ("2.late",)),
    ("unsure", UNSURE, {"order__received_on": None}, "needs_review", ("0.window",)),
    ("changed_mind", UNSURE, FINAL_SALE, "not_eligible", ("2.final-sale",)),
    # unsure of what follows, or of what makes no difference
    ("changed_mind", {"sealed": True, "wear": "unsure"}, {}, "eligible", ("1.full-unopened",)),
    ("changed_mind", SOUND | {"fault_cause": "unsure"}, {}, "eligible", ("1.full-opened",)),
    ("arrived_incomplete", SOUND | {"accessories": "unsure"}, {}, "eligible", ("5.quality",)),
    ("malfunction", SOUND | {"works": "unsure", "fault_cause": "defect"}, {}, "eligible", ("5.quality",)),
    ("changed_mind", SOUND | {"sealed": "unsure"}, {}, "eligible", ("1.full-opened",)),
    ("changed_mind", UNSEALED | {"packaging": "intact"}, {}, "eligible", ("1.full-unopened", "1.full-opened")),
    ("wrong_item", SOUND | {"works": False}, {}, "eligible", ("5.quality",)),
    # unsure of what makes one
    (
        "malfunction",
        SOUND | {"works": False, "fault_cause": "unsure"},
        {},
        "needs_review",
        ("2.modified", "2.misuse", "5.quality"),
    ),
    (
        "changed_mind",
        SOUND | {"wear": "light", "packaging": "unsure"},
        {},
        "needs_review",
        ("1.partial", "1.partial-light"),
    ),
    # an inspector is believed more than the story
    ("malfunction", SOUND, {"costs": NO_COSTS}, "needs_review", ("5.quality",)),
    ("malfunction", SOUND, {"costs": NO_COSTS} | SMART, "needs_review", ("1.reasons",)),
    ("malfunction", SOUND | {"fault_cause": "customer"}, {"costs": NO_COSTS}, "not_eligible", ("2.misuse",)),
    (
        "changed_mind",
        SOUND | {"fault_cause": "unofficial_accessory"},
        {"costs": NO_COSTS},
        "not_eligible",
        ("2.modified",),
    ),
    ("changed_mind", SOUND | {"works": False}, {"costs": NO_COSTS}, "needs_review", ("1.full-opened", "5.quality")),
    (
        "arrived_incomplete",
        SOUND | {"accessories": "incomplete"},
        {"costs": NO_COSTS},
        "not_eligible",
        ("2.accessories",),
    ),
    ("wrong_item", SOUND | {"fault_cause": "customer"}, {"costs": NO_COSTS}, "not_eligible", ("2.misuse",)),
    # the last second of day 30 in the shop's time zone, over a change of the clocks, and the first one after it
    ("changed_mind", SOUND, ARRIVED | {"requested_at": "2026-03-31T23:59:59-07:00"}, "eligible", ("1.full-opened",)),
    ("changed_mind", SOUND, ARRIVED | {"requested_at": "2026-04-01T06:59:59.999999Z"}, "eligible", ("1.full-opened",)),
    ("changed_mind", SOUND, ARRIVED | {"requested_at": "2026-04-01T07:00:00Z"}, "not_eligible", ("2.late",)),
    (
        "changed_mind",
        SOUND,
        ARRIVED | {"requested_at": "2026-03-31T10:00:00Z", "time_zone": "Pacific/Kiritimati"},
        "not_eligible",
        ("2.late",),
    ),
    ("changed_mind", SOUND, {"order__received_on": "2026-03-20"}, "eligible", ("1.full-opened",)),
]


@pytest.mark.parametrize(("reason", "facts", "more", "outcome", "clauses"), CASES)
def test_it_is_decided_as_by_hand(
    reason: str, facts: dict[str, Any], more: dict[str, Any], outcome: str, clauses: tuple[str, ...]
) -> None:
    decision = policy_core.decide(varied(request__reason=reason, facts=facts, **more))
    cited = tuple(entry["clause"] for entry in decision["because"])
    assert (decision["outcome"], cited, decision["ask"]) == (outcome, clauses, [])


CONTRADICTIONS = [
    ("changed_mind", SOUND | {"fault_cause": "customer"}, {"order__received_on": "2026-01-01"}, "fault_cause"),
    ("changed_mind", SOUND | {"fault_cause": "customer"}, {"order__received_on": None}, "fault_cause"),
    ("malfunction", SOUND, {}, "works"),
    ("arrived_incomplete", SOUND | {"accessories": "incomplete"}, {}, "accessories"),
    ("wrong_item", SOUND | {"fault_cause": "customer"}, {}, "fault_cause"),
    ("unsure", {"sealed": True, "wear": "light"}, {"costs": NO_COSTS}, "wear"),
    ("changed_mind", {"sealed": True, "works": False}, {"costs": NO_COSTS}, "works"),
]


@pytest.mark.parametrize(("reason", "facts", "more", "field"), CONTRADICTIONS)
def test_what_contradicts_itself_is_no_case_even_where_it_is_late_or_inspected(
    reason: str, facts: dict[str, Any], more: dict[str, Any], field: str
) -> None:
    with pytest.raises(policy_core.InvalidCase, match="contradicts") as caught:
        policy_core.decide(varied(request__reason=reason, facts=facts, **more))
    assert caught.value.field == f"facts.{field}"
