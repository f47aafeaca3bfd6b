"""What an answer means for the question that was open, and what else a message tells on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.draft import UNSURE, Value
from actions.turn import SURE, Turn
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
WORSENING = ("wear", "accessories", "packaging")
"""The facts whose values stand in the memo from the best state to the worst."""
GUESSED = re.compile(r"\b(maybe|might|perhaps|possibly|could have)\b", re.IGNORECASE)
"""Words beside a "don't know" that make a guess of what follows."""
WORN = re.compile(
    r"(?<!never )(?<!not )(?<!n't )(?<!never been )(?<!not been )(?<!n't been )(?<!nobody has )(?<!even )"
    r"\b(wore|worn|wearing it|did wear|had it on|used it)\b",
    re.IGNORECASE,
)
"""Words that say that a ring was worn."""
UNMARKED = re.compile(
    r"\b(no|not an?|not one|without an?y?|never an?y?|zero|(\w+n't|not) (see |have |got |find |show )?an?y?) (\w+ )?"
    r"(scratch\w*|marks?|scuffs?|dents?|nicks?)\b|\b(flawless|spotless|pristine|immaculate)\b",
    re.IGNORECASE,
)
"""Words that say that nothing can be seen of it."""
ALL_THERE = re.compile(r"\b(all (of it|there|here|present)|it all|everything|complete)\b", re.IGNORECASE)
LACKING = re.compile(
    r"\b(missing|lost|gone|without|except|but|apart|not|no|only|lack\w*|minus|broken|damaged|incomplete|\w+n't)\b",
    re.IGNORECASE,
)
"""Words that a list of what is there does without."""
PLEASE = re.compile(
    r"\W*(yes|yep|yeah|yup|sure|please|absolutely|definitely|i would|i'd (like|love)|do (that|it))\b", re.IGNORECASE
)
"""How people take up an offer, where a mere "ok" takes note of what was said."""
BEGINS = re.compile(
    r"\s*(?:(?P<yes>yes|yep|yeah|yup|sure|ok|okay|please do|go ahead)|no|nope|nah)\b(?! idea)", re.IGNORECASE
)
"""How people begin who say yes or no to what they were just told."""


def button(domain: Domain, asked: str, text: str) -> Any:
    """What the button with this payload means in the open question, or None if it is none of them."""
    for response in domain["responses"].get(f"utter_ask_{asked}", ()):
        for each in response.get("buttons", ()):
            if "means" in each and each["payload"].casefold() == text.strip().casefold():
                return each["means"]
    return None


def fact_answer(domain: Domain, asked: str, turn: Turn) -> Value | None:
    """The value that this turn gives to the fact or wish that was asked for, or None if it cannot be told."""
    return told_of(asked, _likeliest(domain, asked, turn), turn)


def _likeliest(domain: Domain, asked: str, turn: Turn) -> Value | None:
    pressed = button(domain, asked, turn.text)
    if pressed is not None:
        return value_of(asked, pressed)
    clauses = (turn.whole, *turn.segments)
    named = next((each for each in clauses if each.topic == asked and each.confidence >= TOUCHES), None)
    if asked == "accessories" and _lists_all(turn):
        return "complete"
    if GUESSED.search(turn.text) and any(each.topic == "unsure" and each.confidence >= FITS for each in turn.segments):
        return UNSURE
    worst = _worst(asked, turn)
    if worst is not None:
        return worst
    if named:
        return value_of(asked, named.value) if is_value(asked, named.value) else None
    bare = yes_no(turn)
    if bare is not None:
        return bare if bare == UNSURE else YES_NO.get(asked, (None, None))[0 if bare else 1]
    likely = turn.answers.get(asked)
    if likely and turn.whole.confidence > 3 * likely.mass and turn.whole.topic not in (*FACTS, "resolution"):
        return None
    if likely and likely.share >= FITS and likely.mass >= TOUCHES and is_value(asked, likely.value):
        return value_of(asked, likely.value)
    return None


def answered(domain: Domain, asked: str | None, turn: Turn) -> bool:
    """Whether the turn gives a value to the fact or wish that was asked for."""
    return asked in (*FACTS, "resolution") and fact_answer(domain, asked or "", turn) is not None


def told_of(asked: str, value: Value | None, turn: Turn) -> Value | None:
    """The value, unless the words say that the ring was worn and that nothing shows of it."""
    worn = asked == "wear" and value in ("none", "minor", "obvious") and WORN.search(turn.text)
    return "light" if worn and (value == "none" or UNMARKED.search(turn.text)) else value


def _lists_all(turn: Turn) -> bool:
    """Whether the words tell what is there, and nothing of what is not."""
    begins = BEGINS.match(turn.text)
    told = (begins and begins["yes"]) or ALL_THERE.search(turn.text) or turn.sure("all_items")
    return bool(told) and not LACKING.search(turn.text)


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
