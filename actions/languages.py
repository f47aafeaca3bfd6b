"""Answering in other languages: which one this is, and that a person can help."""

from __future__ import annotations

import re

from actions.turn import Turn
from actions.voice import Voice

PERSON = re.compile(
    r"\b(persona|humano|humana|agente|personne|humain|conseiller|mensch\w*|mitarbeiter\w*|persoon|mens|medewerker"
    r"|umano|operatore|pessoa|atendente|człowiek\w*|konsultant\w*|människa|person|insan\w*|temsilci\w*"
    r"|человек\w*|оператор\w*|شخص|موظف)\b|人工|客服|真人|担当者|人間|オペレーター|상담원",
    re.IGNORECASE,
)
"""How people ask for a person in languages that the assistant does not speak."""


def in_their_language(turn: Turn, voice: Voice) -> None:
    """Say in the language of the message which language is spoken here, as well as it can be told."""
    said = turn.sure("other_language")
    response = f"utter_other_language_{said.value}" if said else ""
    voice.say(response if voice.knows(response) else "utter_other_language")


def wants_a_person(turn: Turn) -> bool:
    """Whether the message asks for a person in another language."""
    return turn.whole.topic == "other_language" and PERSON.search(turn.text) is not None
