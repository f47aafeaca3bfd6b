"""Plain words count more than what a message looks like as a whole."""

from typing import Any

import pytest

from actions.answers import agreed, agrees_first, fact_answer
from actions.asides import volunteered
from actions.asked import asked_about
from actions.corrections import overturned
from actions.draft import Draft
from actions.interludes import is_lost
from actions.listening import listen
from tests.actions.saying import turn
from tests.returns.conftest import Shop

DOMAIN: dict[str, Any] = {"responses": {}}


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("OPENED IT UP??? no", "modified/true", False),
        ("altered? never", "modified/true", False),
        ("opened it up? yes", "modified/true", True),
        ("altered? no. I did have the jeweller look at it", "modified/true", False),
        ("no. the jeweller said it can't be done", "modified/true", False),
        ("the jeweller opened it", "modified/true", True),
    ],
)
def test_a_no_that_repeats_the_question_or_stands_first_is_a_no(text: str, label: str, value: bool) -> None:
    assert fact_answer(DOMAIN, "modified", turn(text, (text, label, 0.8))) is value


def test_an_echo_counts_by_its_own_clause_and_not_by_the_whole() -> None:
    clauses = (("opened it up", "modified/true", 0.85), ("no", "deny", 0.77))
    said = turn("OPENED IT UP??? no", *clauses, whole=("modified/false", 0.83))
    assert fact_answer(DOMAIN, "modified", said) is False


@pytest.mark.parametrize(
    "text",
    [
        "not opened? i mean i opened it and closed it again",
        "tried it on for a second, all back in the box",
        "I put the stickers back on",
    ],
)
def test_a_box_that_plain_words_opened_is_not_sealed(text: str) -> None:
    assert fact_answer(DOMAIN, "sealed", turn(text, (text, "sealed/true", 0.8))) is False


@pytest.mark.parametrize(
    "text",
    [
        "it fell in the sink once but it worked fine after that",
        "nah, I put it on my phone pad sometimes",
        "dropped it once. does that matter?",
    ],
)
def test_a_cause_that_the_words_take_back_is_unsure_and_refuses_nothing(text: str) -> None:
    said = turn(text, (text, "fault_cause/customer", 0.8))
    assert fact_answer(DOMAIN, "fault_cause", said) == "unsure"


@pytest.mark.parametrize(
    "text",
    [
        "I dropped it",
        "it stopped working after I dropped it",
        "it hasn't worked since it fell",
        "it fell and died after",
    ],
)
def test_a_cause_that_stands_is_taken(text: str) -> None:
    assert fact_answer(DOMAIN, "fault_cause", turn(text, (text, "fault_cause/customer", 0.8))) == "customer"


def test_a_correction_frees_a_refused_fault_of_its_cause() -> None:
    text = "no, it worked for two weeks after the sink"
    refused = Draft(reason="malfunction", facts={"fault_cause": "customer"})
    assert overturned(refused, "anything_else", turn(text, (text, "works/false", 0.4))) == {"fault_cause": "unsure"}


def test_who_tells_that_it_was_worn_after_all_is_heard_at_the_yes() -> None:
    text = "hello?? I wore it"
    sealed = Draft(reason="changed_mind", facts={"sealed": True})
    assert overturned(sealed, "confirm", turn(text, (text, "greet", 0.9))) == {"sealed": False}


@pytest.mark.parametrize(
    "text",
    [
        "what if I had worn it",
        "it hasn't ever been worn",
        "returned without being worn",
        "I never wore it",
        "nobody wore it",
    ],
)
def test_who_did_not_wear_it_is_not_said_to_have(text: str) -> None:
    unworn = Draft(reason="changed_mind", facts={"wear": "none"})
    assert overturned(unworn, "confirm", turn(text, (text, "faq/partial", 0.9))) == {}


@pytest.mark.parametrize(
    "text", ["I wore it one day", "we only wore it to a wedding", "I did put it on for a day at work"]
)
def test_who_wore_it_after_all_is_heard(text: str) -> None:
    unworn = Draft(reason="changed_mind", facts={"wear": "none"})
    assert overturned(unworn, "confirm", turn(text, (text, "greet", 0.9))) == {"wear": "light"}


def test_what_is_dented_while_the_box_is_asked_about_is_the_box() -> None:
    text = "damaged a bit, no wait, only the sleeve is creased"
    said = turn(text, (text, "packaging/damaged", 0.9), answers={"wear": ("obvious", 0.9, 0.3)})
    assert overturned(Draft(facts={"wear": "none"}), "packaging", said) == {}


def test_my_bad_is_no_mistake_of_the_shop() -> None:
    text = "i ordered black.. checked, i clicked rose. my bad"
    assert fact_answer(DOMAIN, "reason", turn(text, (text, "reason/wrong_item", 0.9))) == "wrong_colour"


def test_of_two_troubles_of_the_shop_the_first_is_the_reason() -> None:
    said = turn(
        "wrong colour, and the cable is missing",
        ("wrong colour", "reason/wrong_item", 0.8),
        ("the cable is missing", "reason/arrived_incomplete", 0.9),
        answers={"reason": ("arrived_incomplete", 0.55, 0.9)},
    )
    assert volunteered(Draft(), None, said)["reason"] == "wrong_item"


