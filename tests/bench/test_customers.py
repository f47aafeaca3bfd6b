"""The scripted customers: enough words, held out, the same people by the same seed; and their judge."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
import yaml

from bench.customers import bank
from bench.customers.answering import Answers
from bench.customers.interrupting import Interruptions
from bench.customers.judging import judged
from bench.customers.noted import Answered, Record
from bench.customers.people import HABITS, Person, Wanted, crowd
from bench.customers.typos import spoiled
from policy_core import FACTS
from tests.houses.sources import tracked
from tests.stack import Customer, Message

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ENOUGH, VOICES = 25, 10
LONG = 4
BY_CHANCE = 0.05
ANSWERED = [(name, value) for name in (*FACTS, "resolution", "confirm", "unsure") for value in bank.topic(name).answers]


@pytest.mark.parametrize(("name", "value"), ANSWERED)
def test_every_value_is_said_in_enough_words_by_enough_voices(name: str, value: str) -> None:
    voices = bank.topic(name).answers[value]
    assert len(voices) >= VOICES
    assert len({words for said in voices.values() for words in said}) >= ENOUGH


@pytest.mark.parametrize("name", FACTS)
def test_every_value_of_every_fact_can_be_said(name: str) -> None:
    values = {bank.spelled(value) for value in FACTS[name]}
    assert set(bank.topic(name).answers) == set(bank.topic(name).statements) == values


def test_what_customers_say_is_held_out_but_for_what_everybody_says() -> None:
    examples = {
        line.removeprefix("- ").strip().casefold()
        for file in tracked("data/nlu/*.yml")
        for block in yaml.safe_load(file.read_text())["nlu"]
        for line in block.get("examples", "").splitlines()
    }
    held_out = {
        words.casefold()
        for name, value in ANSWERED
        for said in bank.topic(name).answers[value].values()
        for words in said
        if len(words.split()) >= LONG
    }
    assert len(held_out & examples) <= len(held_out) * BY_CHANCE


def test_the_same_seed_makes_the_same_people() -> None:
    assert crowd(60, 7, NOW) == crowd(60, 7, NOW) != crowd(60, 8, NOW)


def test_the_policy_decides_on_the_truth_of_everybody() -> None:
    people = crowd(400, 1, NOW)
    outcomes = {person.decision(wanted, NOW)["outcome"] for person in people for wanted in person.wants}
    assert outcomes == {"eligible", "not_eligible", "needs_review"}
    assert {person.habit for person in people} == set(HABITS)


def test_slips_spare_numbers_and_addresses() -> None:
    typed = spoiled("my order is CR-60001 and maria.keller1@example.com please", 1.0, Random(1))
    assert "CR-60001" in typed
    assert "maria.keller1@example.com" in typed
    assert "please" not in typed


Held = tuple[Record, list[Mapping[str, Any]]]


class Listening(Customer):
    """A customer's side of a conversation that was held already."""

    def __post_init__(self) -> None:
        """Calls nobody."""


def somebody(outcome: str) -> Person:
    """A customer with one return of which the truth gives this outcome."""
    return next(
        person
        for person in crowd(400, 1, NOW, "answers_only")
        if person.decision(person.wants[0], NOW)["outcome"] == outcome
    )


def held(person: Person, text: str = "", *, state: str | None = None, **told: Any) -> Held:
    """A conversation that ended so, and its cases."""
    customer = Listening("", transcript=[Message(1, "bot", text, (), None, None)])
    record = Record(person, customer, began=NOW, ended="done")
    return record, [case_of(person, person.wants[0], state) | told] if state else []


def case_of(person: Person, wanted: Wanted, state: str) -> dict[str, Any]:
    """The case that a faultless desk would have opened."""
    return {
        "number": "RB-1", "line": wanted.line, "quantity": wanted.quantity, "state": state, "reason": wanted.reason,
        "resolution": wanted.wish, "facts": dict(wanted.facts), "photos": [],
        "decision": person.decision(replace(wanted), NOW),
    }  # fmt: skip


def found(record: Record, cases: list[Mapping[str, Any]]) -> set[str]:
    """The kinds of what the judge found."""
    return {finding.kind for finding in judged(record, cases).findings if finding.grave}


def test_a_case_as_the_truth_has_it_is_right() -> None:
    person = next(
        one
        for one in crowd(400, 1, NOW, "answers_only")
        if one.wants[0].wish in one.decision(one.wants[0], NOW)["offers"]
    )
    assert found(*held(person, state="approved")) == set()


def test_an_approval_against_the_truth_is_seen() -> None:
    assert "wrongly approved" in found(*held(somebody("not_eligible"), state="approved"))
    assert "wrongly approved" in found(*held(somebody("needs_review"), state="approved"))
    assert "wrongly approved" in found(*held(somebody("needs_review"), state="approved", line="another"))


def test_a_refusal_must_be_said_with_its_clause() -> None:
    person = somebody("not_eligible")
    assert "outcome" in found(*held(person, "I'm sorry, it can't be returned."))


def test_a_missing_case_and_a_wrong_fact_are_seen() -> None:
    person = somebody("eligible")
    assert "outcome" in found(*held(person))
    other = next(reason for reason in FACTS["reason"] if reason != person.wants[0].reason)
    assert "fact" in found(*held(person, state="approved", reason=other))


def test_what_was_answered_and_asked_again_is_counted_but_not_grave() -> None:
    record, cases = held(somebody("needs_review"), state="in_review")
    record.again.append(Answered(0, "wear", "none", "like new"))
    verdict = judged(record, cases)
    assert [finding.kind for finding in verdict.findings if not finding.grave] == ["asked again"]


def asking(fact: str) -> list[Message]:
    """The desk's question about a fact, with a button for each value."""
    buttons = tuple((f"button {value}", f"button {value}") for value in (*FACTS[fact], "unsure"))
    return [Message(1, "bot", "?", buttons, fact, None)]


def opened_ring(habit: str) -> Person:
    """A customer of this habit whose ring is not sealed and who is sure of everything."""
    people = crowd(400, 1, NOW, habit)
    return next(one for one in people if one.wants[0].facts["sealed"] is False and not one.victim)


def test_who_is_asked_the_same_again_and_again_presses_the_button() -> None:
    record, _ = held(opened_ring("answers_only"))
    answers, truth = Answers(record, Random(3)), record.person.wants[0].facts["packaging"]
    said = [answers.to("packaging", asking("packaging")) for _ in range(4)]
    assert said[0] in bank.topic("packaging").answers[str(truth)][record.person.voice]
    assert said[3] == f"button {truth}"
    assert [one.asked for one in record.again] == ["packaging"] * 3


def test_who_corrects_themselves_says_something_wrong_and_then_the_truth() -> None:
    record, _ = held(opened_ring("corrects"))
    answers = Answers(record, Random(3))
    between, truth = Interruptions(record, Random(3), answers), str(record.person.wants[0].facts["packaging"])
    between.puzzled = False

    assert between.due("packaging", asking("packaging")) is None
    answers.to("packaging", asking("packaging"))
    corrected = between.due("wear", asking("wear"))

    assert record.answers[0].value != truth
    assert corrected
    assert any(sentence in corrected[1] for sentence in bank.topic("packaging").statements[truth])
