"""The state of a ring and its box in plain words: what is told by the way, guessed, denied or taken back."""

from typing import Any

import pytest

from actions.answers import fact_answer
from actions.asides import volunteered
from actions.corrections import overturned
from actions.draft import Draft
from actions.listening import listen
from actions.plainly import by_the_way
from tests.actions.saying import turn

DOMAIN: dict[str, Any] = {"responses": {}}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes everything and the box too, its fine", "minor_opening"),
        ("all complete and the box is good too", "minor_opening"),
        ("the box is squashed flat", "damaged"),
        ("box is opened but fine", "minor_opening"),
    ],
)
def test_the_box_is_heard_beside_what_is_in_it(text: str, value: str) -> None:
    said = turn(text, (text, "accessories/complete", 0.9))
    assert volunteered(Draft(), "accessories", said)["packaging"] == value


def test_a_sealed_ring_is_not_opened_by_a_good_box() -> None:
    text = "the box is fine"
    assert volunteered(Draft(facts={"sealed": True}), None, turn(text, (text, "chitchat", 0.2))) == {}


@pytest.mark.parametrize("text", ["good", "NEAT", "closed", "its fine like i said", "like it was delivered"])
def test_one_word_tells_how_the_box_is(text: str) -> None:
    assert fact_answer(DOMAIN, "packaging", turn(text, (text, "chitchat", 0.5))) in ("intact", "minor_opening")


@pytest.mark.parametrize("text", ["like new. wore it 0 times", "worn zero times", "0 times"])
def test_no_times_are_never(text: str) -> None:
    assert fact_answer(DOMAIN, "wear", turn(text, (text, "wear/long_term", 0.8))) == "none"


def test_light_wear_is_light() -> None:
    text = "light wear, his fault"
    assert fact_answer(DOMAIN, "wear", turn(text, (text, "wear/long_term", 0.8))) == "light"


def test_whoever_lists_what_is_there_lacks_nothing() -> None:
    text = "All is there. Charger, paper."
    assert fact_answer(DOMAIN, "accessories", turn(text, (text, "accessories/mostly_complete", 0.6))) == "complete"


@pytest.mark.parametrize("text", ["I opened it to look", "yes I restarted it and reinstalled the app", "took it off"])
def test_looking_and_restarting_alters_nothing(text: str) -> None:
    said = turn(text, (text, "modified/true", 0.9), answers={"modified": ("true", 0.9, 0.9)})
    assert volunteered(Draft(), "wear", said) == {}


def test_two_claims_that_cannot_both_be_true_leave_the_question_open() -> None:
    text = "I wore it 2 weeks straight. It's perfect. Never worn."
    said = turn(text, (text, "wear/none", 0.9), answers={"wear": ("none", 0.9, 0.9)})
    assert volunteered(Draft(), "reason", said) == {}


def test_a_no_about_alterations_says_nothing_of_how_it_works() -> None:
    text = "no and it works"
    said = turn(text, (text, "works/false", 0.6), answers={"works": ("false", 0.9, 0.6)})
    assert volunteered(Draft(), "modified", said) == {"works": True}


def test_an_angry_word_is_no_fault() -> None:
    text = "there is a scratch on it right out of the box. not ok"
    said = turn(text, (text, "reason/arrived_damaged", 0.9), answers={"works": ("false", 0.9, 0.6)})
    assert "works" not in volunteered(Draft(), None, said)


def test_nobody_opened_it_is_said_of_the_ring_when_that_was_asked() -> None:
    text = "No. Nobody opened it. You really aren't listening are you"
    said = turn(text, (text, "sealed/true", 0.9), answers={"sealed": ("true", 0.9, 0.9)})
    assert overturned(Draft(facts={"sealed": False}), "modified", said) == {}
    assert fact_answer(DOMAIN, "modified", said) is False


def test_what_fell_is_the_box_where_the_box_was_asked_about() -> None:
    text = "damaged, it fell off the truck with me. the box I mean"
    said = turn(text, (text, "packaging/damaged", 0.6), answers={"reason": ("malfunction", 0.9, 0.9)})
    assert overturned(Draft(reason="wrong_size"), "packaging", said) == {}


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [
        ("modified", "no lol the dog only likes cardboard", False),
        ("fault_cause", "nope just drove to Tulsa and it said oslo", "defect"),
        ("works", "yes it does, just not my style", True),
    ],
)
def test_the_first_word_answers_where_the_rest_does_not(asked: str, text: str, value: Any) -> None:
    assert fact_answer(DOMAIN, asked, turn(text, (text, "chitchat", 0.4))) == value


