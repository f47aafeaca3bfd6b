"""What plain words say of a ring counts more than what the message looks like as a whole."""

from typing import Any

import pytest

from actions.answers import fact_answer
from actions.asides import volunteered
from actions.corrections import overturned
from actions.draft import Draft
from actions.listening import listen
from tests.actions.saying import turn

DOMAIN: dict[str, Any] = {"responses": {}}


@pytest.mark.parametrize(
    "text",
    [
        "never really worn, tried it",
        "I tried it on for a minute",
        "put it on for a second and took it off",
        "not a mark, only on my hand for ten minutes",
    ],
)
def test_to_try_a_ring_on_is_no_use(text: str) -> None:
    assert fact_answer(DOMAIN, "wear", turn(text, (text, "wear/light", 0.8))) == "none"


def test_to_try_a_ring_for_a_week_is_use() -> None:
    text = "tried it for a week"
    assert fact_answer(DOMAIN, "wear", turn(text, (text, "wear/light", 0.8))) == "light"


@pytest.mark.parametrize("text", ["UNWORN. UN WORN", "never worn"])
def test_an_unworn_ring_is_not_worn(text: str) -> None:
    assert fact_answer(DOMAIN, "wear", turn(text, (text, "wear/none", 0.8))) == "none"


def test_light_wear_in_a_list_of_good_things_is_wear() -> None:
    text = "22 days, light wear, no marks"
    assert fact_answer(DOMAIN, "wear", turn(text, (text, "wear/none", 0.8))) == "light"


def test_what_others_did_before_it_came_is_no_wear_of_the_customer() -> None:
    text = "someone wore it before me"
    assert fact_answer(DOMAIN, "wear", turn(text, (text, "wear/light", 0.8))) == "none"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("cracked when my kid stepped on it", "malfunction"),
        ("it was cracked when it came, somebody stepped on it", "arrived_damaged"),
    ],
)
def test_what_broke_with_the_customer_did_not_arrive_broken(text: str, reason: str) -> None:
    assert fact_answer(DOMAIN, "reason", turn(text, (text, "reason/arrived_damaged", 0.9))) == reason


def test_an_accident_that_is_told_is_not_asked_about_again() -> None:
    text = "it fell in the toilet and now it won't turn on"
    said = turn(text, (text, "reason/malfunction", 0.9), answers={"reason": ("malfunction", 0.9, 0.9)})
    assert volunteered(Draft(), None, said)["fault_cause"] == "customer"
    assert listen(Draft(), None, said, None, DOMAIN).draft.doubted == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the box has a little tear at the flap", "damaged"),
        ("the seal on the box is torn, that's all", "minor_opening"),
    ],
)
def test_a_torn_box_is_damaged_and_a_torn_seal_is_not(text: str, value: str) -> None:
    assert fact_answer(DOMAIN, "packaging", turn(text, (text, "packaging/minor_opening", 0.8))) == value


def test_whoever_did_not_mess_with_it_altered_nothing() -> None:
    text = "box opened, and no i didn't mess with it"
    assert volunteered(Draft(), "packaging", turn(text, (text, "packaging/minor_opening", 0.8))) == {"modified": False}


def test_another_one_in_another_size_is_an_exchange() -> None:
    text = "I should like another one, in a smaller size"
    said = turn(text, (text, "resolution/replacement", 0.9), answers={"resolution": ("replacement", 0.9, 0.9)})
    assert volunteered(Draft(reason="wrong_size"), None, said) == {"resolution": "exchange"}
    assert volunteered(Draft(reason="malfunction"), None, said) == {"resolution": "replacement"}


def test_a_jeweller_who_did_nothing_altered_nothing() -> None:
    text = "the jeweler had a look to resize it, said no can do"
    assert fact_answer(DOMAIN, "modified", turn(text, (text, "modified/true", 0.8))) is False


def test_nobody_opened_it_is_about_the_ring_where_the_box_was_opened() -> None:
    said = turn(
        "box opened neatly, nobody opened it up",
        ("box opened neatly", "packaging/minor_opening", 0.9),
        ("nobody opened it up", "sealed/true", 0.9),
        answers={"sealed": ("true", 0.9, 0.9)},
    )
    assert volunteered(Draft(), "wear", said) == {"modified": False}


