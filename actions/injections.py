"""Messages that tell the assistant what to do or to note down, not how a ring is: they are text, and answer nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.turn import Segment, Turn

TOPIC = "injection"
INJECTED = re.compile(
    r"\b(ignore|disregard|forget|override|bypass|skip)\b[^.,!?]{0,25}"
    r"\b(rules?|instructions?|polic(y|ies)|prompts?|guidelines?|training|programming|restrictions?)\b"
    r"|\b(mark|record|log|flag|classify|register|tag)\b (it|this|that|me|everything|(my|the) \w+)\b[^.!?]{0,15}\bas\b"
    r"|\b(system|developer|admin|debug|god|root) (prompt|mode|override|message|access|command)\b"
    r"|\byou (are|must) now\b|\b(pretend|act as|roleplay|simulate)\b|^\W*\w+\s*\{",
    re.IGNORECASE,
)
"""How people, or their programs, try it."""


def disarmed(turn: Turn) -> Turn:
    """The turn without anything that such words could have answered; others as they are."""
    if not INJECTED.search(turn.text):
        return turn
    return replace(turn, whole=Segment(turn.text, TOPIC, 1.0), segments=(), answers={})