def test_an_answer_is_kept_though_the_same_turn_changes_the_reason() -> None:
    text = "no. you sent the wrong item!"
    said = turn(text, (text, "reason/wrong_item", 0.9), answers={"reason": ("wrong_item", 0.9, 0.9)})
    heard = listen(Draft(reason="wrong_size"), "modified", said, None, DOMAIN).draft
    assert (heard.reason, heard.facts) == ("wrong_item", {"modified": False})


def test_the_parcel_that_was_crushed_is_not_the_rings_box() -> None:
    text = "the outer carton was crushed"
    assert volunteered(Draft(), None, turn(text, (text, "chitchat", 0.2))) == {}


def test_no_not_at_all_says_nothing_of_how_it_works() -> None:
    text = "no, not at all"
    said = turn(text, ("no", "deny", 0.9), ("not at all", "works/false", 0.9), answers={"works": ("false", 0.9, 0.9)})
    assert volunteered(Draft(reason="changed_mind"), "modified", said) == {}
    assert fact_answer(DOMAIN, "modified", said) is False


@pytest.mark.parametrize(
    "text",
    ["Worn on three occasions, by candlelight", "after two weeks of wearing it is too tight", "wearing it daily"],
)
def test_no_marks_on_what_was_worn_are_light_wear(text: str) -> None:
    began = listen(Draft(), None, turn(text, (text, "chitchat", 0.2)), None, DOMAIN).draft
    assert began.worn
    later = "It bears no mark whatever."
    told = listen(began, "wear", turn(later, (later, "wear/none", 0.9)), None, DOMAIN).draft
    assert told.facts["wear"] == "light"


def test_a_crack_is_no_wear_before_it_is_known_whose_it_is() -> None:
    text = "theres a tiny crack, maybe its a reflection"
    said = turn(text, (text, "wear/minor", 0.9), answers={"wear": ("minor", 0.9, 0.9)})
    assert "wear" not in volunteered(Draft(), None, said)


@pytest.mark.parametrize(
    "text", ["some small marks, I wear it every day", "one teeny scuff you need a lamp for, few marks"]
)
def test_small_marks_are_small(text: str) -> None:
    assert fact_answer(DOMAIN, "wear", turn(text, (text, "wear/unclear", 0.9))) == "minor"
    assert fact_answer(DOMAIN, "wear", turn("not a few small marks", ("x", "wear/unclear", 0.9))) is None


def test_what_looks_as_on_the_first_day_is_not_worn() -> None:
    text = "looks like the day i got it"
    assert fact_answer(DOMAIN, "wear", turn(text, (text, "wear/unclear", 0.9))) == "none"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my brother in law opened it up to have a look but couldnt fix it", {"modified": True}),
        ("I broke the charging case", {"accessories": "incomplete"}),
        ("nothing altered", {"modified": False}),
        ("I not use it", {"wear": "none"}),
        ("it works", {"works": True}),
    ],
)
def test_what_is_told_by_the_way_is_not_asked_again(text: str, told: dict[str, Any]) -> None:
    assert volunteered(Draft(reason="changed_mind"), "sealed", turn(text, (text, "chitchat", 0.2))) == told


def test_an_opened_box_is_not_untouched() -> None:
    text = "box opened not damaged"
    assert fact_answer(DOMAIN, "packaging", turn(text, (text, "packaging/intact", 0.9))) == "minor_opening"


def test_what_came_damaged_may_be_the_parcel_alone() -> None:
    text = "the carton was soaked, though the ring seems unharmed. I do not want it"
    assert fact_answer(DOMAIN, "reason", turn(text, (text, "reason/arrived_damaged", 0.9))) == "changed_mind"


@pytest.mark.parametrize(
    "text", ["it's in the shut box", "HOW, its sealed", "the box is still closed with the seal on"]
)
def test_a_shut_box_is_heard_wherever_it_is_told(text: str) -> None:
    assert volunteered(Draft(), "accessories", turn(text, (text, "chitchat", 0.2)))["sealed"] is True


def test_a_question_and_a_box_closed_again_seal_nothing() -> None:
    for text in ("do you want to know whether it's sealed?", "the box is closed again", "it's not sealed"):
        assert "sealed" not in volunteered(Draft(), "accessories", turn(text, (text, "chitchat", 0.2)))


