"""The sets of sentences in tests/nlu, held out and for development, in one shape."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from ops.places import ROOT

FOLDER = ROOT / "tests" / "nlu"
SPLITS = {
    "held-out": ("held_out.yml", "openers_held_out.yml", "entities_held_out.yml"),
    "dev": ("test_split.yml", "openers.yml"),
}
OUT_OF_SCOPE = "out_of_scope"
ANSWER = "answer"
TOPICS = ("reason", "sealed", "wear", "works", "fault_cause", "modified", "accessories", "packaging", "resolution")
LINE = re.compile(r"(?P<label>\S+)(?: \((?P<more>\S+)\))?: (?P<text>.+)")

EXAMPLES = ROOT / "data" / "nlu"
WORD = re.compile(r"\w+")

Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Said:
    """One message: its label, or None where only a question gives it one; `answers` is topic and value of that
    question, `kind` how far out of scope it is."""

    text: str
    label: str | None
    answers: tuple[str, str] | None = None
    kind: str = ""

    @property
    def intent(self) -> str | None:
        """The main intent."""
        return self.label.partition("/")[0] if self.label else None


@dataclass(frozen=True)
class Mentions:
    """One message with the values that it mentions, and the labels of its clauses where it is a first message."""

    text: str
    values: Values
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Split:
    """Everything to be read, with slips on the part `slips` of all letters."""

    said: list[Said] = field(default_factory=list)
    mentions: list[Mentions] = field(default_factory=list)
    slips: float = 0.0

    @property
    def texts(self) -> list[str]:
        """Every message."""
        return [*(each.text for each in self.said), *(each.text for each in self.mentions)]

    @property
    def openers(self) -> list[Mentions]:
        """The first messages."""
        return [each for each in self.mentions if each.labels]


def split(name: str) -> Split:
    """The set of that name."""
    found = Split()
    for file in SPLITS[name]:
        read = yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))
        if isinstance(read, dict):
            found.said.extend(_of_rasa(read["nlu"]))
        elif "says" in read[0]:
            found.said.extend(said(line) for person in read for line in person["says"].splitlines())
        else:
            found.mentions.extend(_mentioned(each) for each in read)
    return found


def without(given: Split, known: frozenset[str]) -> Split:
    """The split without what is `known`: two people may say the same by chance, but nothing read here was learnt."""
    return Split(
        [each for each in given.said if words_of(each.text) not in known],
        [each for each in given.mentions if words_of(each.text) not in known],
    )


def learnt() -> frozenset[str]:
    """The words of every training example."""
    blocks = (block for file in EXAMPLES.glob("*.yml") for block in yaml.safe_load(file.read_text())["nlu"])
    lines = (line for block in blocks for line in block.get("examples", "").splitlines())
    return frozenset(words_of(line.removeprefix("- ")) for line in lines)


def words_of(text: str) -> str:
    """`text` without capitals and punctuation."""
    return " ".join(WORD.findall(text.casefold()))


def said(line: str) -> Said:
    """One line "label: text" or "label (more): text"; raises `ValueError` for anything else."""
    match = LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"no label before this text: {line}")
    label, more, text = match["label"], match["more"] or "", match["text"]
    if label == OUT_OF_SCOPE:
        return Said(text, label, kind=more)
    return Said(text, None if label == ANSWER else label, _answers(more or label))


def _answers(label: str) -> tuple[str, str] | None:
    topic, _, value = label.partition("/")
    return (topic, value) if topic in (*TOPICS, "confirm") else None


def _of_rasa(blocks: list[dict[str, str]]) -> Iterator[Said]:
    """Rasa's own form, which tells neither questions nor kinds."""
    for block in blocks:
        for line in block["examples"].splitlines():
            yield Said(line.removeprefix("- "), block["intent"], _answers(block["intent"]))


def _mentioned(each: dict[str, Any]) -> Mentions:
    values = {
        kind: tuple(value) if isinstance(value, list) else (value,)
        for kind, value in (each.get("entities") or {}).items()
    }
    return Mentions(each["text"], values, frozenset(each.get("labels", ())))
