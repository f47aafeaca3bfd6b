"""What a message says otherwise than the customer said before."""

from __future__ import annotations

from actions.answers import CLEAR, FITS, is_value
from actions.asides import DOUBTLESS, OPENING, VOLUNTEERED, meant, tells_of_a_fault
from actions.draft import UNSURE, Draft, Value
from actions.plain_words import NOT_MONEY, SECOND_THOUGHT
from actions.plainly import takes_cause_back, wore_it
from actions.ring_words import CAME_DAMAGED, NEVER_WORN, RIGHT_ONE, WORKED_ON
from actions.turn import Turn
from policy_core import FACTS, QUALITY_REASONS

OVERTURNS = 0.6
"""The mass that it needs to change a fact that was given already, where nothing else hints at a correction."""
CORRECTING = 0.15
"""The same where the customer says that something was wrong."""


def _takes_back(turn: Turn) -> bool:
    return any(each.topic == "change_answer" for each in (turn.whole, *turn.segments))


def meant_to_correct(turn: Turn) -> bool:
    """Whether the words themselves say that something was wrong or remembered otherwise."""
    return _takes_back(turn) or SECOND_THOUGHT.search(turn.whole.text) is not None


def overturned(draft: Draft, asked: str | None, turn: Turn) -> dict[str, Value]:
    """What this turn says otherwise than the customer said before."""
    share, mass = _needed(asked, turn)
    needed = {"resolution": min(mass, CORRECTING)} if asked == "confirm" else {}
    told = {
        topic: meant(topic, answer, turn)
        for topic, answer in turn.answers.items()
        if topic != asked
        and is_value(topic, answer.value)
        and answer.share >= (FITS if topic in needed else share)
        and answer.mass >= needed.get(topic, mass)
    }
    told |= _in_plain_words(draft, turn)
    corrects = NEVER_WORN.search(turn.whole.text) or meant_to_correct(turn)
    if told.get("wear") == "none" and draft.worn and not corrects:
        del told["wear"]  # "no marks" is said of what was worn
    if asked == "anything_else" and draft.reason not in QUALITY_REASONS and tells_of_a_fault(turn):
        told["reason"] = "malfunction"  # a refusal stands on no reason that is taken back
    if asked == "packaging":  # what is dented there is the box
        told.pop("wear", None)
    if turn.whole.topic == "faq" and not SECOND_THOUGHT.search(turn.whole.text):  # to ask about money is not to want it
        told.pop("resolution", None)
    no_money = NOT_MONEY.search(turn.whole.text) or RIGHT_ONE.search(turn.whole.text)
    if asked == "confirm" and draft.resolution == "refund" and no_money:
        told["resolution"] = "replacement" if draft.reason in QUALITY_REASONS else "exchange"
    if asked == "confirm" and any(each.label == "faq/exchange" for each in (turn.whole, *turn.segments)):
        told["resolution"] = "exchange"
    changed = {topic: value for topic, value in told.items() if draft.known(topic) not in (None, value)}
    if changed.get("resolution") == "refund" and NOT_MONEY.search(turn.whole.text):
        del changed["resolution"]
    wished = turn.answers.get("resolution")
    if changed.get("reason") == "changed_mind" and wished and wished.mass >= OPENING:  # of mind about the wish
        del changed["reason"]
    return changed


def _needed(asked: str | None, turn: Turn) -> tuple[float, float]:
    """The share and the mass that change a fact: less where the words themselves correct something."""
    if _takes_back(turn):
        return FITS, CORRECTING
    if SECOND_THOUGHT.search(turn.whole.text):
        return FITS, OPENING
    if asked == "anything_else":
        return FITS, VOLUNTEERED
    if asked in FACTS and any(each.topic == asked and each.confidence >= FITS for each in turn.segments):
        return CLEAR, DOUBTLESS
    return CLEAR, OVERTURNS


def _in_plain_words(draft: Draft, turn: Turn) -> dict[str, Value]:
    """What plain words take back, however the rest of the turn reads: "I wore it", "it worked long after the fall"."""
    told: dict[str, Value] = {}
    unworn = draft.facts.get("sealed") is True or draft.facts.get("wear") == "none"
    if unworn and wore_it(turn):
        told = {"sealed": False, "wear": "light"}
    if draft.reason == "malfunction" and CAME_DAMAGED.search(turn.whole.text):
        told["reason"] = "arrived_damaged"
    if draft.facts.get("wear") == "light" and NEVER_WORN.search(turn.whole.text):
        told["wear"] = "none"
    if draft.facts.get("fault_cause") == "customer" and takes_cause_back(turn):
        told["fault_cause"] = UNSURE
    if draft.reason == "malfunction" and WORKED_ON.search(turn.whole.text):  # it did, once
        told["works"] = draft.facts.get("works", False)
    return told
