"""What holds for every valid case, whatever the policy."""

import json
from copy import deepcopy
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

import policy_core
from policy_core import FACTS
from tests.policy_core import reference
from tests.policy_core.cases import RECEIVED, THOROUGHLY, cases, settled

FINAL = ("eligible", "not_eligible", "needs_review")
SHOP = ZoneInfo("America/Los_Angeles")
ENDS = ("low", "high")
WHAT = ("outcome", "offers", "percent", "return_shipping", "refund")


def told(case: dict[str, Any], story: dict[str, Any], facts: list[str]) -> dict[str, Any]:
    """The case in which only these facts of a story were told."""
    case = deepcopy(case)
    case["request"]["reason"] = story["reason"] if "reason" in facts else None
    case["facts"] = {fact: story[fact] for fact in facts if fact != "reason" and story[fact] is not None}
    return case


def story_of(case: dict[str, Any]) -> dict[str, Any]:
    """All facts of a case in which all were told."""
    return {fact: case["facts"].get(fact) for fact in FACTS} | {"reason": case["request"]["reason"]}


def verdict(decision: dict[str, Any]) -> dict[str, Any]:
    """What was decided, without what it was decided by."""
    found = {key: decision[key] for key in WHAT}
    if decision["refund"]:
        found["refund"] = json.dumps(decision["refund"]).replace(decision["refund"]["parts"][0]["clause"], "")
    return found


@THOROUGHLY
@given(case=cases(costs=False, full=True), seed=st.integers(0, 2**32))
def test_asking_in_any_order_ends_in_the_same_decision(case: dict[str, Any], seed: int) -> None:
    story, chance = story_of(case), Random(seed)
    answered: list[str] = []
    decision = policy_core.decide(told(case, story, answered))
    while decision["outcome"] == "undecided":
        answered.append(chance.choice(decision["ask"]))
        decision = policy_core.decide(told(case, story, answered))
    assert verdict(decision) == verdict(policy_core.decide(case))


@THOROUGHLY
@given(case=cases(costs=False, full=True), seed=st.integers(0, 2**32))
def test_learning_more_never_reverses_what_was_decided(case: dict[str, Any], seed: int) -> None:
    story, facts = story_of(case), list(FACTS)
    Random(seed).shuffle(facts)
    decisions = [policy_core.decide(told(case, story, facts[:count])) for count in range(len(facts) + 1)]
    final = [verdict(decision) for decision in decisions if decision["outcome"] in FINAL]
    assert all(each == final[0] for each in final)
    assert decisions[-1]["outcome"] in FINAL


@THOROUGHLY
@given(case=cases(), later=st.integers(1, 40))
def test_a_later_day_never_turns_a_refusal_into_an_approval(case: dict[str, Any], later: int) -> None:
    now = policy_core.decide(settled(case))
    moved = settled(dict(case, requested_at=_shifted(case["requested_at"], later)))
    then = policy_core.decide(moved)
    if now["outcome"] == "not_eligible" and case["order"]["received_on"]:
        assert then["outcome"] == "not_eligible"
    if now["days_left"] is not None:
        assert then["days_left"] == now["days_left"] - later


def _shifted(moment: str, days: int) -> str:
    """The same time of day in the shop, so many days later, whatever the clocks did in between."""
    return (datetime.fromisoformat(moment).astimezone(SHOP) + timedelta(days=days)).isoformat()


@THOROUGHLY
@given(case=cases(full=True), share=st.integers(0, 100))
def test_parts_and_tenders_add_up_exactly_and_never_exceed_what_is_left(case: dict[str, Any], share: int) -> None:
    case = settled(case, share)
    refund = policy_core.decide(case)["refund"]
    if refund is None:
        return
    left = {tender["kind"]: Decimal(tender["amount"]) for tender in case["order"]["tenders"]}
    for earlier in case["order"]["refunded"]:
        for tender in earlier["tenders"]:
            left[tender["kind"]] -= Decimal(tender["amount"])
    for end in ENDS:
        total = Decimal(refund[end])
        assert 0 <= total <= sum(left.values())
        assert sum(Decimal(part[end]) for part in refund["parts"]) == total
        assert sum(Decimal(tender[end]) for tender in refund["tenders"]) == total
        assert all(0 <= Decimal(tender[end]) <= left[tender["kind"]] for tender in refund["tenders"])
    assert Decimal(refund["low"]) <= Decimal(refund["high"])
    digits = reference.MINOR[case["order"]["currency"]]
    amounts = [each[end] for each in (refund, *refund["parts"], *refund["tenders"]) for end in ENDS]
    assert all(len(amount.partition(".")[2]) == digits for amount in amounts)
    assert not any(isinstance(value, float) for value in _leaves(refund))


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, dict | list):
        return [leaf for inner in (value.values() if isinstance(value, dict) else value) for leaf in _leaves(inner)]
    return [value]


