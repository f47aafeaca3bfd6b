"""The clock that can be moved, and the settings that move it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from returns.clock import clock_from
from returns.errors import BadSetting
from returns.settings import Settings, read_settings
from tests.stack import until


def test_without_a_setting_the_clock_tells_the_time() -> None:
    before = datetime.now(UTC)
    assert before <= clock_from("")() <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("setting", "shift"),
    [("+5d", timedelta(days=5)), ("-3h", timedelta(hours=-3)), ("+90m", timedelta(minutes=90))],
)
def test_an_offset_moves_the_clock(setting: str, shift: timedelta) -> None:
    before = datetime.now(UTC)
    assert before + shift <= clock_from(setting)() <= datetime.now(UTC) + shift


def test_the_clock_runs_on_from_an_instant_and_speaks_utc() -> None:
    clock = clock_from("2026-03-14T18:20:00-07:00")
    first = clock()
    assert first.tzinfo is UTC
    assert datetime.fromisoformat("2026-03-15T01:20Z") <= first < datetime.fromisoformat("2026-03-15T01:21Z")
    until(lambda: clock() > first, "the clock to run on")


@pytest.mark.parametrize("setting", ["+5x", "tomorrow", "2026-03-14T18:20:00", "+999999d", "-999999d", "+5"])
def test_a_clock_that_cannot_be_set_names_the_setting(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGBACK_NOW", setting)
    with pytest.raises(BadSetting, match=r"^RINGBACK_NOW: .+"):
        read_settings()


def test_the_database_is_a_file_in_the_data_folder_unless_it_is_set() -> None:
    assert Settings(data=Path("here")).database == "sqlite:///here/ringback.db"
    assert Settings(database_url="postgresql://db/ringback").database == "postgresql://db/ringback"
