"""What an answer means for the open question, and what is told besides."""

from datetime import UTC, datetime
from typing import Any

import pytest

from actions.answers import agreed, button, count, fact_answer, yes_no
from actions.asides import volunteered
from actions.corrections import overturned
from actions.draft import Draft
from actions.turn import Turn

DOMAIN = {
    "responses": {
        "utter_ask_wear": [{"text": "?", "buttons": [{"title": "Like new", "payload": "Like new", "means": "none"}]}],
        "utter_ask_sealed": [
            {"text": "?", "buttons": [{"title": "Still sealed", "payload": "Still sealed", "means": True}]}
        ],
    }
}


def turn(text: str = "…", label: str = "nlu_fallback", sure: float = 0.9, **answers: tuple[str, float, float]) -> Turn:
    said = {topic: dict(zip(("value", "share", "mass"), answer, strict=True)) for topic, answer in answers.items()}
    understood: dict[str, Any] = {"label": label, "confidence": sure, "segments": [], "answers": said}
    return Turn.of({"text": text, "understanding": understood}, datetime(2026, 11, 22, tzinfo=UTC))


def test_a_button_means_what_the_domain_says_it_means() -> None:
    assert button(DOMAIN, "wear", " like NEW ") == "none"
    assert fact_answer(DOMAIN, "sealed", turn("Still sealed", label="wear/none")) is True


@pytest.mark.parametrize(
    ("asked", "label", "value"),
    [
        ("works", "affirm", True),
        ("modified", "deny", False),
        ("fault_cause", "deny", "defect"),
        ("accessories", "affirm", "complete"),
        ("accessories", "deny", None),
        ("wear", "affirm", None),
        ("wear", "unsure", "unsure"),
        ("wear", "skip", "unsure"),
    ],
)
def test_a_bare_yes_or_no_means_what_the_open_question_makes_it_mean(asked: str, label: str, value: object) -> None:
    assert fact_answer(DOMAIN, asked, turn(label=label)) == value


def test_words_that_only_touch_the_question_give_no_value() -> None:
    assert fact_answer(DOMAIN, "wear", turn(label="wear/unclear", wear=("unclear", 0.9, 0.9))) is None


def test_an_answer_needs_most_of_its_topic_and_some_of_the_message() -> None:
    assert fact_answer(DOMAIN, "wear", turn(sure=0.1, wear=("minor", 0.9, 0.3))) == "minor"
    assert fact_answer(DOMAIN, "wear", turn(sure=0.1, wear=("minor", 0.4, 0.3))) is None
    assert fact_answer(DOMAIN, "wear", turn(sure=0.1, wear=("minor", 0.9, 0.01))) is None


def test_a_question_in_between_is_no_answer() -> None:
    assert fact_answer(DOMAIN, "wear", turn(label="why_ask", wear=("none", 0.9, 0.1))) is None


def test_facts_are_taken_unasked_only_where_they_are_clear() -> None:
    assert volunteered(Draft(), "email", turn(wear=("minor", 0.9, 0.8))) == {"wear": "minor"}
    assert volunteered(Draft(), "email", turn(wear=("minor", 0.6, 0.8))) == {}


def test_a_ring_that_does_not_work_is_a_malfunction_while_no_reason_is_known() -> None:
    assert volunteered(Draft(), None, turn(works=("false", 0.9, 0.8)))["reason"] == "malfunction"
    assert "reason" not in volunteered(Draft(reason="changed_mind"), None, turn(works=("false", 0.9, 0.8)))


def test_what_was_said_before_changes_only_for_a_correction_or_a_clear_statement() -> None:
    draft = Draft(facts={"wear": "none"})
    weak = ("obvious", 0.9, 0.3)
    assert overturned(draft, "works", turn("some scratch", wear=weak)) == {}
    assert overturned(draft, "works", turn("wait, that is wrong", label="change_answer", wear=weak)) == {
        "wear": "obvious"
    }
    assert overturned(draft, "works", turn("scratched all over", wear=("obvious", 0.95, 0.9))) == {"wear": "obvious"}


def test_yes_and_no_are_read_from_the_likeliest_of_the_two() -> None:
    assert yes_no(turn(sure=0.1, yesno=("deny", 0.9, 0.5))) is False
    assert yes_no(turn(sure=0.1, yesno=("deny", 0.9, 0.1))) is None


@pytest.mark.parametrize(
    ("text", "number"), [("two of them", 2), ("both please", 3), ("1", 1), ("7", None), ("hm", None)]
)
def test_how_many_is_read_up_to_what_there_is(text: str, number: int | None) -> None:
    assert count(text, largest=3) == number


@pytest.mark.parametrize(
    ("text", "label", "meant"),
    [
        ("yes open it", "sealed/false", True),
        ("No, don't", "deny", False),
        ("go ahead then", "chitchat", True),
        ("no idea", "unsure", None),
    ],
)
def test_a_yes_to_the_case_is_read_from_how_it_begins(text: str, label: str, meant: bool | None) -> None:
    assert agreed(DOMAIN, turn(text, label=label)) is meant
