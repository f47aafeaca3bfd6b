"""What people say in the middle of a return: questions, thanks, second thoughts about what was asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from actions.answers import doubts
from actions.danger_words import DEAD_BATTERY, HEAT, HURTS, NOT_MEANT, SKIN, SWELLS, TIGHT, WARM_WATER, WOUNDED
from actions.draft import Draft
from actions.parcel_words import CAME_ELSE, LOST, NEVER_CAME, ON_ITS_WAY
from actions.part_words import HARDWARE
from actions.people_words import DATA, KEEPS_EMAIL
from actions.plain_words import SUPPOSED, THINKING
from actions.turn import SURE, Turn
from actions.voice import Voice
from returns.model import Order

MISSES = 3
"""After this many turns in a row that gave nothing, a person takes over."""
REPEATING = ("repeat", "resume")
"""Topics after which the open question is asked again, and nothing else is said."""
URGENT = {"danger": "danger", "legal_threat": "legal", "data_request": "data", "ask_human": "asked"}
"""Topics that end the form whatever else was said, most urgent first, and the ending they lead to."""
WITHDRAWING = {"start_over": "start_over", "cancel": "cancelled", "goodbye": "left"}
"""Topics that end the form where nothing else was said, and the ending they lead to."""

PLAINLY = {
    "danger": 0.55,
    "legal_threat": 0.6,
    "data_request": 0.6,
    "ask_human": 0.4,
    "cancel": 0.4,
    "goodbye": 0.4,
    "start_over": 0.5,
}
"""How sure it has to be that these are meant, because they end what was begun."""
BEYOND_DOUBT = 0.8
"""The same where the message answers the open question too; danger is believed sooner."""
DENIED = re.compile(
    r"(\bno|\bnot|\bnever|\bnothing|\bwithout|\bneither|\bnor|n'?t)\b(\W+\w+){0,3}\W+"
    r"(hot|warm|heat\w*|overheat\w*|smok\w*|burn\w*|swell\w*|swollen|hurt\w*|fire|danger\w*|injur\w*)\b",
    re.IGNORECASE,
)
"""Words that deny a danger."""
IDENTIFYING = ("order_number", "email", "code")
"""The questions of which a half corrected answer says nothing."""
SMALL_TALK = {
    "greet": "utter_greet_again",
    "thanks": "utter_thanks",
    "compliment": "utter_compliment",
    "bot_challenge": "utter_bot_challenge",
    "chitchat": "utter_chitchat",
    "insult": "utter_insult",
    "another_return": "utter_one_at_a_time",
    "all_items": "utter_one_at_a_time",
    "keep_waiting": "utter_take_your_time",
    "gift": "utter_gift_noted",
}
"""Topics that get an answer of one response, after which the open question is asked again."""


PARTS = ("accessories", "packaging", "sealed")
"""The questions at which something else than the ring may be lost."""
RING = re.compile(r"\bring\b", re.IGNORECASE)
IDLE = ("utter_chitchat", "utter_take_your_time", "utter_one_at_a_time")
"""Answers that would mock somebody who was just refused."""


def ending(turn: Turn, topics: Mapping[str, str], *, answers: bool = False) -> str | None:
    """The ending among these that this turn asks for; where it `answers` the question too, only beyond doubt."""
    clauses = (turn.whole, *turn.segments)
    meant = {
        topic: end
        for topic, end in topics.items()
        for each in clauses
        if each.topic == topic and each.confidence >= _needed(topic, answers=answers)
    }
    if "danger" in meant and no_danger(turn):
        del meant["danger"]
    if no_data_request(turn):
        meant.pop("data_request", None)
    return next((end for topic, end in topics.items() if topic in meant), None)


def no_danger(turn: Turn) -> bool:
    """Whether nothing of what looks dangerous is: denied, or told of a tight ring, a flat battery or warm water.

    Words that leave no doubt have a confidence of one.
    """
    named = [each.text for each in turn.segments if each.topic == "danger"] or [turn.text]
    if turn.whole.confidence >= 1:
        return False
    tight = TIGHT.search(turn.text) is not None
    return NOT_MEANT.search(turn.text) is not None or all(_is_harmless(each, tight=tight) for each in named)


def _is_harmless(clause: str, *, tight: bool) -> bool:
    """Whether a clause denies a danger, or tells of what is none; of a `tight` ring a thick finger is none."""
    if DENIED.search(clause):
        return True
    rest = WARM_WATER.sub("", SWELLS.sub("", clause) if tight else clause)
    told = any(words.search(clause) for words in (DEAD_BATTERY, TIGHT, WARM_WATER))
    return (told or (tight and SWELLS.search(clause) is not None)) and not HURTS.search(rest)


def no_data_request(turn: Turn) -> bool:
    """Whether none of the words is about data, whatever the message looks like."""
    return not DATA.search(turn.text)


def danger_of(turn: Turn) -> str:
    """The ending that a danger leads to: skin and a hurt or trapped finger need other words than a battery."""
    if SKIN.search(turn.text) and not HURTS.search(turn.text):
        return "skin"
    return "hurt" if WOUNDED.search(turn.text) and not HEAT.search(turn.text) else "danger"


def is_lost(turn: Turn, asked: str | None = None) -> bool:
    """Whether the ring itself is said to be lost, and not a parcel, nor only in case it should be."""
    text = turn.whole.text
    part = (asked in PARTS or HARDWARE.search(text)) and not RING.search(text)
    return bool(LOST.search(text)) and not (part or ON_ITS_WAY.search(text) or SUPPOSED.search(text))


def never_came(draft: Draft, turn: Turn, order: Order) -> bool:
    """Whether a parcel that is recorded as delivered is said never to have come, and not only a part of it."""
    text = turn.whole.text
    said = NEVER_CAME.search(text) and not (CAME_ELSE.search(text) or SUPPOSED.search(text))
    return bool(said) and order.received_on is not None and draft.reason is None


def _needed(topic: str, *, answers: bool) -> float:
    if answers and topic != "danger":
        return BEYOND_DOUBT
    return PLAINLY.get(topic, SURE)


def interlude(draft: Draft, asked: str | None, turn: Turn, voice: Voice) -> Draft | None:
    """Answer what was said in between; None where nothing was."""
    if asked == "confirm" and turn.sure("change_answer"):
        voice.say("utter_what_to_change")
        return draft
    if turn.sure("go_back"):
        return _back(draft, voice)
    if turn.whole.topic in REPEATING and turn.sure(*REPEATING):
        return draft
    if asked in IDENTIFYING and turn.sure("change_answer"):
        voice.say("utter_send_it_whole")
        return draft
    if THINKING.search(turn.whole.text):
        voice.say("utter_take_your_time")
        return draft
    if asked == "code" and turn.sure("new_code"):
        return draft
    if asked == "code" and turn.sure("no_order_number"):
        voice.say("utter_name_is_not_enough")
        return draft
    if asked == "email" and _has_no_email(turn):
        return _without_email(draft, voice)
    said = next((response for topic, response in SMALL_TALK.items() if turn.sure(topic)), None)
    if said and not (asked == "anything_else" and said in IDLE):
        voice.say(said)
        return draft
    return None


def _has_no_email(turn: Turn) -> bool:
    """Whether the turn knows no address, or keeps it."""
    kept = doubts(turn) or KEEPS_EMAIL.search(turn.whole.text)
    return bool(kept or turn.sure("unsure", "skip", "deny", "no_order_number"))


def _without_email(draft: Draft, voice: Voice) -> Draft:
    """The draft after an address that nobody tells: what it is for, and the third time a person."""
    misses = draft.misses + 1
    if misses >= MISSES:
        return replace(draft, misses=misses, ending="gift")
    voice.say("utter_no_email")
    return replace(draft, misses=misses)


def _back(draft: Draft, voice: Voice) -> Draft:
    """The draft without the answer to the question before the open one."""
    if len(draft.asked) < 2:
        voice.say("utter_nothing_to_go_back_to")
        return draft
    *rest, last, _open = draft.asked
    voice.say("utter_gone_back")
    return replace(_without(draft, last), asked=tuple(rest), told=None)


def _without(draft: Draft, name: str) -> Draft:
    """The draft with one answer forgotten."""
    if name in ("item", "quantity"):
        return replace(draft, item=None, quantity=None)
    if name == "description":
        return replace(draft, description=None)
    if name == "confirm":
        return draft
    if name == "photos":
        return replace(draft, photos_closed=False)
    if name in ("order_number", "email"):
        return replace(draft, identified=None, order_number=None, email=None)
    return draft.saying(name, None)
