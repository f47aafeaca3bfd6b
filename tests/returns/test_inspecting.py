"""Inspections: the policy decides again, and what differs from the estimate is kept before money moves."""

from decimal import Decimal
from typing import Any

import pytest

from policy_core import InvalidCase
from returns.lifecycle import Move, State
from returns.model import Inspection
from tests.returns.conftest import NOW, Shop
from tests.returns.lives import AS_TOLD, QUALITY, inspected, now, received


def test_an_inspection_as_the_customer_told_it_differs_in_the_money_alone(shop: Shop) -> None:
    shop.sold()
    case = inspected(shop)
    assert case.state is State.INSPECTED
    assert case.inspection is not None
    assert case.inspection["differences"] == {
        "facts": [],
        "outcome": None,
        "offers": None,
        "refund": {"currency": "USD", "low": "215.20", "high": "242.10", "final": "228.65", "inside": True},
        "parts": [{"what": "item", "low": "215.20", "high": "242.10", "final": "228.65"}],
    }
    assert (case.standing["refund"]["final"], case.decision["refund"]["final"]) == (True, False)
    assert (case.inspection["by"], case.inspection["at"]) == ("ana", NOW.isoformat())


def test_what_was_found_otherwise_is_named_with_what_it_changes(shop: Shop) -> None:
    shop.sold()
    worn = Inspection({"wear": "minor", "works": True}, 70, Decimal("6.40"), Decimal("10.00"))
    case = inspected(shop, worn)
    differences = case.inspection and case.inspection["differences"]
    assert differences
    assert differences["facts"] == [{"fact": "wear", "declared": "light", "inspected": "minor"}]
    assert differences["refund"]["inside"] is False
    assert [(part["what"], part["final"]) for part in differences["parts"]] == [
        *(("item", "188.30"), ("return_label", "-6.40"), ("reconditioning", "-10.00")),
    ]
    assert shop.returns.timeline(case.number)[-1].data["differences"] == differences


def test_a_ring_that_is_no_longer_given_back_for_goes_to_a_person_and_not_to_a_refusal(shop: Shop) -> None:
    shop.sold()
    case = inspected(shop, Inspection({"wear": "obvious"}))
    assert case.state is State.IN_REVIEW
    assert case.standing["outcome"] == "not_eligible"
    assert case.inspection is not None
    assert case.inspection["differences"]["outcome"] == {"estimate": "eligible", "final": "not_eligible"}
    last = shop.returns.timeline(case.number)[-1]
    assert (last.move, last.actor, last.why) == (Move.REVIEW, "policy", "2.wear")
    refused = shop.returns.advance(case.number, Move.REFUSE, actor="ana", why="clear scratches")
    assert shop.returns.give_back(refused.number, "1Z999AA10123456784", actor="ana").state is State.CLOSED


def test_a_fault_that_is_not_found_goes_to_a_person_who_may_look_again(shop: Shop) -> None:
    shop.sold()
    case = inspected(shop, Inspection({"works": True}), **QUALITY)
    assert case.state is State.IN_REVIEW
    shop.returns.advance(case.number, Move.RECEIVE, actor="ben", why="look again")
    again = shop.returns.inspect(case.number, Inspection({"works": False, "fault_cause": "defect"}), actor="ben")
    assert again.state is State.INSPECTED
    shop.deliver()
    assert shop.told.kinds().count("arrived") == 1


def test_what_follows_from_what_was_said_is_not_found_otherwise(shop: Shop) -> None:
    shop.sold()
    broken = inspected(shop, Inspection({"works": False, "fault_cause": "defect"}), **QUALITY)
    assert broken.inspection
    assert broken.inspection["differences"]["facts"] == []
    shop.sold(number="CR-2")
    sealed = received(shop, order_number="CR-2", key="k2", reason="changed_mind", facts={"sealed": True})
    found = shop.returns.inspect(sealed.number, Inspection({"sealed": False, "wear": "minor"}, 70), actor="ana")
    assert found.inspection
    assert found.inspection["differences"]["facts"] == [
        {"fact": "sealed", "declared": True, "inspected": False},
        {"fact": "wear", "declared": "none", "inspected": "minor"},
    ]


@pytest.mark.parametrize(
    "nonsense",
    [
        {"facts": {"wear": "light"}, "percentage": 95},
        {"facts": {"wear": "light"}},
        {"facts": {"wear": "none", "sealed": True, "modified": True}, "percentage": 85},
        {"facts": {"colour": "gold"}, "percentage": 85},
    ],
)
def test_an_inspection_that_makes_no_sense_is_refused_and_changes_nothing(shop: Shop, nonsense: dict[str, Any]) -> None:
    shop.sold()
    case = received(shop)
    with pytest.raises(InvalidCase):
        shop.returns.inspect(case.number, Inspection(**nonsense), actor="ana")
    assert now(shop, case) == case


def test_a_preview_says_what_an_inspection_would_give_and_keeps_nothing(shop: Shop) -> None:
    shop.sold()
    case = received(shop)
    seen = shop.returns.preview_inspection(case.number, AS_TOLD)
    assert now(shop, case) == case
    done = shop.returns.inspect(case.number, AS_TOLD, actor="ana")
    assert done.inspection == {**seen, "by": "ana"}


def test_an_inspection_can_be_corrected_until_the_refund_is_due(shop: Shop) -> None:
    shop.sold()
    case = inspected(shop)
    corrected = shop.returns.inspect(case.number, Inspection({"wear": "light"}, percentage=80), actor="ben")
    assert corrected.standing["refund"]["low"] == "215.20"


def test_an_unused_ring_that_comes_back_is_decided_on_what_the_order_still_has(shop: Shop) -> None:
    shop.sold()
    quality = inspected(shop, Inspection({"works": False, "fault_cause": "defect"}), **QUALITY)
    assert quality.standing["refund"]["low"] == "301.67"
    assert quality.standing["return_shipping"] == "reimbursed"
