"""What a message says otherwise than the customer said before."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.accidents import failed_by_itself
from actions.answers import CLEAR, CURT, FITS, is_value
from actions.asides import DOUBTLESS, OPENING, VOLUNTEERED, meant, tells_of_a_fault
from actions.box_words import CAME_WITHOUT, PART_LOST
from actions.danger_words import TIGHT
from actions.draft import FACT_SLOTS, Draft, Value
from actions.items import of_another
from actions.phrases import words
from actions.plain_words import BEGINS, NOT_MONEY, SECOND_THOUGHT
from actions.reason_words import SENT_NOTHING_WRONG, UNWANTED
from actions.reasons import is_faulty, sent_wrong, sounds_fine
from actions.ring_words import NEVER_WORN, RIGHT_ONE
from actions.state_words import EXPECTED, NOT_FAILED, NOT_PACKED, PART_CAME_BROKEN, USED, WRONG_PART
from actions.taken_back import taken_back
from actions.turn import Turn
from policy_core import FACTS, QUALITY_REASONS

OVERTURNS = 0.6
"""The mass that it needs to change a fact that was given already, where nothing else hints at a correction."""
DELIVERY = ("arrived_damaged", "arrived_incomplete", "wrong_item")
"""The reasons that nobody gives by the way who means another one."""
OF_THE_WHOLE = ("reason", "description", "confirm", "anything_else")
"""The questions whose answers may speak of why it goes back."""
OF_THE_RING_ITSELF = re.compile(r"\bon the ring\b|\bthe ring (has|is|got)\b", re.IGNORECASE)
"""Words that speak of the ring while its box is asked about."""
OF_THE_BOX = words("box|carton|packag\\w*")
"""Words that speak of the box while its parts are asked about."""
OF_ITS_WORK = words("rings?|works?|working|charg(e|es|ing)")
"""Words that speak of the ring, and of what it does."""
NOT_OF_THE_BOX = ("reason", "works", "fault_cause")
"""What words about the box do not change."""
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
    grave = DELIVERY if draft.reason in QUALITY_REASONS else QUALITY_REASONS
    if asked in FACT_SLOTS and not (meant_to_correct(turn) or told.get("reason") in grave):
        told.pop("reason", None)  # a wrong size that came is too small as well: how it is does not say why it goes back
    told |= taken_back(draft, turn)
    corrects = NEVER_WORN.search(turn.whole.text) or meant_to_correct(turn)
    if told.get("wear") == "none" and draft.worn and not corrects:
        del told["wear"]  # "no marks" is said of what was worn
    told = _of_the_reason(told, draft, asked, turn)
    told = _of_what_was_asked(told, asked, turn.whole.text)
    if str(draft.reason).startswith("arrived") and not PART_LOST.search(turn.whole.text):  # what came so is no loss
        told.pop("accessories", None)
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


def _of_what_was_asked(told: Mapping[str, Value], asked: str | None, text: str) -> dict[str, Value]:
    """What was told, without what "it" does not mean while something else than the ring is asked about."""
    left: tuple[str, ...] = ()
    if asked == "packaging" and not OF_THE_RING_ITSELF.search(text):  # what is dented there is the box
        left += ("wear",)
    if asked == "packaging" and not (SECOND_THOUGHT.search(text) and OF_ITS_WORK.search(text)):  # and what fell, too
        left += NOT_OF_THE_BOX
    if asked == "modified":  # "nobody opened it" answers that, and says nothing of the box
        left += ("sealed",)
    if asked != "packaging" and not OF_THE_BOX.search(text):  # what was thrown away or is not damaged is something else
        left += ("packaging",)
    if asked == "works" and told.get("reason") == "malfunction":  # that is the answer, and not why it goes back
        left += ("reason",)
    return {topic: value for topic, value in told.items() if topic not in left}


def _of_the_reason(told: dict[str, Value], draft: Draft, asked: str | None, turn: Turn) -> dict[str, Value]:
    """What was told, with a reason that plain words take back, and after a refusal with none that is only guessed."""
    known, told = draft.reason, dict(told)
    if asked == "anything_else":  # a refusal stands on no reason that is taken back
        guessed = told.get("reason") in QUALITY_REASONS and turn.answers["reason"].mass < DOUBTLESS
        if guessed or (told.get("reason") not in QUALITY_REASONS and known not in QUALITY_REASONS):
            told.pop("reason", None)  # which of the personal reasons it is changes nothing
        if known not in QUALITY_REASONS and _told_broken(turn):
            told["reason"] = "malfunction"
    if known in DELIVERY and meant_to_correct(turn) and _told_broken(turn):
        told["reason"] = "malfunction"
    if asked == "fault_cause" and known == "malfunction":
        told |= _of_no_fault(turn)
    blames = re.search(r"\bfault\b", turn.whole.text) and not failed_by_itself(turn)
    if asked == "anything_else" and told.get("fault_cause") == "defect" and blames:
        del told["fault_cause"]  # whose fault it was is no new cause
    objects = asked in OF_THE_WHOLE or meant_to_correct(turn) or UNWANTED.search(turn.whole.text)
    if known in QUALITY_REASONS and objects and sounds_fine(turn):
        told["reason"] = "changed_mind"
    if known == "wrong_item" and SENT_NOTHING_WRONG.search(turn.whole.text):
        told["reason"] = "changed_mind"
    if known and known not in QUALITY_REASONS and sent_wrong(turn):
        told["reason"] = "wrong_item"
    return told


def _told_broken(turn: Turn) -> bool:
    """Whether the words say that the ring does not work."""
    return is_faulty(turn.segments) or tells_of_a_fault(turn)


def _of_no_fault(turn: Turn) -> dict[str, Value]:
    """The reason of somebody who is asked what made the ring fail, and says that it did not; empty where it did."""
    text = turn.whole.text
    sent_another = WRONG_PART.search(text) and not USED.search(text)
    if NOT_PACKED.search(text) or CAME_WITHOUT.search(text) or sent_another:
        return {"reason": "arrived_incomplete"}
    if PART_CAME_BROKEN.search(text):
        return {"reason": "arrived_damaged"}
    says = NOT_FAILED.search(text) or EXPECTED.search(text)
    personal = any(each.topic == "reason" and each.value not in QUALITY_REASONS for each in turn.segments)
    of_this_ring = [each for each in turn.segments if not of_another(each.text)]
    sound = (personal or sounds_fine(turn)) and not is_faulty(of_this_ring)
    return {"reason": _other_reason(turn)} if says and sound else {}


def _other_reason(turn: Turn) -> str:
    """The reason of their own that the words are nearest to."""
    if TIGHT.search(turn.whole.text):
        return "wrong_size"
    read = turn.answers.get("reason")
    return read.value if read and read.value not in QUALITY_REASONS else "changed_mind"


def _needed(asked: str | None, turn: Turn) -> tuple[float, float]:
    """The share and the mass that change a fact: less where the words themselves correct something."""
    if _takes_back(turn):
        return FITS, CORRECTING
    if SECOND_THOUGHT.search(turn.whole.text):
        return FITS, OPENING
    begins = BEGINS.match(turn.text)
    objects = asked == "confirm" and begins and not begins["yes"] and len(turn.text.split()) > CURT
    if asked == "anything_else" or objects:
        return FITS, VOLUNTEERED
    if asked in FACTS and any(each.topic == asked and each.confidence >= FITS for each in turn.segments):
        return CLEAR, DOUBTLESS
    return CLEAR, OVERTURNS