def returned_in(case: dict[str, Any], order: list[str]) -> list[dict[str, Any]]:
    """The refunds where the units of these lines come back in that order, one case after the other."""
    case = deepcopy(case)
    refunds = []
    for line in order:
        case["request"] |= {"line": line, "quantity": 1}
        refund = policy_core.decide(case)["refund"]
        refunds.append(refund)
        paid = [{"kind": tender["kind"], "amount": tender["low"]} for tender in refund["tenders"]]
        case["order"]["refunded"].append({"line": line, "quantity": 1, "amount": refund["low"], "tenders": paid})
    return refunds


FAULTY = {"sealed": False, "wear": "none", "modified": False, "accessories": "complete", "packaging": "intact"}


def faulty(case: dict[str, Any]) -> dict[str, Any]:
    """The case as one of an item that was not what was ordered, in time: all of its price comes back."""
    order = deepcopy(case["order"]) | {"received_on": RECEIVED.date().isoformat()}
    for line in order["lines"]:
        line["final_sale"] = False
    request = case["request"] | {"reason": "wrong_item"}
    return case | {"order": order, "request": request, "facts": FAULTY, "requested_at": RECEIVED.isoformat()}


@THOROUGHLY
@given(case=cases(costs=False, full=True, fresh=True), seed=st.integers(0, 2**32))
def test_all_units_one_by_one_pay_back_exactly_the_order(case: dict[str, Any], seed: int) -> None:
    case = faulty(case)
    units = [line["id"] for line in case["order"]["lines"] for _ in range(line["quantity"])]
    Random(seed).shuffle(units)
    refunds = returned_in(case, units)
    paid = sum(Decimal(tender["amount"]) for tender in case["order"]["tenders"])
    assert sum(Decimal(refund["low"]) for refund in refunds) == paid


@THOROUGHLY
@given(case=cases(costs=False, full=True, fresh=True))
def test_units_one_by_one_pay_what_they_pay_at_once(case: dict[str, Any]) -> None:
    case = faulty(case)
    line = next(line for line in case["order"]["lines"] if line["id"] == case["request"]["line"])
    at_once = deepcopy(case)
    at_once["request"]["quantity"] = line["quantity"]
    refunds = returned_in(case, [line["id"]] * line["quantity"])
    whole = policy_core.decide(at_once)["refund"]
    assert sum(Decimal(refund["low"]) for refund in refunds) == Decimal(whole["low"])


@THOROUGHLY
@given(case=cases(full=True, fresh=True), share=st.integers(0, 100))
def test_all_returns_together_never_pay_more_than_was_paid(case: dict[str, Any], share: int) -> None:
    case = deepcopy(settled(case, share))
    paid = {tender["kind"]: Decimal(tender["amount"]) for tender in case["order"]["tenders"]}
    gone: dict[str, Decimal] = dict.fromkeys(paid, Decimal(0))
    for line in case["order"]["lines"]:
        for _ in range(line["quantity"]):
            case["request"] |= {"line": line["id"], "quantity": 1}
            refund = policy_core.decide(settled(case, share))["refund"] or {"high": "0", "tenders": []}
            tenders = [{"kind": tender["kind"], "amount": tender["high"]} for tender in refund["tenders"]]
            for tender in tenders:
                gone[tender["kind"]] += Decimal(tender["amount"])
            earlier = {"line": line["id"], "quantity": 1, "amount": refund["high"], "tenders": tenders}
            case["order"]["refunded"].append(earlier)
    assert all(gone[kind] <= paid[kind] for kind in paid)


@THOROUGHLY
@given(case=cases())
def test_what_is_asked_can_change_the_answer_and_is_not_known_yet(case: dict[str, Any]) -> None:
    decision = policy_core.decide(settled(case))
    assert (decision["outcome"] == "undecided") == bool(decision["ask"])
    known = {fact for fact, answer in case["facts"].items() if answer is not None}
    assert not known & set(decision["ask"])
    if "reason" in decision["ask"]:
        assert decision["ask"][0] == "reason"
