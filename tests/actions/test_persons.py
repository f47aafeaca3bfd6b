"""Who gets a person, and who does not want one."""

import pytest

from actions.parcel_words import NEVER_CAME
from actions.people_words import NO_PERSON, ONLY_A_PERSON, WANTS_PERSON
from actions.plain_words import ONLY_ASKED


@pytest.mark.parametrize(
    "text",
    [
        "Actually can I speak to a person about this please?",
        "ok person then",
        "let me talk to a real human",
        "this is not helping, can I talk to a person",
        "it is not working, I want to talk to a person",
        "I don't want to talk to a machine, a real person please, let me talk to a human",
    ],
)
def test_a_person_is_asked_for_in_plain_words(text: str) -> None:
    assert WANTS_PERSON.search(text)
    assert not NO_PERSON.search(text)


def test_who_wants_no_machine_wants_a_person() -> None:
    assert not NO_PERSON.search("I don't want to talk to a machine, a person please")


@pytest.mark.parametrize("text", ["I talked to a person yesterday", "one of your people said so", "a person wrote"])
def test_who_speaks_of_people_asks_for_none(text: str) -> None:
    assert not WANTS_PERSON.search(text)


@pytest.mark.parametrize(
    "text",
    ["no i dont want a person, the ring is SEALED", "wait, why a person?", "I'd rather not talk to a person"],
)
def test_who_wants_no_person_says_so(text: str) -> None:
    assert NO_PERSON.search(text.replace("dont", "don't"))


@pytest.mark.parametrize(
    "text", ["You charged my card two times for one ring!", "I ordered one ring but two came", "cancel my order"]
)
def test_what_no_return_settles_goes_to_a_person(text: str) -> None:
    assert ONLY_A_PERSON.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "I charged the ring twice and it still won't turn on",
        "it has to be charged two times a day",
        "please don't send it by courier",
        "they came, and two arrived broken",
        "before you ship the replacement can you tell me the size",
    ],
)
def test_what_only_sounds_like_that_is_no_case_for_a_person(text: str) -> None:
    assert not ONLY_A_PERSON.search(text)


def test_an_order_that_has_come_is_no_order_to_cancel() -> None:
    assert not ONLY_A_PERSON.search("I would like to cancel my order please, it came 3 days ago")


def test_who_only_wanted_to_know_is_let_go() -> None:
    assert ONLY_ASKED.fullmatch("no just asking about the price")
    assert ONLY_ASKED.fullmatch("just wanted to know, thanks")
    assert not ONLY_ASKED.fullmatch("just wanted to know if I can send it back")
    assert not ONLY_ASKED.fullmatch("just asking about the fee")


@pytest.mark.parametrize(
    "text",
    [
        "tracking says delivered but I never got anything!!!",
        "It NEVER ARRIVED",
        "the parcel never came",
        "I never got it",
    ],
)
def test_a_parcel_that_never_came_is_heard(text: str) -> None:
    assert NEVER_CAME.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "I haven't even got it out of the box",
        "I never got it to work",
        "I never got the hang of it",
        "I don't get it",
        "I didn't get that",
        "the ring hasn't got a scratch",
        "I never get a signal",
        "I never came to like it",
    ],
)
def test_what_is_not_got_otherwise_is_no_lost_parcel(text: str) -> None:
    assert not NEVER_CAME.search(text)
