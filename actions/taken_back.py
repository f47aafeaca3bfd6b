"""What plain words take back of what was said before: "I did wear it", "it worked long after the fall"."""

from __future__ import annotations

from actions.accidents import cause_told, had_an_accident, takes_cause_back
from actions.box_words import FOUND
from actions.draft import UNSURE, Draft, Value
from actions.fault_words import AS_IF, DEAD_FROM_THE_START, ELSES_CHARGER, NOTHING_HAPPENED, UNCERTAIN, WORKED_ON
from actions.part_words import HARDWARE
from actions.plain_words import NEGATED
from actions.plainly import wore_it
from actions.reason_words import OTHER_THINGS
from actions.reasons import came_damaged
from actions.ring_words import NEVER_WORN, RING_ITSELF, SEES_NOW, SMALL_MARKS
from actions.turn import Turn


def taken_back(draft: Draft, turn: Turn) -> dict[str, Value]:
    """The facts and the reason that plain words of this turn make others, however the rest of it reads."""
    told = {**_of_its_use(draft, turn), **_of_its_fault(draft, turn)}
    if draft.reason == "malfunction" and came_damaged(turn):
        told["reason"] = "arrived_damaged"
    if draft.reason == "arrived_damaged" and tells_its_accident(turn):
        told["reason"] = "malfunction"
    if (
        draft.facts.get("accessories") == "incomplete"
        and FOUND.search(turn.whole.text)
        and not NEGATED.search(turn.whole.text)
    ):
        told["accessories"] = "complete"
    return told


def _of_its_use(draft: Draft, turn: Turn) -> dict[str, Value]:
    wear, text = draft.facts.get("wear"), turn.whole.text
    told: dict[str, Value] = {}
    if (wear == "none" or draft.facts.get("sealed") is True) and wore_it(turn):
        told = {"sealed": False, "wear": "light"}
    if wear in ("none", "light") and SEES_NOW.search(text) and SMALL_MARKS.search(text):
        told["wear"] = "minor"
    if wear == "light" and NEVER_WORN.search(text):
        told["wear"] = "none"
    return told


def _of_its_fault(draft: Draft, turn: Turn) -> dict[str, Value]:
    cause, text = draft.facts.get("fault_cause"), turn.whole.text
    if cause == "customer" and (takes_cause_back(turn) or UNCERTAIN.search(text)):
        return {"fault_cause": UNSURE}
    if draft.reason != "malfunction":
        return {}
    told: dict[str, Value] = {"works": draft.facts.get("works", False)} if WORKED_ON.search(text) else {}  # once
    if cause == "defect" and tells_its_accident(turn):
        told["fault_cause"] = cause_told(turn) or cause
    elif cause == "defect" and _on_elses_charger(turn):
        told["fault_cause"] = "unofficial_accessory"
    by_itself = NOTHING_HAPPENED.search(text) or DEAD_FROM_THE_START.search(text)
    if cause not in (None, "defect") and by_itself and not tells_its_accident(turn):
        told["fault_cause"] = "defect"
    return told


def _on_elses_charger(turn: Turn) -> bool:
    """Whether a clause tells of somebody else's charger, and does not deny it."""
    return any(ELSES_CHARGER.search(each.text) and not NEGATED.search(each.text) for each in turn.segments)


def tells_its_accident(turn: Turn) -> bool:
    """Whether the words tell of an accident of the ring, and neither of something else nor of what it looks like."""
    text = turn.whole.text
    another = (HARDWARE.search(text) or OTHER_THINGS.search(text)) and not RING_ITSELF.search(text)
    return had_an_accident(turn) and not (another or AS_IF.search(text))
