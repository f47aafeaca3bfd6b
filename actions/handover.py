"""Passing a conversation to a person, with what is known so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import Draft
from actions.interludes import URGENT, danger_of, no_danger, no_data_request
from actions.next_step import judged
from actions.turn import Turn
from actions.voice import Domain, Voice
from policy_core import InvalidCase
from returns.errors import NothingLeft
from returns.service import Returns

DESK_REASONS = {
    "taken": "trouble",
    "contradiction": "trouble",
    "gift": "asked",
    "sent": "asked",
    "missing": "asked",
} | {
    "skin": "danger",
    "hurt": "danger",
}
"""What the desk calls a reason that it has no name of its own for."""


def hand_over(voice: Voice, draft: Draft, reason: str, decision: Mapping[str, Any] | None) -> None:
    """Tell the customer who takes over and why, and give the desk a summary for that person."""
    payload = {"reason": DESK_REASONS.get(reason, reason), "summary": summary(draft, decision)}
    voice.say(f"utter_hand_over_{reason}", custom={"handover": payload})


def summary(draft: Draft, decision: Mapping[str, Any] | None) -> dict[str, Any]:
    """What is known of the request, and what the policy says to that, for the person who takes over."""
    known = {
        "order": draft.identified or draft.order_number,
        "email": draft.email,
        "line": draft.item,
        "quantity": draft.quantity,
        "reason": draft.reason,
        "facts": dict(draft.facts),
        "resolution": draft.resolution,
        "description": draft.description,
        "photos": list(draft.photos or ()),
        "case": draft.last_case,
        "decision": decision,
    }
    return {name: value for name, value in known.items() if value not in (None, {}, [], "")}


def decision_so_far(draft: Draft, returns: Returns) -> Mapping[str, Any] | None:
    """What the policy says to the draft as it stands, or None where there is nothing to judge yet."""
    if not (draft.identified and draft.item and draft.requested_at):
        return None
    try:
        return judged(draft, returns)
    except (InvalidCase, NothingLeft) as unjudged:
        return {"error": str(unjudged)}


def decision_of(number: str, returns: Returns) -> Mapping[str, Any] | None:
    """What was decided on a case when it was opened."""
    case = returns.case(number)
    return case.decision if case else None


class HandOver(Action):
    """Passes the conversation to a person outside of the form; the reason is what the customer wrote about."""

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name in the rules."""
        return "action_hand_over"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Hand over and forget how often the bot did not understand."""
        turn = Turn.of(tracker.latest_message, self._returns.now())
        draft, reason = Draft.of(tracker.slots), URGENT.get(turn.whole.topic, "asked")
        if (reason == "danger" and no_danger(turn)) or (reason == "data" and no_data_request(turn)):
            return [FollowupAction("return_form")]
        reason = danger_of(turn) if reason == "danger" else reason
        hand_over(Voice(dispatcher, domain), draft, reason, decision_so_far(draft, self._returns))
        return [SlotSet("misses", 0)]
