"""Turns that give nothing: another language, or words that nobody understood."""

from __future__ import annotations

from dataclasses import replace

from actions.answers import mending, touches
from actions.draft import UNSURE, Draft
from actions.injections import TOPIC
from actions.interludes import MISSES
from actions.languages import in_their_language, wants_a_person
from actions.phrases import words
from actions.turn import Turn
from actions.voice import Voice
from policy_core import FACTS

COMING = words(
    r"(lemme|let me)",
    r"(gonna|going to|i'?ll|i will)",
    r"(sec(ond)?|moment|minute)",
    r"(hang on|hold on|wait|brb)",
    r"taking",
)
"""How people say that a photo will follow."""
TOUCHED = 2
"""The second turn that only touches a fact without telling it makes the fact `unsure`."""


def foreign(draft: Draft, turn: Turn, voice: Voice) -> Draft:
    """The draft after a message in another language; whoever asks for a person in it, or goes on in it, gets one."""
    misses = draft.misses + 1
    if wants_a_person(turn) or misses >= MISSES:
        return replace(draft, ending="asked" if wants_a_person(turn) else "tries")
    in_their_language(turn, voice)
    return replace(draft, misses=misses)


def missed(draft: Draft, asked: str, turn: Turn, voice: Voice) -> Draft:
    """The draft after a turn that answers nothing: asked once more in other words, then skipped or left to a person."""
    misses = draft.misses + 1
    if asked == "photos" and (misses > 1 or not (turn.sure("send_photos", "affirm") or COMING.search(turn.whole.text))):
        return replace(draft, photos_closed=True, misses=0)
    if asked == "anything_else" and draft.item and misses < MISSES:
        again = "utter_refusal_stands" if misses == 1 else "utter_refusal_by_a_person"
        voice.say("utter_no_repair" if mending(turn) else again)
        return replace(draft, misses=misses)
    if asked == "photos":
        voice.say("utter_photos_awaited")
        return replace(draft, misses=misses)
    if asked in FACTS and misses >= TOUCHED and touches(turn, asked):
        return replace(draft.saying(asked, UNSURE), misses=0)
    if misses >= MISSES:
        return replace(draft, misses=misses, ending="tries")
    voice.say(_puzzled(asked, misses, turn))
    return replace(draft, misses=misses)


def _puzzled(asked: str, misses: int, turn: Turn) -> str:
    if turn.whole.topic == TOPIC:
        return "utter_rules_stay"
    if asked == "resolution" and mending(turn):
        return "utter_no_mending"
    if asked == "resolution" and turn.sure("affirm"):
        return "utter_gladly"
    if misses > 1:
        return "utter_choose"
    if turn.sure("out_of_scope"):
        return "utter_out_of_scope_again"
    return "utter_more_exactly" if asked in FACTS and touches(turn, asked) else "utter_not_understood"
