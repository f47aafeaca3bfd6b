"""What a finder gives back."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Found:
    """One mention in a text: its kind, its value in one normal form, and where it stands."""

    kind: str
    value: str
    start: int
    end: int

    def as_rasa(self, text: str) -> dict[str, Any]:
        """The mention in Rasa's shape, with the words as they were typed."""
        where = {"start": self.start, "end": self.end, "text": text[self.start : self.end]}
        return {"entity": self.kind, "value": self.value, **where, "extractor": "Understanding"}
