"""What happens when the form ends: the case is opened, or left, or a person takes over."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.box_words import NO_RING
from actions.draft import Draft
from actions.handover import decision_of, decision_so_far, hand_over
from actions.identity import order_of
from actions.items import returnable
from actions.phrases import words
from actions.verdict import case_lines, next_steps
from actions.voice import Domain, Voice
from actions.wanted import wanted_of
from policy_core import load_pack
from returns.errors import NotAllowed, NothingLeft, UnitTaken
from returns.lifecycle import Move, State
from returns.service import Returns

SAYINGS = {
    "declined": "utter_not_opened",
    "refused": "utter_refusal_done",
    "done": "utter_all_done",
    "left": "utter_goodbye",
    "start_over": "utter_started_over",
    "lost": "utter_lost_ring",
    "answered": "utter_ask_anything_else",
}
"""Endings that need one response and nothing else."""
WITHDRAW = words(
    r"(withdraw|cancel|undo)\w*",
    r"stop (the|my|this|that) return\w*",
    r"no return\w*",
    r"take (it|that|this) back\w*",
    r"call (it|that) off",
    r"keep\w*",
)
"""How people take back a return that was opened."""
OPENED_ONE = words(
    r"withdraw",
    r"(cancel|stop|undo)\b.{0,12}\b(my|the|that|this) (return|case|refund|exchange)",
    r"(call off|take back)\b.{0,12}\b(my|the|that|this) (return|case|refund|exchange)",
)
"""The same beside a question, where it is the opened one that is meant and not the one being spoken of."""
NOTHING_CAME = ("arrived_incomplete", "wrong_item")
"""The reasons of a parcel without the ring."""
ONE_ITEM = ("declined", "refused")
"""Those of them that end one item, so that the next one that was named comes up."""


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
        elif draft.ending == "posted":
            after = draft  # What there is to say of the parcel is said.
        elif draft.ending == "cancelled":
            meant = OPENED_ONE.search(str(tracker.latest_message.get("text"))) and draft.asked[-1:] == (
                "anything_else",
            )
            if draft.last_case and meant:
                return withdrawn(draft.last_case, self._returns, voice)
            cancelled(draft, self._returns, voice)
            after = _left_behind(draft)
        elif draft.ending in SAYINGS:
            voice.say(SAYINGS[draft.ending])
            after = self._after_item(voice, draft) if draft.ending in ONE_ITEM else _left_behind(draft)
        else:
            hand_over(voice, draft, draft.ending or "asked", decision_so_far(draft, self._returns))
            after = draft
        return _going_on(replace(after, ending=None, confirm=None), draft.ending)

    def _opened(self, voice: Voice, draft: Draft, conversation: str) -> Draft:
        try:
            case = self._returns.open_case(
                draft.request(),
                conversation=conversation,
                description=self._description(draft, voice),
                photos=draft.photos or (),
                key=draft.request_key or conversation,
            )
        except (UnitTaken, NothingLeft):
            hand_over(voice, draft, "taken", None)
            return draft
        draft = replace(draft, last_case=case.number)
        voice.say(f"utter_case_{case.state}", case=case.number, custom={"case": case.number})
        if case.state is State.IN_REVIEW:
            draft = replace(draft, review=case.number)
        else:
            pack = load_pack(case.decision["policy"], case.decision["policy_version"])
            if draft.reason in NOTHING_CAME and NO_RING.search(draft.description or ""):
                voice.say("utter_faq_nothing_to_send")
                return self._after_item(voice, replace(draft, wants_person=True))
            order = order_of(draft, self._returns)
            wanted = voice.wanted(wanted_of(draft.wanted, order)) if order else ""
            next_steps(voice, case, pack, self._returns.return_address, wanted=wanted)
        return self._after_item(voice, draft)

    def _description(self, draft: Draft, voice: Voice) -> str:
        """What the customer wrote, and for an exchange which ring is wished for instead."""
        order = order_of(draft, self._returns)
        wanted = wanted_of(draft.wanted, order) if order and draft.resolution == "exchange" else []
        if not wanted:
            return draft.description or ""
        line = voice.line("utter_line_description_wanted", wanted=voice.wanted(wanted))
        return voice.lines(filter(None, [draft.description, line]))

    def _after_item(self, voice: Voice, draft: Draft) -> Draft:
        """What stays of the draft after one item, having said what comes next: another item, a person, or nothing."""
        order = self._returns.find_order(draft.identified or "", draft.email or "")
        left = [line.id for line in returnable(order)] if order else []
        draft = replace(draft, rest=tuple(line for line in draft.rest if line in left))
        after = draft.about_another_item()
        if order and after.item:
            voice.say("utter_next_item", item=next(line.title for line in order.lines if line.id == after.item))
            return after
        if draft.ending == "declined" and not after.item and not draft.review:
            return draft  # it can be come back to
        waiting = draft.review or (draft.last_case if draft.wants_person else None)
        if waiting:
            reason = "review" if draft.review else "asked"
            hand_over(voice, replace(draft, last_case=waiting), reason, decision_of(waiting, self._returns))
            return replace(after, review=None, wants_person=False)
        if draft.ending == "confirmed":
            voice.say("utter_ask_another_item" if left else "utter_ask_anything_else")
        return after


def cancelled(draft: Draft, returns: Returns, voice: Voice) -> None:
    """Say that nothing more happens; a case that was opened before stays open, and is named."""
    case = returns.case(draft.last_case) if draft.last_case else None
    if case:
        voice.say("utter_left_as_it_is", cases=case_lines([case], voice))
    else:
        voice.say("utter_cancelled")


def withdrawn(case: str, returns: Returns, voice: Voice) -> list[EventType]:
    """Take a case back, or say why that is not possible any more; the slots after it."""
    try:
        returns.advance(case, Move.WITHDRAW, actor="customer")
    except NotAllowed as now:
        voice.say("utter_withdrawn" if now.state is State.WITHDRAWN else "utter_not_withdrawn", case=case)
    else:
        voice.say("utter_withdrawn", case=case, custom={"case": case})
    ended = Draft(last_case=case)  # a yes that follows begins nothing anew
    return [SlotSet(name, value) for name, value in ended.slots().items()]


def _going_on(after: Draft, ending: str | None) -> list[EventType]:
    """The slots after an ending, and the form anew where there is another item or a fresh start."""
    events: list[EventType] = [SlotSet(name, value) for name, value in after.slots().items()]
    if after.item and after.told is None and ending in ("confirmed", *ONE_ITEM):
        return [*events, SlotSet("turn_used", True), FollowupAction("return_form")]
    return [*events, FollowupAction("return_form")] if ending == "start_over" else events


def _left_behind(draft: Draft) -> Draft:
    """What stays of a draft that no case came of: all after a mere goodbye or answer, nothing after starting over."""
    if draft.ending in ("left", "answered"):
        return draft
    fresh = Draft(last_case=draft.last_case)
    return fresh if draft.ending == "start_over" else replace(draft, rest=()).about_another_item()
