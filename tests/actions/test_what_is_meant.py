"""What people agree to, refuse, ask and warn of, by words that leave no doubt."""

from typing import Any

import pytest

from actions.answers import agreed, fact_answer
from actions.asked import asked_about
from actions.corrections import overturned
from actions.draft import Draft
from actions.interludes import danger_of, is_lost, no_danger
from actions.listening import listen
from actions.parcels import tracking_number
from actions.people_words import NO_NUMBER
from tests.actions.saying import turn

DOMAIN: dict[str, Any] = {"responses": {}}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("no photos", "deny"),
        ("Oh. That is less than I had hoped", "deny"),
        ("Less than I thought. what is this fee?", "deny"),
    ],
)
def test_a_sigh_a_question_or_no_photos_refuse_nothing(text: str, label: str) -> None:
    assert agreed(DOMAIN, turn(text, (text, label, 0.8))) is None


@pytest.mark.parametrize("text", ["ja", "ugh fine", "well, ok then fine", "sí"])
def test_a_grudging_or_foreign_yes_is_a_yes(text: str) -> None:
    assert agreed(DOMAIN, turn(text, (text, "other_language/de", 0.8))) is True


def test_what_is_offered_said_once_more_is_a_yes() -> None:
    said = turn("money ok", ("money ok", "resolution/refund", 0.9), answers={"resolution": ("refund", 0.9, 0.9)})
    assert listen(Draft(resolution="refund"), "confirm", said, None, DOMAIN).draft.confirm is True
    assert listen(Draft(resolution="exchange"), "confirm", said, None, DOMAIN).draft.confirm is None


def test_a_correction_of_wear_is_heard_wherever_it_is_said() -> None:
    text = "why a person? i never wore it"
    assert overturned(Draft(facts={"wear": "light"}), "confirm", turn(text, (text, "why_ask", 0.9))) == {"wear": "none"}


def test_what_only_may_be_lost_is_not_lost() -> None:
    text = "yes do that. and I want my money back if it's gone"
    assert not is_lost(turn(text, (text, "affirm", 0.9)))
    assert is_lost(turn("I lost the ring", ("I lost the ring", "reason/malfunction", 0.9)))


def test_a_dead_battery_is_no_danger() -> None:
    assert no_danger(turn("dead battery!", ("dead battery", "danger", 0.6)))
    assert not no_danger(turn("the battery is smoking", ("the battery is smoking", "danger", 0.6)))


@pytest.mark.parametrize("text", ["sorry its 1Z204E380145092875", "986578788855", "here: 9865 7878 8855"])
def test_a_number_that_stands_alone_is_the_parcels(text: str) -> None:
    assert tracking_number(turn(text, (text, "give_details", 0.9)))


def test_a_number_inside_a_sentence_is_none_without_a_word_of_a_parcel() -> None:
    text = "it cost 98657878 in my currency"
    assert tracking_number(turn(text, (text, "chitchat", 0.9))) is None


def test_whoever_asks_whether_it_may_go_back_wants_it_to() -> None:
    text = "can I return it?"
    assert asked_about(turn(text, (text, "faq/excluded", 0.9))) == []
    text = "can I still return it if I lost the charger?"
    assert asked_about(turn(text, (text, "faq/excluded", 0.9))) == ["excluded"]
    text = "which rings can't be returned?"
    assert asked_about(turn(text, (text, "faq/excluded", 0.9))) == ["excluded"]


def test_what_it_costs_to_send_is_about_the_postage() -> None:
    text = "how much is it to send stuff back"
    assert asked_about(turn(text, (text, "faq/refund_amount", 0.9))) == ["shipping_cost"]


def test_whoever_only_wants_to_know_where_it_is_refuses_nothing() -> None:
    text = "no just tell me where it is"
    assert agreed(DOMAIN, turn(text, (text, "no_order_number", 0.4))) is None


@pytest.mark.parametrize(
    ("text", "skin"), [("it gave me a rash", True), ("it burns and my skin is red", False), ("the ring is hot", False)]
)
def test_a_rash_is_no_battery(text: str, skin: bool) -> None:
    assert (danger_of(turn(text, (text, "danger", 1.0))) == "skin") is skin


@pytest.mark.parametrize(
    "text", ["don't have the order nr, vince@example.com", "I have no order number", "can't find my order no"]
)
def test_no_order_number_is_heard_however_it_is_written(text: str) -> None:
    assert NO_NUMBER.search(text)


def test_whoever_names_what_was_ordered_wants_that_and_no_money() -> None:
    text = "can you just send the gold I ordered"
    assert fact_answer(DOMAIN, "resolution", turn(text, (text, "out_of_scope", 0.8))) == "replacement"
    text = "just the right size, please"
    assert fact_answer(DOMAIN, "resolution", turn(text, (text, "out_of_scope", 0.8))) == "exchange"
    text = "not the money"
    assert fact_answer(DOMAIN, "resolution", turn(text, (text, "resolution/refund", 0.9))) is None
    text = "no!! NOT a refund"
    draft = Draft(reason="wrong_item", resolution="refund")
    assert overturned(draft, "confirm", turn(text, (text, "deny", 0.9))) == {"resolution": "replacement"}


def test_having_no_photo_says_nothing_of_the_box() -> None:
    said = turn("haven't got one", ("haven't got one", "packaging/missing", 0.9))
    draft = Draft(reason="malfunction", facts={"packaging": "minor_opening"})
    after = listen(draft, "photos", said, None, DOMAIN).draft
    assert (after.facts["packaging"], after.photos_closed) == ("minor_opening", True)


def test_whoever_wants_it_opened_sends_no_more_photos() -> None:
    text = "yes please open it"
    after = listen(Draft(reason="malfunction"), "photos", turn(text, (text, "affirm", 0.9)), None, DOMAIN).draft
    assert after.photos_closed


@pytest.mark.parametrize("text", ["I'd rather leave it", "don't do that"])
def test_a_refusal_in_other_words_than_no_is_one(text: str) -> None:
    assert agreed(DOMAIN, turn(text, (text, "deny", 0.8))) is False


def test_a_finger_that_grew_is_no_danger_and_a_ring_that_is_stuck_is_one() -> None:
    assert no_danger(turn("my finger is fat now, need a bigger one", ("my finger is fat now", "danger", 0.6)))
    for text in ("too tight, it is stuck and my finger goes blue", "it zapped me, I want another ring"):
        assert not no_danger(turn(text, (text, "danger", 0.9)))


@pytest.mark.parametrize(
    ("text", "topic"), [("can I wear it till I send it?", "wear_it"), ("can I put both in one parcel?", "one_parcel")]
)
def test_questions_that_no_policy_answers_are_known_by_their_words(text: str, topic: str) -> None:
    assert asked_about(turn(text, (text, "out_of_scope", 0.9))) == [topic]


@pytest.mark.parametrize(
    "text", ["could I use my store credit?", "can I wear it in the shower?", "everything is in one box"]
)
def test_what_only_sounds_like_those_questions_is_none_of_them(text: str) -> None:
    assert asked_about(turn(text, (text, "out_of_scope", 0.9))) == []


def test_a_question_beside_one_of_those_is_heard_too() -> None:
    clauses = (("can i wear it till i send it", "faq/partial", 0.6), ("when is the money back", "faq/refund_time", 0.9))
    said = turn("Can I wear it till I send it? When is the money back?", *clauses)
    assert asked_about(said) == ["wear_it", "refund_time"]
