"""What a message asks about: the topics of its questions, by the understanding and by plain words."""

from __future__ import annotations

import re

from actions.draft import Draft
from actions.parcel_words import CAME_ELSE, NEVER_CAME, WHERE_IS_IT
from actions.question_words import (
    A_FAULT,
    ASKED_WITH,
    CREDIT,
    FOR_SURE,
    HOW,
    INVERTED,
    KEEPS_PART,
    KEEPS_RING,
    MONEY_BACK,
    NORMAL_POST,
    ONE_PARCEL,
    ONLY_PART,
    OPEN_QUESTION,
    OUTCRY,
    POST_LATER,
    POSTAGE,
    PRICES,
    QUESTION,
    SHIPPING_PAID,
    TAKES_BACK,
    THIS_ONE,
    THOUGH,
    VISIT,
    WEAR_IT,
    WHAT_NOTED,
)
from actions.turn import SURE, Segment, Turn

BY_STATE = ("refund_amount", "partial", "excluded", "packaging", "personalised")
"""Topics of which some clauses are out of the question for this ring already."""
ONCE_FOUND = (*BY_STATE, "worked_out", "days_left", "window", "shipping_cost", "exchange", "status")
"""Topics that wait for the order where it is about to be found: without it they can only be answered at large."""
OF_THIS_RING = ("refund_amount", "worked_out", "days_left", "status")
"""Those of them that mean nothing without it."""
AT_FIRST = ("how", "address", "refund_time", "refund_method", "after_ship")
"""Topics that wait with them in a message that begins a return: nobody wants the rules of two shops before it."""
PARCEL = "parcel"
"""Where a parcel is that did not come: only the order can tell."""
KEPT = (PARCEL, "days_left", "window", "status", "shipping_cost", "exchange", *AT_FIRST[1:])
"""Those of them that no decision answers, and that are answered once it is found."""
PLAIN = {
    "wear_it": WEAR_IT,
    "one_parcel": ONE_PARCEL,
    "prices": PRICES,
    "keeps_part": KEEPS_PART,
    "only_part": ONLY_PART,
    "a_fault": A_FAULT,
    "for_sure": FOR_SURE,
    "keeps_ring": KEEPS_RING,
    "visit": VISIT,
    "post_later": POST_LATER,
    PARCEL: WHERE_IS_IT,
}
"""Questions that plain words ask, and that no policy answers."""
INSTEAD = {"refund_method": CREDIT, "refund_amount": SHIPPING_PAID, "address": NORMAL_POST}
"""Topics that plain words name, whatever they look like."""
NOTED = "noted"
"""The question what was noted so far."""
ASKED_FOR = {**PLAIN, **INSTEAD, NOTED: WHAT_NOTED}
"""All that plain words ask for."""
ALWAYS = ("prices", "keeps_part", "only_part", "wear_it", "one_parcel", "keeps_ring", PARCEL)
"""What is asked for without the form of a question, too."""
MOST = 3
"""So many questions of one message are answered."""


def asked_about(turn: Turn, *, plainly: bool = False) -> list[str]:
    """The topics that the turn surely asks about, each once, as they were asked; `plainly` wants a question's form."""
    plain = _plainly_asked(turn)
    clauses = [each for each in (*turn.segments, turn.whole) if each.topic == "faq" and each.confidence >= SURE]
    clauses = [each for each in clauses if not any(ASKED_FOR[topic].search(each.text) for topic in plain)]
    asked = [each for each in clauses if not plainly or _is_question(each.text, turn.text)]
    parts = [each.value for each in clauses if each is not turn.whole]
    meant = [_meant(each.value, each.text, turn.whole.text) for each in asked if each.value in parts or not parts]
    return list(dict.fromkeys([*plain, *filter(None, meant)]))[:MOST]


def _is_question(clause: str, text: str) -> bool:
    """Whether a clause has the form of a question, in a message with or without its mark."""
    formed = ("?" in text and QUESTION.search(clause)) or ASKED_WITH.search(clause) or INVERTED.match(clause)
    return bool(formed) and not OUTCRY.match(clause)


def _plainly_asked(turn: Turn) -> list[str]:
    """What plain words ask for: in a clause of their own, or in a question as a whole."""
    found = [topic for topic, words in ASKED_FOR.items() if words.search(turn.whole.text)]
    if NEVER_CAME.search(turn.whole.text) and not CAME_ELSE.search(turn.whole.text):
        found.append(PARCEL)
    return [topic for topic in found if topic in ALWAYS or _is_put(ASKED_FOR[topic], turn)]


def _is_put(words: re.Pattern[str], turn: Turn) -> bool:
    """Whether the words are put as a question."""
    return "?" in turn.text or any(INVERTED.match(each.text) for each in turn.segments if words.search(each.text))


def _meant(topic: str, clause: str, text: str) -> str | None:
    """The topic that the words ask about, whatever it looks like, or None where they ask nothing."""
    if topic == "how" and not HOW.search(text):
        return None
    if topic in ("refund_method", "refund_amount") and MONEY_BACK.search(text):
        return None  # who asks how to get it wants it
    if topic == "cancel_return" and not (TAKES_BACK.search(text) or THIS_ONE.search(text)):
        return None
    if topic in ("excluded", "cancel_return") and THIS_ONE.search(text):
        return "excluded" if THOUGH.search(clause) else None  # without a "though" it is the wish itself
    return "shipping_cost" if topic == "refund_amount" and POSTAGE.search(text) else topic


def waits(topic: str, draft: Draft, asked: str | None) -> bool:
    """Whether the topic had better wait for the order, which is about to be found."""
    if draft.identified:
        return False
    near = asked is None or draft.order_number or draft.email
    if near and topic in ONCE_FOUND:
        return True
    return topic == PARCEL or topic in OF_THIS_RING or (asked is None and topic in AT_FIRST)


def left_open(turn: Turn) -> bool:
    """Whether a question of the turn was read as nothing that anybody here can answer."""
    strange = {word for each in turn.segments if _is_strange(each) for word in each.text.split()}
    asked = (found[1].lower().split() for found in OPEN_QUESTION.finditer(turn.text))
    return any(sum(word in strange for word in words) > len(words) / 2 for words in asked)


def _is_strange(clause: Segment) -> bool:
    return clause.topic in ("out_of_scope", "chitchat") or clause.confidence < SURE
