"""What a message tells that nobody asked for: facts on the way, and corrections of what was said before."""

from __future__ import annotations

from collections.abc import Collection

from actions.answers import CLEAR, FITS, clauses_say, doubts, is_value, takes_cause_back, told_of, value_of
from actions.draft import FACT_SLOTS, UNSURE, Draft, Value
from actions.plain_words import (
    HYPOTHETICAL,
    NEGATED,
    NO_RING,
    NOT_MONEY,
    SECOND_THOUGHT,
    UNOPENED,
    UP,
    WORE,
)
from actions.turn import Answer, Turn
from policy_core import FACTS, QUALITY_REASONS

VOLUNTEERED = 0.35
"""The mass that a topic needs for that; its value is not asked for any more then."""
BESIDE = 0.6
"""The same beside an answer to another fact's question, where "it" mostly means what was asked about."""
OPENING = 0.2
"""The same for the reason and the wish, which people open with in words of their own."""
DOUBTLESS = 0.75
"""The mass from which on nobody asks again before a refusal rests on it."""
PLAIN = 0.4
"""The mass that a reason needs whose share is only the greater part."""
OVERTURNS = 0.6
"""The mass that it needs to change a fact that was given already, where nothing else hints at a correction."""
CORRECTING = 0.15
"""The same where the customer says that something was wrong."""
CAUSED = 0.5
"""The mass that a cause needs: "it's faulty" tells none."""
WISHED = 0.35
"""The mass that a wish needs where nobody asked for it: a wrong one would open the wrong case."""
ARRIVING = ("wear", "accessories")
"""The facts that speak of what happened after the arrival only."""


def volunteered(draft: Draft, asked: str | None, turn: Turn) -> dict[str, Value]:
    """The facts and the wish, not known so far, that this turn states although another question, or none, was open."""
    told = {
        topic: _by_clauses(topic, answer, turn)
        for topic, answer in turn.answers.items()
        if topic != asked and draft.known(topic) is None
    }
    if asked == "code" or (asked in ("order_number", "email") and doubts(turn)):
        return {}
    usual = BESIDE if asked in FACTS else VOLUNTEERED
    needed = {
        "accessories": VOLUNTEERED,
        "reason": OPENING,
        "resolution": DOUBTLESS if asked == "description" else WISHED,
        "fault_cause": max(usual, CAUSED),
    }
    found = {
        topic: _meant(topic, answer, turn)
        for topic, answer in told.items()
        if is_value(topic, answer.value) and _clear(topic, answer, turn, needed.get(topic, usual))
    }
    if found.get("reason") == "wrong_item" and turn.entity("order_number") and told["reason"].mass < usual:
        del found["reason"]  # which order it is about is told in much the same words
    if draft.reason is None and asked != "reason" and "reason" not in found and _fails(turn):
        found["reason"] = "malfunction"
    return _sensible(found, draft, asked, turn)


def _sensible(found: dict[str, Value], draft: Draft, asked: str | None, turn: Turn) -> dict[str, Value]:
    """What was found, less what cannot be meant beside the rest of it, and with what follows from plain words."""
    reason = str(found.get("reason") or draft.reason or "")
    if reason and reason not in QUALITY_REASONS:  # nothing failed that could have a cause
        found.pop("fault_cause", None)
    if found.get("sealed") is True and found.get("packaging") == "minor_opening":  # "the seal is not broken"
        del found["packaging"]
    if asked == "modified" or UP.search(turn.whole.text):  # "nobody opened it up" is about the ring, not about its box
        found.pop("sealed", None)
    if reason.startswith("arrived"):  # what was bad on arrival is no use and no loss
        found = {name: value for name, value in found.items() if name not in ARRIVING or value == FACTS[name][0]}
    if reason == "arrived_incomplete" and NO_RING.search(turn.whole.text):  # what never came was never worn
        found["wear"] = "none"
    if found.get("resolution") == "refund" and NOT_MONEY.search(turn.whole.text):
        del found["resolution"]
    if "resolution" not in found and draft.resolution is None and _would_exchange(turn, reason):
        found["resolution"] = "exchange"
    return found


def _would_exchange(turn: Turn, reason: str) -> bool:
    """Whether the turn asks for another size or colour, of a ring that has the wrong one."""
    asks = any(each.label == "faq/exchange" and each.confidence >= FITS for each in (turn.whole, *turn.segments))
    return asks and reason in ("wrong_size", "wrong_colour")


def _by_clauses(topic: str, answer: Answer, turn: Turn) -> Answer:
    """The answer, or the one that clauses tell where the message as a whole is of two minds."""
    clause = clauses_say(topic, turn)
    return answer if clause is None else Answer(clause, 1.0, answer.mass)


