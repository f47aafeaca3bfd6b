"""Who writes: an order number and an email address that belong together."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace

from actions.draft import Draft
from actions.items import mentioned, words_of
from actions.turn import Turn
from actions.voice import Voice
from returns.model import Order
from returns.service import Returns

LOOKUPS = 3
"""After this many pairs of order number and email that do not belong together, a person helps."""
NUMBER = re.compile(r"#?\b(?:[A-Za-z]{1,6}[-_/]?|[A-Z]{2,4} )?\d[\w-]{2,}")
"""What counts as an order number where one was asked for, whatever a shop's numbers look like."""

ADDRESS = re.compile(r"\S+@\S+")
"""An address, whose digits are no order number."""
EVERY_RING = {"ring", "rings", "size", "smart", "circul", *"0123456789"}
"""Words that are in too many titles to name an order."""
LETTERED = re.compile(r"\b[A-Za-z]{2,6}[-_/ ]?\d{4,}")
ORDER = re.compile(r"\border\b", re.IGNORECASE)
"""How people name another order, once one was found."""
NO_ORDERS = ("amount", "phone", "tracking_number")
"""What other numbers can be."""
CORRECTS = re.compile(
    r"\b(not|instead|i meant?|sorry|typo|correct(ion)?|rather|wait|actually)\b(?! sure)", re.IGNORECASE
)
"""Words that make the last of two numbers the one that is meant."""


ENDS = re.compile(
    r"\W*((sorry|sory|oops|ups|i meant?|no|its|it'?s)\W+)*\.?(?P<domain>com|net|org|de|fr|uk|io|eu|us)\W*",
    re.IGNORECASE,
)
"""How people mend the end of an address alone."""
NEWEST = re.compile(r"\b(new(er|est)|latest|most recent|last) (one|order)?\b", re.IGNORECASE)
OLDEST = re.compile(r"\b(old(er|est)|earli(er|est)|first) (one|order)?\b", re.IGNORECASE)
"""How people tell two orders apart by when they were placed."""


def begun(draft: Draft, turn: Turn) -> Draft:
    """The draft with the instant at which its request was made, and the key under which it opens one case only."""
    if draft.requested_at and draft.request_key:
        return draft
    requested_at = draft.requested_at or turn.received_at.isoformat()
    return replace(draft, requested_at=requested_at, request_key=secrets.token_hex(8))


def told_identity(draft: Draft, asked: str | None, turn: Turn) -> Draft:
    """The draft with the number and address that this turn gives; the number of another order begins a new request."""
    number, email = turn.entity("order_number"), turn.entity("email")
    several = tuple(dict.fromkeys(turn.entities.get("order_number", ())))
    if len(several) > 1 and not draft.identified and asked != "code":
        if not CORRECTS.search(turn.text):
            return replace(draft, candidates=several, order_number=None, email=email or draft.email)
        number = several[-1]
    if asked == "order_number" and not number and not any(map(turn.entity, NO_ORDERS)):
        number = next(iter(NUMBER.findall(ADDRESS.sub(" ", turn.text))), None)
    if draft.identified:
        if not number or number in draft.identified or not (LETTERED.search(turn.text) or ORDER.search(turn.text)):
            return draft  # what merely looks like a number takes no order away that was found
        draft = begun(Draft(email=draft.email, requested_at=draft.requested_at, last_case=draft.last_case), turn)
    candidates = () if number else draft.candidates
    if draft.tried and not (number or email) and (ends := ENDS.fullmatch(turn.text)):
        email = f"{draft.tried[1].rpartition('.')[0]}.{ends['domain'].lower()}"
    if draft.tried and (number is None) != (email is None):  # one of the two was mistyped, and comes alone
        number, email = number or draft.tried[0], email or draft.tried[1]
    return replace(draft, order_number=number or draft.order_number, email=email or draft.email, candidates=candidates)


def named_by_item(draft: Draft, turn: Turn, returns: Returns) -> Draft:
    """The draft with the one of several proved orders whose items alone have a word that the turn says."""
    if draft.order_number or len(draft.proved) < 2:
        return draft
    if NEWEST.search(turn.whole.text) or OLDEST.search(turn.whole.text):  # they lie there with the newest first
        return replace(draft, order_number=draft.proved[0 if NEWEST.search(turn.whole.text) else -1])
    orders = [order for number in draft.proved if (order := returns.find_order(number, draft.email or ""))]
    words = {order.number: {word for line in order.lines for word in words_of(line.title)} for order in orders}
    said = words_of("\n".join(filter(None, [draft.hint, mentioned(turn)]))) - EVERY_RING
    named = [
        number
        for number, own in words.items()
        if said & own.difference(*(each for other, each in words.items() if other != number))
    ]
    return replace(draft, order_number=named[0]) if len(named) == 1 else draft


def identified(draft: Draft, returns: Returns, voice: Voice) -> Draft:
    """The draft with the order that number and address name together; whichever is wrong, the answer is the same."""
    if draft.identified or not (draft.order_number and draft.email):
        return draft
    order = returns.find_order(draft.order_number, draft.email)
    if order:
        voice.say("utter_order_found", order=order.number)
        return replace(draft, identified=order.number, lookups=0, tried=())
    lookups = draft.lookups + 1
    if lookups >= LOOKUPS:
        return replace(draft, lookups=lookups, ending="tries")
    voice.say("utter_pair_unknown", number=draft.order_number, email=draft.email)
    tried = (draft.order_number, draft.email)
    return replace(
        draft, order_number=None, email=None if not draft.proved else draft.email, lookups=lookups, tried=tried
    )


def order_of(draft: Draft, returns: Returns) -> Order | None:
    """The order that the draft is about, once it is known whose it is."""
    return returns.find_order(draft.identified, draft.email or "") if draft.identified else None
