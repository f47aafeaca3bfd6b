"""The house rules for code that linters do not know: size, and what must never stand in a file."""

import ast
import re
from pathlib import Path

import pytest

from ops.places import ROOT
from tests.houses.sources import ROOMS, name, tracked

# A migration is one list of columns, however long.
MODULES = [file for file in tracked(*(f"{room}/*.py" for room in ROOMS)) if "migrations" not in file.parts]
TEXTS = [
    file
    for file in tracked()
    if file.suffix in {".py", ".yml", ".md", ".toml", ".txt", ".in", ".html", ".js", ".css", ".json"}
]
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
REGISTRIES = re.compile("|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)")))
OWN_MACHINE = re.compile(r"(?<![\w.])/(?:ho" + r"me|ro" + r"ot|Us" + r"ers|wo" + r"rk)/\w")


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_modules_and_functions_stay_short(module: Path) -> None:
    source = module.read_text()
    assert source.count("\n") <= LONGEST_MODULE
    functions = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {function: lines for function, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_every_room_is_a_package() -> None:
    assert [room for room in ROOMS if not (ROOT / room / "__init__.py").is_file()] == []


def test_no_file_names_a_package_registry() -> None:
    assert [name(file) for file in TEXTS if REGISTRIES.search(file.read_text())] == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert [name(file) for file in TEXTS if OWN_MACHINE.search(file.read_text())] == []


def test_no_test_is_switched_off() -> None:
    off = re.compile(r"\b(?:mark\.(?:sk" + r"ip|xf" + r"ail)|pytest\.(?:sk" + r"ip|xf" + r"ail|import" + r"orskip))")
    assert [name(file) for file in tracked("tests/*.py") if off.search(file.read_text())] == []


def test_every_lock_file_holds_what_its_source_asks_for() -> None:
    for source in tracked("requirements/*.in"):
        asked = re.findall(r"^([A-Za-z0-9_.-]+)", source.read_text(), re.MULTILINE)
        locked = set(re.findall(r"^([a-z0-9_.-]+)==", source.with_suffix(".txt").read_text(), re.MULTILINE))
        wanted = {one.lower().replace("_", "-") for one in asked if not one.startswith("-")}
        assert wanted - locked == set(), source.name


def test_every_locked_package_has_a_hash() -> None:
    for lock in tracked("requirements/*.txt"):
        packages = re.split(r"^(?=[a-z0-9_.-]+==)", lock.read_text(), flags=re.MULTILINE)[1:]
        assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
