"""How the ring, its parts or its box are, where that was asked and a few plain words say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from actions.box_words import BOX_FINE, BOX_OPENED, GOOD_BOX, LIFTED, OPENED, TORN, UNOPENED, UNTOUCHED_BOX
from actions.draft import Value
from actions.parts import lost_parts
from actions.plain_words import BEGINS, NEGATED, NOBODY
from actions.reasons import is_faulty
from actions.ring_words import (
    AS_ON_THE_FIRST_DAY,
    BIG_MARKS,
    COULD_NOT,
    FINE,
    MARK,
    NEVER_YET,
    ONLY_LOOKED,
    SMALL_MARKS,
    WORN,
)
from actions.state_words import BURNT, OPENED_UP, SPOILT, STILL_DOES, WORKED_ONCE
from actions.turn import SURE, Turn


def fails_now(turn: Turn) -> bool:
    """Whether plain words say that the ring does not do what it should, though it may have done so before."""
    text = turn.whole.text
    begins = BEGINS.match(text)
    once = WORKED_ONCE.search(text) and not (STILL_DOES.search(text) or (begins and begins["yes"]))
    told = turn.whole.label == "reason/malfunction" and turn.whole.confidence >= SURE
    return bool(once) or told or is_faulty(turn.segments)


def _parts_told(turn: Turn) -> Value | None:
    return lost_parts(turn.whole.text)


def _works_told(turn: Turn) -> Value | None:
    if fails_now(turn):
        return False
    return True if FINE.fullmatch(turn.whole.text) else None


def _wear_told(turn: Turn) -> Value | None:
    text = turn.whole.text
    if SMALL_MARKS.search(text) and not (BIG_MARKS.search(text) or NEGATED.search(text)):
        return "minor"
    unused = AS_ON_THE_FIRST_DAY.search(text) or ONLY_LOOKED.search(text)
    if NEVER_YET.match(text):
        return "none"
    return "none" if unused and not (WORN.search(text) or MARK.search(text) or fails_now(turn)) else None


def _alterations_told(turn: Turn) -> Value | None:
    text = turn.whole.text
    return False if NOBODY.search(text) or COULD_NOT.search(text) else None


def _seal_told(turn: Turn) -> Value | None:
    return False if LIFTED.search(turn.whole.text) else None


def _box_told(turn: Turn) -> Value | None:
    text = turn.whole.text
    if UNOPENED.search(text) and not (OPENED.search(text) or TORN.search(text) or SPOILT.search(text)):
        return "intact"
    opened = BOX_OPENED.search(text) or OPENED_UP.search(text)
    if GOOD_BOX.fullmatch(text) or (BOX_FINE.search(text) and not (NEGATED.search(text) or TORN.search(text))):
        return "intact" if UNTOUCHED_BOX.search(text) and not opened else "minor_opening"
    if any(each.topic == "packaging" and each.confidence >= SURE for each in (turn.whole, *turn.segments)):
        return None
    if BURNT.search(text):
        return "missing"
    return "minor_opening" if OPENED_UP.search(text) and not (SPOILT.search(text) or NEGATED.search(text)) else None


STATES: Mapping[str, Callable[[Turn], Value | None]] = {
    "accessories": _parts_told,
    "works": _works_told,
    "wear": _wear_told,
    "modified": _alterations_told,
    "sealed": _seal_told,
    "packaging": _box_told,
}
"""What each question about a state is answered with; None where plain words do not say it."""
