"""What a message tells by the way, that nobody asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from actions.accidents import had_an_accident
from actions.answers import CLEAR, FITS, clauses_say, doubts, is_value, value_of
from actions.box_words import BOXES, NO_RING, PARCELS, PART_LOST, STILL_SEALED, UNOPENED
from actions.danger_words import TIGHT
from actions.draft import FACT_SLOTS, Draft, Value
from actions.fault_words import ELSES, ELSES_CHARGER, FAILED, OF_ITS_COMING, OWN_CHARGER, WORKED_ON, WORKS
from actions.item_words import OWNERS
from actions.parcel_words import CAME_ELSE, NEVER_CAME
from actions.people_words import UNANSWERED
from actions.plain_words import NEGATED, NOBODY, NOT_MONEY
from actions.plainly import by_the_way, told_of, works_well
from actions.question_words import PRICES
from actions.reasons import is_faulty, other_colour, plain_reason, reason_of, speaks_of_a_death
from actions.ring_words import (
    CRACK,
    ENGRAVED,
    IN_ANOTHER,
    JEWELLER,
    LIGHTLY,
    NEEDS,
    NEVER_WORN,
    OTHER_SIZE,
    UNMARKED,
    UP,
    WORE_LONG,
    WORKED_INSIDE,
)
from actions.state_words import COMES_OFF
from actions.turn import Answer, Turn
from policy_core import FACTS, QUALITY_REASONS

VOLUNTEERED = 0.35
"""The mass that a topic needs for that; its value is not asked for any more then."""
BESIDE = 0.6
"""The same beside an answer to another fact's question, where "it" mostly means what was asked about."""
OPENING = 0.2
"""The same for the reason and the wish, which people open with in words of their own."""
DOUBTLESS = 0.75
"""The mass from which on a fact is changed beside an answer to another question."""
BELIEVED = 0.65
"""The mass from which on nobody asks again before a refusal rests on it, which says itself what it rests on."""
PLAIN = 0.4
"""The mass that a reason needs whose share is only the greater part."""
CAUSED = 0.5
"""The mass that a cause needs: "it's faulty" tells none."""
WISHED = 0.35
"""The mass that a wish needs where nobody asked for it: a wrong one would open the wrong case."""
OF_RING = re.compile(r"\b(ring|worn|wore|wear\w*|finger)\b", re.IGNORECASE)
"""Words that speak of the ring while its box is asked about."""
BROKEN = ("reason/malfunction", "works/false")
"""Labels of clauses that tell of a fault and of nothing else."""
BEGINNING = ("reason", "fault_cause", "start_return", "resolution")
"""What a clause speaks of with which a return begins."""
AFTER_ARRIVAL = ("wear", "accessories")
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
        topic: meant(topic, answer, turn)
        for topic, answer in told.items()
        if is_value(topic, answer.value) and _clear(topic, answer, turn, needed.get(topic, usual))
    }
    if found.get("reason") == "wrong_item" and turn.entity("order_number") and told["reason"].mass < usual:
        del found["reason"]  # which order it is about is told in much the same words
    if found.get("reason") == "arrived_damaged" and not OF_ITS_COMING.search(turn.whole.text):
        del found["reason"]  # it may have cracked since
    if found.get("reason") in QUALITY_REASONS and told["reason"].mass < PLAIN and turn.whole.topic != "reason":
        del found["reason"]  # "I bought a ring from you" only begins the story
    if draft.reason is None and asked != "reason" and _is_broken(found.get("reason"), turn):
        found["reason"] = reason_of("malfunction", turn)
    if draft.reason is None and asked != "reason" and (plain := _plain_reason(found, turn)):
        found["reason"] = plain
    plainly = {name: value for name, value in by_the_way(turn).items() if name != asked and draft.known(name) is None}
    if draft.item is None and draft.reason is None and of_two_rings(turn):
        found = {name: value for name, value in found.items() if name == "resolution"}
        plainly = {}  # which of the rings that is true of is asked
    if works_well(turn) and not draft.reason:
        plainly.pop("fault_cause", None)  # what happened to it did it no harm
    if plainly.get("fault_cause") and draft.reason is None and asked != "reason":
        found.setdefault("reason", "malfunction")
    return _sensible({**found, **plainly}, draft, asked, turn)


def of_two_rings(turn: Turn) -> bool:
    """Whether the turn tells of two rings with a matter each."""
    owners = {found[0].lower() for found in OWNERS.finditer(turn.whole.text)}
    matters = {each.label for each in turn.segments if each.topic == "reason" and each.confidence >= PLAIN}
    return len(owners) > 1 and len(matters) > 1