def _clear(topic: str, answer: Answer, turn: Turn, needed: float) -> bool:
    """Whether the value is told surely enough, or in plain words."""
    if answer.share >= CLEAR and answer.mass >= needed:
        return True
    if answer.share < FITS:
        return False
    if topic == "reason":  # which personal reason it is is all the same to the policies
        personal = answer.value not in QUALITY_REASONS
        return (personal and answer.mass >= BESIDE) or (answer.share >= BESIDE and answer.mass >= PLAIN)
    return topic == "sealed" and answer.value == "true" and bool(UNOPENED.search(turn.whole.text))


def doubted(turn: Turn, names: Collection[str]) -> set[str]:
    """Those of the facts that this turn told on the way, not so surely that a refusal could rest on them."""
    return {name for name in names if name in FACT_SLOTS and turn.answers[name].mass < DOUBTLESS}


def _meant(topic: str, answer: Answer, turn: Turn) -> Value:
    value = told_of(topic, value_of(topic, answer.value), turn)
    assert value is not None, "a value that is one became none"
    return value


def _fails(turn: Turn) -> bool:
    """Whether the turn tells of a fault, in whatever words: it does not work, or something made it fail."""
    said = {topic: turn.answers.get(topic, Answer("", 0.0, 0.0)) for topic in ("reason", "works", "fault_cause")}
    told = said["reason"].mass * said["reason"].share if said["reason"].value == "malfunction" else 0.0
    told += said["works"].mass * said["works"].share if said["works"].value == "false" else 0.0
    return told + said["fault_cause"].mass >= VOLUNTEERED


def _takes_back(turn: Turn) -> bool:
    return any(each.topic == "change_answer" for each in (turn.whole, *turn.segments))


def meant_to_correct(turn: Turn) -> bool:
    """Whether the words themselves say that something was wrong or remembered otherwise."""
    return _takes_back(turn) or SECOND_THOUGHT.search(turn.whole.text) is not None


def overturned(draft: Draft, asked: str | None, turn: Turn) -> dict[str, Value]:
    """What this turn says otherwise than the customer said before."""
    if _takes_back(turn):
        share, mass = FITS, CORRECTING
    elif SECOND_THOUGHT.search(turn.whole.text):
        share, mass = FITS, OPENING
    elif asked == "anything_else":
        share, mass = FITS, VOLUNTEERED
    elif asked in FACTS and any(each.topic == asked and each.confidence >= FITS for each in turn.segments):
        share, mass = CLEAR, DOUBTLESS
    else:
        share, mass = CLEAR, OVERTURNS
    needed = {"resolution": min(mass, CORRECTING)} if asked == "confirm" else {}
    told = {
        topic: _meant(topic, answer, turn)
        for topic, answer in turn.answers.items()
        if topic != asked
        and is_value(topic, answer.value)
        and answer.share >= (FITS if topic in needed else share)
        and answer.mass >= needed.get(topic, mass)
    }
    told |= _in_plain_words(draft, turn)
    if asked == "packaging":  # what is dented there is the box
        told.pop("wear", None)
    if turn.whole.topic == "faq" and not SECOND_THOUGHT.search(turn.whole.text):  # to ask about money is not to want it
        told.pop("resolution", None)
    if asked == "confirm" and any(each.label == "faq/exchange" for each in (turn.whole, *turn.segments)):
        told["resolution"] = "exchange"
    changed = {topic: value for topic, value in told.items() if draft.known(topic) not in (None, value)}
    if changed.get("resolution") == "refund" and NOT_MONEY.search(turn.whole.text):
        del changed["resolution"]
    wished = turn.answers.get("resolution")
    if changed.get("reason") == "changed_mind" and wished and wished.mass >= OPENING:  # of mind about the wish
        del changed["reason"]
    return changed


def _in_plain_words(draft: Draft, turn: Turn) -> dict[str, Value]:
    """What plain words take back, however the rest of the turn reads: "I wore it", "it worked long after the fall"."""
    told: dict[str, Value] = {}
    unworn = draft.facts.get("sealed") is True or draft.facts.get("wear") == "none"
    wore = (each.text for each in turn.segments if WORE.search(each.text) and not NEGATED.search(each.text))
    if unworn and any(not HYPOTHETICAL.search(text) for text in wore):
        told = {"sealed": False, "wear": "light"}
    if draft.facts.get("fault_cause") == "customer" and takes_cause_back(turn):
        told["fault_cause"] = UNSURE
    return told
