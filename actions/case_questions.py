"""Questions about a case that was opened: how it stands, and how its ring is sent."""

from __future__ import annotations

from actions.draft import Draft
from actions.identity import order_of
from actions.parcels import named_cases
from actions.question_words import SENDING
from actions.turn import Turn
from actions.verdict import TO_BE_SENT, awaits_label, case_stories, next_steps, tell_shipping
from actions.voice import Voice, day
from policy_core import load_pack
from returns.lifecycle import State
from returns.model import Case
from returns.service import Returns

STEPS = ("address", "how", "after_ship", "refund_time")
"""Topics that the steps of an opened case answer."""
WINDOW = ("window", "days_left")
"""Topics that ask for the last day to ask for a return, and for the last day to post it once that was done."""


def of_the_case(topic: str, draft: Draft, turn: Turn, returns: Returns, voice: Voice) -> bool:
    """Answer from the case that was opened last; False where that has no answer."""
    if topic == "cancel_return":
        case = _withdrawn(draft, returns)
        if case:
            voice.say("utter_faq_status", cases=case_stories([case], returns, voice))
        return case is not None
    case = _to_be_sent(draft, returns) if topic in (*STEPS, *WINDOW, "shipping_cost", "exchange") else None
    if case is None:
        return False
    if topic == "exchange" and case.resolution != "exchange":
        voice.say("utter_faq_another_wish")
    elif topic == "exchange":
        return False
    elif topic in (*WINDOW, "shipping_cost") and awaits_label(case):
        voice.say("utter_faq_status", cases=case_stories([case], returns, voice))
    elif topic == "shipping_cost":
        tell_shipping(voice, case.decision, post_by=case.post_by)
    elif topic in WINDOW and case.post_by and SENDING.search(turn.whole.text):
        voice.say("utter_faq_post_by", last_day=day(case.post_by))
    else:
        pack = load_pack(case.decision["policy"], case.decision["policy_version"])
        next_steps(voice, case, pack, returns.return_address)
    return True


def tell_status(draft: Draft, turn: Turn, conversation: str, returns: Returns, voice: Voice) -> None:
    """Say how the case that is named stands, or else those of this order or conversation."""
    by_number, named = named_cases(turn, draft, conversation, returns)
    if by_number:
        told = case_stories(named, returns, voice)
        voice.say("utter_faq_status" if named else "utter_faq_status_not_here", cases=told)
        return
    cases = returns.cases(order=draft.identified) if draft.identified else returns.cases(conversation=conversation)
    order = order_of(draft, returns)
    if not cases and draft.item and order:
        soon = "utter_why_confirm" if draft.told else "utter_faq_status_soon"
        voice.say(soon if order.received_on else "utter_faq_parcel_unseen")
        return
    told = case_stories(cases, returns, voice)
    voice.say("utter_faq_status" if cases else "utter_faq_status_none", cases=told)


def _to_be_sent(draft: Draft, returns: Returns) -> Case | None:
    """The case that was opened last, if its ring is to be sent now and no other request is open."""
    case = None if draft.told else _last(draft, returns)
    return case if case and case.state in TO_BE_SENT else None


def _withdrawn(draft: Draft, returns: Returns) -> Case | None:
    case = _last(draft, returns)
    return case if case and case.state is State.WITHDRAWN else None


def _last(draft: Draft, returns: Returns) -> Case | None:
    return returns.case(draft.last_case) if draft.last_case else None
