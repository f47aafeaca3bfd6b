"""What an answer means for the question that was open, and what else a message tells on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.box_words import LACKING
from actions.draft import UNSURE, Value
from actions.injections import TOPIC
from actions.plain_words import (
    AGREES,
    BEGINS,
    DOUBTS,
    GUESSED,
    NEGATED,
    NO_PHOTOS,
    NOT_MONEY,
    OTHERWISE,
    PICTURES,
    REFUSES,
)
from actions.plainly import said_plainly, told_of
from actions.question_words import TELL_ME, WHY
from actions.ring_words import MENDING
from actions.turn import SURE, Answer, Segment, Turn
from actions.voice import Domain
from policy_core import FACTS, QUALITY_REASONS

OFFERS = ("refund", "replacement", "exchange")
"""What a customer can wish for."""

YES_NO: Mapping[str, tuple[Value | None, Value | None]] = {
    "sealed": (True, False),
    "works": (True, False),
    "modified": (True, False),
    "accessories": ("complete", None),
    "fault_cause": (None, "defect"),
    "wear": (None, None),
    "packaging": (None, None),
}
"""What a bare yes and a bare no mean as an answer to each fact's question; None asks back."""

CURT = 4
"""In so many words, the first of them says whether it is a yes or a no."""
FITS = 0.5
"""The share of its topic that a value needs to be an answer to the topic's question."""
TAKEN = 0.35
"""The share of all topics from which on a wish is taken beside words that wish for something else."""
CLEAR = 0.7
"""The share of its topic that a value needs to be taken where it was not asked for."""
SURELY = 0.6
"""How sure a clause is that counts for more than a message that is of two minds."""
TOUCHES = 0.05
"""The share of all topics that the asked one needs for a message to be an answer to it at all."""
WORSENING = ("wear", "accessories", "packaging")
"""The facts whose values stand in the memo from the best state to the worst."""


def button(domain: Domain, asked: str, text: str) -> Any:
    """What the button with this payload means in the open question, or None if it is none of them."""
    for response in domain["responses"].get(f"utter_ask_{asked}", ()):
        for each in response.get("buttons", ()):
            if "means" in each and each["payload"].casefold() == text.strip().casefold():
                return each["means"]
    return None


def fact_answer(domain: Domain, asked: str, turn: Turn) -> Value | None:
    """The value that this turn gives to the fact or wish that was asked for, or None if it cannot be told."""
    value = told_of(asked, _likeliest(domain, asked, turn), turn)
    turned_down = asked == "resolution" and value == "refund" and NOT_MONEY.search(turn.whole.text)
    return None if turned_down else value


def _likeliest(domain: Domain, asked: str, turn: Turn) -> Value | None:
    pressed = button(domain, asked, turn.text)
    if pressed is not None:
        return value_of(asked, pressed)
    if turn.whole.topic == TOPIC or (asked == "resolution" and mending(turn)):
        return None
    named = _named(asked, turn)
    plain = said_plainly(asked, turn)
    if plain is not None:
        return plain
    if asked != "reason" and _cannot_tell(asked, turn):
        return UNSURE
    worst = _worst(asked, turn)
    if worst is not None:
        return worst
    if named:
        return value_of(asked, named.value) if is_value(asked, named.value) else None
    bare = _said(turn)
    if bare is not None:
        return _bare(asked, bare, turn)
    likely = turn.answers.get(asked)
    if likely and turn.whole.confidence > 3 * likely.mass and turn.whole.topic not in (*FACTS, "resolution"):
        return _by_first_word(asked, turn)
    if likely and likely.share >= _needed(asked, likely) and likely.mass >= TOUCHES and is_value(asked, likely.value):
        return value_of(asked, likely.value)
    return _by_first_word(asked, turn)


TROUBLES = re.compile(r"\W*(problems?|issues?|worries|complaints?|trouble|fault)\b", re.IGNORECASE)
"""What a no denies that is no answer by itself."""


