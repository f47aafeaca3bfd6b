"""The command line, as an operator and as a program use it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from returns.__main__ import main
from returns.compose import open_returns
from tests.returns.conftest import Shop
from tests.returns.orders import a_request, an_order, opened_with

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def chosen_by_setting(shop: Shop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RINGBACK_DATABASE_URL", shop.url)
    monkeypatch.setenv("RINGBACK_DATA", str(tmp_path))


def orders_file(tmp_path: Path, *rows: object) -> str:
    path = tmp_path / "orders.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return str(path)


def test_an_import_says_how_many_came_in_and_why_a_row_did_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = orders_file(tmp_path, an_order(), an_order(number="CR-2", email="maya"))
    assert main(["orders", "import", path]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "1 came in, 0 updated, 0 unchanged, 1 rejected",
        "row 2: email: is not an email address",
    ]


def test_cases_are_printed_as_json_for_one_conversation_or_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["orders", "import", orders_file(tmp_path, an_order())])
    returns = open_returns()
    case = returns.open_case(a_request(), **opened_with(conversation="c1"))
    returns.close()
    capsys.readouterr()
    assert main(["cases", "--json", "--conversation", "c1"]) == 0
    assert json.loads(capsys.readouterr().out) == [case.as_json()]
    assert main(["cases", "--json", "--conversation", "c2"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["cases"]) == 0
    assert case.number in capsys.readouterr().out


def test_the_demo_comes_in_and_its_notices_leave(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0
    assert "13 demo orders came in" in capsys.readouterr().out
    assert main(["deliver"]) == 0
    assert capsys.readouterr().out == "0 sent\n"


@pytest.mark.parametrize(
    ("variable", "value", "arguments"),
    [
        ("RINGBACK_NOW", "soon", ["cases", "--json"]),
        ("RINGBACK_DATABASE_URL", "nonsense", ["migrate"]),
        ("RINGBACK_DATABASE_URL", "postgresql://127.0.0.1:1/none", ["demo"]),
        ("RINGBACK_PORT", "1", ["orders", "import", "none.json"]),
    ],
)
def test_what_an_operator_has_to_mend_is_said_in_one_line(
    variable: str,
    value: str,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(variable, value)
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


def test_it_runs_from_any_folder_and_the_clock_can_be_moved(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RINGBACK_NOW": "2026-03-14T18:20:00-07:00"}
    for arguments in (["migrate"], ["demo"]):
        subprocess.run([sys.executable, "-m", "returns", *arguments], cwd=tmp_path, env=environment, check=True)
    returns = open_returns()
    order = returns.find_order("CR-20431", "noah@example.com")
    returns.close()
    assert order is not None
    assert str(order.received_on) == "2026-02-12"


def outbox(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["outbox", "--json"]) == 0
    listed: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return listed


def test_a_case_of_the_demo_gets_its_mail_printed_and_kept(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with())
    assert main(["deliver"]) == 0
    assert f"mail to maya@example.com: Return {case.number} is approved" in capsys.readouterr().out
    assert len(list((tmp_path / "mails").glob("*.eml"))) == 1
    mails = [(one["kind"], one["state"]) for one in outbox(capsys) if one["channel"] == "mail"]
    assert mails == [("approved", "sent")]


def test_the_outbox_shows_codes_where_mails_are_only_printed(
    shop: Shop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RINGBACK_NOW", shop.now.isoformat())
    shop.sold()
    shop.returns.send_code("maya@example.com", "c1")
    main(["deliver"])
    printed = capsys.readouterr().out
    [listed] = outbox(capsys)
    assert listed["code"] in printed
    monkeypatch.setenv("RINGBACK_SMTP_URL", "smtp://127.0.0.1:1")
    assert "code" not in outbox(capsys)[0]


def test_the_outbox_is_listed_for_people(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    shop.sold()
    shop.returns.send_code("maya@example.com", "c1")
    assert main(["outbox"]) == 0
    assert capsys.readouterr().out.split() == ["1", "waiting", "mail", "code", "c1"]


def test_a_notice_can_be_looked_at_before_a_customer_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", "arrived"]) == 0
    assert "Your parcel with Circul 2, size 9, gold has arrived" in " ".join(capsys.readouterr().out.split())
    assert main(["preview", "arrived", "--html"]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")
