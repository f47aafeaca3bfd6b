"""Days are the shop's days: windows, business days, due dates."""

from datetime import UTC, date, datetime

import pytest

import policy_core
from tests.policy_core.samples import run, varied

SMART = {"policy": "smart-ring-7-day", "facts": {"sealed": True}}


@pytest.mark.parametrize(
    ("received", "asked", "zone", "left"),
    [
        ("2026-03-01", "2026-03-08T23:59:59-07:00", "America/Los_Angeles", 0),
        ("2026-03-01", "2026-03-09T00:00:00-07:00", "America/Los_Angeles", -1),
        ("2026-03-01", "2026-03-09T06:59:59Z", "America/Los_Angeles", 0),
        ("2026-03-01", "2026-03-09T07:00:00Z", "America/Los_Angeles", -1),
        ("2026-10-25", "2026-11-01T23:59:59-08:00", "America/Los_Angeles", 0),
        ("2026-10-25", "2026-11-02T07:59:59Z", "America/Los_Angeles", 0),
        ("2026-10-25", "2026-11-02T08:00:00Z", "America/Los_Angeles", -1),
        ("2026-03-01", "2026-03-08T14:59:59Z", "Asia/Tokyo", 0),
        ("2026-03-01", "2026-03-08T15:00:00Z", "Asia/Tokyo", -1),
        ("2026-03-10", "2026-03-09T12:00:00Z", "Asia/Tokyo", 8),
        ("2024-02-27", "2024-03-05T12:00:00Z", "Europe/Berlin", 0),
    ],
)
def test_the_window_ends_with_its_last_day_in_the_shop(received: str, asked: str, zone: str, left: int) -> None:
    decision = policy_core.decide(varied(**SMART, order__received_on=received, requested_at=asked, time_zone=zone))
    assert decision["days_left"] == left
    assert decision["outcome"] == ("eligible" if left >= 0 else "not_eligible")


def test_what_is_not_delivered_has_no_last_day() -> None:
    decision = policy_core.decide(varied(**SMART, order__received_on=None))
    assert (decision["outcome"], decision["last_day"], decision["days_left"]) == ("needs_review", None, None)


ASKED = ["--requested-at", "2026-03-07T18:00:00-08:00", "--time-zone", "America/Los_Angeles"]


def test_an_answer_is_due_after_24_elapsed_hours_also_when_the_clocks_change() -> None:
    assert run("due", "smart-ring-7-day", *ASKED).answer == {
        "answer_due": "2026-03-08T19:00:00-07:00",
        "refund_from": None,
        "refund_due": None,
    }
    assert run("due", "circul-30-day", *ASKED).answer["answer_due"] is None


@pytest.mark.parametrize(
    ("policy", "verified", "country", "start", "end"),
    [
        ("smart-ring-7-day", "2026-11-20", None, "2026-11-27", "2026-12-01"),
        ("smart-ring-7-day", "2026-11-20", "US", "2026-11-30", "2026-12-02"),
        ("smart-ring-7-day", "2026-11-21", None, "2026-11-27", "2026-12-01"),
        ("circul-30-day", "2026-11-20", None, None, "2026-11-27"),
        ("circul-30-day", "2026-07-02", "US", None, "2026-07-10"),
        ("circul-30-day", "2026-07-02", "us", None, "2026-07-10"),
    ],
)
def test_business_days_skip_weekends_and_the_days_on_which_holidays_are_kept(
    policy: str, verified: str, country: str | None, start: str | None, end: str
) -> None:
    more = [] if country is None else ["--holidays", country]
    answer = run("due", policy, *ASKED, "--verified-on", verified, *more).answer
    assert (answer["refund_from"], answer["refund_due"]) == (start, end)


@pytest.mark.parametrize(
    ("field", "arguments"),
    [
        ("requested_at", ["--requested-at", "today", "--time-zone", "UTC"]),
        ("requested_at", ["--requested-at", "9999-12-31T12:00:00Z", "--time-zone", "UTC"]),
        ("time_zone", ["--requested-at", "2026-03-07T18:00:00Z", "--time-zone", "Moon"]),
        ("verified_on", [*ASKED, "--verified-on", "2026-13-01"]),
        ("verified_on", [*ASKED, "--verified-on", "9999-12-31"]),
        ("holidays", [*ASKED, "--holidays", "XX"]),
    ],
)
def test_bad_arguments_are_one_line_that_names_them(field: str, arguments: list[str]) -> None:
    ran = run("due", "smart-ring-7-day", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"{field}: ")
    assert ran.err.count("\n") == 1


def test_python_gets_the_same_due_dates() -> None:
    asked = datetime(2026, 3, 8, 2, tzinfo=UTC)
    found = policy_core.due(
        "smart-ring-7-day", requested_at=asked, time_zone="America/Los_Angeles", verified_on=date(2026, 11, 20)
    )
    assert found["answer_due"] == "2026-03-08T19:00:00-07:00"
    assert found["refund_due"] == "2026-12-01"
    with pytest.raises(policy_core.InvalidCase):
        policy_core.due("smart-ring-7-day", requested_at=asked.replace(tzinfo=None), time_zone="UTC")
    with pytest.raises(policy_core.UnknownPolicy):
        policy_core.due("none", requested_at=asked, time_zone="UTC")


UNTOUCHED = {"wear": "none", "modified": False, "accessories": "complete", "packaging": "intact"}


@pytest.mark.parametrize(
    ("facts", "reason", "follows"),
    [
        ({"sealed": True}, "malfunction", UNTOUCHED | {"works": False}),
        ({"wear": "unsure", "sealed": True}, None, UNTOUCHED),
        ({}, "arrived_incomplete", {"fault_cause": "defect", "accessories": "complete"}),
        ({}, "wrong_size", {"fault_cause": None}),
        ({"wear": "light"}, None, {"sealed": False}),
        ({}, None, {}),
    ],
)
def test_what_follows_from_what_is_known(facts: dict[str, object], reason: str, follows: dict[str, object]) -> None:
    assert policy_core.consequences(facts, reason) == follows
