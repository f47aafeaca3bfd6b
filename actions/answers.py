"""What an answer means for the question that was open, and what else a message tells on the way."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from actions.draft import FACT_SLOTS, UNSURE, Draft, Value
from actions.turn import SURE, Answer, Turn
from actions.voice import Domain
from policy_core import FACTS

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

FITS = 0.5
"""The share of its topic that a value needs to be an answer to the topic's question."""
TOUCHES = 0.05
"""The share of all topics that the asked one needs for a message to be an answer to it at all."""
CLEAR = 0.7
"""The share of its topic that a value needs to be taken where it was not asked for."""
VOLUNTEERED = 0.4
"""The mass that a topic needs for that; its value is not asked for any more then."""
OPENING = 0.2
"""The same for the reason and the wish, which people open with in words of their own."""
DOUBTLESS = 0.75
"""The mass from which on nobody asks again before a refusal rests on it."""
OVERTURNS = 0.6
"""The mass that it needs to change a fact that was given already, where nothing else hints at a correction."""
CORRECTING = 0.15
"""The same where the customer says that something was wrong."""
WORSENING = ("wear", "accessories", "packaging")
"""The facts whose values stand in the memo from the best state to the worst."""
WISHED = 0.4
"""The mass that a wish needs where nobody asked for it: a wrong one would open the wrong case."""
PLEASE = re.compile(
    r"\W*(yes|yep|yeah|yup|sure|please|absolutely|definitely|i would|i'd (like|love)|do (that|it))\b", re.IGNORECASE
)
"""How people take up an offer, where a mere "ok" takes note of what was said."""
BEGINS = re.compile(
    r"\s*(?:(?P<yes>yes|yep|yeah|yup|sure|ok|okay|please do|go ahead)|no|nope|nah)\b(?! idea)", re.IGNORECASE
)
"""How people begin who say yes or no to what they were just told."""
SECOND_THOUGHT = re.compile(r"\b(actually|i meant?|wait|correction|instead|my mistake|i was wrong)\b", re.IGNORECASE)
"""Words that people correct themselves with."""


def button(domain: Domain, asked: str, text: str) -> Any:
    """What the button with this payload means in the open question, or None if it is none of them."""
    for response in domain["responses"].get(f"utter_ask_{asked}", ()):
        for each in response.get("buttons", ()):
            if "means" in each and each["payload"].casefold() == text.strip().casefold():
                return each["means"]
    return None


def fact_answer(domain: Domain, asked: str, turn: Turn) -> Value | None:
    """The value that this turn gives to the fact or wish that was asked for, or None if it cannot be told."""
    pressed = button(domain, asked, turn.text)
    if pressed is not None:
        return _value(asked, pressed)
    clauses = (turn.whole, *turn.segments)
    named = next((each for each in clauses if each.topic == asked and each.confidence >= TOUCHES), None)
    worst = _worst(asked, turn)
    if worst is not None:
        return worst
    if named:
        return _value(asked, named.value) if _is_value(asked, named.value) else None
    bare = yes_no(turn)
    if bare is not None:
        return bare if bare == UNSURE else YES_NO.get(asked, (None, None))[0 if bare else 1]
    likely = turn.answers.get(asked)
    if likely and turn.whole.confidence > 3 * likely.mass and turn.whole.topic not in (*FACTS, "resolution"):
        return None
    if likely and likely.share >= FITS and likely.mass >= TOUCHES and _is_value(asked, likely.value):
        return _value(asked, likely.value)
    return None


def _worst(asked: str, turn: Turn) -> Value | None:
    """The worst of several states that a message tells of: "worn twice, not a scratch on it" is worn."""
    told = [each.value for each in turn.segments if each.topic == asked and each.confidence >= SURE]
    if asked not in WORSENING or len(set(told)) < 2:
        return None
    known = [value for value in FACTS[asked] if value in told]
    return known[-1] if known else None


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
    begins = BEGINS.match(turn.text)
    said = yes_no(turn) if begins is None else begins["yes"] is not None
    return None if said in (None, UNSURE) else bool(said)


def volunteered(draft: Draft, asked: str | None, turn: Turn) -> dict[str, Value]:
    """The facts and the wish, not known so far, that this turn states although another question, or none, was open."""
    told = {topic: answer for topic, answer in turn.answers.items() if topic != asked and draft.known(topic) is None}
    found = {
        topic: _value(topic, answer.value)
        for topic, answer in told.items()
        if _is_value(topic, answer.value)
        and answer.share >= CLEAR
        and answer.mass >= {"reason": OPENING, "resolution": WISHED}.get(topic, VOLUNTEERED)
    }
    if draft.reason is None and asked != "reason" and "reason" not in found and _fails(turn):
        found["reason"] = "malfunction"
    return found


def doubted(turn: Turn, names: Collection[str]) -> set[str]:
    """Those of the facts that this turn told on the way, not so surely that a refusal could rest on them."""
    return {name for name in names if name in FACT_SLOTS and turn.answers[name].mass < DOUBTLESS}


def _fails(turn: Turn) -> bool:
    """Whether the turn tells of a fault, in whatever words: it does not work, or something made it fail."""
    said = {topic: turn.answers.get(topic, Answer("", 0.0, 0.0)) for topic in ("reason", "works", "fault_cause")}
    told = said["reason"].mass if said["reason"].value == "malfunction" else 0.0
    told += said["works"].mass if said["works"].value == "false" else 0.0
    return told + said["fault_cause"].mass >= VOLUNTEERED


def overturned(draft: Draft, asked: str | None, turn: Turn) -> dict[str, Value]:
    """What this turn says otherwise than the customer said before."""
    if any(each.topic == "change_answer" for each in (turn.whole, *turn.segments)):
        share, mass = FITS, CORRECTING
    elif SECOND_THOUGHT.search(turn.text):
        share, mass = FITS, OPENING
    else:
        share, mass = CLEAR, OVERTURNS
    told = {
        topic: _value(topic, answer.value)
        for topic, answer in turn.answers.items()
        if topic != asked and _is_value(topic, answer.value) and answer.share >= share and answer.mass >= mass
    }
    changed = {topic: value for topic, value in told.items() if draft.known(topic) not in (None, value)}
    if "resolution" in changed and changed.get("reason") == "changed_mind":  # a change of mind about the wish
        del changed["reason"]
    return changed


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


def _is_value(topic: str, value: str) -> bool:
    """Whether the label means a value; `wear/unclear` and its like only touch a topic."""
    known = FACTS.get(topic, OFFERS if topic == "resolution" else ())
    return _value(topic, value) in known


def _value(topic: str, value: Any) -> Value:
    if topic in FACTS and value in ("true", "false"):
        return bool(value == "true")
    return value if isinstance(value, bool) else str(value)
