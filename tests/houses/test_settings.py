"""Every setting is documented, and every documented setting exists."""

import re

from desk.settings import DeskSettings
from ops.places import ROOT
from returns.settings import Settings
from tests.houses.sources import tracked

SETTING = re.compile(r"RINGBACK_[A-Z][A-Z_]*[A-Z]")
DOCUMENTED = set(re.findall(r"^\| `(RINGBACK_[A-Z_]+)`", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE))


def fields(*classes: type[Settings]) -> set[str]:
    return {f"RINGBACK_{field.upper()}" for one in classes for field in one.model_fields}


def mentioned() -> set[str]:
    """The settings that code and configuration name."""
    files = tracked(
        "policy_core/*.py", "returns/*.py", "actions/*.py", "desk/*.py", "bot/*.py", "ops/*.py", "*.yml", "bench/*.py"
    )
    return {found for file in files for found in SETTING.findall(file.read_text())}


def test_every_setting_is_documented() -> None:
    assert sorted((fields(Settings, DeskSettings) | mentioned()) - DOCUMENTED) == []


def test_every_documented_setting_exists() -> None:
    assert sorted(DOCUMENTED - fields(Settings, DeskSettings) - mentioned()) == []


def test_documented_defaults_are_the_real_ones() -> None:
    rows = re.findall(
        r"^\| `RINGBACK_([A-Z_]+)` \| `([^`]*)`", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE
    )
    known = DeskSettings.model_fields
    told = {field.lower(): default for field, default in rows if field.lower() in known}
    real = {field: str(known[field].default) for field in told}
    assert told == real
