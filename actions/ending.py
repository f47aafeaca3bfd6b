"""What happens when the form ends: the case is opened, or left, or a person takes over."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import Draft
from actions.handover import decision_so_far, hand_over
from actions.items import returnable
from actions.verdict import next_steps
from actions.voice import Domain, Voice
from policy_core import load_pack
from returns.errors import NothingLeft, UnitTaken
from returns.lifecycle import State
from returns.model import Case
from returns.service import Returns

SAYINGS = {
    "declined": "utter_not_opened",
    "refused": "utter_refusal_done",
    "cancelled": "utter_cancelled",
    "left": "utter_goodbye",
    "start_over": "utter_started_over",
}
"""Endings that need one response and nothing else."""


class EndReturn(Action):
    """Acts on the form's ending, and leaves the slots ready for what comes next."""

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name in the rule that follows the form."""
        return "action_end_return"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Open the case, hand over, or take leave."""
        voice = Voice(dispatcher, domain)
        draft = Draft.of(tracker.slots)
        if draft.ending == "confirmed":
            after = self._opened(voice, draft, tracker.sender_id)
        elif draft.ending in SAYINGS:
            voice.say(SAYINGS[draft.ending])
            after = _left_behind(draft)
        else:
            hand_over(voice, draft, draft.ending or "asked", decision_so_far(draft, self._returns))
            after = draft
        events = [SlotSet(name, value) for name, value in replace(after, ending=None, confirm=None).slots().items()]
        return [*events, FollowupAction("return_form")] if draft.ending == "start_over" else events

    def _opened(self, voice: Voice, draft: Draft, conversation: str) -> Draft:
        try:
            case = self._returns.open_case(
                draft.request(),
                conversation=conversation,
                description=draft.description or "",
                photos=draft.photos or (),
                key=draft.request_key or conversation,
            )
        except (UnitTaken, NothingLeft):
            hand_over(voice, draft, "taken", None)
            return draft
        self._say_opened(voice, draft, case)
        return replace(draft.about_another_item(), last_case=case.number)

    def _say_opened(self, voice: Voice, draft: Draft, case: Case) -> None:
        voice.say(f"utter_case_{case.state}", case=case.number, custom={"case": case.number})
        if case.state is State.IN_REVIEW:
            hand_over(voice, replace(draft, last_case=case.number), "review", case.decision)
            return
        order = self._returns.find_order(draft.identified or "", draft.email or "")
        assert order, "an order that has a case is gone"
        pack = load_pack(case.decision["policy"], case.decision["policy_version"])
        next_steps(voice, case.decision, pack, case.number)
        voice.say("utter_ask_another_item" if returnable(order) else "utter_ask_anything_else")


def _left_behind(draft: Draft) -> Draft:
    """What stays of a draft that no case came of: all after a mere goodbye, nothing after starting over."""
    if draft.ending == "left":
        return draft
    return Draft(last_case=draft.last_case) if draft.ending == "start_over" else draft.about_another_item()
