"""Every phrase of the plain words is said by somebody in words/<room>.yml, and what comes near it is left alone."""

import importlib
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
import yaml

from ops.places import ROOT

WORDS = ROOT / "tests" / "actions" / "words"
ROOMS = sorted({file.stem for file in WORDS.glob("*.yml")} | {file.stem for file in ROOT.glob("actions/*_words.py")})


@cache
def patterns(room: str) -> dict[str, re.Pattern[str]]:
    """The patterns that a room itself writes down, by name."""
    source = (ROOT / "actions" / f"{room}.py").read_text()
    names = re.findall(r"^([A-Z][A-Z_]+) = (?:re\.compile|words|whole|opening)\(", source, re.MULTILINE)
    module = importlib.import_module(f"actions.{room}")
    return {name: getattr(module, name) for name in names}


@cache
def entries(room: str) -> dict[str, Any]:
    file = WORDS / f"{room}.yml"
    return dict(yaml.safe_load(file.read_text()))


def alternatives(pattern: re.Pattern[str]) -> Iterator[str]:
    """Its phrases, each with what is common to all of them: they stand in the outermost (?:…), or in no group."""
    text, depth, marks, opens = pattern.pattern, 0, [], None
    for mark in re.finditer(r"\\.|\[(?:\\.|[^\\\]])+\]|\(\?:|[()|]", text):
        depth -= mark[0] == ")"
        if mark[0] == "(?:" and depth == 0:
            opens, marks = mark.end(), []
        if opens is not None and depth == 0 and mark[0] == ")":
            yield from _cut(text, [opens, *marks, mark.end()])
            return
        if mark[0] == "|" and depth == (opens is not None):
            marks.append(mark.end())
        depth += mark[0] in ("(", "(?:")
    yield from _cut(f"{text})", [0, *marks, len(text) + 1])


def _cut(text: str, marks: list[int]) -> Iterator[str]:
    before, after = text[: marks[0]], text[marks[-1] - 1 :] if marks[0] else ""
    for start, end in pairwise(marks):
        yield f"{before}{text[start : end - 1]}{after}"


CASES = [(room, name) for room in ROOMS for name in patterns(room)]


@pytest.mark.parametrize("room", ROOMS)
def test_every_pattern_has_its_sentences_and_all_sentences_a_pattern(room: str) -> None:
    assert list(entries(room)) == list(patterns(room))


@pytest.mark.parametrize(("room", "name"), CASES)
def test_what_people_say_is_heard(room: str, name: str) -> None:
    entry, pattern = entries(room)[name], patterns(room)[name]
    how = entry.get("how", "search")
    assert [text for text in entry["says"] if not getattr(pattern, how)(text)] == []


@pytest.mark.parametrize(("room", "name"), CASES)
def test_what_comes_near_is_left_alone(room: str, name: str) -> None:
    entry, pattern = entries(room)[name], patterns(room)[name]
    how = entry.get("how", "search")
    assert len(entry["leaves"]) >= 2
    assert [text for text in entry["leaves"] if getattr(pattern, how)(text)] == []


@pytest.mark.parametrize(("room", "name"), CASES)
def test_every_phrase_is_said_by_somebody(room: str, name: str) -> None:
    entry, pattern = entries(room)[name], patterns(room)[name]
    how, phrases = entry.get("how", "search"), list(alternatives(pattern))
    assert [
        phrase
        for phrase in phrases
        if not any(getattr(re.compile(phrase, pattern.flags), how)(text) for text in entry["says"])
    ] == []


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (r"a|b(c|d)|[|)]e", ["a", "b(c|d)", "[|)]e"]),
        (
            r"(?<!\w)(?:a|\(b|c(d|e))(?!\w)",
            [r"(?<!\w)(?:a)(?!\w)", r"(?<!\w)(?:\(b)(?!\w)", r"(?<!\w)(?:c(d|e))(?!\w)"],
        ),
        (r"\W*((x|y)\W+)*(?:a|b)z\W*", [r"\W*((x|y)\W+)*(?:a)z\W*", r"\W*((x|y)\W+)*(?:b)z\W*"]),
    ],
)
def test_phrases_are_told_apart(text: str, phrases: list[str]) -> None:
    assert list(alternatives(re.compile(text))) == phrases
