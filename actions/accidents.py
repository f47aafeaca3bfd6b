"""What plain words say of the cause of a fault: an accident, somebody else's charger, or nothing at all."""

from __future__ import annotations

import re

from actions.draft import UNSURE
from actions.fault_words import (
    ACCIDENT,
    ARRIVING,
    DEAD_FROM_THE_START,
    ELSES_CHARGER,
    FAILED,
    NO_CAUSE,
    NOTHING_HAPPENED,
    OWN_CHARGER,
    SUBSTITUTE,
    UNCERTAIN,
    WORKED_ON,
)
from actions.plain_words import BEGINS, GUESSED, NEGATED, NOTHING
from actions.question_words import HYPOTHETICAL, INVERTED
from actions.turn import Segment, Turn

TELLS = 0.5
"""How sure a clause has to be that tells a cause after a no."""
BEFORE = 25
"""So many letters before an accident a no denies it."""


def guesses(turn: Turn) -> bool:
    """Whether what happened to the ring is only supposed."""
    return bool(GUESSED.search(turn.whole.text) or UNCERTAIN.search(turn.whole.text))


def failed_by_itself(turn: Turn) -> bool:
    """Whether plain words say so: it never worked, nothing happened, or only our own charger was used."""
    text = turn.whole.text
    if had_an_accident(turn) or ELSES_CHARGER.search(text) or SUBSTITUTE.search(text):
        return False
    says = NOTHING_HAPPENED.search(text) or OWN_CHARGER.search(text)
    return bool(DEAD_FROM_THE_START.search(text) or (says and not guesses(turn)))


def had_an_accident(turn: Turn) -> bool:
    """Whether plain words tell of an accident with the customer, and not of how the ring arrived."""
    text = turn.whole.text
    found = ACCIDENT.search(text)
    if not found or ARRIVING.search(text) or takes_cause_back(turn):
        return False
    if HYPOTHETICAL.search(text) or INVERTED.match(re.split(r"[.!?;,]", text[: found.start() + 1])[-1]):
        return False  # "can I shower with it"
    before = text[max(0, found.start() - BEFORE) : found.start()]
    return not (NEGATED.search(before) or NOTHING.search(before))


def takes_cause_back(turn: Turn) -> bool:
    """Whether the words say that a fall or water need not be the cause: the ring worked on after it."""
    worked = (each.text for each in turn.segments if WORKED_ON.search(each.text))
    return bool(NO_CAUSE.search(turn.whole.text)) or any(
        not NEGATED.search(text) and not FAILED.search(text) for text in worked
    )


def _unlikely(turn: Turn) -> bool:
    """Whether the words take back what they tell of a cause, or begin with a no."""
    begins = BEGINS.match(turn.whole.text)
    but = any(each.topic == "fault_cause" and each.confidence >= TELLS for each in turn.segments if _tells_one(each))
    return bool(begins and not begins["yes"] and not but) or takes_cause_back(turn)


def _tells_one(clause: Segment) -> bool:
    """Whether a clause tells of a cause, and does not begin with a no."""
    return clause.value in ("customer", "unofficial_accessory") and not BEGINS.match(clause.text)


def cause_told(turn: Turn) -> str | None:
    """What the ring failed of, or whether that is only guessed."""
    text = turn.whole.text
    if had_an_accident(turn):
        return UNSURE if guesses(turn) else "customer"
    if ELSES_CHARGER.search(text) and FAILED.search(text):
        return "unofficial_accessory"
    return "defect" if DEAD_FROM_THE_START.search(text) else None


def cause_meant(value: str, turn: Turn) -> str:
    """What the ring failed of, less what is taken back, guessed, or our own charger."""
    if value in ("customer", "unofficial_accessory") and _unlikely(turn):
        return UNSURE
    own = OWN_CHARGER.search(turn.whole.text) and not SUBSTITUTE.search(turn.whole.text)
    if value == "unofficial_accessory" and own:
        return "defect"
    return UNSURE if value == "customer" and guesses(turn) else value
