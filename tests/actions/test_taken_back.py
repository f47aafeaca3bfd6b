"""What a later word changes of an earlier one, whatever is asked at that moment."""

from typing import Any

import pytest

from actions.draft import Draft, Value
from actions.listening import listen
from actions.taken_back import taken_back
from tests.actions.saying import turn

DOMAIN: dict[str, Any] = {"responses": {}}


def known(reason: str, **facts: Value) -> Draft:
    """A request of which this is known."""
    return Draft(reason=reason, facts=facts)


@pytest.mark.parametrize(
    ("draft", "text", "told"),
    [
        (known("malfunction", fault_cause="defect"), "it fell in the sink on Saturday", {"fault_cause": "customer"}),
        (
            known("malfunction", fault_cause="defect"),
            "oh and I did use a charger from amazon",
            {"fault_cause": "unofficial_accessory"},
        ),
        (known("malfunction", fault_cause="customer"), "no idea, really", {"fault_cause": "unsure"}),
        (known("arrived_damaged"), "to be honest I dropped it on the tiles", {"reason": "malfunction"}),
        (known("changed_mind", wear="none"), "I did wear it for a week", {"sealed": False, "wear": "light"}),
        (known("changed_mind", wear="light"), "oh, I see a small scratch now", {"wear": "minor"}),
        (known("changed_mind", wear="light"), "there is a tiny scratch on the ring", {"wear": "minor"}),
        (known("malfunction", fault_cause="defect"), "never used a charger from amazon", {}),
    ],
)
def test_later_words_change_what_was_said_before(draft: Draft, text: str, told: dict[str, Value]) -> None:
    assert taken_back(draft, turn(text, (text, "chitchat", 0.2))) == told


def test_a_mark_of_no_size_is_asked_about_again() -> None:
    text = "there is a scratch on the ring from my keys"
    heard = listen(known("changed_mind", wear="none"), "packaging", turn(text, (text, "chitchat", 0.3)), None, DOMAIN)
    assert heard.draft.recheck == "wear"
    assert "wear" not in heard.draft.facts


def test_while_the_state_is_asked_nothing_changes_why_it_goes_back() -> None:
    text = "no, cannot wear it, too small"
    said = turn(text, (text, "reason/wrong_size", 0.9), answers={"reason": ("wrong_size", 0.9, 0.9)})
    assert listen(known("wrong_item"), "wear", said, None, DOMAIN).draft.reason == "wrong_item"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no it's not broken, it's just too tight", "wrong_size"),
        ("nothing wrong with it, she just doesn't need it", "changed_mind"),
        ("the cable just wasn't in the box", "arrived_incomplete"),
        ("the charger was already broken inside the parcel", "arrived_damaged"),
        ("nothing happened, it just died", "malfunction"),
    ],
)
def test_a_fault_is_taken_back_where_its_cause_is_asked(text: str, reason: str) -> None:
    said = turn(text, (text, "works/true", 0.3), answers={"reason": ("changed_mind", 0.9, 0.3)})
    assert listen(known("malfunction"), "fault_cause", said, None, DOMAIN).draft.reason == reason


@pytest.mark.parametrize(
    "text", ["my dog chewed the cable", "I dropped the charger and it broke", "I dropped my phone so no photos"]
)
def test_an_accident_of_something_else_is_none_of_the_ring(text: str) -> None:
    draft = known("malfunction", fault_cause="defect")
    assert taken_back(draft, turn(text, (text, "chitchat", 0.2))) == {}


@pytest.mark.parametrize("text", ["it looks like somebody has stepped on it", "as if it got dropped in the warehouse"])
def test_what_it_looks_like_on_arrival_is_no_confession(text: str) -> None:
    assert taken_back(known("arrived_damaged"), turn(text, (text, "chitchat", 0.2))) == {}


def test_a_fault_that_is_seen_while_the_wear_is_asked_is_no_unworn_ring() -> None:
    text = "oh I just looked again, the thing just quit working"
    said = turn(text, (text, "reason/malfunction", 0.8), answers={"reason": ("malfunction", 0.9, 0.8)})
    draft = listen(known("wrong_size"), "wear", said, None, DOMAIN).draft
    assert draft.reason == "malfunction"
    assert "wear" not in draft.facts
