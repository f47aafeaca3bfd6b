"""Plain words about why a ring goes back, whatever the message looks like as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.box_words import BOXES, CAME_WITHOUT, LACKING, PART_LOST
from actions.fault_words import CAME_DAMAGED, FAILED
from actions.plain_words import NEGATED, NO_REASON, SUPPOSED
from actions.ring_words import ORDERED, OTHER_COLOUR, OWN_SLIP, WISHES
from actions.turn import Segment, Turn
from policy_core import QUALITY_REASONS

FAULTY = re.compile(
    r"\b(is|are|was|went|goes|came|arrived|it'?s|completely|totally|just|ring|one|now)"
    r"( completely| totally| now| just| suddenly| already| basically| stone)?"
    r" (dead|broken|busted|kaputt?|bricked|defective|faulty)\b(?! (batter|charger|box|seal))"
    r"|\b(won'?t|doesn'?t|does not|will not|can'?t|cannot|never|no longer|didn'?t|don'?t|not)"
    r"( even| properly| really| always| ever)?"
    r" (turn(s|ed)? on|switch(es|ed)? on|starts?|boots?|power(s|ed)? (on|up)|charges?|hold(s|ing)?( a| its"
    r"| any)? charge"
    r"|connects?|pairs?|syncs?|tracks?|wakes?|responds?|works?(?! (out|for (me|us))))\b"
    r"|\bdoa\b|\bstopped (working|charging|tracking|syncing|responding|measuring)\b"
    r"|\bbattery (dies|died|drains|lasts|runs out|only lasts|is gone)\b",
    re.IGNORECASE,
)
"""Words of a ring that does not do what it should."""
SOUND = re.compile(
    r"\b(not|n't|isn'?t) (\w+ )?(broken|broke|faulty|defective|dead|damaged)\b|\bno fault\b"
    r"|\bnot (because of )?a fault\b"
    r"|\bnothing( is| was|'s|s)?( at all)? (wrong|broken|failed|different|damaged|the matter)\b"
    r"|\b(did not|didn'?t|never) send (me |us )?(anything |any |the |a )?(wrong|different)\b",
    re.IGNORECASE,
)
"""Words that deny that anything is wrong with it."""
TWICE = re.compile(
    r"\b(bought|ordered|got|purchased) (it|this|this ring|one|the ring|the same( one| ring)?) (twice|two times"
    r"|double)\b"
    r"|\bone too many\b|\bby mistake\b|\b(two|2|both) of the same\b|\bduplicate\b|\bwe (now )?have (two|2)\b",
    re.IGNORECASE,
)
"""Words of those who have one more than they need."""
UNWANTED = re.compile(
    r"\b(don'?t|do not|dont|no longer|didn'?t) (really |actually |just )?(want|need|like|enjoy|use) (it|them"
    r"|this|the ring|this ring"
    r"|wearing)\b(?! (to|back))|\bnot for me\b|\bnever (look(ed)?( at)?|use|used) (it|the (data|app))\b"
    r"|\bnot like( it)?\W*($|[.,;])|\b(she|he) left me\b|\b(broke"
    r"|split) up\b|\bfound (a|another|one) (nicer|better|cheaper|other)?\b|\bunwanted\b"
    r"|\bchanged (my|me|our|his|her) mind\b(?! (about|on) (the )?(refund|exchange|money|swap))",
    re.IGNORECASE,
)
"""Words of those who do not want it any more."""
RING_FINE = re.compile(
    r"\b(own box|box inside|ring box)( \w+){0,2} is (\w+ )?(sealed|dry|shut|closed|fine|intact|ok)\b"
    r"|\bring( itself)? (is|seems|looks|was|'s) (\w+ )?(unharmed|undamaged|fine|ok|okay|intact|perfect|good"
    r"|untouched)\b",
    re.IGNORECASE,
)
"""Words of a ring that nothing happened to."""
LOOKS_BAD = re.compile(
    r"\b(rust\w*|peel\w*|flak(es|ing|y)|tarnish\w*|discolou?r\w*|not round|isn'?t round|squeak\w*|rattl\w*"
    r"|wobbl\w*)\b",
    re.IGNORECASE,
)
"""Faults that one sees or hears."""
SENT_WRONG = re.compile(
    r"\b(you|they|shop|u) (guys )?(sent|shipped|gave|delivered)( me| us)?( the| a)? (wrong|different|other|another)\b"
    r"|\b(ordered|asked for|chose|paid for) (an? |the )?(size )?\w+( \w+)?,?( and| but| then)*( i| you)?"
    r" (got|received|sent me|sent) (an? |the )?(?!(it|them|this|that|everything|nothing|only|just|one|no|my"
    r"|your|me|ring|parcel|order)\b)\w+"
    r"|\bring in the box is (something else|another|different)\b|\bgot another (size|colou?r|ring|one)\b",
    re.IGNORECASE,
)
"""Words of a shop that sent something else than was ordered."""
DIED = re.compile(
    r"\b(he|she|they|father|mother|dad|mum|mom|husband|wife|uncle|aunt|nan|gran\w*|brother|sister|friend|dog|cat)"
    r"( has| had| just| only|'s)? (died|passed)\b",
    re.IGNORECASE,
)
"""Words of a death, which is none of the ring's."""
MISSPELT = re.compile(
    r"\bmis-?spel\w*\b|\btypo (in|on) (the|my|it|our)\b|\bengrav\w*\b.{0,25}\btypo\b|\bspel(t|led) (it "
    r"|my name |the name )?wrong\b|\bwrong(ly)? (name|spell\w*"
    r"|engrav\w*|initials?)\b"
    r"|\b(engraved|says|reads)\b.{0,30}\b(instead of|and not|not)\b",
    re.IGNORECASE,
)
"""Words of an engraving that is not as it was ordered."""
LIKES_COLOUR = re.compile(r"\b(love|like|adore|loving) (the |its |this )?colou?r\b", re.IGNORECASE)
"""Words of those whose trouble is not the colour."""
OF_COLOURS = re.compile(
    r"\b(colou?rs?|shades?|tones?|tint|hue|look\w*|dark\w*|bright\w*|shin\w+|matte?|brass\w*|yellow\w*|pale|dull)\b",
    re.IGNORECASE,
)
"""Words without which a colour only names a ring."""


