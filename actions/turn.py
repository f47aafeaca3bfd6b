"""One message of a customer as the understanding pipeline of `bot/` describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

SURE = 0.28
"""From this confidence on, a clause that nobody asked for is taken at its word."""


@dataclass(frozen=True)
class Segment:
    """One clause of the message with its best label, such as `wear/minor`."""

    text: str
    label: str
    confidence: float

    @property
    def topic(self) -> str:
        """The label without its value: `wear` of `wear/minor`."""
        return self.label.partition("/")[0]

    @property
    def value(self) -> str:
        """What follows the topic in the label, or nothing."""
        return self.label.partition("/")[2]


@dataclass(frozen=True)
class Answer:
    """The likeliest value within one topic: `share` of that topic's probability, `mass` the topic's share of all."""

    value: str
    share: float
    mass: float


@dataclass(frozen=True)
class Turn:
    """Text, labels, entities and photos of one message, and when the desk received it; `whole` has the text mended."""

    text: str
    whole: Segment
    segments: tuple[Segment, ...]
    answers: Mapping[str, Answer]
    entities: Mapping[str, tuple[str, ...]]
    photos: tuple[str, ...]
    received_at: datetime

    @classmethod
    def of(cls, message: Mapping[str, Any], clock_now: datetime) -> Turn:
        """The turn in Rasa's latest message; a message without the desk's metadata counts as received now."""
        understood = message.get("understanding") or {}
        metadata = message.get("metadata") or {}
        text = message.get("text") or ""
        intent = message.get("intent") or {}
        label = understood.get("label") or intent.get("name") or ""
        whole = Segment(
            understood.get("text") or text, label, float(understood.get("confidence", intent.get("confidence") or 0.0))
        )
        return cls(
            text=text,
            whole=whole,
            segments=tuple(Segment(**segment) for segment in understood.get("segments", ())) or (whole,),
            answers={topic: Answer(**answer) for topic, answer in understood.get("answers", {}).items()},
            entities=_by_name(message.get("entities") or ()),
            photos=tuple(metadata.get("photos") or ()),
            received_at=_instant(metadata.get("received_at")) or clock_now,
        )

    def sure(self, *topics: str) -> Segment | None:
        """The first clause that is surely about one of these topics, the whole message before its parts."""
        return next(
            (each for each in (self.whole, *self.segments) if each.topic in topics and each.confidence >= SURE), None
        )

    def entity(self, name: str) -> str | None:
        """The first entity of that name."""
        return next(iter(self.entities.get(name, ())), None)

    def without(self, name: str) -> Turn:
        """The turn as if no entity of that name had been found."""
        return replace(self, entities={key: values for key, values in self.entities.items() if key != name})


def _by_name(entities: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entity in entities:
        found[entity["entity"]] = (*found.get(entity["entity"], ()), str(entity["value"]))
    return found


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None
