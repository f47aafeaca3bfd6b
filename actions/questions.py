"""Answers to questions about the policies, from the packs' own clauses and numbers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import mending
from actions.asides import begins_a_return
from actions.asked import BY_STATE, NOTED, PARCEL, PLAIN, asked_about
from actions.case_questions import of_the_case, tell_status
from actions.draft import FACT_SLOTS, UNSURE, Draft
from actions.handover import hand_over
from actions.items import returnable
from actions.next_step import as_told, judged
from actions.parcels import posted, sent_early
from actions.question_words import ASKING, CLOSED_CARD, FEE, STILL, WHY, WISH
from actions.turn import Turn
from actions.verdict import clauses_of, tell_refund, tell_shipping
from actions.voice import Domain, Voice, day
from policy_core import InvalidCase, Pack, load_pack, pack_in_force, policies
from returns.model import Order, Request
from returns.service import Returns

IN_GENERAL = {"days_left": "window", "worked_out": "refund_amount"}
"""What a question about this customer's order asks of the policies, while there is no order or nothing was decided."""
MONEY = ("refund_amount", "refund_time", "refund_method", "partial", "after_ship")
"""Topics that nobody can answer before a person has decided."""
ANYWAY = ("gift", "photos", "cancel_return")
"""Topics on which a refusal says nothing."""
DECIDED = ("confirm", "resolution", "anything_else")
"""The open questions at which "why?" asks for the reason of what was decided."""
AMOUNTS = ("refund_amount", "partial")
"""Topics to which a decision will have the answer to the cent."""
MOST_CLAUSES = 3
"""More clauses than these say nothing to somebody whose ring is being looked at."""
TOLD_ANYWAY = (*BY_STATE, PARCEL, "shipping_cost", "exchange", "worked_out", "window", "days_left")
"""Topics that a decision answers by itself."""


def answer(topic: str, draft: Draft, turn: Turn, conversation: str, returns: Returns, voice: Voice) -> None:
    """Answer a question: about this customer's order and cases where it can be, else by the policies' clauses."""
    order = returns.find_order(draft.identified, draft.email or "") if draft.identified else None
    if topic == NOTED:
        _tell_noted(draft, voice)
    elif topic in ("status", PARCEL):
        tell_status(draft, turn, conversation, returns, voice)
    elif of_the_case({"post_later": "window"}.get(topic, topic), draft, turn, returns, voice):
        return
    elif topic in PLAIN:
        voice.say(f"utter_faq_{topic}")
    elif topic == "worked_out" and (decision := _latest_decision(draft, returns)):
        _worked_out(decision, order, voice)
    elif topic in ("days_left", "window") and order and returnable(order):
        _days_left(order, returns, voice)
    elif topic == "refund_method" and CLOSED_CARD.search(turn.whole.text):
        voice.say("utter_faq_closed_card")
    elif not ((decision := _decision(draft, returns)) and _of_the_decision(topic, decision, turn, voice)):
        by_state = topic in BY_STATE and order and not draft.told
        topic = IN_GENERAL.get(topic, topic)
        answers = _answers(topic, draft, order, returns, voice)
        response = "utter_faq_nothing_against" if topic in BY_STATE and not answers else f"utter_faq_{topic}"
        if by_state and answers:
            response = "utter_faq_so_far" if answers.count("\n") < MOST_CLAUSES else "utter_faq_depends"
        voice.say(response if voice.knows(response) else "utter_faq", answers=answers)


def _tell_noted(draft: Draft, voice: Voice) -> None:
    """Say what was understood of the ring so far."""
    known = [(name, draft.known(name)) for name in ("reason", *FACT_SLOTS, "resolution")]
    facts = [voice.told(name, value) for name, value in known if value not in (None, UNSURE)]
    voice.say("utter_noted" if facts else "utter_noted_nothing", facts=voice.listed(facts))


def why(asked: str, draft: Draft, turn: Turn, returns: Returns, voice: Voice) -> None:
    """Say why this is asked, or, once it was told, why it was decided so."""
    decision = _decision(draft, returns) if asked in DECIDED and not ASKING.search(turn.whole.text) else None
    if decision and decision["because"]:
        _why_decided(decision, voice)
    else:
        voice.say(f"utter_why_{asked}")


def _why_decided(decision: Mapping[str, Any], voice: Voice) -> None:
    pack = load_pack(decision["policy"], decision["policy_version"])
    voice.say("utter_why_verdict", clauses=clauses_of(voice, decision, pack))


def _answers(topic: str, draft: Draft, order: Order | None, returns: Returns, voice: Voice) -> str:
    if order:
        gone = _out_of_the_question(draft, order, returns) if topic in BY_STATE else frozenset()
        return _clauses(topic, _pack_of(order), voice, without=gone)
    today = returns.now().date()
    packs = [pack_in_force(policy, today) for policy in policies()]
    return voice.lines(
        voice.line("utter_line_policy", policy=pack.title, clauses=_clauses(topic, pack, voice)) for pack in packs
    )


