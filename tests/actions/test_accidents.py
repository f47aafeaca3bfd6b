"""What made a ring fail, in plain words: accidents, other chargers, nothing at all, and what is no accident."""

from typing import Any

import pytest

from actions.answers import fact_answer
from actions.asides import volunteered
from actions.corrections import overturned
from actions.draft import Draft
from actions.plainly import by_the_way
from tests.actions.saying import turn

DOMAIN: dict[str, Any] = {"responses": {}}


def test_what_may_have_happened_is_not_held_against_the_customer() -> None:
    text = "my son may have dropped it, dunno"
    said = turn(text, (text, "fault_cause/customer", 0.9))
    assert fact_answer(DOMAIN, "fault_cause", said) == "unsure"
    assert volunteered(Draft(reason="malfunction"), "wear", said)["fault_cause"] == "unsure"


@pytest.mark.parametrize("text", ["it just peels, the coating, nothing hit it", "nobody dropped it"])
def test_what_did_not_happen_is_no_accident(text: str) -> None:
    assert "fault_cause" not in volunteered(Draft(reason="malfunction"), "wear", turn(text, (text, "chitchat", 0.2)))


@pytest.mark.parametrize(
    "text", ["nope. out of the box it never worked, used your charger", "no, straight out of the box it was dead"]
)
def test_a_ring_that_was_dead_out_of_the_box_failed_by_itself(text: str) -> None:
    assert fact_answer(DOMAIN, "fault_cause", turn(text, (text, "fault_cause/unofficial_accessory", 0.6))) == "defect"


def test_a_cause_is_taken_back_in_plain_words() -> None:
    unsure = Draft(reason="malfunction", facts={"fault_cause": "unsure"})
    for text in ("nothing happened to it!!", "it was dead when I got it"):
        assert overturned(unsure, "confirm", turn(text, (text, "chitchat", 0.2))) == {"fault_cause": "defect"}
    his = Draft(reason="malfunction", facts={"fault_cause": "customer"})
    text = "maybe he did, maybe not"
    assert overturned(his, "anything_else", turn(text, (text, "chitchat", 0.2))) == {"fault_cause": "unsure"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("died after i put it on my phone's charging pad", "unofficial_accessory"),
        ("took a shower, wearing it, dead since", "customer"),
    ],
)
def test_a_cause_that_is_told_with_the_fault_is_heard(text: str, value: str) -> None:
    assert volunteered(Draft(), None, turn(text, (text, "works/false", 0.8)))["fault_cause"] == value


def test_our_own_charger_harms_nothing() -> None:
    text = "used your own charger"
    assert fact_answer(DOMAIN, "fault_cause", turn(text, (text, "fault_cause/unofficial_accessory", 0.9))) == "defect"


@pytest.mark.parametrize(
    "text", ["Only the charger that came with it", "no i charge it with your charger", "I haven't done anything to it"]
)
def test_our_charger_and_nothing_done_mean_that_it_failed_by_itself(text: str) -> None:
    answers = {"accessories": ("incomplete", 0.9, 0.9)}
    said = turn(text, (text, "accessories/incomplete", 0.9), answers=answers)
    assert fact_answer(DOMAIN, "fault_cause", said) == "defect"
    told = volunteered(Draft(reason="malfunction"), "fault_cause", said)
    assert ("accessories" in told) is ("charger" not in text)


def test_what_happened_to_a_ring_that_works_did_it_no_harm() -> None:
    text = "it fell in the bath and it still works, he just wants it gone"
    assert volunteered(Draft(), None, turn(text, (text, "chitchat", 0.2))) == {"works": True}


def test_a_death_causes_no_fault() -> None:
    text = "Nothing. It's only that she died."
    answers = {"fault_cause": ("defect", 0.9, 0.8), "works": ("false", 0.9, 0.8)}
    said = turn(text, (text, "fault_cause/defect", 0.9), answers=answers)
    assert volunteered(Draft(), "wear", said) == {}


def test_to_fall_in_love_is_no_accident() -> None:
    text = "I fell in love with another ring"
    assert volunteered(Draft(reason="changed_mind"), "wear", turn(text, (text, "chitchat", 0.2))) == {}


@pytest.mark.parametrize(
    "text",
    [
        "the battery dropped from 80 to 20 in an hour",
        "it sat on the charger all night",
        "my heart rate dropped in the night",
        "I can drop it off at the post",
        "the update broke it when installed",
    ],
)
def test_ordinary_sentences_are_no_accident(text: str) -> None:
    assert by_the_way(turn(text, (text, "chitchat", 0.2))) == {}


@pytest.mark.parametrize(
    "text",
    [
        "my toddler sat on it",
        "dropped my ring in the sink",
        "it fell off the table",
        "got caught in a car door, bent",
        "the ring went through the wash",
        "had a bike crash and the ring cracked",
    ],
)
def test_accidents_are_heard(text: str) -> None:
    assert by_the_way(turn(text, (text, "chitchat", 0.2)))["fault_cause"] == "customer"


@pytest.mark.parametrize("text", ["I'd swapped your dock for a bargain copy", "a cheap one instead of your charger"])
def test_our_charger_that_was_not_used_clears_nobody(text: str) -> None:
    said = turn(text, (text, "fault_cause/unofficial_accessory", 0.9))
    assert fact_answer(DOMAIN, "fault_cause", said) == "unofficial_accessory"


def test_a_fall_that_is_taken_back_after_a_refusal_counts_no_more() -> None:
    text = "actually I didn't drop it or anything"
    his = Draft(reason="malfunction", facts={"fault_cause": "customer"})
    said = turn(text, (text, "fault_cause/defect", 0.9), answers={"fault_cause": ("defect", 0.9, 0.9)})
    assert overturned(his, "anything_else", said) == {"fault_cause": "defect"}
