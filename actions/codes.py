"""Finding an order without its number: by the email address, which a one-time code proves to be the customer's."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answers import doubts, yes_no
from actions.draft import UNSURE, Draft
from actions.interludes import WITHDRAWING
from actions.people_words import NO_EMAIL, NO_NUMBER
from actions.phrases import words
from actions.turn import Turn
from actions.voice import Voice
from returns.codes import CodeEnd, CodeOver, TooManyCodes, WrongCode
from returns.service import Returns

CODE = re.compile(r"(?<![\w-])\d(?:[ -]?\d){5}(?!\w)")
"""Six digits, however they are grouped."""
ORDERS = words(r"orders?", r"numbers?", r"(receipt|confirmation|invoice)s?", r"e-?mails?")
"""Words without which a clause of a longer story says nothing about the order's number."""
GIVEN = words(
    r"(i|we|i've|we've) (\w+ )?(bought|ordered|purchased|paid)",
    r"(i|we|i've|we've) (\w+ )?(gave|gifted)",
    r"(i|we) got (\d|two|one|it|this|them) for",
    r"^\W*((hi|hello|hey)\W+)?(bought|ordered) (this|it|one|two|a|the)",
    r"going to (gift|give)",
    r"(gift|present|this|it|one|ring) for (my|our|his|her|a)(?! (birthday|anniversary|wedding|graduation|christmas))",
)
"""Words of somebody who gave the present, and has the order."""


def typed_code(turn: Turn) -> str | None:
    """The code that the turn holds; digits that belong to an order number with letters are none."""
    lettered = any(number[:1].isalpha() for number in turn.entities.get("order_number", ()))
    found = CODE.search(turn.text)
    return found[0] if found and not lettered else None


def on_the_way_by_email(draft: Draft, asked: str | None, turn: Turn, voice: Voice) -> Draft:
    """The draft on its way by email where the customer has no order number, and off it where there is one."""
    if draft.identified or turn.whole.topic in WITHDRAWING:
        return draft
    if turn.sure("gift") and not (
        draft.gift or GIVEN.search(turn.whole.text) or turn.entity("email") or turn.entity("order_number")
    ):
        voice.say("utter_gift")
        return replace(draft, gift=True)
    if asked in ("order_number", "email") and NO_EMAIL.search(turn.whole.text) and not turn.entity("order_number"):
        return replace(draft, ending="gift")
    without_either = turn.sure("no_order_number", "skip") or yes_no(turn) in (False, UNSURE) or doubts(turn)
    if draft.gift and asked in ("order_number", "email") and without_either and not turn.entity("email"):
        return replace(draft, ending="gift")
    if draft.order_number or turn.entity("order_number"):
        return draft if draft.proved else replace(draft, by_code=False)
    without = turn.sure("no_order_number", "skip") or yes_no(turn) in (False, UNSURE)
    if NO_NUMBER.search(turn.whole.text) and not draft.by_code:
        voice.say("utter_by_email")
        return replace(draft, by_code=True)
    says_so = asked == "order_number" or turn.whole.topic == "no_order_number" or ORDERS.search(turn.whole.text)
    if draft.by_code or not ((turn.sure("no_order_number") and says_so) or (asked == "order_number" and without)):
        return draft
    voice.say("utter_by_email")
    return replace(draft, by_code=True)


def proved(draft: Draft, asked: str | None, turn: Turn, conversation: str, returns: Returns, voice: Voice) -> Draft:
    """The draft after the code was sent, sent anew or checked; the orders that it opens are in `proved`."""
    if draft.identified or not (draft.by_code and draft.email) or draft.proved:
        return draft
    typed = typed_code(turn) if asked == "code" else None
    if typed:
        return _checked(draft, typed, conversation, returns, voice)
    if not draft.code_sent or turn.sure("new_code") or turn.entity("email"):
        return _sent(draft, conversation, returns, voice)
    return draft


def _sent(draft: Draft, conversation: str, returns: Returns, voice: Voice) -> Draft:
    if isinstance(returns.send_code(draft.email or "", conversation), TooManyCodes):
        return replace(draft, ending="tries")
    voice.say("utter_code_sent_again" if draft.code_sent else "utter_code_sent", email=draft.email)
    return replace(draft, code_sent=True)


def _checked(draft: Draft, typed: str, conversation: str, returns: Returns, voice: Voice) -> Draft:
    found = returns.check_code(conversation, typed)
    if isinstance(found, tuple):
        numbers = tuple(order.number for order in found)
        return replace(draft, proved=numbers, order_number=numbers[0] if len(numbers) == 1 else None)
    if isinstance(found, WrongCode) and found.tries_left:
        voice.say("utter_code_wrong", tries=found.tries_left)
        return draft
    voice.say("utter_code_over")
    # A turn that is repeated after a crash finds its right code used; whoever was only late needs a new one too.
    late = isinstance(found, CodeOver) and found.why in (CodeEnd.USED, CodeEnd.EXPIRED)
    return _sent(draft, conversation, returns, voice) if late else draft