@pytest.mark.parametrize(
    ("text", "value"), [("all in there, box fine", "complete"), ("my sister lose charger", "incomplete")]
)
def test_what_is_there_and_what_was_lost_is_heard_by_the_way(text: str, value: str) -> None:
    assert volunteered(Draft(), "packaging", turn(text, (text, "packaging/intact", 0.5))) == {"accessories": value}


def test_a_colour_that_was_ordered_beside_one_that_came_is_a_wrong_item() -> None:
    text, colours = "I have asked slate and this is black", (("colour", "slate"), ("colour", "black"))
    said = turn(text, (text, "reason/wrong_colour", 0.9), entities=colours)
    assert fact_answer(DOMAIN, "reason", said) == "wrong_item"
    said = turn("wrong colour, I ordered rose", (text, "reason/wrong_colour", 0.9), entities=(("colour", "rose"),))
    assert fact_answer(DOMAIN, "reason", said) == "wrong_item"
    text = "I ordered slate and would like black"
    said = turn(text, (text, "reason/wrong_colour", 0.9), entities=colours)
    assert fact_answer(DOMAIN, "reason", said) == "wrong_colour"


def test_nobody_has_to_give_a_reason() -> None:
    text = "i dont have to give a reason"
    assert fact_answer(DOMAIN, "reason", turn(text, (text, "reason/malfunction", 0.9))) == "changed_mind"


def test_what_was_worn_does_not_become_new_for_having_no_marks() -> None:
    told = "wore it once surfing, I wore it all day"
    before = listen(Draft(), None, turn(told, (told, "chitchat", 0.9)), None, DOMAIN).draft
    after = listen(before, "wear", turn("no marks", ("no marks", "wear/none", 0.9)), None, DOMAIN).draft
    assert after.facts["wear"] == "light"


def test_an_engraving_that_was_ordered_is_no_alteration() -> None:
    said = turn("Engraved.", ("engraved", "modified/true", 0.8), answers={"modified": ("true", 0.9, 0.8)})
    assert volunteered(Draft(), None, said) == {}
    text = "the jeweller engraved it later"
    said = turn(text, (text, "modified/true", 0.8), answers={"modified": ("true", 0.9, 0.8)})
    assert volunteered(Draft(), None, said) == {"modified": True}


def test_whoever_changed_their_mind_needs_no_other_reason() -> None:
    said = turn(
        "I changed my mind on the black one. Not worn.",
        ("i changed my mind on the black one", "reason/changed_mind", 0.44),
        ("not worn", "wear/none", 0.97),
        answers={"reason": ("changed_mind", 0.49, 0.44), "wear": ("none", 0.98, 0.97)},
    )
    assert volunteered(Draft(), "item", said) == {"reason": "changed_mind", "wear": "none"}


def test_a_no_with_a_why_behind_it_is_a_no() -> None:
    said = turn("no, why? it is only heavy", ("no", "deny", 0.7), ("why", "why_ask", 0.8), whole=("why_ask", 0.6))
    assert fact_answer(DOMAIN, "modified", said) is False


def test_what_was_dead_from_the_start_failed_by_itself() -> None:
    text = "got it yesterday and it was dead out of the box"
    assert volunteered(Draft(), None, turn(text, (text, "works/false", 0.9)))["fault_cause"] == "defect"


def test_whoever_looked_inside_the_ring_altered_it_and_whoever_opened_the_box_did_not() -> None:
    text = "so i popped the inner cover off with a knife to look"
    assert volunteered(Draft(), None, turn(text, (text, "chitchat", 0.5))) == {"modified": True}
    text = "i cut the lid open"
    assert volunteered(Draft(), None, turn(text, (text, "chitchat", 0.5))) == {}


def test_a_box_that_is_all_there_says_nothing_of_what_came_in_it() -> None:
    text = "box is all there, I cut it open carefully"
    assert volunteered(Draft(), "packaging", turn(text, (text, "packaging/minor_opening", 0.8))) == {}


def test_the_trouble_of_the_shop_explains_the_dislike() -> None:
    said = turn(
        "You engraved the wrong name. Not impressed.",
        ("you engraved the wrong name", "reason/wrong_item", 0.47),
        ("not impressed", "reason/changed_mind", 0.9),
        answers={"reason": ("changed_mind", 0.99, 0.9)},
    )
    assert volunteered(Draft(), None, said)["reason"] == "wrong_item"


