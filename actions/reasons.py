"""Plain words about why a ring goes back, whatever the message looks like as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from actions.box_words import BOXES, CAME_WITHOUT, PARCELS, PART_LOST, PART_MISSING
from actions.fault_words import CAME_DAMAGED, FAILED
from actions.plain_words import NEGATED, NO_REASON, SUPPOSED
from actions.reason_words import (
    CANT_CHARGE,
    DIED,
    FAULTY,
    LIKES_COLOUR,
    MISSPELT,
    OF_COLOURS,
    OTHER_THINGS,
    RING_FINE,
    SENT_WRONG,
    SOUND,
    THEY_SENT,
    TWICE,
    TWO_SIZES,
    UNWANTED,
)
from actions.ring_words import ORDERED, OTHER_COLOUR, OWN_SLIP, SWAPS, WISHES
from actions.state_words import COMES_OFF, EXPECTED, PART_CAME_BROKEN, WRONG_PART
from actions.turn import Segment, Turn
from policy_core import QUALITY_REASONS


def reason_of(value: str, turn: Turn) -> str:
    """The reason, unless plain words say another: what was ordered otherwise, what came so, what is not the colour."""
    text = turn.whole.text
    if value == "malfunction":
        return _of_a_fault(turn)
    if value != "arrived_incomplete" and WRONG_PART.search(text):
        return "arrived_incomplete"
    if value in ("wrong_size", "wrong_colour") and (sent_wrong(turn) or (_came_otherwise(turn) and "colour" in value)):
        return "wrong_item" if not OWN_SLIP.search(text) else value
    if value == "wrong_item" and OWN_SLIP.search(text):
        return "wrong_colour"
    comes_off = value == "wrong_colour" and COMES_OFF.search(text)
    if value not in QUALITY_REASONS and (comes_off or is_faulty(turn.segments)):
        return "malfunction"
    if value == "arrived_damaged" and UNWANTED.search(text) and RING_FINE.search(text):
        return "changed_mind"  # what came damaged is the parcel
    return "changed_mind" if value in QUALITY_REASONS and sounds_fine(turn) else value


def _of_a_fault(turn: Turn) -> str:
    """The reason where the words look like a fault: it may be one of the delivery, or none at all."""
    text = turn.whole.text
    if _wants_its_charger(text):
        return "arrived_incomplete"
    if came_damaged(turn) or PART_CAME_BROKEN.search(text):
        return "arrived_damaged"
    expected = EXPECTED.search(text) and not (is_faulty(turn.segments) or FAILED.search(text))
    if speaks_of_a_death(turn) or expected:
        return "changed_mind"
    unwanted = bool(UNWANTED.search(text) and not FAILED.search(text))
    return "changed_mind" if sounds_fine(turn, unwanted=unwanted) else "malfunction"


def plain_reason(turn: Turn) -> str | None:
    """The reason that plain words alone give, or None."""
    text = turn.whole.text
    if sent_wrong(turn) and not OWN_SLIP.search(text):
        return "wrong_item"
    if _wants_its_charger(text):
        return "arrived_incomplete"
    if is_faulty(turn.segments):
        return "arrived_damaged" if came_damaged(turn) else "malfunction"
    if came_damaged(turn) or PART_CAME_BROKEN.search(text):
        return "arrived_damaged"
    if COMES_OFF.search(text) and not BOXES.search(text):
        return "malfunction"
    if CAME_WITHOUT.search(text) or WRONG_PART.search(text):
        return "arrived_incomplete"
    told = NO_REASON.search(text) or UNWANTED.search(text) or EXPECTED.search(text)
    return "changed_mind" if told or sounds_fine(turn) else None


def _wants_its_charger(text: str) -> bool:
    """Whether nothing ails the ring but that a part to charge it with did not come."""
    missing = PART_MISSING.search(text) and not PART_LOST.search(text)
    return bool(missing and CANT_CHARGE.search(text)) and not FAULTY.search(CANT_CHARGE.sub("", text))


def sent_wrong(turn: Turn) -> bool:
    """Whether plain words say that something else came than was ordered, or was engraved than was asked for."""
    sizes = TWO_SIZES.search(turn.whole.text)
    other = sizes is not None and sizes["ordered"] != sizes["came"]
    return other or bool(SENT_WRONG.search(turn.whole.text) or MISSPELT.search(turn.whole.text))


def came_damaged(turn: Turn) -> bool:
    """Whether a clause says that the ring came damaged, and not its box or parcel."""
    came = ((each.text, found) for each in turn.segments if (found := CAME_DAMAGED.search(each.text)))
    before = ((text, text[: found.start()]) for text, found in came)
    return any(not (NEGATED.search(text) or BOXES.search(head) or PARCELS.search(head)) for text, head in before)


def is_faulty(clauses: Iterable[Segment]) -> bool:
    """Whether a clause says plainly that the ring does not do what it should."""
    found = (
        (each.text, fault) for each in clauses if (fault := FAULTY.search(each.text)) and not BOXES.search(each.text)
    )
    before = ((text, text[: fault.start()]) for text, fault in found if not SOUND.search(text))
    return any(not (NEGATED.search(head) or SUPPOSED.search(head) or _of_others(head)) for _, head in before)


def _of_others(head: str) -> bool:
    """Whether what stands before a fault names another thing that has it, and not the ring."""
    return bool(OTHER_THINGS.search(head)) and "ring" not in head


def speaks_of_a_death(turn: Turn) -> bool:
    """Whether somebody died, and not the ring."""
    return bool(DIED.search(turn.whole.text)) and not is_faulty(turn.segments)


def sounds_fine(turn: Turn, *, unwanted: bool = False) -> bool:
    """Whether nothing is said to be wrong with the ring, or that there is one too many, or merely `unwanted`."""
    text = turn.whole.text
    said = unwanted or SOUND.search(text) or TWICE.search(text)
    return bool(said) and not (is_faulty(turn.segments) or sent_wrong(turn))


def other_colour(turn: Turn) -> bool:
    """Whether the words wish for a colour that they name, and not for the one that should have come."""
    text = turn.whole.text
    return bool(turn.entity("colour") and SWAPS.search(text)) and not (THEY_SENT.search(text) or sent_wrong(turn))


def is_no_colour(clause: Segment) -> bool:
    """Whether what looks like a disliked colour only names a ring by it."""
    return clause.label == "reason/wrong_colour" and (
        not OF_COLOURS.search(clause.text) or bool(LIKES_COLOUR.search(clause.text))
    )


def _came_otherwise(turn: Turn) -> bool:
    """Whether the words name the colour that was ordered, and another that came."""
    text, colours = turn.whole.text, set(turn.entities.get("colour", ()))
    named = len(colours) > 1 or (colours and OTHER_COLOUR.search(text))
    return bool(named and ORDERED.search(text)) and not WISHES.search(text)
