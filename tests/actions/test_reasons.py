"""Why a ring goes back, in plain words: what counts more than what a message looks like as a whole."""

from typing import Any

import pytest

from actions.answers import fact_answer
from actions.asides import volunteered
from actions.corrections import overturned
from actions.draft import Draft
from tests.actions.saying import turn

DOMAIN: dict[str, Any] = {"responses": {}}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("it won't turn on", "malfunction"),
        ("doesn't hold charge", "malfunction"),
        ("the silver one is dead", "malfunction"),
        ("the battery dies within an hour", "malfunction"),
        ("you sent me the wrong size", "wrong_item"),
        ("I ordered an 8 and the ring in the box is something else", "wrong_item"),
        ("you engraved Tidla instead of Tilda", "wrong_item"),
        ("my english is small. Ring is broken when it come", "arrived_damaged"),
        ("we bought it twice, by mistake", "changed_mind"),
        ("don't want it", "changed_mind"),
        ("found a nicer one", "changed_mind"),
        ("there is nothing wrong with the ring, I'd like to send it back", "changed_mind"),
    ],
)
def test_plain_words_give_the_reason_where_nothing_else_was_read(text: str, reason: str) -> None:
    assert volunteered(Draft(), None, turn(text, (text, "chitchat", 0.2)))["reason"] == reason
    assert fact_answer(DOMAIN, "reason", turn(text, (text, "chitchat", 0.2))) == reason


@pytest.mark.parametrize(
    "text",
    [
        "it is not broken",
        "would it be a problem if it doesn't work",
        "the seal is broken",
        "the box was broken already",
    ],
)
def test_what_is_denied_supposed_or_said_of_the_box_is_no_fault(text: str) -> None:
    assert volunteered(Draft(), None, turn(text, (text, "chitchat", 0.2))).get("reason") != "malfunction"


@pytest.mark.parametrize(
    ("text", "read", "reason"),
    [
        ("the black one is dead", "wrong_colour", "malfunction"),
        ("two of the same came, one is too many", "wrong_item", "changed_mind"),
        ("she died in the end", "malfunction", "changed_mind"),
        ("asked for a size 8, got a 9", "wrong_size", "wrong_item"),
        ("I clicked the wrong size, you sent the wrong one", "wrong_size", "wrong_size"),
        ("I ordered a size 9 in black and it is far too tight", "wrong_size", "wrong_size"),
    ],
)
def test_plain_words_correct_the_reason_that_was_read(text: str, read: str, reason: str) -> None:
    assert fact_answer(DOMAIN, "reason", turn(text, (text, f"reason/{read}", 0.8))) == reason


@pytest.mark.parametrize(
    ("before", "text", "reason"),
    [
        ("malfunction", "it's not broke, I just don't want it", "changed_mind"),
        ("wrong_item", "listen, they did not send anything wrong", "changed_mind"),
        ("wrong_size", "it's your mistake, you sent another size", "wrong_item"),
    ],
)
def test_a_reason_is_taken_back_in_plain_words(before: str, text: str, reason: str) -> None:
    assert overturned(Draft(reason=before), "wear", turn(text, (text, "chitchat", 0.2))) == {"reason": reason}


def test_haggling_after_a_refusal_makes_no_fault() -> None:
    text = "only 3 days come on"
    said = turn(text, (text, "reason/malfunction", 0.4), answers={"reason": ("malfunction", 0.9, 0.4)})
    assert overturned(Draft(reason="changed_mind", item="1", told="x"), "anything_else", said) == {}