def test_a_parcel_without_its_ring_holds_no_worn_one() -> None:
    text = "there was no ring in the box"
    said = turn(text, (text, "reason/arrived_incomplete", 0.9), answers={"reason": ("arrived_incomplete", 0.9, 0.9)})
    assert volunteered(Draft(), None, said) == {"reason": "arrived_incomplete", "wear": "none", "modified": False}


def test_money_that_is_named_to_be_turned_down_is_no_wish() -> None:
    text = "a new one, I'd like that more than money"
    said = turn(text, (text, "resolution/refund", 0.9), answers={"resolution": ("refund", 0.9, 0.9)})
    assert "resolution" not in volunteered(Draft(reason="arrived_damaged"), None, said)
    assert overturned(Draft(resolution="replacement"), "confirm", said) == {}


def test_whoever_asks_for_a_bigger_one_wishes_an_exchange() -> None:
    said = turn(
        "too tight, can i swap it",
        ("too tight", "reason/wrong_size", 0.9),
        ("can i swap it", "faq/exchange", 0.9),
        answers={"reason": ("wrong_size", 0.9, 0.9)},
    )
    assert volunteered(Draft(), None, said) == {"reason": "wrong_size", "resolution": "exchange"}


@pytest.mark.parametrize("text", ["fine yes refund", "aight", "go", "ok whatever yes", "all right then"])
def test_people_agree_in_many_words(text: str) -> None:
    assert agreed(DOMAIN, turn(text, (text, "resolution/refund", 0.3))) is True


@pytest.mark.parametrize(("text", "label"), [("please don't open it", "deny"), ("fine, but don't open it", "resume")])
def test_a_please_that_asks_not_to_is_no_yes(text: str, label: str) -> None:
    assert agreed(DOMAIN, turn(text, (text, label, 0.6))) is not True


@pytest.mark.parametrize(
    ("text", "at_once"),
    [
        ("Yes. Do we have to send ours back first?", True),
        ("yes please, you have been very kind", True),
        ("yes but as an exchange", False),
        ("yes, the money please", False),
        ("do we have to send it first?", False),
    ],
)
def test_a_yes_stands_first_unless_what_follows_wants_something_else(text: str, at_once: bool) -> None:
    assert agrees_first(turn(text)) is at_once


def test_a_question_behind_the_yes_takes_nothing_back(shop: Shop) -> None:
    order = shop.returns.find_order("CR-20418", "maya@example.com")
    said = turn(
        "Yes. Do we have to send ours back first?",
        ("yes", "affirm", 0.95),
        ("do we have to send ours back first", "faq/exchange", 0.75),
        whole=("faq/exchange", 0.75),
    )
    draft = Draft(identified="CR-20418", item="1", reason="arrived_damaged", resolution="replacement")
    assert listen(draft, "confirm", said, order, DOMAIN).draft.confirm is True


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("how does it work?", ["how"]),
        ("what do I have to do", ["how"]),
        ("can i just send it back", []),
        ("ffs how many questions", []),
    ],
)
def test_only_who_asks_how_it_goes_is_told_how(text: str, topics: list[str]) -> None:
    assert asked_about(turn(text, (text, "faq/how", 0.8))) == topics


@pytest.mark.parametrize("text", ["as far as I know! I only charged it the once", "I think so"])
def test_a_careful_yes_is_a_yes(text: str) -> None:
    assert fact_answer(DOMAIN, "works", turn(text, (text, "unsure", 0.6))) is True


def test_the_trouble_that_it_came_with_is_no_wear(shop: Shop) -> None:
    text = "the paint inside is off, outside perfect"
    draft = Draft(identified="CR-20418", item="1", reason="arrived_damaged")
    order = shop.returns.find_order("CR-20418", "maya@example.com")
    said = turn(text, (text, "wear/obvious", 0.9), answers={"wear": ("obvious", 0.9, 0.9)})
    assert listen(draft, "wear", said, order, DOMAIN).draft.facts["wear"] == "none"


def test_a_ring_that_was_not_opened_up_is_not_sealed_for_that() -> None:
    text = "all of it, and I didn't open it up or anything"
    said = turn(text, (text, "sealed/true", 0.9), answers={"sealed": ("true", 0.95, 0.9)})
    assert "sealed" not in volunteered(Draft(reason="changed_mind"), "accessories", said)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("I lost the ring", True),
        ("it fell in the sea and it's gone haha", True),
        ("tracking says it is lost", False),
        ("the green light is gone", False),
        ("it's gone dead", False),
    ],
)
def test_a_lost_ring_is_told_from_a_lost_parcel_and_a_lost_light(text: str, lost: bool) -> None:
    assert is_lost(turn(text)) is lost


@pytest.mark.parametrize(
    "text", ["everything save for the leaflet", "he threw out the leaflet, everything else is there"]
)
def test_everything_but_something_is_not_everything(text: str) -> None:
    assert fact_answer(DOMAIN, "accessories", turn(text, (text, "accessories/mostly_complete", 0.6))) == (
        "mostly_complete"
    )