def _by_first_word(asked: str, turn: Turn) -> Value | None:
    """What the yes or no means that a longer message begins with, where nothing else in it answers the question."""
    begins = BEGINS.match(turn.text)
    silent = turn.sure("faq", "why_ask") or "?" in turn.text or NO_PHOTOS.search(turn.whole.text)
    rest = turn.text[begins.end() :] if begins else ""
    if TROUBLES.match(rest) or (asked == "accessories" and LACKING.search(rest)):
        return None  # "no problems with it", "ok so it is not with me"
    return None if silent or not begins else YES_NO.get(asked, (None, None))[0 if begins["yes"] else 1]


def _needed(asked: str, likely: Answer) -> float:
    """The share from which on a value is believed: what costs the customer or the shop money is not guessed."""
    costly = likely.value in QUALITY_REASONS if asked == "reason" else asked in WORSENING and likely.value != "none"
    return CLEAR if costly and likely.mass < SURE else FITS


def answered(domain: Domain, asked: str | None, turn: Turn) -> bool:
    """Whether the turn gives a value to the fact or wish that was asked for."""
    return asked in (*FACTS, "resolution") and fact_answer(domain, asked or "", turn) is not None


def _named(asked: str, turn: Turn) -> Segment | None:
    """The message, or else its first clause, that is about the question; the clauses first where they know better."""
    elsewhere = turn.whole.topic not in (*FACTS, "resolution") and turn.whole.confidence >= FITS
    least = SURE if elsewhere else TOUCHES
    clauses = [each for each in (turn.whole, *turn.segments) if each.topic == asked and each.confidence >= least]
    said = clauses_say(asked, turn)
    return next((each for each in clauses if said in (None, each.value)), None)


def clauses_say(topic: str, turn: Turn) -> str | None:
    """The one value that clauses surely tell where the message as a whole is of two minds, else None."""
    if len(turn.segments) > 1 and (agreed_on := _all_say(topic, turn)):
        return agreed_on
    read = turn.answers.get(topic)
    clauses = [each.value for each in turn.segments if each.topic == topic and each.confidence >= SURELY]
    if topic == "reason" and set(clauses) <= {*QUALITY_REASONS}:  # two troubles: the first one is the reason
        del clauses[1:]
    said = set(clauses)
    mixed = read is not None and read.share < CLEAR and len(turn.segments) > 1 and topic not in WORSENING
    return next(iter(said)) if mixed and len(said) == 1 and all(is_value(topic, value) for value in said) else None


def _all_say(topic: str, turn: Turn) -> str | None:
    """The value of a yes-or-no fact that all clauses tell, whatever the message as a whole looks like."""
    labels = {each.label for each in turn.segments if each.confidence >= FITS}
    alike = len(labels) == 1 and all(each.confidence >= FITS for each in turn.segments)
    return turn.segments[0].value if alike and labels <= {f"{topic}/true", f"{topic}/false"} else None


def doubts(turn: Turn) -> bool:
    """Whether the words begin by saying that they cannot tell."""
    return DOUBTS.match(turn.whole.text) is not None


def mending(turn: Turn) -> bool:
    """Whether the words wish for the same ring made good, and for nothing that a policy offers."""
    wish = turn.answers.get("resolution")
    return bool(MENDING.search(turn.whole.text)) and not (wish and wish.mass >= TAKEN)


def _cannot_tell(asked: str, turn: Turn) -> bool:
    """Whether the words say so, or guess, without a clause that tells it all the same."""
    unsure = any(each.topic == "unsure" and each.confidence >= FITS for each in turn.segments)
    if unsure and GUESSED.search(turn.whole.text):
        return True
    told = (each for each in turn.segments if each.topic == asked and each.confidence >= FITS)
    return doubts(turn) and not any(is_value(asked, each.value) for each in told)


def _bare(asked: str, said: Value, turn: Turn) -> Value | None:
    """What a yes, a no or a "not sure" means as an answer to the question."""
    if said == UNSURE:
        return None if _about_something_else(asked, turn) else UNSURE
    return YES_NO.get(asked, (None, None))[0 if said else 1]


