"""What the assistant reads in messages: it runs in its own environment, and the conversation's part of it in ours."""

import json
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from actions.draft import Draft
from actions.listening import listen
from actions.turn import Turn
from ops.assistant import model_file, rasa_environment
from ops.places import BOT, ROOT, python_in

FALLBACK = "nlu_fallback"
OUT_OF_SCOPE = "out_of_scope"
LATER = datetime(2026, 1, 1, tzinfo=UTC)
"""When the messages count as received; nothing here depends on it."""


@dataclass(frozen=True)
class Parse:
    """One message as Rasa describes it, and the milliseconds of CPU that this took."""

    raw: Mapping[str, Any]

    @property
    def intent(self) -> str:
        """The main intent; what was not understood is out of scope, since both are answered alike."""
        name = str(self.raw["intent"]["name"])
        return OUT_OF_SCOPE if name == FALLBACK else name

    @property
    def label(self) -> str:
        """The whole label, on the same terms."""
        return OUT_OF_SCOPE if self.intent == OUT_OF_SCOPE else str(self.raw["understanding"]["label"])

    @property
    def labels(self) -> frozenset[str]:
        """The labels of the message and of each of its clauses, and the facts that a conversation would take."""
        understood = self.raw["understanding"]
        clauses = {segment["label"] for segment in understood["segments"]}
        return frozenset({understood["label"], *clauses, *self.volunteered})

    @property
    def volunteered(self) -> frozenset[str]:
        """The facts and the wish, as labels, that a conversation takes from it when no question was open."""
        draft = listen(Draft(), None, self._turn, None, domain()).draft
        known = {**draft.facts, "reason": draft.reason, "resolution": draft.resolution}
        return frozenset(f"{topic}/{told(value)}" for topic, value in known.items() if value is not None)

    def answer(self, asked: str) -> str:
        """The value that a conversation takes from it as the answer to this question; nothing when it asks again."""
        draft = listen(Draft(), asked, self._turn, None, domain()).draft
        return told(draft.confirm if asked == "confirm" else draft.known(asked))

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """The values that it mentions, by kind, in the order of the text."""
        found: dict[str, tuple[str, ...]] = {}
        for each in self.raw["entities"]:
            found[each["entity"]] = (*found.get(each["entity"], ()), str(each["value"]))
        return found

    def margin(self, threshold: float) -> float:
        """By how much the best intent that the desk serves beats both the threshold and being out of scope.

        Below zero the customer hears that this is not understood or not for the desk.
        """
        scores = {each["name"]: float(each["confidence"]) for each in self.raw["intent_ranking"]}
        outside = scores.pop(OUT_OF_SCOPE, 0.0)
        return max(scores.values(), default=0.0) - max(threshold, outside)

    @property
    def _turn(self) -> Turn:
        return Turn.of(self.raw, LATER)


def parses(texts: Iterable[str], model: str | None = None) -> dict[str, Parse]:
    """Each of `texts` as the trained model understands it; raises `SystemExit` when that fails."""
    wanted = list(dict.fromkeys(texts))
    with TemporaryDirectory(prefix="nlu-report-") as scratch:
        told, heard = Path(scratch, "texts.json"), Path(scratch, "parses.json")
        told.write_text(json.dumps(wanted))
        command: list[str | Path] = [python_in(BOT), "-m", "bot.tools.parses", model or model_file(), told, heard]
        done = subprocess.run(command, cwd=ROOT, env=rasa_environment(), text=True, capture_output=True, check=False)
        if done.returncode:
            raise SystemExit(f"The assistant could not read the messages:\n{done.stderr[-2000:]}")
        read = json.loads(heard.read_text())
    return {text: Parse(raw) for text, raw in zip(wanted, read, strict=True)}


def threshold() -> float:
    """The score below which nothing is understood, from config.yml."""
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text())["pipeline"]
    return next(float(part["threshold"]) for part in pipeline if "threshold" in part)


@cache
def domain() -> dict[str, dict[str, Any]]:
    """The assistant's responses, which hold what its buttons mean."""
    responses: dict[str, Any] = {}
    for file in sorted((ROOT / "bot" / "domain").glob("*.yml")):
        responses |= yaml.safe_load(file.read_text()).get("responses", {})
    return {"responses": responses}


def told(value: bool | str | None) -> str:
    """A value as the labels write it."""
    return str(value).lower() if isinstance(value, bool) else value or ""