def test_whoever_glued_something_into_it_altered_it() -> None:
    text = "it was too big so I glued a bit of rubber inside"
    assert volunteered(Draft(), None, turn(text, (text, "reason/wrong_size", 0.3)))["modified"] is True


def test_a_part_that_turned_up_is_there_again() -> None:
    text = "Found it! The cable was in my bag"
    lacking = Draft(reason="changed_mind", facts={"accessories": "incomplete"})
    said = turn(text, (text, "chitchat", 0.2))
    assert overturned(lacking, "anything_else", said) == {"accessories": "complete"}


def test_the_colour_alone_is_the_one_that_is_wished_for() -> None:
    said = turn("gold one please", ("gold one please", "give_details", 0.4), entities=(("colour", "gold"),))
    assert fact_answer(DOMAIN, "resolution", said) == "exchange"


@pytest.mark.parametrize(
    "text", ["it works sometimes", "I don't think it works", "my account is closed", "what if I lose the charger?"]
)
def test_half_sentences_tell_nothing_of_the_state(text: str) -> None:
    assert by_the_way(turn(text, (text, "chitchat", 0.2))) == {}


def test_a_part_that_came_broken_is_no_loss_of_the_customers() -> None:
    text = "everything's here, only that cable is frayed, it came like that"
    said = turn(text, (text, "accessories/incomplete", 0.9), answers={"accessories": ("incomplete", 0.9, 0.9)})
    assert listen(Draft(reason="arrived_damaged"), "accessories", said, None, DOMAIN).draft.facts == {
        "accessories": "complete"
    }


def test_a_box_like_new_says_nothing_of_the_ring() -> None:
    text = "box opened carefully, like new"
    answers = {"wear": ("none", 0.9, 0.9)}
    said = turn(text, (text, "packaging/minor_opening", 0.9), answers=answers)
    assert "wear" not in volunteered(Draft(reason="changed_mind"), "packaging", said)


@pytest.mark.parametrize("text", ["lid lifted, box is sound", "unpacked with care, box still nice"])
def test_a_sound_box_was_opened_with_care(text: str) -> None:
    assert fact_answer(DOMAIN, "packaging", turn(text, (text, "packaging/damaged", 0.9))) == "minor_opening"


def test_a_mark_that_is_seen_only_now_counts() -> None:
    text = "box is ok, opened it myself. oh and I just saw a tiny scratch on the ring, hardly visible"
    unworn = Draft(reason="changed_mind", facts={"wear": "none"})
    assert overturned(unworn, "packaging", turn(text, (text, "packaging/minor_opening", 0.8))) == {"wear": "minor"}


@pytest.mark.parametrize(
    "text",
    ["its been on my hand on and off, nothing visible", "three days on, immaculate", "put it on ten times, immaculate"],
)
def test_what_was_on_the_hand_was_worn(text: str) -> None:
    said = turn(text, (text, "wear/none", 0.9))
    assert listen(Draft(reason="changed_mind"), "wear", said, None, DOMAIN).draft.facts == {"wear": "light"}


def test_four_words_of_never_are_never() -> None:
    assert fact_answer(DOMAIN, "wear", turn("ain't worn it", ("ain't worn it", "wear/light", 0.8))) == "none"


def test_what_is_rusty_and_there_is_not_lost() -> None:
    text = "it's all there but the charger's rusty from the rain"
    said = turn(text, (text, "accessories/incomplete", 0.9))
    assert listen(Draft(reason="arrived_damaged"), "accessories", said, None, DOMAIN).draft.facts == {
        "accessories": "complete"
    }


def test_a_ring_on_its_charger_is_not_worn() -> None:
    text = "I had it on the charger all night"
    assert not listen(Draft(), None, turn(text, (text, "chitchat", 0.2)), None, DOMAIN).draft.worn


def test_a_box_that_was_called_untouched_stays_so_though_the_ring_was_taken_out() -> None:
    draft = Draft(facts={"packaging": "intact"})
    said = turn("no, I had to open it to try it on", ("no, I had to open it to try it on", "sealed/false", 0.9))
    assert listen(draft, "sealed", said, None, DOMAIN).draft.facts == {"sealed": False, "packaging": "intact"}


def test_what_came_broken_out_of_the_box_is_not_the_box() -> None:
    text = "it came out of the box broken"
    assert "packaging" not in volunteered(Draft(), None, turn(text, (text, "reason/arrived_damaged", 0.9)))
