"""A draft and its slots say the same."""

from datetime import UTC, datetime

import pytest

from actions.draft import FACT_SLOTS, Draft

DRAFT = Draft(
    order_number="CR-1",
    email="maya@example.com",
    identified="CR-1",
    item="1",
    reason="malfunction",
    facts={"sealed": False, "wear": "unsure"},
    photos=("a", "b"),
    asked=("email", "wear"),
    requested_at="2026-11-22T08:00:00+00:00",
    misses=2,
)


def test_slots_hold_a_draft_and_give_it_back() -> None:
    assert Draft.of(DRAFT.slots()) == DRAFT


def test_an_answer_of_false_is_an_answer() -> None:
    assert DRAFT.known("sealed") is False
    assert Draft.of({"sealed": False}).facts == {"sealed": False}


def test_forgetting_a_fact_leaves_the_others() -> None:
    assert DRAFT.saying("sealed", None).facts == {"wear": "unsure"}


def test_another_item_keeps_who_asks_and_nothing_about_the_first() -> None:
    other = DRAFT.about_another_item()
    assert (other.identified, other.email) == ("CR-1", "maya@example.com")
    assert all(other.known(name) is None for name in (*FACT_SLOTS, "reason"))
    assert other.request_key is None


def test_a_request_is_made_at_the_instant_of_the_first_message() -> None:
    assert DRAFT.request().requested_at == datetime(2026, 11, 22, 8, tzinfo=UTC)


def test_nothing_is_asked_of_the_policy_before_the_order_is_known() -> None:
    with pytest.raises(ValueError, match="before the order"):
        Draft().request()