def reason_of(value: str, turn: Turn) -> str:
    """The reason, unless plain words say another: what was ordered otherwise, what came so, what is not the colour."""
    text = turn.whole.text
    otherwise = value == "wrong_colour" and _came_otherwise(turn)
    if value in ("wrong_size", "wrong_colour") and (otherwise or SENT_WRONG.search(text)):
        return "wrong_item" if not OWN_SLIP.search(text) else value
    if value == "wrong_item" and OWN_SLIP.search(text):
        return "wrong_colour"
    if value == "malfunction" and CAME_DAMAGED.search(text):
        return "arrived_damaged"
    if value not in QUALITY_REASONS and is_faulty(turn.segments):
        return "malfunction"
    if value == "malfunction" and speaks_of_a_death(turn):
        return "changed_mind"
    if value == "malfunction" and UNWANTED.search(text) and not (is_faulty(turn.segments) or FAILED.search(text)):
        return "changed_mind"
    if value == "arrived_damaged" and UNWANTED.search(text) and RING_FINE.search(text):
        return "changed_mind"  # what came damaged is the parcel
    if value in QUALITY_REASONS and sounds_fine(turn):
        return "changed_mind"
    return value


def plain_reason(turn: Turn) -> str | None:
    """The reason that plain words alone give, or None."""
    text = turn.whole.text
    if (SENT_WRONG.search(text) or MISSPELT.search(text)) and not OWN_SLIP.search(text):
        return "wrong_item"
    if is_faulty(turn.segments):
        return "arrived_damaged" if CAME_DAMAGED.search(text) else "malfunction"
    if CAME_DAMAGED.search(text) and not BOXES.search(text):
        return "arrived_damaged"
    if CAME_WITHOUT.search(text):
        return "arrived_incomplete"
    told = NO_REASON.search(text) or UNWANTED.search(text) or TWICE.search(text)
    return "changed_mind" if told or sounds_fine(turn) else None


def is_faulty(clauses: Iterable[Segment]) -> bool:
    """Whether a clause says plainly that the ring does not do what it should."""
    found = (
        (each.text, fault) for each in clauses if (fault := FAULTY.search(each.text)) and not BOXES.search(each.text)
    )
    before = ((text, text[: fault.start()]) for text, fault in found)
    return any(not (NEGATED.search(head) or SUPPOSED.search(head) or SOUND.search(text)) for text, head in before)


def speaks_of_a_death(turn: Turn) -> bool:
    """Whether somebody died, and not the ring."""
    return bool(DIED.search(turn.whole.text)) and not is_faulty(turn.segments)


def sounds_fine(turn: Turn) -> bool:
    """Whether plain words say that nothing is wrong with the ring, or that there is only one too many."""
    text = turn.whole.text
    return bool(SOUND.search(text) or TWICE.search(text)) and not (is_faulty(turn.segments) or SENT_WRONG.search(text))


def is_no_colour(clause: Segment) -> bool:
    """Whether what looks like a disliked colour only names a ring by it."""
    return clause.label == "reason/wrong_colour" and (
        not OF_COLOURS.search(clause.text) or bool(LIKES_COLOUR.search(clause.text))
    )


def lacks_part(turn: Turn) -> bool:
    """Whether plain words say that something is missing, and not that the customer lost it."""
    text = turn.whole.text
    return bool(LACKING.search(text)) and not PART_LOST.search(text)


def _came_otherwise(turn: Turn) -> bool:
    """Whether the words name the colour that was ordered, and another that came."""
    text, colours = turn.whole.text, set(turn.entities.get("colour", ()))
    named = len(colours) > 1 or (colours and OTHER_COLOUR.search(text))
    return bool(named and ORDERED.search(text)) and not WISHES.search(text)
