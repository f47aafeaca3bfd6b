"""The commands about what becomes of cases."""

import json
from datetime import UTC, datetime

import pytest

from returns.__main__ import main
from tests.returns.conftest import Shop
from tests.returns.lives import UPS, inspected, opened


@pytest.fixture(autouse=True)
def chosen_by_setting(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGBACK_DATABASE_URL", shop.url)
    monkeypatch.setenv("RINGBACK_NOW", "2026-03-18T12:00:00-07:00")


def test_the_clock_is_asked_once_and_then_has_nothing_to_do(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.sold()
    shop.returns.post(opened(shop).number, UPS, actor="customer")
    monkeypatch.setenv("RINGBACK_SIMULATED_CARRIER_DAYS", "3")
    assert [main(["tick"]), main(["tick"])] == [0, 0]
    assert capsys.readouterr().out.splitlines() == [
        "1 arrived, 0 reminded, 0 expired, 0 apologised",
        "0 arrived, 0 reminded, 0 expired, 0 apologised",
    ]


def test_without_a_simulated_carrier_nothing_arrives_by_itself(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    shop.sold()
    shop.returns.post(opened(shop).number, UPS, actor="customer")
    main(["tick"])
    assert capsys.readouterr().out.startswith("0 arrived")


def test_promises_are_counted_and_those_that_press_are_named(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    shop.sold()
    shop.now = datetime(2026, 3, 11, 18, tzinfo=UTC)
    case = inspected(shop)
    assert main(["promises"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "refund   soon       1",
        f"{case.number}  refund  soon, due 2026-03-19T07:00:00+00:00",
    ]
    main(["promises", "--json"])
    (promise,) = json.loads(capsys.readouterr().out)
    assert (promise["case"], promise["state"], promise["kept_at"]) == (case.number, "soon", None)


def test_stock_is_set_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    main(["stock", "RING-9"])
    main(["stock", "RING-9", "4"])
    assert capsys.readouterr().out == "RING-9: not counted\nRING-9: 4\n"


def test_books_that_fit_are_said_to_fit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reconcile"]) == 0
    assert capsys.readouterr().out == "0 discrepancies\n"


@pytest.mark.parametrize(
    ("variable", "value"),
    [("RINGBACK_HOLIDAYS", "Atlantis"), ("RINGBACK_POST_DAYS", "0"), ("RINGBACK_SIMULATED_CARRIER_DAYS", "soon")],
)
def test_terms_that_make_no_sense_are_named(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, value)
    assert main(["tick"]) == 2
    assert variable in capsys.readouterr().err
