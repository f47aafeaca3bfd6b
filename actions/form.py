"""The return form: one turn in, what is said and asked next out."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import answered
from actions.asked import KEPT, PARCEL, asked_about, left_open, waits
from actions.case_questions import STEPS
from actions.codes import on_the_way_by_email, proved, typed_code
from actions.danger_words import SKIN
from actions.draft import UNSURE, Draft
from actions.identity import begun, identified, named_by_item, order_of, told_identity
from actions.injections import disarmed
from actions.interludes import URGENT, WITHDRAWING, danger_of, ending, interlude, is_lost, never_came
from actions.items import matching, mentioned, returnable, title_of
from actions.listening import ANSWERABLE, Heard, fresh, listen
from actions.missed import foreign, missed
from actions.next_step import Step, judged, next_step
from actions.parcels import posted, sent_early
from actions.people_words import NO_PERSON, ONLY_A_PERSON, SAD, SOMEBODY, WANTS_PERSON
from actions.plain_words import ONLY_ASKED, PLEASE
from actions.questions import TOLD_ANYWAY, answer, why
from actions.refused import replied_to
from actions.turn import Turn
from actions.voice import Domain, Voice
from policy_core import FACTS
from returns.model import Order
from returns.service import Returns

ACCEPTING = ("affirm", "deny", "thanks", "goodbye", "compliment", "unsure")
"""What is said to a refusal by those who leave it at that; a plain yes wants the person that was offered."""


class Scene(NamedTuple):
    """Where a turn takes place."""

    voice: Voice
    domain: Domain
    conversation: str


class ReturnForm(Action):
    """Fills the slots of `return_form`, and names the next one to ask for, or none when the request is complete."""

    def __init__(self, returns: Returns) -> None:
        self._returns = returns

    def name(self) -> str:
        """The name under which Rasa calls it in every turn of the form."""
        return "validate_return_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        """Listen, answer what was asked in between, and go on to the next question."""
        voice = Voice(dispatcher, domain)
        draft, fresh = Draft.of(tracker.slots), frozenset[str]()
        turn = disarmed(Turn.of(tracker.latest_message, self._returns.now()))
        if tracker.slots.get("turn_used"):
            draft = begun(draft, turn)
        else:
            scene = Scene(voice, domain, tracker.sender_id)
            draft, fresh = self._heard(draft, tracker.slots.get("requested_slot"), turn, scene)
        step = next_step(draft, fresh, self._returns, voice)
        if step.ask == "order_number" and not (dispatcher.messages or tracker.slots.get("requested_at")):
            voice.say("utter_begin")
        slots = {**_noting(step.draft, step.ask).slots(), "requested_slot": step.ask, "turn_used": None}
        return [SlotSet(name, value) for name, value in slots.items()]

    def _heard(self, draft: Draft, asked: str | None, turn: Turn, scene: Scene) -> tuple[Draft, frozenset[str]]:
        """The draft after this turn, and the names of what it told."""
        voice, start = scene.voice, begun(draft, turn)
        urgent = _urgent(draft, asked, turn, scene.domain)
        if SAD.search(turn.whole.text):
            voice.say("utter_sorry_to_hear")
        if not urgent and is_lost(turn, asked):
            return replace(start, ending="lost"), frozenset()
        turn = turn.without("order_number") if asked == "code" and typed_code(turn) else turn
        known = told_identity(start, asked, turn)
        if start.identified and not known.identified:
            scene.voice.say("utter_other_order", order=known.order_number, before=start.identified)
        if not urgent:
            known = on_the_way_by_email(known, asked, turn, scene.voice)
            known = proved(known, asked, turn, scene.conversation, self._returns, scene.voice)
            known = identified(named_by_item(known, turn, self._returns), self._returns, scene.voice)
        order = order_of(known, self._returns)
        on_its_way = None if urgent else self._on_its_way(known, order, asked, turn, scene)
        if on_its_way:
            return replace(known, ending=on_its_way), frozenset()
        heard = listen(known, asked, turn, order, scene.domain)
        told = heard.fresh | fresh(start, known)
        if not known.identified:  # another order was named beside the yes
            heard = replace(heard, draft=replace(heard.draft, confirm=None))
        if urgent == "asked" and heard.draft.confirm:  # the yes comes first, and then the person
            return replace(heard.draft, ending="confirmed", wants_person=True), told
        end = urgent or known.ending or (ending(turn, WITHDRAWING) if asked and not told else None)
        if end:
            return replace(heard.draft, ending=end), told
        if heard.fault_told and self._coming(heard.draft, told, scene.domain).ask != "anything_else":
            scene.voice.say("utter_sorry_fault")
        _acknowledge(heard, start, asked, order, scene.voice)
        return self._gone_on(heard.draft, told, asked, turn, scene), told

    def _gone_on(self, draft: Draft, told: frozenset[str], asked: str | None, turn: Turn, scene: Scene) -> Draft:
        """The draft with what the turn means for the open question beside a value for it."""
        if SKIN.search(turn.text):
            scene.voice.say("utter_itch")
        if asked == "anything_else" and draft.item and not told & {*FACTS}:
            refused = replied_to(draft, turn, self._returns, scene.voice)
            if refused:
                return refused
        calm = replace(draft, misses=0) if told else draft  # a question neither counts nor counts off
        calm, replied = self._replied(calm, told, asked, turn, scene)
        noted = asked is not None and posted(calm, turn, scene.conversation, self._returns, scene.voice)
        if draft.confirm is not None:
            return replace(calm, ending="confirmed" if draft.confirm else "declined")
        after = self._after_all(calm, told, turn, replied=replied) if asked == "anything_else" else None
        if after:
            return after
        if turn.sure("other_language") and turn.whole.topic == "other_language" and not (replied or told):
            return foreign(draft, turn, scene.voice)
        if replied or told or noted or not asked or (asked == "code" and typed_code(turn)):
            return calm
        between = interlude(calm, asked, turn, scene.voice)
        return missed(draft, asked, turn, scene.voice) if between is None else between

    def _replied(
        self, draft: Draft, told: frozenset[str], asked: str | None, turn: Turn, scene: Scene
    ) -> tuple[Draft, bool]:
        """Answer what the turn asks, but not what a decision of this turn says anyway; whether it asked something.

        What only the order can answer is kept until it is found.
        """
        questions = asked_about(turn, plainly=bool(told) or asked in ("photos", "anything_else"))
        if asked == "code" or draft.identified:  # what did not come there is the mail, or a part
            questions = [topic for topic in questions if topic != PARCEL]
        later = [topic for topic in questions if waits(topic, draft, asked)]
        if any(topic in KEPT or topic in TOLD_ANYWAY for topic in later):  # how it goes is seen as it goes
            scene.voice.say("utter_faq_once_found")
        questions = [topic for topic in questions if topic not in later]
        if draft.identified:
            questions = list(dict.fromkeys([*draft.later, *questions]))
        if asked and turn.sure("why_ask") and (told or not questions):
            why(asked, draft, turn, self._returns, scene.voice)
        if asked and told and turn.sure("bot_challenge"):
            scene.voice.say("utter_bot_challenge")
        # A decision answers some questions by itself, and is told at the end of this turn.
        decided = questions and self._coming(draft, told, scene.domain).draft.told not in (None, draft.told)
        opened = questions and draft.confirm and judged(draft, self._returns)["outcome"] == "eligible"
        for topic in questions:
            if not ((decided and topic in TOLD_ANYWAY) or (opened and topic in STEPS)):
                answer(topic, draft, turn, scene.conversation, self._returns, scene.voice)
        replied = bool(questions or later or (asked and turn.sure("why_ask")))
        if told and not replied and left_open(turn) and not turn.entity("size"):
            scene.voice.say("utter_question_left")
        kept = () if draft.identified else (*draft.later, *(topic for topic in later if topic in KEPT))
        return replace(draft, later=kept), replied

    def _after_all(self, draft: Draft, told: frozenset[str], turn: Turn, *, replied: bool) -> Draft | None:
        """The draft where nothing more was to be asked and the turn goes on to another item, or leaves it at that."""
        following = None if told & {*FACTS} else self._next_item(draft, turn)
        calm = replace(draft, misses=0)
        if following:
            return replace(calm, ending="refused", rest=(following, *draft.rest))
        if draft.item and turn.sure("another_return", "all_items"):
            # The refused one is named again, and there is no other: it is told once more, and then left at that.
            return replace(calm, ending="refused") if draft.misses else replace(draft, told=None, misses=1)
        asks = "?" in turn.text or "yes or no" in turn.whole.text
        if told or replied or asks or turn.whole.topic not in ACCEPTING:
            return None
        wanted = turn.whole.topic == "affirm" and PLEASE.match(turn.whole.text)
        return replace(calm, ending="refusal" if wanted else "refused" if draft.item else "done")

    def _on_its_way(self, draft: Draft, order: Order | None, asked: str | None, turn: Turn, scene: Scene) -> str | None:
        """The ending of a turn that tells of a parcel: its number is noted, or a person looks for it."""
        waited_for = order and order.received_on and PARCEL in draft.later
        if waited_for or (order and never_came(draft, turn, order)):
            return "missing"
        if asked in (None, "anything_else") and posted(draft, turn, scene.conversation, self._returns, scene.voice):
            return "posted"
        return "sent" if sent_early(draft, turn, scene.conversation, self._returns) else None

    def _coming(self, draft: Draft, told: frozenset[str], domain: Domain) -> Step:
        """The step that this turn will end in, with nothing said yet."""
        return next_step(draft, told, self._returns, Voice(CollectingDispatcher(), domain))

    def _next_item(self, draft: Draft, turn: Turn) -> str | None:
        """The item that the turn names instead of the refused one, or the only other one where another is wanted."""
        order = order_of(draft, self._returns)
        others = [line.id for line in returnable(order) if line.id != draft.item] if order and draft.item else []
        named = matching(mentioned(turn), order, only_surely=True) if order and others else None
        if named in others:
            return named
        return others[0] if len(others) == 1 and not named and turn.sure("another_return", "all_items") else None


def _urgent(draft: Draft, asked: str | None, turn: Turn, domain: Domain) -> str | None:
    """The ending that cannot wait, whatever else the turn says; a refused customer may ask for somebody else too."""
    text = turn.whole.text
    urgent = ending(turn, URGENT, answers=answered(domain, asked, turn))
    if urgent == "danger":
        return danger_of(turn)
    wants_none = NO_PERSON.search(text)
    if not wants_none and (ONLY_A_PERSON.search(text) or WANTS_PERSON.search(text)):
        return "asked"
    if asked and ONLY_ASKED.fullmatch(text):
        return "done"
    if urgent == "asked" and wants_none:
        return None
    refused = asked == "anything_else" and draft.item and SOMEBODY.search(text)
    return urgent or ("refusal" if refused else None)


def _acknowledge(heard: Heard, before: Draft, asked: str | None, order: Order | None, voice: Voice) -> None:
    """Say what was heard: photos, changed answers, and which of several items comes now."""
    if "photos" in heard.fresh:
        voice.say("utter_photos_received")
    for name, old, new in heard.changes:
        voice.say(
            "utter_changed",
            name=voice.line(f"utter_name_{name}"),
            before=voice.said(name, old),
            after=voice.said(name, new),
        )
    if order and order.received_on:
        _noted(heard.draft, before, asked, voice)
    chosen = heard.draft.item
    if order and chosen and before.item not in (None, chosen):
        voice.say("utter_other_item", item=title_of(chosen, order))
    elif order and chosen and heard.draft.rest and not before.rest:
        voice.say("utter_one_after_the_other", item=title_of(chosen, order))
    elif order and chosen and before.item is None and asked != "item" and len(returnable(order)) > 1:
        voice.say("utter_this_item", item=title_of(chosen, order))


def _noted(now: Draft, before: Draft, asked: str | None, voice: Voice) -> None:
    """Say what was told without being asked for, so that a misreading can be mended while it is fresh."""
    known = before.known if before.identified else (lambda name: None)
    heard = [name for name in ANSWERABLE if (name != asked or name == "reason") and name not in now.doubted]
    told = [(name, now.known(name)) for name in heard if known(name) is None]
    if now.reason == "malfunction":  # which says that it does not work
        told = [(name, value) for name, value in told if (name, value) != ("works", False)]
    facts = [voice.told(name, value) for name, value in told if value not in (None, UNSURE)]
    if facts:
        voice.say("utter_noted", facts=voice.listed(facts))


def _noting(draft: Draft, ask: str | None) -> Draft:
    """The draft with the question added to those that were asked, once."""
    if ask is None or (draft.asked and draft.asked[-1] == ask):
        return draft
    return replace(draft, asked=(*draft.asked, ask))
