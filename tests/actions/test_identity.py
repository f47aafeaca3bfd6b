"""What counts as an order number or an address, and what only looks like one."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import Draft
from actions.identity import told_identity
from actions.interludes import interlude
from actions.voice import Voice
from tests.actions.saying import turn


def test_an_address_with_digits_is_no_order_number() -> None:
    draft = Draft(tried=("CR-20418", "robbin@example.com"))
    said = turn("no. robin50094@example.com", entities=(("email", "robin50094@example.com"),))
    told = told_identity(draft, "order_number", said)
    assert (told.order_number, told.email) == ("CR-20418", "robin50094@example.com")


def test_what_merely_looks_like_a_number_takes_no_order_away() -> None:
    draft = Draft(identified="CR-20418", order_number="CR-20418", email="maya@example.com")
    dictated = turn("size 8 to 9. too tight", entities=(("order_number", "8292"),))
    assert told_identity(draft, "reason", dictated).identified == "CR-20418"
    other = turn("no, it is about CR-20466", entities=(("order_number", "CR-20466"),))
    assert told_identity(draft, "reason", other).order_number == "CR-20466"


@pytest.mark.parametrize("text", ["no i dont give my email to robots", "I won't share that"])
def test_who_keeps_the_address_is_told_what_it_is_for(text: str) -> None:
    dispatcher = CollectingDispatcher()
    voice = Voice(dispatcher, {"responses": {"utter_no_email": [{"text": "…"}]}})
    assert interlude(Draft(), "email", turn(text, (text, "insult", 0.2)), voice) == Draft(misses=1)
    assert [message["response"] for message in dispatcher.messages] == ["utter_no_email"]


def test_the_end_of_an_address_is_mended_alone() -> None:
    draft = Draft(tried=("SR-91021", "mikey.ford@example.con"))
    told = told_identity(draft, "order_number", turn("sory .com"))
    assert (told.order_number, told.email) == ("SR-91021", "mikey.ford@example.com")
