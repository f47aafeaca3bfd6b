"""Plain words about why a ring goes back, whatever the message looks like as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.box_words import BOXES, CAME_WITHOUT, PARCELS
from actions.fault_words import CAME_DAMAGED, FAILED
from actions.plain_words import NEGATED, NO_REASON, SUPPOSED
from actions.ring_words import ORDERED, OTHER_COLOUR, OWN_SLIP, WISHES
from actions.state_words import COMES_OFF, EXPECTED
from actions.turn import Segment, Turn
from policy_core import QUALITY_REASONS

FAULTY = re.compile(
    r"\b(is|are|was|went|goes|came|arrived|it'?s|completely|totally|ring|one|now)"
    r"( completely| totally| now| just| suddenly| already| basically| stone)?"
    r" (dead|broken|busted|kaputt?|bricked|defective|faulty)\b(?! (batter|charger|box|seal))"
    r"|(?<!\byou )((?<!\bi )(?<!\bwe )(never|don'?t|do not|didn'?t)|won'?t|doesn'?t|does not|will not|can'?t"
    r"|cannot|no longer|not)"
    r"( even| properly| really| always| ever)?"
    r" ((turn|come|light)(s|ed)? (on|up)|switch(es|ed)? on|starts?|boots?|power(s|ed)? (on|up)|charges?|hold(s"
    r"|ing)?( a| its"
    r"| any)? charge"
    r"|connects?(?! with the)|pairs?|syncs?|tracks?|wakes?|responds?|works?(?! (out|for|(with|on|in) my)))\b"
    r"|\bdoa\b|\bstopped (working|charging|tracking|syncing|responding|measuring)\b"
    r"|\bbattery (dies|died|drains|runs out|is gone|only lasts|lasts (only|barely|less|half|an hour|a few hours"
    r"|\d+ ?h(ours?)?))\b",
    re.IGNORECASE,
)
"""Words of a ring that does not do what it should."""
OTHER_THINGS = re.compile(
    r"\b(website|site|page|links?|code|buttons?|support|service|phone|arm|wrist|leg|deal|heart"
    r"|marriage)\b",
    re.IGNORECASE,
)
"""What else may be dead or not work."""
SOUND = re.compile(
    r"\b(ring|it|this|one)('?s| is| was)?( not|n'?t) (really |actually |even )?(broken|broke|faulty|defective"
    r"|dead)\b(?! (on|when))"
    r"|\bnothing( is| was|'?s|s)?( at all)? wrong with (it|the ring|this|mine)\b(?=\W*($|[.!?,]|and\b|but\b))"
    r"|\bnothing (is|was) (broken|wrong)\b"
    r"|\bnot because of (a|any) fault\b|\bnot (a|any) fault\b(?! of)"
    r"|\b(did not|didn'?t|never) send (me |us )?(anything |any thing )(wrong|different)\b",
    re.IGNORECASE,
)
"""Words that deny that anything is wrong with it."""
SENT_NOTHING_WRONG = re.compile(
    r"\b(did not|didn'?t|never) send (me |us )?(anything |any thing )(wrong|different)\b|\bnothing (wrong"
    r"|different) (came|was sent)\b",
    re.IGNORECASE,
)
"""Words that deny that something else came."""
TWICE = re.compile(
    r"\b(bought|ordered|got|purchased) (it|this|this ring|one|the ring|the same( one| ring)?) (twice|two times"
    r"|double)\b"
    r"|\bone too many\b|\b(bought|ordered|paid for) [^.?!]{0,20}\bby mistake\b|\b(two|2|both) of the same\b"
    r"|\bduplicate (ring|order|purchase)\b|\bwe (now )?have (two|2) (of (them|it|these|the same)|rings|now)\b",
    re.IGNORECASE,
)
"""Words of those who have one more than they need."""
UNWANTED = re.compile(
    r"\b(don'?t|do not|dont|no longer|didn'?t) (really |actually |just )?(want|need|like|enjoy|use)"
    r" (it|them|this|the ring|this ring|wearing)\b"
    r"(?! (to|back|repaired|refunded|fixed|replaced|mended|in|at|when|because|that|while|for)\b)"
    r"|\bdecided against (it|this|keeping|the ring)\b|\b(don'?t|not) want (to )?keep\b|\bnot for me\b"
    r"|\bnever (look(ed)? at|use|used) the (data|app)\b"
    r"|\bnot like( it)?\W*($|[.,;])|\b(she|he) left me\b|\b(we|they|she|he) (broke|split) up\b"
    r"|\bfound (a|another|one) (nicer|better|cheaper|other)\b|\bfound another( one)?\b|\bunwanted\b"
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
    r"\b(you|they|shop|u) (guys )?(sent|shipped|gave|delivered)( me| us)?( the| an?)?"
    r" (wrong|different|other|another) (one|item|ring|rings|size|colou?r|thing|model)\b"
    r"|\bring in the box is (something else|another|different)\b|\bgot (a|the) (different|wrong) (ring|one|item"
    r"|size|colou?r)\b|\bgot another (size|colou?r)\b",
    re.IGNORECASE,
)
"""Words of a shop that sent something else than was ordered."""
TWO_SIZES = re.compile(
    r"\b(?:ordered|asked for|chose|paid for) (?:an? |the )?(?:size )?(?P<ordered>\d{1,2}(?:\.5)?)\b.{0,25}"
    r"\b(?:got|received|sent me|sent|came|you sent) (?:an? |the )?(?:size )?(?P<came>\d{1,2}(?:\.5)?)\b",
    re.IGNORECASE,
)
"""A size that was ordered, and one that came."""
DIED = re.compile(
    r"\b(he|she|they|father|mother|dad|mum|mom|husband|wife|uncle|aunt|nan|gran\w*|brother|sister|friend|dog|cat)"
    r"( has| had| just| only|'s)? (died|passed)\b",
    re.IGNORECASE,
)
"""Words of a death, which is none of the ring's."""
MISSPELT = re.compile(
    r"\bmis-?spel\w*\b|\bengrav\w*\b.{0,40}\b(typo|instead of|and not|wrong(ly)?|spel(t|led) wrong)\b"
    r"|\b(typo|wrong (name|initials|spelling)) (in|on) (the|my|our) (ring|engraving|inscription)\b"
    r"|\bspel(t|led) (my|our|the) names? wrong\b|\b(it|ring|engraving|inside) (says|reads) \w+ (instead of"
    r"|and not|not) \w+\W*$",
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
    if value in ("wrong_size", "wrong_colour") and (sent_wrong(turn) or (_came_otherwise(turn) and "colour" in value)):
        return "wrong_item" if not OWN_SLIP.search(text) else value
    if value == "wrong_item" and OWN_SLIP.search(text):
        return "wrong_colour"
    if value == "malfunction" and came_damaged(turn):
        return "arrived_damaged"
    if value not in QUALITY_REASONS and (
        is_faulty(turn.segments) or (value == "wrong_colour" and COMES_OFF.search(text))
    ):
        return "malfunction"
    if value == "malfunction" and EXPECTED.search(text) and not is_faulty(turn.segments):
        return "changed_mind"
    if value == "malfunction" and speaks_of_a_death(turn):
        return "changed_mind"
    if value == "arrived_damaged" and UNWANTED.search(text) and RING_FINE.search(text):
        return "changed_mind"  # what came damaged is the parcel
    unharmed = value == "malfunction" and UNWANTED.search(text) and not FAILED.search(text)
    if (unharmed or value in QUALITY_REASONS) and sounds_fine(turn, unwanted=bool(unharmed)):
        return "changed_mind"
    return value


def plain_reason(turn: Turn) -> str | None:
    """The reason that plain words alone give, or None."""
    text = turn.whole.text
    if sent_wrong(turn) and not OWN_SLIP.search(text):
        return "wrong_item"
    if is_faulty(turn.segments):
        return "arrived_damaged" if came_damaged(turn) else "malfunction"
    if came_damaged(turn):
        return "arrived_damaged"
    if COMES_OFF.search(text) and not BOXES.search(text):
        return "malfunction"
    if CAME_WITHOUT.search(text):
        return "arrived_incomplete"
    told = NO_REASON.search(text) or UNWANTED.search(text) or EXPECTED.search(text)
    return "changed_mind" if told or sounds_fine(turn) else None


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
