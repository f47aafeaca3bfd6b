"""Answers to questions about the policies, from the packs' own clauses and numbers."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import Draft
from actions.items import returnable
from actions.turn import Turn
from actions.voice import Domain, Voice, day
from policy_core import Pack, pack_in_force, policies
from returns.model import Order, Request
from returns.service import Returns


def answer(topic: str, draft: Draft, conversation: str, returns: Returns, voice: Voice) -> None:
    """Answer a question: about this customer's order and cases where it can be, else by the policies' clauses."""
    order = returns.find_order(draft.identified, draft.email or "") if draft.identified else None
    if topic == "status":
        _status(conversation, returns, voice)
    elif topic in ("days_left", "window") and order and returnable(order):
        _days_left(order, returns, voice)
    else:
        response = f"utter_faq_{topic}"
        voice.say(response if voice.knows(response) else "utter_faq", answers=_answers(topic, order, returns, voice))


def _answers(topic: str, order: Order | None, returns: Returns, voice: Voice) -> str:
    if order:
        return _clauses(topic, _pack_of(order), voice)
    today = returns.now().date()
    packs = [pack_in_force(policy, today) for policy in policies()]
    return voice.lines(
        voice.line("utter_line_policy", policy=pack.title, clauses=_clauses(topic, pack, voice)) for pack in packs
    )


def _clauses(topic: str, pack: Pack, voice: Voice) -> str:
    clauses = pack.questions.get(topic, ())
    return voice.lines(voice.line("utter_line_about", text=each.text, section=each.section) for each in clauses)


def _status(conversation: str, returns: Returns, voice: Voice) -> None:
    cases = returns.cases(conversation=conversation)
    states = [voice.line(f"utter_line_state_{case.state}") for case in cases]
    lines = [
        voice.line("utter_line_case", case=case.number, item=case.title, state=state)
        for case, state in zip(cases, states, strict=True)
    ]
    voice.say("utter_faq_status" if cases else "utter_faq_status_none", cases=voice.lines(lines))


def _days_left(order: Order, returns: Returns, voice: Voice) -> None:
    line = returnable(order)[0]
    decision = returns.judge(Request(order.number, line.id, 1, requested_at=returns.now()))
    days = decision["days_left"]
    if days is None:
        voice.say("utter_faq_days_left_undelivered", answers=_clauses("window", _pack_of(order), voice))
        return
    past = "_past" if days < 0 else "_today" if days == 0 else ""
    voice.say(f"utter_faq_days_left{past}", last_day=day(decision["last_day"]), days=days)


def _pack_of(order: Order) -> Pack:
    return pack_in_force(order.policy, order.placed_at.astimezone(ZoneInfo(order.time_zone)).date())


class AnswerQuestion(Action):
    """Answers a question that was asked outside of a return."""

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name in the rules."""
        return "action_answer_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Answer it, or leave that to the form where the message also tells something about a return."""
        turn = Turn.of(tracker.latest_message, self._returns.now())
        draft = Draft.of(tracker.slots)
        if turn.entity("order_number") or turn.entity("email") or turn.sure("reason", "start_return"):
            return [FollowupAction("return_form")]
        answer(turn.whole.value, draft, tracker.sender_id, self._returns, Voice(dispatcher, domain))
        return [SlotSet("misses", 0)]