@pytest.mark.parametrize(
    "text", ["swap it for one size up", "would like size 8 instead", "the next size down please", "a bigger size"]
)
def test_whoever_wants_another_size_need_not_say_that_this_one_does_not_fit(text: str) -> None:
    said = turn(text, (text, "resolution/exchange", 0.9), answers={"resolution": ("exchange", 0.9, 0.9)})
    assert volunteered(Draft(), None, said) == {"reason": "wrong_size", "resolution": "exchange"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("charging cable is frayed, came like that", "arrived_damaged"),
        ("there's no charger in here", "arrived_incomplete"),
        ("mine died after a shower", "malfunction"),
        ("she left me, I told you", "changed_mind"),
        ("I want to give ring back, not like.", "changed_mind"),
    ],
)
def test_more_words_that_give_the_reason_alone(text: str, reason: str) -> None:
    assert volunteered(Draft(), None, turn(text, (text, "works/false", 0.3)))["reason"] == reason


def test_the_dented_carton_is_no_damage_of_a_sealed_ring() -> None:
    text = "The delivery carton had a dent but the ring's own box is sealed. I don't want the ring any longer."
    said = turn(
        text,
        ("the delivery carton had a dent", "packaging/damaged", 0.8),
        ("the ring's own box is sealed", "sealed/true", 0.8),
        answers={"reason": ("arrived_damaged", 0.9, 0.5), "packaging": ("damaged", 0.9, 0.8)},
    )
    assert volunteered(Draft(), None, said) == {"reason": "changed_mind", "sealed": True}


def test_another_colour_is_wished_for_because_of_the_colour() -> None:
    text = "Could I swap my gold one for silver please?"
    answers = {"resolution": ("exchange", 0.9, 0.9)}
    said = turn(text, (text, "resolution/exchange", 0.9), entities=(("colour", "silver"),), answers=answers)
    assert volunteered(Draft(), None, said) == {"reason": "wrong_colour", "resolution": "exchange"}


def test_whose_fault_it_was_is_no_new_cause() -> None:
    text = "its not my fault its the dogs fault"
    answers = {"fault_cause": ("defect", 0.9, 0.9)}
    his = Draft(reason="malfunction", facts={"fault_cause": "customer"})
    assert overturned(his, "anything_else", turn(text, (text, "fault_cause/defect", 0.9), answers=answers)) == {}


def test_who_does_not_want_it_has_told_of_no_fault() -> None:
    text = "never look at the data, so back it goes"
    assert fact_answer(DOMAIN, "reason", turn(text, (text, "reason/malfunction", 0.8))) == "changed_mind"
    text = "it died and I don't want it any more"
    assert fact_answer(DOMAIN, "reason", turn(text, (text, "reason/malfunction", 0.8))) == "malfunction"


@pytest.mark.parametrize(
    "text",
    [
        "it won't connect to my phone",
        "the button on the ring doesn't work",
        "the battery only lasts two hours",
        "it went thru the wash in my jeans and wont come on".replace("wont", "won't"),
    ],
)
def test_a_fault_is_heard_whatever_else_is_named(text: str) -> None:
    assert volunteered(Draft(), None, turn(text, (text, "chitchat", 0.2)))["reason"] == "malfunction"


@pytest.mark.parametrize(
    "text",
    [
        "your website doesn't work",
        "it doesn't work with my outfit",
        "battery lasts 5 days, great",
        "I never charge it at night",
        "you never respond",
        "my wife says it does not suit me",
        "I got another ring for my birthday",
    ],
)
def test_ordinary_sentences_tell_no_trouble_of_the_shops(text: str) -> None:
    assert volunteered(Draft(), None, turn(text, (text, "chitchat", 0.2))).get("reason") in (None, "changed_mind")


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("fault_cause", "I did nothing wrong"),
        ("fault_cause", "it wasn't scratched when I got it"),
        ("wear", "not damaged, like new"),
        ("sealed", "I opened it by mistake"),
        ("confirm", "yes, nothing wrong with that"),
        ("modified", "no, nothing different"),
    ],
)
def test_answers_to_other_questions_take_no_fault_back(asked: str, text: str) -> None:
    assert overturned(Draft(reason="malfunction"), asked, turn(text, (text, "chitchat", 0.2))) == {}
