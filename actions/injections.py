"""Messages that tell the assistant what to do or to note down, not how a ring is: they are text, and answer nothing."""

from __future__ import annotations

from dataclasses import replace

from actions.phrases import words
from actions.turn import Segment, Turn

TOPIC = "injection"
_RULES = r"(rules?|instructions?|polic(y|ies)|prompts?|guidelines?|training|programming|restrictions?)"
INJECTED = words(
    rf"(ignore|disregard|forget|override|bypass|skip)\b[^.,!?]{{0,25}}\b{_RULES}",
    r"(mark|record|log|flag|classify|register|tag) (it|this|that|me|everything|(my|the) \w+)\b[^.!?]{0,15}\bas",
    r"(system|developer|admin|debug|god|root) (prompt|mode|override|message|access|command)",
    r"you (are|must) now",
    r"(pretend|act as|roleplay|simulate)",
    r"^\W*\w+(?=\s*\{)",
)
"""How people, or their programs, try it."""


def disarmed(turn: Turn) -> Turn:
    """The turn without anything that such words could have answered; others as they are."""
    if not INJECTED.search(turn.text):
        return turn
    return replace(turn, whole=Segment(turn.text, TOPIC, 1.0), segments=(), answers={})