def _out_of_the_question(draft: Draft, order: Order, returns: Returns) -> frozenset[str]:
    """The clauses that cannot apply any more to the ring that is spoken of, by what is known of it."""
    left = returnable(order)
    item = draft.item or (left[0].id if len(left) == 1 else None)
    if not (item and draft.requested_at):
        return frozenset()
    try:
        stands = returns.standing(replace(draft, item=item).request())
    except InvalidCase:  # two answers that cannot both be true, of which one is asked again in this very turn
        return frozenset()
    return frozenset(clause for clause, stand in stands.items() if stand == "no")


def _clauses(topic: str, pack: Pack, voice: Voice, *, without: Collection[str] = ()) -> str:
    clauses = [each for each in pack.questions.get(topic, ()) if each.id not in without]
    return voice.lines(voice.line("utter_line_about", text=each.text, section=each.section) for each in clauses)


def _latest_decision(draft: Draft, returns: Returns) -> Mapping[str, Any] | None:
    """The decision with a refund that the customer was told last: on the open request, or on the last case."""
    if draft.told and draft.item:
        decision = judged(draft, returns)
    else:
        case = returns.case(draft.last_case) if draft.last_case else None
        decision = case.decision if case else {}
    return decision if decision.get("refund") else None


def _decision(draft: Draft, returns: Returns) -> Mapping[str, Any] | None:
    """The decision that the customer was told last, whatever it was."""
    if draft.told and draft.item:
        return as_told(judged(draft, returns), draft, returns)
    case = returns.case(draft.last_case) if draft.last_case else None
    return case.decision if case else None


def _of_the_decision(topic: str, decision: Mapping[str, Any], turn: Turn, voice: Voice) -> bool:
    """Answer from what was decided and not from the policy at large; False where that says nothing of it."""
    if topic in BY_STATE and decision["because"] and WHY.search(turn.whole.text):
        _why_decided(decision, voice)
    elif decision["outcome"] == "not_eligible" and topic not in ANYWAY:
        voice.say("utter_no_repair" if mending(turn) else "utter_refusal_stands")
    elif topic in MONEY and decision["outcome"] == "needs_review":
        voice.say("utter_faq_person_first")
    elif topic == "shipping_cost" and decision["outcome"] == "eligible":
        tell_shipping(voice, decision)
    elif topic in AMOUNTS and decision.get("refund") and not FEE.search(turn.whole.text):
        tell_refund(voice, decision["refund"])
    else:
        return False
    return True


def _worked_out(decision: Mapping[str, Any], order: Order | None, voice: Voice) -> None:
    pack = load_pack(decision["policy"], decision["policy_version"])
    line = order.line(decision["line"]) if order else None
    item = line.title if line else pack.title
    voice.say("utter_faq_worked_out_here", item=item, clauses=clauses_of(voice, decision, pack))
    tell_refund(voice, decision["refund"])


def _days_left(order: Order, returns: Returns, voice: Voice) -> None:
    line = returnable(order)[0]
    decision = returns.judge(Request(order.number, line.id, 1, requested_at=returns.now()))
    days = decision["days_left"]
    if days is None:
        voice.say("utter_faq_days_left_undelivered", answers=_clauses("window", _pack_of(order), voice))
        return
    past = "_past" if days < 0 else {0: "_today", 1: "_tomorrow"}.get(days, "")
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
        draft, voice = Draft.of(tracker.slots), Voice(dispatcher, domain)
        if posted(draft, turn, tracker.sender_id, self._returns, voice):
            return [SlotSet("misses", 0)]
        if sent_early(draft, turn, tracker.sender_id, self._returns):
            hand_over(voice, draft, "sent", None)
            return [SlotSet("misses", 0)]
        begins = turn.entity("order_number") or turn.entity("email") or turn.sure("reason", "start_return")
        if (
            begins
            or begins_a_return(turn)
            or self._wants_it(turn)
            or (PARCEL in asked_about(turn) and not draft.last_case)
            or (STILL.search(turn.whole.text) and not draft.last_case)
        ):
            return [FollowupAction("return_form")]
        for topic in asked_about(turn) or [turn.whole.value]:
            answer(topic, draft, turn, tracker.sender_id, self._returns, voice)
        voice.say("utter_offer_to_go_on" if draft.unfinished else "utter_offer_a_return")
        return [SlotSet("misses", 0)]

    @staticmethod
    def _wants_it(turn: Turn) -> bool:
        """Whether the question is a wish: "can I just send it back", "can I swap it for a bigger one"."""
        wished = turn.whole.value == "exchange" and WISH.search(turn.whole.text) is not None
        return wished or (turn.whole.value in ("how", "excluded") and not asked_about(turn))
