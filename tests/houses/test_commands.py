"""Every command of every room is documented."""

import re
import subprocess
import sys

import pytest

from ops.places import ROOT

CHOICES = re.compile(r"^positional arguments:\n  \{([a-z,-]+)\}", re.MULTILINE)
LISTED = re.compile(r"^    ([a-z][a-z-]*)(?=\s)", re.MULTILINE)
DOCUMENTED = (ROOT / "docs" / "commands.md").read_text()


def commands(*words: str) -> list[str]:
    """The commands that a room's own help names."""
    asked = subprocess.run(
        [sys.executable, "-m", *words, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    choices = CHOICES.search(asked.stdout)
    return choices[1].split(",") if choices else LISTED.findall(asked.stdout)


@pytest.mark.parametrize("room", ["policy_core", "returns", "desk", "ops"])
def test_every_command_is_documented(room: str) -> None:
    found = commands(room)
    assert found, f"python -m {room} --help names no commands"
    assert [one for one in found if not re.search(rf"\b{room} {one}\b", DOCUMENTED)] == []


def test_commands_below_a_command_are_documented() -> None:
    assert [one for one in commands("returns", "orders") if f"returns orders {one}" not in DOCUMENTED] == []


def test_every_target_of_the_makefile_is_documented() -> None:
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets
    assert [one for one in targets[1].split() if f"`make {one}`" not in DOCUMENTED] == []
