"""Messages as the understanding describes them, made by hand."""

from datetime import UTC, datetime
from typing import Any

from actions.turn import Turn


def turn(text: str, *clauses: tuple[str, str, float], entities: tuple[tuple[str, str], ...] = (), **more: Any) -> Turn:
    """A message whose first clause is its label, unless `whole` says another; `answers` by topic."""
    segments = [dict(zip(("text", "label", "confidence"), clause, strict=True)) for clause in clauses]
    label, sure = more.get("whole", (clauses[0][1], clauses[0][2]) if clauses else ("nlu_fallback", 0.0))
    answers = {
        topic: dict(zip(("value", "share", "mass"), answer, strict=True))
        for topic, answer in more.get("answers", {}).items()
    }
    understood = {
        "text": more.get("mended"),
        "label": label,
        "confidence": sure,
        "segments": segments,
        "answers": answers,
    }
    found = [{"entity": name, "value": value} for name, value in entities]
    message = {"text": text, "understanding": understood, "entities": found}
    return Turn.of(message, datetime(2026, 11, 22, tzinfo=UTC))
