"""Which ring is wished for instead."""

from typing import Any

import pytest

from actions.draft import Draft
from actions.listening import listen
from actions.wanted import wanting
from tests.actions.saying import turn

DOMAIN: dict[str, Any] = {"responses": {}}


@pytest.mark.parametrize(
    ("text", "size"), [("another size. 9", "9"), ("a TEN. he takes a ten", "10"), ("sizes up, please 12", "12")]
)
def test_a_size_is_heard_some_words_after_its_name(text: str, size: str) -> None:
    assert wanting(Draft(), turn(text, (text, "chitchat", 0.2))).wanted == (f"size {size}",)


def test_what_was_found_in_the_message_is_not_looked_for_again() -> None:
    said = turn("size 8 instead of size 7", ("x", "chitchat", 0.2), entities=(("size", "8"), ("size", "7")))
    assert wanting(Draft(wanted=("colour gold",)), said).wanted == ("colour gold", "size 8", "size 7")


@pytest.mark.parametrize(
    ("text", "entities", "agrees"),
    [
        ("size 9 please", (("size", "9"),), True),
        ("the 7", (), True),
        ("gold please", (("colour", "gold"),), True),
        ("is size 9 available", (("size", "9"),), False),
        ("what about gold", (("colour", "gold"),), False),
        ("size 9 costs more", (("size", "9"),), False),
    ],
)
def test_a_size_or_colour_is_a_yes_to_an_exchange_and_a_question_about_it_is_none(
    text: str, entities: tuple[tuple[str, str], ...], agrees: bool
) -> None:
    draft = Draft(reason="wrong_size", resolution="exchange")
    heard = listen(draft, "confirm", turn(text, (text, "give_details", 0.3), entities=entities), None, DOMAIN)
    assert heard.draft.confirm is (True if agrees else None)
