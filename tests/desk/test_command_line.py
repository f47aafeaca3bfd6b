"""The command line does what an operator needs, and says in one line what is to be mended."""

import socket
from pathlib import Path

import pytest

from desk.__main__ import main
from desk.security import Agents
from desk.settings import read_settings
from returns.compose import open_returns
from returns.database import Database
from returns.errors import BadSetting


@pytest.fixture
def data(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that the settings name."""
    monkeypatch.setenv("RINGBACK_DATA", str(folder))
    monkeypatch.delenv("RINGBACK_DATABASE_URL", raising=False)
    return folder


def test_an_agent_is_made_with_a_password_that_works(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agent", "alex"]) == 0
    told = capsys.readouterr().out
    assert told.count("\n") == 1
    assert told.startswith("name alex, password ")
    database = Database(read_settings().database)
    assert Agents(database, open_returns().now).sign_in("alex", told.split()[-1], "here")
    database.close()


def test_the_first_agent_is_made_only_once(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agent", "alex", "--if-none"]) == 0
    assert "name alex" in capsys.readouterr().out
    assert main(["agent", "bo", "--if-none"]) == 0
    assert capsys.readouterr().out == ""


def test_a_name_that_is_taken_is_refused_with_the_cure(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["agent", "alex"])
    capsys.readouterr()
    assert main(["agent", "alex"]) == 2
    assert "reset-password alex" in capsys.readouterr().err


def test_a_password_is_reset(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reset-password", "alex"]) == 2
    assert "agent alex" in capsys.readouterr().err
    main(["agent", "alex"])
    first = capsys.readouterr().out
    assert main(["reset-password", "alex"]) == 0
    assert capsys.readouterr().out != first


def test_migrating_makes_the_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGBACK_DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    monkeypatch.setenv("RINGBACK_DATA", str(tmp_path))
    assert main(["migrate"]) == 0
    assert main(["agent", "alex"]) == 0


@pytest.mark.parametrize("command", [[], ["agent", "alex"]])
def test_a_database_without_tables_is_named_with_the_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    monkeypatch.setenv("RINGBACK_DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    assert main(command) == 2
    told = capsys.readouterr().err
    assert "migrate" in told
    assert told.count("\n") == 1


def test_a_busy_port_is_named_with_the_cure(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("RINGBACK_PORT", str(taken.getsockname()[1]))
        assert main([]) == 2
    assert "RINGBACK_PORT" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "0"), ("PORT", "x"), ("PATIENCE", "-1"), ("NOW", "yesterday"), ("RASA_URL", "ftp://x")],
)
def test_a_setting_that_makes_no_sense_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"RINGBACK_{name}", value)
    with pytest.raises(BadSetting, match=f"^RINGBACK_{name}: "):
        read_settings()


def test_origins_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGBACK_ALLOWED_ORIGINS", "https://a.example, https://b.example,")
    assert read_settings().allowed_origins == ("https://a.example", "https://b.example")
