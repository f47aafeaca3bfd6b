"""Which ring is wished for instead."""

import pytest

from actions.draft import Draft
from actions.wanted import wanting
from tests.actions.saying import turn


@pytest.mark.parametrize(
    ("text", "size"), [("another size. 9", "9"), ("a TEN. he takes a ten", "10"), ("sizes up, please 12", "12")]
)
def test_a_size_is_heard_some_words_after_its_name(text: str, size: str) -> None:
    assert wanting(Draft(), turn(text, (text, "chitchat", 0.2))).wanted == (f"size {size}",)


def test_what_was_found_in_the_message_is_not_looked_for_again() -> None:
    said = turn("size 8 instead of size 7", ("x", "chitchat", 0.2), entities=(("size", "8"), ("size", "7")))
    assert wanting(Draft(wanted=("colour gold",)), said).wanted == ("colour gold", "size 8", "size 7")