def _about_something_else(asked: str, turn: Turn) -> bool:
    """Whether the words tell of another fact, or of photos, so that a "not sure" in them is none of this question."""
    other = turn.whole.topic in FACTS and turn.whole.topic != asked and turn.whole.confidence >= FITS
    return other or PICTURES.search(turn.whole.text) is not None


def _said(turn: Turn) -> Value | None:
    """What a short message says by its first word, and a longer one as a whole: yes, no or not sure."""
    if NO_PHOTOS.search(turn.whole.text):
        return None
    short = len(turn.whole.text.split()) <= CURT or WHY.search(turn.whole.text)
    begins = BEGINS.match(turn.whole.text) if short else None
    return yes_no(turn) if begins is None else begins["yes"] is not None


def _worst(asked: str, turn: Turn) -> Value | None:
    """The worst of several states that a message tells of: "worn twice, not a scratch on it" is worn.

    A clause counts where it is as sure as the message as a whole, which sees what the clause leaves out.
    """
    if asked not in WORSENING:
        return None
    least = max(SURE, turn.whole.confidence if turn.whole.topic == asked else SURE)
    told = [each.value for each in (turn.whole, *turn.segments) if each.topic == asked and each.confidence >= least]
    known = [value for value in FACTS[asked] if value in told]
    return known[-1] if len(known) > 1 else None


def touches(turn: Turn, asked: str) -> bool:
    """Whether the turn is about the question at all, though no value can be told."""
    likely = turn.answers.get(asked)
    return bool(likely and likely.mass >= TOUCHES)


def yes_no(turn: Turn) -> Value | None:
    """True, False or `unsure` where the message is a bare answer, else None."""
    meanings: dict[str, Value] = {"affirm": True, "deny": False, "unsure": UNSURE, "skip": UNSURE}
    first = turn.sure(*meanings)
    if first:
        return meanings[first.topic]
    likely = turn.answers.get("yesno")
    return meanings.get(likely.value) if likely and likely.share >= FITS and likely.mass >= SURE else None


def agreed(domain: Mapping[str, Any], turn: Turn) -> bool | None:
    """Whether the customer said yes to opening a case; None where neither yes nor no was said."""
    pressed = button(domain, "confirm_refund", turn.text)
    if pressed is not None:
        return bool(pressed)
    begins = BEGINS.match(turn.whole.text)
    said = yes_no(turn) if begins is None else begins["yes"] is not None
    if said is False and NO_PHOTOS.search(turn.whole.text):
        return None
    if said is None and AGREES.match(turn.whole.text) and not NEGATED.search(turn.whole.text):
        return True
    asks = turn.sure("faq") or TELL_ME.search(turn.whole.text)
    if said is False and (asks or (begins is None and _is_no_refusal(turn))):
        return None  # a question is answered first, and a sigh is none
    return None if said in (None, UNSURE) else bool(said)


def _is_no_refusal(turn: Turn) -> bool:
    return "?" in turn.text or not REFUSES.search(turn.text)


def agrees_first(turn: Turn) -> bool:
    """Whether the message begins with a yes that nothing after it takes back: a question, thanks, a remark."""
    begins = BEGINS.match(turn.whole.text)
    return bool(begins and begins["yes"]) and not OTHERWISE.search(turn.whole.text)


def count(text: str, largest: int) -> int | None:
    """How many pieces a customer means, up to `largest`, or None."""
    lowered = text.casefold()
    if re.search(r"\b(all|both|every|everything)\b", lowered):
        return largest
    words = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
    for token in re.findall(r"[a-z]+|\d+", lowered):
        number = int(token) if token.isdigit() else words.get(token)
        if number and number <= largest:
            return number
    return None


def is_value(topic: str, value: str) -> bool:
    """Whether the label means a value of its topic; `wear/unclear` and its like only touch a topic."""
    known = FACTS.get(topic, OFFERS if topic == "resolution" else ())
    return value_of(topic, value) in known


def value_of(topic: str, value: Any) -> Value:
    """The value that a label or a button means."""
    if topic in FACTS and value in ("true", "false"):
        return bool(value == "true")
    return value if isinstance(value, bool) else str(value)
