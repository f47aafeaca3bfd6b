"""What plain words say of a fact, whatever the message looks like as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.accidents import cause_meant, cause_told, failed_by_itself, had_an_accident
from actions.box_words import (
    ALL_THERE,
    BOX_FINE,
    BOX_OPENED,
    BOXES,
    LACKING,
    NOTHING_LEFT_OUT,
    OPENED,
    PARCELS,
    PART_LOST,
    PART_MISSING,
    SEALS,
    STILL_SEALED,
    STILL_WHOLE,
    TORN,
    TORN_BOX,
    UNOPENED,
)
from actions.draft import Value
from actions.fault_words import DOUBTED, WORKS_WELL
from actions.plain_words import AS_FAR, BEGINS, DENIED, ECHOED, GOOD, NEGATED, NO_REASON, NOBODY, SUPPOSED
from actions.question_words import HYPOTHETICAL
from actions.reason_words import LOOKS_BAD
from actions.reasons import is_faulty, other_colour, plain_reason, reason_of
from actions.ring_words import (
    BEFORE_ME,
    DID_TO_IT,
    LASTING,
    LIGHT_WEAR,
    MARK,
    NEVER_USED,
    NEVER_WORN,
    NOT_ONCE,
    ONLY_LOOKED,
    OPENED_TO_MEND,
    PRIED,
    RIGHT_ONE,
    TRIED,
    UNMARKED,
    UNTOUCHED,
    WORE,
    WORN,
)
from actions.state_words import AS_IT_WAS, HAD_A_GO
from actions.states import STATES
from actions.turn import Segment, Turn
from policy_core import FACTS

BRIEF = 4
"""In so few words a colour is the one that is wished for."""
ALL_GOOD: Mapping[str, Value] = {"works": True, "accessories": "complete"}


def said_plainly(asked: str, turn: Turn) -> Value | None:
    """The answer to the question about a fact that the words give beyond doubt, or None."""
    if asked == "reason":
        return _plain_answer_why(turn)
    if asked == "fault_cause" and failed_by_itself(turn):
        return "defect"
    if asked == "resolution":
        return _wished(turn)
    state = STATES[asked](turn) if asked in STATES else None
    if state is not None:
        return state
    return ALL_GOOD[asked] if _all_well(asked, turn) else _echoed(asked, turn)


def _wished(turn: Turn) -> Value | None:
    """The wish of those who name what they ordered, or the colour alone."""
    right = RIGHT_ONE.search(turn.whole.text)
    if right:
        return "exchange" if right["other"] else "replacement"
    named = turn.entity("colour") or turn.entity("size")
    return "exchange" if named and len(turn.whole.text.split()) <= BRIEF else None


def told_of(asked: str, value: Value | None, turn: Turn) -> Value | None:
    """The value, unless plain words say otherwise: that the ring was worn, that it worked after the fall."""
    text = turn.whole.text
    if asked == "fault_cause" and isinstance(value, str):
        return cause_meant(value, turn)
    if asked == "packaging" and isinstance(value, str):
        return _box(value, turn)
    if asked == "reason" and value == "arrived_damaged" and had_an_accident(turn):
        return "malfunction"
    if asked == "reason" and isinstance(value, str):
        return reason_of(value, turn)
    if asked == "sealed" and value is True and OPENED.search(text):
        return False
    if asked == "modified" and value is True and (DENIED.match(text) or ONLY_LOOKED.search(text)):
        return False
    if asked == "modified" and value is False and _was_worked_on(text):
        return True
    if asked == "wear" and BEFORE_ME.search(text):
        return "none"
    return _worn(value, text) if asked == "wear" else value


def _was_worked_on(text: str) -> bool:
    """Whether the words name what was done to the ring, though they may begin with an only."""
    begins = BEGINS.match(text)
    denied = NEGATED.search(text) or (begins and not begins["yes"]) or ONLY_LOOKED.search(text)
    return HAD_A_GO.search(text) is not None and not denied


def _box(value: str, turn: Turn) -> str:
    """How the box is: torn is damaged, however little, and opened is not untouched."""
    if value == "minor_opening" and _is_torn(turn):
        return "damaged"
    return "minor_opening" if value == "intact" and BOX_OPENED.search(turn.whole.text) else value


def _worn(value: Value | None, text: str) -> Value | None:
    """How a ring looks, less what plain words rule out: to try it on is no use, and to wear it is some."""
    brief = NEVER_WORN.search(text) and len(text.split()) <= BRIEF
    if (
        value is None
        and WORN.search(text)
        and AS_IT_WAS.search(text)
        and not (NEVER_WORN.search(text) or MARK.search(text))
    ):
        return "light"
    if value is not None and (NOT_ONCE.search(text) or brief):
        return "none"
    if value in ("none", "light") and TRIED.search(text) and not LASTING.search(text):
        return "none"
    if value not in (None, "none") and LIGHT_WEAR.search(text) and not MARK.search(text):
        return "light"
    worn = WORN.search(text) and not NEVER_WORN.search(text)
    if worn and (value == "none" or (value in ("minor", "obvious") and UNMARKED.search(text))):
        return "light"
    return value


def by_the_way(turn: Turn) -> dict[str, Value]:
    """What plain words tell beside something else: what is there, what was lost, that nobody altered it."""
    told: dict[str, Value] = {}
    if any(NOTHING_LEFT_OUT.search(each.text) and not LACKING.search(each.text) for each in turn.segments):
        told["accessories"] = "complete"
    lost = (each.text for each in turn.segments if PART_LOST.search(each.text))
    if any(not (NEGATED.search(text) or SUPPOSED.search(text)) for text in lost):
        told["accessories"] = "incomplete"
    if OPENED_TO_MEND.search(turn.whole.text):
        told["modified"] = True
    worked_on = (each.text for each in turn.segments if PRIED.search(each.text) or DID_TO_IT.search(each.text))
    if any(not (BOXES.search(text) or NEGATED.search(text)) for text in worked_on):
        told["modified"] = True
    if STILL_SEALED.search(turn.whole.text) and "?" not in turn.text:
        told["sealed"] = True
    if UNTOUCHED.search(turn.whole.text) or (NOBODY.search(turn.whole.text) and not UNOPENED.search(turn.whole.text)):
        told["modified"] = False
    if works_well(turn):
        told["works"] = True
    if NEVER_USED.search(turn.whole.text) and not WORN.search(turn.whole.text):
        told["wear"] = "none"
    box, cause = _of_the_box(turn), cause_told(turn)
    return {**told, **({"packaging": box} if box else {}), **({"fault_cause": cause} if cause else {})}


def _of_the_box(turn: Turn) -> str | None:
    """How the box is, where the words name it."""
    if any(_is_torn_box(each) for each in turn.segments):
        return "damaged"
    fine = ((each.text, found) for each in (turn.whole, *turn.segments) if (found := BOX_FINE.search(each.text)))
    said = [found[0] for text, found in fine if not NEGATED.search(re.split(r"[.,;!?]", text[: found.start()])[-1])]
    if not said:
        return None
    return "intact" if any(STILL_WHOLE.search(each) for each in said) else "minor_opening"


def works_well(turn: Turn) -> bool:
    """Whether plain words say that the ring does what it should."""
    found = ((each.text, well) for each in turn.segments if (well := WORKS_WELL.search(each.text)))
    said = any(not DOUBTED.search(text[: well.start()]) for text, well in found)
    return said and "?" not in turn.text and not is_faulty(turn.segments)


def wore_it(turn: Turn) -> bool:
    """Whether plain words say that the customer wore it, and not for a moment only."""
    wore = (each.text for each in turn.segments if WORE.search(each.text) and not NEGATED.search(each.text))
    return any(not (HYPOTHETICAL.search(text) or TRIED.search(text)) for text in wore)


def _plain_answer_why(turn: Turn) -> Value | None:
    """What plain words answer to "what is the matter", where no clause surely tells a reason of its own."""
    if NO_REASON.search(turn.whole.text):
        return "changed_mind"
    if turn.sure("reason"):
        return None
    if LOOKS_BAD.search(turn.whole.text):
        return "malfunction"
    if other_colour(turn):
        return "wrong_colour"
    return plain_reason(turn) or ("arrived_incomplete" if PART_MISSING.search(turn.whole.text) else None)


def _is_torn(turn: Turn) -> bool:
    return any(
        TORN.search(each.text) and not (SEALS.search(each.text) or NEGATED.search(each.text)) for each in turn.segments
    )


def _is_torn_box(clause: Segment) -> bool:
    """Whether the clause names the ring's own box, and not the parcel, as torn."""
    named = TORN_BOX.search(clause.text) and not PARCELS.search(clause.text)
    return bool(named) and not (SEALS.search(clause.text) or NEGATED.search(clause.text))


def _echoed(asked: str, turn: Turn) -> Value | None:
    """What a yes or no means that follows the question in the customer's own words, as in "opened it up??? no"."""
    ends = ECHOED.search(turn.text) if FACTS.get(asked) == (True, False) else None
    echo = next((each.value for each in turn.segments if each.topic == asked), None)
    return None if not ends or echo not in ("true", "false") else (echo == "true") is (ends["yes"] is not None)


def _all_well(asked: str, turn: Turn) -> bool:
    good = asked in ALL_GOOD and (GOOD.fullmatch(turn.whole.text) or AS_FAR.match(turn.whole.text))
    return bool(good) or (asked == "accessories" and _lists_all(turn))


def _lists_all(turn: Turn) -> bool:
    """Whether the words tell what is there, and nothing of what is not."""
    begins = BEGINS.match(turn.whole.text)
    told = (begins and begins["yes"]) or ALL_THERE.search(turn.whole.text) or turn.sure("all_items")
    told = told or NOTHING_LEFT_OUT.search(turn.whole.text)
    return bool(told) and not LACKING.search(turn.whole.text)
