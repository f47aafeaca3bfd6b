"""What a message asks about, in plain words too, and what waits until the order is found."""

import pytest

from actions.asked import asked_about, left_open, waits
from actions.draft import Draft
from tests.actions.saying import turn


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("price dropped to 199 yesterday, match it", "prices"),
        ("its 50 bucks cheaper now, i want the difference", "prices"),
        ("can you do 20% less and i keep it", "prices"),
        ("i'd like to keep the charger", "keeps_part"),
        ("can't you just send me the charger?", "only_part"),
        ("i only want a new box", "only_part"),
        ("is it a defect or normal?", "a_fault"),
        ("does that count as my fault?", "a_fault"),
        ("is the 331 for sure?", "for_sure"),
        ("what reason did you write down", "noted"),
        ("can i get a refund but keep the ring", "keeps_ring"),
        ("can i come into a shop?", "visit"),
        ("can i post it after my holiday?", "post_later"),
        ("can they both go in the same parcel?", "one_parcel"),
        ("can i get store credit?", "refund_method"),
        ("where is my parcel? I wait already two weeks", "parcel"),
        ("um so where is it", "parcel"),
        ("my ring still hasn't turned up", "parcel"),
        ("do i get the shipping i paid back?", "refund_amount"),
    ],
)
def test_plain_words_ask_what_no_label_names(text: str, topic: str) -> None:
    assert asked_about(turn(text, (text, "chitchat", 0.2))) == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "the charger is in the box",
        "i got a new box yesterday and it works",
        "the price was fine",
        "where is the order number",
        "the charger never arrived",
        "it is normal wear",
        "Can I return it after 30 days?",
        "can I send it back after I opened it?",
        "it is 10 less than the doctor's device",
        "what's the difference? the band is off",
        "its the ring that is dead, no not the cable",
        "is the fee on me?",
        "what is the final date?",
        "do I need a box to send it?",
        "do I have to pay the shipping back?",
        "give me a refund without sending it by courier",
    ],
)
def test_a_statement_with_the_same_words_asks_nothing(text: str) -> None:
    assert asked_about(turn(text, (text, "chitchat", 0.2))) == []


def test_what_only_the_order_can_answer_waits_for_it() -> None:
    assert waits("refund_amount", Draft(), "order_number")
    assert waits("window", Draft(order_number="CR-20418"), "email")
    assert not waits("window", Draft(), "order_number")
    assert not waits("photos", Draft(order_number="CR-20418"), "email")
    assert not waits("refund_amount", Draft(identified="CR-20418"), None)


def test_nobody_who_begins_a_return_is_told_the_rules_of_two_shops() -> None:
    assert waits("packaging", Draft(), None)
    assert waits("refund_time", Draft(), None)
    assert not waits("refund_time", Draft(), "order_number")
    assert not waits("gift", Draft(), None)
    assert not waits("refund_amount", Draft(order_number="CR-20418", identified="CR-20418"), "reason")


def test_a_question_that_nobody_here_can_answer_is_noticed() -> None:
    text = "I changed my mind. Where do I plug in the other thing?"
    strange = turn(
        text,
        ("i changed my mind", "reason/changed_mind", 0.9),
        ("where do i plug in the other thing", "out_of_scope", 0.6),
    )
    known = turn(
        text, ("i changed my mind", "reason/changed_mind", 0.9), ("where do i plug in the other thing", "faq/how", 0.6)
    )
    assert left_open(strange)
    assert not left_open(known)
