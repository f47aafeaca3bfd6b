"""The return form: one turn in, what is said and asked next out."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import touches
from actions.draft import UNSURE, Draft
from actions.interludes import ending, interlude
from actions.listening import Heard, listen
from actions.next_step import next_step
from actions.questions import answer
from actions.turn import Turn
from actions.voice import Domain, Voice
from policy_core import FACTS
from returns.service import Returns

MISSES = 3
"""After this many turns in a row that gave nothing, a person takes over."""
TOUCHED = 2
"""The second turn that only touches a fact without telling it makes the fact `unsure`."""


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
        asked = tracker.slots.get("requested_slot")
        turn = Turn.of(tracker.latest_message, self._returns.now())
        scene = Scene(voice, domain, tracker.sender_id)
        draft, fresh = self._heard(Draft.of(tracker.slots), asked, turn, scene)
        step = next_step(draft, fresh, self._returns, voice)
        draft = _noting(step.draft, step.ask)
        return [*(SlotSet(name, value) for name, value in draft.slots().items()), SlotSet("requested_slot", step.ask)]

    def _heard(self, draft: Draft, asked: str | None, turn: Turn, scene: Scene) -> tuple[Draft, frozenset[str]]:
        order = self._returns.find_order(draft.identified, draft.email or "") if draft.identified else None
        heard = listen(draft, asked, turn, order, scene.domain)
        end = None if asked == "description" and heard.draft.description else ending(turn)
        if end:
            return replace(heard.draft, ending=end), heard.fresh
        now = replace(heard.draft, misses=0)
        _acknowledge(heard, scene.voice)
        if asked == "confirm" and now.confirm is not None:
            return replace(now, ending="confirmed" if now.confirm else "declined"), heard.fresh
        if asked == "anything_else" and not heard.something:
            return _after_refusal(now, turn), heard.fresh
        between = self._between(heard, now, asked, turn, scene)
        if between is not None:
            return between, heard.fresh
        if asked and not heard.something:
            now = _missed(draft, asked, turn, scene.voice)
        return now, heard.fresh

    def _between(self, heard: Heard, now: Draft, asked: str | None, turn: Turn, scene: Scene) -> Draft | None:
        """What was said in between is answered; courtesies beside an answer need none."""
        question = turn.sure("faq")
        if question:
            answer(question.value, now, scene.conversation, self._returns, scene.voice)
            return now
        return None if heard.something else interlude(now, asked, turn, scene.voice)


def _acknowledge(heard: Heard, voice: Voice) -> None:
    if heard.fault_told:
        voice.say("utter_sorry_fault")
    for name, before, after in heard.changes:
        voice.say(
            "utter_changed",
            name=voice.line(f"utter_name_{name}"),
            before=_said(voice, name, before),
            after=_said(voice, name, after),
        )


def _said(voice: Voice, name: str, value: bool | str) -> str:
    if value == UNSURE:
        return voice.line("utter_said_unsure")
    return voice.line(f"utter_said_{name}_{str(value).lower()}")


def _after_refusal(draft: Draft, turn: Turn) -> Draft:
    """A refusal was told: a yes asks for a person, a no ends it."""
    topic = turn.whole.topic
    if topic in ("deny", "thanks", "goodbye"):
        return replace(draft, ending="refused")
    return replace(draft, ending="refusal") if topic == "affirm" else draft


def _missed(draft: Draft, asked: str, turn: Turn, voice: Voice) -> Draft:
    misses = draft.misses + 1
    if asked in FACTS and misses >= TOUCHED and touches(turn, asked):
        return replace(draft.saying(asked, UNSURE), misses=0)
    if misses >= MISSES:
        return replace(draft, misses=misses, ending="tries")
    if asked == "photos":
        voice.say("utter_photos_awaited")
    else:
        voice.say("utter_not_understood" if misses == 1 else "utter_choose")
    return replace(draft, misses=misses)


def _noting(draft: Draft, ask: str | None) -> Draft:
    """The draft with the question added to those that were asked, once."""
    if ask is None or (draft.asked and draft.asked[-1] == ask):
        return draft
    return replace(draft, asked=(*draft.asked, ask))
