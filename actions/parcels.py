"""Tracking numbers that customers tell once a ring is on its way."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.draft import Draft
from actions.items import words_of
from actions.parcel_words import ALREADY_SENT, NOT_YET
from actions.plain_words import SUPPOSED
from actions.turn import Turn
from actions.voice import Voice
from returns.errors import BadTracking, ParcelTaken
from returns.lifecycle import Move, possible_moves
from returns.model import Case
from returns.numbers import case_number_of
from returns.service import Returns

CASE_NUMBER = re.compile(r"\bRB[ -]?[0-9A-Z]{8}\b", re.IGNORECASE)
"""A case number as people type it."""
SENT_OFF = re.compile(
    r"\b(track\w*|carrier|courier|waybill|awb|parcel|package|dhl|fed ?ex|usps|ups|posted|shipped|mailed|sent it|"
    r"dropped (it )?off|shipment)\b",
    re.IGNORECASE,
)
"""Words that tell of a parcel on its way."""
NUMBER = re.compile(r"\b(?:[A-Z]{0,4}\d[A-Z0-9]*(?:[ -](?=[A-Z0-9]*\d)[A-Z0-9]+)*)\b", re.IGNORECASE)
ALONE = re.compile(
    rf"\W*((sorry|it'?s|it is|its|here|this|the|number|is|ok|again)\W+)*{NUMBER.pattern}\W*", re.IGNORECASE
)
"""A number with nothing beside it, as it is sent again after it was mistyped."""
UPS = re.compile(r"\b1Z[0-9A-Z]{10,}\b", re.IGNORECASE)
"""What looks like UPS's numbers, and like nothing else."""
FEWEST_DIGITS = 7
"""So many digits make something typed beside such words a tracking number, a mistyped one maybe."""


def posted(draft: Draft, turn: Turn, conversation: str, returns: Returns, voice: Voice) -> bool:
    """Whether the turn told a parcel's number, which is then noted on its case, or why it cannot be."""
    waiting = [case for case in _cases(draft, conversation, returns) if Move.POST in possible_moves(case.state)]
    typed = tracking_number(turn) if waiting else None
    if not typed:
        return False
    case = _meant(turn, waiting)
    if case is None:
        buttons = [(each.title, f"{typed} {each.number}") for each in waiting]
        voice.say("utter_which_parcel", buttons=buttons)
        return True
    try:
        parcel = returns.post(case.number, typed, actor="customer")
    except ParcelTaken:
        voice.say("utter_tracking_taken", number=typed)
    except BadTracking as bad:
        voice.say("utter_tracking_wrong", number=typed, why=str(bad))
    else:
        assert parcel.tracking, "a case was posted without its parcel"
        carrier = voice.line(f"utter_line_carrier_{parcel.tracking.carrier}")
        voice.say("utter_tracking_noted", number=parcel.tracking.number, carrier=carrier, case=case.number)
    return True


def sent_early(draft: Draft, turn: Turn, conversation: str, returns: Returns) -> bool:
    """Whether the turn tells of a parcel on its way to the shop that belongs to no return of this customer's."""
    text = turn.whole.text
    told = ALREADY_SENT.search(text) and not (SUPPOSED.search(text) or NOT_YET.search(text))
    tells = turn.entity("tracking_number") or told
    return bool(tells) and not list(_cases(draft, conversation, returns))


def tracking_number(turn: Turn) -> str | None:
    """What the turn gives as a parcel's number, rightly typed or not."""
    found = turn.entity("tracking_number")
    tells = SENT_OFF.search(turn.text) or ALONE.fullmatch(turn.text) or UPS.search(turn.text)
    if found or turn.entity("order_number") or not tells:
        return found
    text = CASE_NUMBER.sub(" ", turn.text)
    typed = (each[0] for each in NUMBER.finditer(text))
    return next((each for each in typed if sum(map(str.isdigit, each)) >= FEWEST_DIGITS), None)


def _cases(draft: Draft, conversation: str, returns: Returns) -> Iterable[Case]:
    """The cases that this customer may speak of: those of the conversation, and those of orders that are theirs."""
    own = {case.number: case for case in returns.cases(conversation=conversation)}
    for order in {draft.identified, *draft.proved} - {None}:
        own.update((case.number, case) for case in returns.cases(order=order))
    return own.values()


def _meant(turn: Turn, cases: list[Case]) -> Case | None:
    """The case that is named by its number or its ring, the only one, or the only one that has no parcel yet."""
    named = {case_number_of(each) for each in CASE_NUMBER.findall(turn.text)}
    meant = [case for case in cases if case.number in named] if named else cases
    if len(meant) > 1:
        shared = words_of(meant[0].title).intersection(*(words_of(case.title) for case in meant[1:]))
        ring = [case for case in meant if (words_of(case.title) - shared) & words_of(turn.text)]
        meant = ring if len(ring) == 1 else meant
    if len(meant) > 1:
        meant = [case for case in meant if not case.tracking]
    return meant[0] if len(meant) == 1 else None


def named_cases(turn: Turn, draft: Draft, conversation: str, returns: Returns) -> tuple[bool, list[Case]]:
    """Whether the turn names a case by its number, and those of the named ones that this customer may hear of."""
    named = {case_number_of(each) for each in CASE_NUMBER.findall(turn.text)}
    return bool(named), [case for case in _cases(draft, conversation, returns) if case.number in named]