def _plain_reason(found: Mapping[str, Value], turn: Turn) -> str | None:
    """The reason that plain words give where none was read, or only one that goes before another size."""
    reason = found.get("reason")
    if reason is None and _wants_another_size(found, turn):
        return "wrong_size"
    if reason is None and TIGHT.search(turn.whole.text) and not BOXES.search(turn.whole.text):
        return "wrong_size"
    if reason is None and other_colour(turn):
        return "wrong_colour"
    plain = plain_reason(turn) if reason is None or reason not in QUALITY_REASONS else None
    return plain if reason is None or plain in QUALITY_REASONS else None


def _wants_another_size(found: Mapping[str, Value], turn: Turn) -> bool:
    """Whether the words wish for another size, which is why this one goes back."""
    wished = found.get("resolution") in ("exchange", "replacement") or turn.sure("resolution")
    return bool(OTHER_SIZE.search(turn.whole.text)) or bool(
        wished and turn.entity("size") and not turn.entity("colour")
    )


def _sensible(found: dict[str, Value], draft: Draft, asked: str | None, turn: Turn) -> dict[str, Value]:
    """What was found, less what cannot be meant beside the rest of it, and with what follows from plain words."""
    reason = str(found.get("reason") or draft.reason or "")
    if reason and reason not in QUALITY_REASONS:  # nothing failed that could have a cause
        found.pop("fault_cause", None)
    text = turn.whole.text
    if NEVER_CAME.search(text) and not CAME_ELSE.search(text):
        found = {name: value for name, value in found.items() if name not in ("reason", "fault_cause", "works")}
    haggles = PRICES.search(text) and not turn.sure("start_return")
    if haggles and found.get("reason") not in QUALITY_REASONS:
        found.pop("reason", None)  # who haggles has not said that it is to go back
    found = _of_its_state(found, turn)
    sealed = found.get("sealed", draft.facts.get("sealed"))
    if sealed is True and found.get("packaging") == "minor_opening":  # "the seal is not broken"
        del found["packaging"]
    inside = asked == "modified" or UP.search(text) or NOBODY.search(text)
    if inside and not STILL_SEALED.search(text):  # that is about the ring, and not about its box
        found.pop("sealed", None)
    found = _of_use_and_arrival(found, reason, text)
    if asked == "packaging" and not OF_RING.search(text):  # "like new" is the box, and so is what is still good
        found = {name: value for name, value in found.items() if name not in ("wear", "works")}
    fault = any(each.label == "reason/malfunction" and each.confidence >= FITS for each in turn.segments)
    if found.get("works") is True and asked != "works" and (fault or is_faulty(turn.segments)):
        del found["works"]  # "his works, mine doesn't", "it works, but not for long"
    if asked == "anything_else":  # "I can buy another charger" confesses nothing that a refusal was not told before
        found.pop("fault_cause", None)
    return _with_the_wish(found, draft, turn, reason)


def begins_a_return(turn: Turn) -> bool:
    """Whether plain words or a clause tell why a ring goes back, so that whatever else was said is part of that."""
    text, beside = turn.whole.text, turn.segments if len(turn.segments) > 1 else ()
    told = any(each.topic in BEGINNING and each.confidence >= PLAIN for each in beside)
    return told or bool(plain_reason(turn) or had_an_accident(turn) or OTHER_SIZE.search(text) or TIGHT.search(text))


def _of_its_state(found: dict[str, Value], turn: Turn) -> dict[str, Value]:
    """What was found, less alterations and faults that plain words do not bear out."""
    found, text, broken = dict(found), turn.whole.text, is_faulty(turn.segments)
    if speaks_of_a_death(turn):
        found = {name: value for name, value in found.items() if name not in ("works", "fault_cause")}
    parcel = PARCELS.search(text) and by_the_way(turn).get("packaging") != "damaged"
    if found.get("packaging") == "damaged" and parcel:
        del found["packaging"]  # what it was sent in
    if found.get("accessories") == "incomplete" and OWN_CHARGER.search(text) and not PART_LOST.search(text):
        del found["accessories"]
    if found.get("modified") is False and UNANSWERED.search(text):
        del found["modified"]
    engraved = ENGRAVED.search(text) and JEWELLER.search(text)
    if found.get("modified") is True and not (WORKED_INSIDE.search(text) or engraved):
        del found["modified"]  # who restarts it, unpacks it or had it engraved by the shop has altered nothing
    denied = NEGATED.search(text) and WORKS.search(text)
    if found.get("fault_cause") == "unofficial_accessory" and not (ELSES_CHARGER.search(text) or ELSES.search(text)):
        del found["fault_cause"]  # "on its stand each night" is our own
    if found.get("works") is False and not (broken or FAILED.search(text) or denied):
        del found["works"]
    if found.get("works") is False and works_well(turn):
        del found["works"]  # "no, and it works": the no is the answer to something else
    return found