def test_an_impulse_is_no_fault() -> None:
    said = turn(
        "it was an impulse thing, my wife says it has to go",
        ("it was an impulse thing", "fault_cause/defect", 0.51),
        ("my wife says it has to go", "reason/changed_mind", 0.48),
        answers={"reason": ("changed_mind", 0.8, 0.48), "fault_cause": ("defect", 0.97, 0.51)},
    )
    assert volunteered(Draft(), None, said)["reason"] == "changed_mind"


def test_a_fine_box_is_no_ring_that_works() -> None:
    said = turn(
        "I opened the box but it's fine",
        ("i opened the box", "packaging/minor_opening", 0.9),
        ("it's fine", "works/true", 0.9),
        answers={"works": ("true", 0.9, 0.9)},
    )
    assert "works" not in volunteered(Draft(reason="malfunction"), "packaging", said)


def test_that_a_ring_was_worn_says_nothing_of_its_marks() -> None:
    said = turn("I wore it one week", ("i wore it one week", "wear/light", 0.9), answers={"wear": ("light", 0.9, 0.9)})
    assert volunteered(Draft(), None, said) == {}
    text = "I wore it one week, not a mark on it"
    assert volunteered(Draft(), None, turn(text, (text, "wear/light", 0.9), answers={"wear": ("light", 0.9, 0.9)})) == {
        "wear": "light"
    }


def test_tip_top_is_a_ring_that_works() -> None:
    assert fact_answer(DOMAIN, "works", turn("tip top", ("tip top", "compliment", 0.6))) is True


def test_a_fault_that_is_taken_back_takes_with_it_what_it_said_of_the_ring() -> None:
    text = "what? no it works great. I simply changed my mind"
    before = Draft(reason="malfunction", facts={"works": False, "wear": "none"})
    said = turn(text, (text, "change_answer", 0.9), answers={"reason": ("changed_mind", 0.9, 0.9)})
    after = listen(before, "wear", said, None, DOMAIN).draft
    assert (after.reason, dict(after.facts)) == ("changed_mind", {"wear": "none"})


def test_what_came_wrong_had_no_accident() -> None:
    text = "I dropped it on the table when I saw it was silver"
    said = turn(text, (text, "wear/none", 0.5), answers={"fault_cause": ("customer", 0.9, 0.9)})
    assert "fault_cause" not in volunteered(Draft(reason="wrong_item"), "wear", said)


def test_a_ring_left_in_its_foam_had_no_accident() -> None:
    text = "I left it in the foam"
    assert volunteered(Draft(), "wear", turn(text, (text, "wear/none", 0.5))) == {}


def test_what_came_bent_arrived_damaged() -> None:
    text = "it came bent like this out of the parcel, nothing happened"
    assert fact_answer(DOMAIN, "reason", turn(text, (text, "reason/malfunction", 0.9))) == "arrived_damaged"
    said = turn(text, (text, "fault_cause/defect", 0.9))
    assert overturned(Draft(reason="malfunction"), "fault_cause", said) == {"reason": "arrived_damaged"}


def test_a_ring_that_is_said_to_work_again_does() -> None:
    text = "the ring works again"
    said = turn(text, (text, "works/true", 0.9), answers={"works": ("true", 0.9, 0.9)})
    assert volunteered(Draft(reason="malfunction"), "packaging", said) == {"works": True}


def test_worn_and_like_new_is_light_wear() -> None:
    text = "wore it twice, like new"
    said = turn(text, (text, "wear/light", 0.9), answers={"wear": ("light", 0.9, 0.9)})
    assert volunteered(Draft(), None, said) == {"wear": "light"}


def test_that_a_ring_was_bought_is_no_wrong_one() -> None:
    said = turn(
        "I bought a ring from you and it has to go back",
        ("i bought a ring from you", "reason/wrong_item", 0.34),
        ("it has to go back", "go_back", 0.34),
        whole=("start_return", 0.75),
        answers={"reason": ("wrong_item", 0.94, 0.34)},
    )
    assert volunteered(Draft(), None, said) == {}
