"""Domain, examples and rules are paired by topic, and no intent or response is left alone."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from ops.places import ROOT
from tests.houses.sources import name, tracked

DOMAIN = tracked("bot/domain/*.yml")
EXAMPLES = tracked("data/nlu/*.yml")
STEPS = tracked("data/rules/*.yml", "data/stories/*.yml")
# Made by the desk and by the understanding itself: nobody types them.
UNTYPED = {"send_photos", "handed_back", "nlu_fallback"}


def read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(file.read_text()) or {}
    return content


def declared() -> set[str]:
    """The intents of the domain."""
    entries = [entry for file in DOMAIN for entry in read(file).get("intents", [])]
    return {next(iter(entry)) if isinstance(entry, dict) else entry for entry in entries}


def exemplified(file: Path) -> set[str]:
    """The main intents of a file of examples."""
    return {block["intent"].split("/")[0] for block in read(file).get("nlu", []) if "intent" in block}


def used_in(steps: list[dict[str, Any]], key: str) -> set[str]:
    """What steps name under a key, alternatives included."""
    found = {step[key] for step in steps if key in step}
    return found.union(*(used_in(step["or"], key) for step in steps if "or" in step))


def paths(file: Path) -> list[dict[str, Any]]:
    content = read(file)
    return [*content.get("rules", []), *content.get("stories", [])]


def responses() -> set[str]:
    return {response for file in DOMAIN for response in read(file).get("responses", {})}


def slots() -> set[str]:
    return {slot for file in DOMAIN for slot in read(file).get("slots", {})}


def taken() -> set[str]:
    """The actions and responses that rules and stories name."""
    return {action for file in STEPS for path in paths(file) for action in used_in(path["steps"], "action")}


def said_by_actions() -> set[str]:
    """The responses that the code of the actions names, as patterns, since some names are put together."""
    nodes = [node for file in tracked("actions/*.py") for node in ast.walk(ast.parse(file.read_text()))]
    whole = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    put_together = {
        "".join(str(part.value) if isinstance(part, ast.Constant) else r"\w+" for part in node.values)
        for node in nodes
        if isinstance(node, ast.JoinedStr)
    }
    return {one for one in whole | put_together if re.fullmatch(r"utter_[\w\\+]+", one)}


@pytest.mark.parametrize("examples", EXAMPLES, ids=name)
def test_examples_have_a_domain_of_their_topic(examples: Path) -> None:
    domain = ROOT / "bot" / "domain" / examples.name
    assert domain.is_file(), f"{name(examples)} needs {name(domain)}"
    intents = {next(iter(entry)) if isinstance(entry, dict) else entry for entry in read(domain).get("intents", [])}
    assert exemplified(examples) - intents == set(), f"{name(domain)} must declare them"


@pytest.mark.parametrize("steps", STEPS, ids=name)
def test_rules_and_stories_have_a_domain_of_their_topic(steps: Path) -> None:
    assert (ROOT / "bot" / "domain" / steps.name).is_file()


def test_every_intent_has_examples() -> None:
    assert sorted(declared() - UNTYPED - set().union(*map(exemplified, EXAMPLES))) == []


def test_every_intent_in_a_rule_is_declared() -> None:
    used = {intent for file in STEPS for path in paths(file) for intent in used_in(path["steps"], "intent")}
    assert sorted(used - declared()) == []


def test_every_response_in_a_rule_exists() -> None:
    assert sorted(step for step in taken() if step.startswith("utter_") and step not in responses()) == []


def test_every_response_that_an_action_says_exists() -> None:
    whole = {pattern for pattern in said_by_actions() if "\\" not in pattern and not pattern.endswith("_")}
    assert sorted(whole - responses()) == []


def test_a_response_stands_in_one_file_only() -> None:
    homes: dict[str, list[str]] = {}
    for file in DOMAIN:
        for response in read(file).get("responses", {}):
            homes.setdefault(response, []).append(file.name)
    assert {response: files for response, files in homes.items() if len(files) > 1} == {}


def test_no_response_is_left_unused() -> None:
    said = [re.compile(pattern) for pattern in said_by_actions()] + [re.compile(f"utter_ask_(?:{'|'.join(slots())})")]
    assert sorted(one for one in responses() - taken() if not any(pattern.fullmatch(one) for pattern in said)) == []
