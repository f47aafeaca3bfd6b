"""Turns outside of a return that are about the conversation itself."""

from __future__ import annotations

import re

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import Draft
from actions.form import MISSES
from actions.handover import decision_so_far, hand_over
from actions.identity import order_of
from actions.items import matching, mentioned, several
from actions.turn import Turn
from actions.voice import Domain, Voice
from returns.errors import NotAllowed
from returns.lifecycle import Move
from returns.service import Returns

BACK = re.compile(r"\b(return(ing)?|send(ing)?|give|giving|take|taking|go(es)?|refund|money|chang)", re.IGNORECASE)
STOP = re.compile(
    r"\b(cancel|stop|forget|never ?mind|nvm|keep(ing)?|leave|no longer|don'?t|not|scrap|abort|drop|no return)\b",
    re.IGNORECASE,
)
WITHDRAW = re.compile(
    r"\b(withdraw|cancel|take (it|that|this) back|undo|keep|call (it|that) off|no return)", re.IGNORECASE
)
LISTEN = FollowupAction("action_listen")
"""Ends the turn; without it the policies' fallback would be predicted again and again."""


class StartOver(Action):
    """Forgets the request and shows the menu."""

    def name(self) -> str:
        """The name in the rules."""
        return "action_start_over"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Forget everything but the last case."""
        Voice(dispatcher, domain).say("utter_menu")
        fresh = Draft(last_case=Draft.of(tracker.slots).last_case)
        return [SlotSet(name, value) for name, value in fresh.slots().items()]


class Cancel(Action):
    """Takes a "forget it" that nothing was begun for; those who changed their mind about a ring mean to return it."""

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name in the rules."""
        return "action_cancel"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Begin the return, or say that nothing is open."""
        text = Turn.of(tracker.latest_message, self._returns.now()).text
        draft = Draft.of(tracker.slots)
        if draft.last_case and WITHDRAW.search(text):
            return self._withdrawn(draft.last_case, Voice(dispatcher, domain))
        if BACK.search(text) and not STOP.search(text):
            return [FollowupAction("return_form")]
        Voice(dispatcher, domain).say("utter_cancelled")
        return []

    def _withdrawn(self, case: str, voice: Voice) -> list[EventType]:
        try:
            self._returns.advance(case, Move.WITHDRAW, actor="customer")
        except NotAllowed:
            voice.say("utter_not_withdrawn", case=case)
        else:
            voice.say("utter_withdrawn", case=case, custom={"case": case})
        return []


class PickUp(Action):
    """Takes a yes that no question was open for: goes on with a return that was begun, or shows the menu."""

    def name(self) -> str:
        """The name in the rules."""
        return "action_pick_up"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Go on, or offer what there is."""
        draft = Draft.of(tracker.slots)
        if draft.identified or not draft.last_case:
            return [FollowupAction("return_form")]
        Voice(dispatcher, domain).say("utter_menu")
        return []


class NotUnderstood(Action):
    """Says so, with the menu; the third time in a row a person takes over."""

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name in the rules and in the policies' fallback."""
        return "action_not_understood"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Count, and say what can be done."""
        voice = Voice(dispatcher, domain)
        draft = Draft.of(tracker.slots)
        if self._names_an_item(draft, tracker):
            return [FollowupAction("return_form")]
        if draft.misses + 1 >= MISSES:
            hand_over(voice, draft, "tries", decision_so_far(draft, self._returns))
            return [SlotSet("misses", 0), LISTEN]
        voice.say("utter_not_understood_menu")
        return [SlotSet("misses", draft.misses + 1), LISTEN]

    def _names_an_item(self, draft: Draft, tracker: Tracker) -> bool:
        order = order_of(draft, self._returns)
        turn = Turn.of(tracker.latest_message, self._returns.now())
        return bool(order and (matching(mentioned(turn), order, only_surely=True) or several(mentioned(turn), order)))
