"""Turns outside of a return that are about the conversation itself."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.asides import begins_a_return
from actions.asked import asked_about
from actions.draft import Draft
from actions.ending import WITHDRAW, cancelled, withdrawn
from actions.handover import decision_so_far, hand_over
from actions.identity import order_of
from actions.interludes import MISSES
from actions.items import matching, mentioned, returnable, several, title_of
from actions.languages import in_their_language, wants_a_person
from actions.parcels import named_cases, posted
from actions.phrases import whole, words
from actions.questions import AnswerQuestion
from actions.turn import Turn
from actions.voice import Domain, Voice
from returns.service import Returns

BACK = words(r"(return|send|refund|chang)\w*", r"(giv|tak)(e|es|en|ing)", r"go(es|ing)?", r"money")
"""Words of those who come back to a return."""
STOP = words(
    r"(cancel|stop|abort|scrap)",
    r"(forget|never ?mind|nvm)",
    r"(keep(ing)?|leave|drop)",
    r"(no longer|don'?t|not|no return)",
)
"""Words of those who give it up."""
OK_ALONE = whole(
    r"(ok|okay|k|kk)",
    r"(fine|alright|right)",
    r"(cool|good|great)",
    r"(i see|got it|noted)",
    before=r"(oh\W+)?",
    after=r"(\W+(thanks?|thx|ty|then|cool))*",
)
"""What takes note of something, and is no yes where nothing was asked."""
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
        turn, draft = Turn.of(tracker.latest_message, self._returns.now()), Draft.of(tracker.slots)
        text = turn.text
        by_number, named = named_cases(turn, draft, tracker.sender_id, self._returns)
        case = (named[0].number if named else None) if by_number else draft.last_case
        if case and WITHDRAW.search(text):
            return withdrawn(case, self._returns, Voice(dispatcher, domain))
        if by_number:
            Voice(dispatcher, domain).say("utter_faq_status_not_here")
            return []
        wants_back = (BACK.search(text) or turn.sure("start_return")) and not STOP.search(text)
        if wants_back or turn.sure("start_return", "reason") or begins_a_return(turn):
            return [FollowupAction("return_form")]
        cancelled(draft, self._returns, Voice(dispatcher, domain))
        return []


class PickUp(Action):
    """Takes a yes that no question was open for: goes on with a return that was begun, or shows the menu."""

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name in the rules."""
        return "action_pick_up"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Go on, or offer what there is."""
        draft = Draft.of(tracker.slots)
        agrees = (tracker.latest_message.get("intent") or {}).get("name") in ("affirm", "resume")
        order = order_of(draft, self._returns)
        more = bool(order and returnable(order)) or not draft.last_case
        if not (draft.unfinished or more) and OK_ALONE.fullmatch(tracker.latest_message.get("text") or ""):
            Voice(dispatcher, domain).say("utter_all_done")
            return []
        turn = Turn.of(tracker.latest_message, self._returns.now())
        if draft.unfinished or (agrees and more) or begins_a_return(turn):
            return [FollowupAction("return_form")]
        Voice(dispatcher, domain).say("utter_menu")
        return []


class Greet(Action):
    """Greets, and offers to go on with a return that was begun."""

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name in the rules."""
        return "action_greet"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Greet."""
        voice, draft = Voice(dispatcher, domain), Draft.of(tracker.slots)
        order = order_of(draft, self._returns)
        if not draft.unfinished:
            voice.say("utter_greet")
        elif order and draft.item:
            voice.say("utter_greet_with_item", item=title_of(draft.item, order))
        else:
            voice.say("utter_greet_with_return")
        return []


class Soothe(Action):
    """Takes anger that no question was open for, and what it tells of the ring."""

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name in the rules."""
        return "action_soothe"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Stay kind, offer a person, and begin the return where something was told of the ring."""
        turn, draft = Turn.of(tracker.latest_message, self._returns.now()), Draft.of(tracker.slots)
        Voice(dispatcher, domain).say("utter_insult")
        told = turn.sure("reason", "works", "fault_cause", "start_return", "give_details")
        return [FollowupAction("return_form")] if told or begins_a_return(turn) or draft.unfinished else []


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
        turn = Turn.of(tracker.latest_message, self._returns.now())
        if posted(draft, turn, tracker.sender_id, self._returns, voice):
            return [SlotSet("misses", 0), LISTEN]
        if asked_about(turn):
            answered = await AnswerQuestion(self._returns).run(dispatcher, tracker, domain)
            goes_on = any(event["event"] == "followup" for event in answered)
            return answered if goes_on else [*answered, LISTEN]
        if self._names_an_item(draft, turn) or begins_a_return(turn):
            return [FollowupAction("return_form")]
        if draft.misses + 1 >= MISSES:
            hand_over(voice, draft, "tries", decision_so_far(draft, self._returns))
            return [SlotSet("misses", 0), LISTEN]
        beyond = turn.sure("out_of_scope") and not draft.misses
        voice.say("utter_out_of_scope" if beyond else "utter_not_understood_menu")
        return [SlotSet("misses", draft.misses + 1), LISTEN]

    def _names_an_item(self, draft: Draft, turn: Turn) -> bool:
        order = order_of(draft, self._returns)
        return bool(order and (matching(mentioned(turn), order, only_surely=True) or several(mentioned(turn), order)))


class AnswerLanguage(Action):
    """Answers a message in another language outside of a return; the third time a person takes over."""

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name in the rules."""
        return "action_answer_language"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Say which language is spoken here, or hand over."""
        voice, draft = Voice(dispatcher, domain), Draft.of(tracker.slots)
        turn = Turn.of(tracker.latest_message, self._returns.now())
        if begins_a_return(turn) or turn.sure("reason", "start_return"):
            return [FollowupAction("return_form")]  # a foreign greeting, and English after it
        said = [event["parse_data"]["intent"]["name"] for event in tracker.events if event["event"] == "user"]
        went_on = said[-MISSES:].count("other_language") == MISSES
        if wants_a_person(turn) or went_on:
            reason = "asked" if wants_a_person(turn) else "tries"
            hand_over(voice, draft, reason, decision_so_far(draft, self._returns))
        else:
            in_their_language(turn, voice)
        return [SlotSet("misses", 0)]