def _of_use_and_arrival(found: dict[str, Value], reason: str, text: str) -> dict[str, Value]:
    """What was found, less what is no use of the customer's, and what it did only once."""
    found = dict(found)
    if found.get("wear") == "none" and NEVER_WORN.search(text) and WORE_LONG.search(text):
        del found["wear"]  # the one or the other
    if not reason and found.get("wear") in ("minor", "obvious") and (CRACK.search(text) or COMES_OFF.search(text)):
        del found["wear"]  # that is damage, and nobody said yet whose
    if found.get("wear") == "light" and not (UNMARKED.search(text) or LIGHTLY.search(text)):
        del found["wear"]  # it was worn, and nobody spoke of marks
    if found.get("wear", "none") != "none" and found.get("sealed") is True:  # who tells of its use has opened it
        del found["wear" if UNOPENED.search(text) else "sealed"]
    if not reason and found.get("accessories") in ("incomplete", "mostly_complete") and not PART_LOST.search(text):
        del found["accessories"]  # it may have come so, which is a reason and no loss
    if reason.startswith("arrived"):  # what was bad on arrival is no use and no loss
        found = {name: value for name, value in found.items() if name not in AFTER_ARRIVAL or value == FACTS[name][0]}
    if reason.startswith("arrived") or reason == "wrong_item":  # the shop's fault, whatever it is
        found.pop("fault_cause", None)
    if reason in ("arrived_incomplete", "wrong_item") and NO_RING.search(text):  # what never came was never worn
        found |= {"wear": "none", "modified": False}
    if reason == "malfunction" and (WORKED_ON.search(text) or not WORKS.search(text)):
        found.pop("works", None)
    return found


def _with_the_wish(found: dict[str, Value], draft: Draft, turn: Turn, reason: str) -> dict[str, Value]:
    """What was found, with the wish that plain words mean."""
    text, wish = turn.whole.text, found.get("resolution")
    if wish == "refund" and NOT_MONEY.search(text):
        return {name: value for name, value in found.items() if name != "resolution"}
    another = wish == "replacement" and reason not in QUALITY_REASONS and IN_ANOTHER.search(text)
    asked = wish is None and draft.resolution is None and (_would_exchange(turn, reason) or _names_a_size(turn, reason))
    return {**found, "resolution": "exchange"} if another or asked else found


def _names_a_size(turn: Turn, reason: str) -> bool:
    """Whether the turn needs a ring of a size that it names, as in "need a 10, not a 9"."""
    return reason == "wrong_size" and turn.entity("size") is not None and NEEDS.search(turn.whole.text) is not None


def _would_exchange(turn: Turn, reason: str) -> bool:
    """Whether the turn asks for another size or colour, of a ring that has the wrong one."""
    asks = any(each.label == "faq/exchange" and each.confidence >= FITS for each in (turn.whole, *turn.segments))
    return asks and reason in ("wrong_size", "wrong_colour")


def _by_clauses(topic: str, answer: Answer, turn: Turn) -> Answer:
    """The answer, or the one that clauses tell where the message as a whole is of two minds."""
    if topic == "reason" and answer.value not in QUALITY_REASONS:  # the shop's trouble explains the dislike
        troubles = [each for each in turn.segments if each.topic == topic and each.value in QUALITY_REASONS]
        worst = max(troubles, key=lambda each: each.confidence, default=None)
        sure = turn.whole.confidence if turn.whole.topic == topic else 0.0
        if worst and worst.confidence >= max(PLAIN, sure):
            return Answer(worst.value, 1.0, max(answer.mass, worst.confidence))
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
    told = {name for name in names if name in FACT_SLOTS and name not in by_the_way(turn)}
    return {name for name in told if name not in turn.answers or turn.answers[name].mass < BELIEVED}


def meant(topic: str, answer: Answer, turn: Turn) -> Value:
    """The value of an answer, as plain words leave it."""
    value = told_of(topic, value_of(topic, answer.value), turn)
    assert value is not None, "a value that is one became none"
    return value


def _is_broken(reason: Value | None, turn: Turn) -> bool:
    """Whether the turn tells of a fault, of which a clause must speak where another reason is told as well."""
    if speaks_of_a_death(turn):
        return False
    return fails(turn) if reason is None else reason not in QUALITY_REASONS and tells_of_a_fault(turn)


def tells_of_a_fault(turn: Turn) -> bool:
    """Whether a clause tells of a fault and of nothing else."""
    return any(each.label in BROKEN and each.confidence >= FITS for each in turn.segments)


def fails(turn: Turn) -> bool:
    """Whether the turn tells of a fault, in whatever words: it does not work, or something made it fail."""
    said = {topic: turn.answers.get(topic, Answer("", 0.0, 0.0)) for topic in ("reason", "works", "fault_cause")}
    told = said["reason"].mass * said["reason"].share if said["reason"].value == "malfunction" else 0.0
    broken = said["works"].value == "false" and not works_well(turn)
    told += said["works"].mass * said["works"].share if broken else 0.0
    return told + said["fault_cause"].mass >= VOLUNTEERED
