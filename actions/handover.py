"""Passing a conversation to a person, with what is known so far."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import Draft
from actions.interludes import ENDS
from actions.next_step import judged
from actions.turn import Turn
from actions.voice import Domain, Voice
from policy_core import InvalidCase
from returns.service import Returns

DESK_REASONS = {"nothing_left": "asked", "taken": "trouble"}
"""What the desk calls a reason that it has no name of its own for."""


def hand_over(voice: Voice, draft: Draft, reason: str, returns: Returns) -> None:
    """Tell the customer who takes over and why, and give the desk a summary for that person."""
    payload = {"reason": DESK_REASONS.get(reason, reason), "summary": summary(draft, returns)}
    voice.say(f"utter_hand_over_{reason}", custom={"handover": payload})


def summary(draft: Draft, returns: Returns) -> dict[str, Any]:
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
        "decision": _decision(draft, returns),
    }
    return {name: value for name, value in known.items() if value not in (None, {}, [], "")}


def _decision(draft: Draft, returns: Returns) -> dict[str, Any] | None:
    if not (draft.identified and draft.item and draft.requested_at):
        return None
    try:
        return judged(draft, returns)
    except InvalidCase as contradiction:
        return {"error": str(contradiction)}


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
        reason = ENDS.get(turn.whole.topic, "asked")
        hand_over(Voice(dispatcher, domain), Draft.of(tracker.slots), reason, self._returns)
        return [SlotSet("misses", 0)]
