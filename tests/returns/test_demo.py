"""The demo shop's orders show, on any day, what each policy can do."""

from datetime import datetime, timedelta

import pytest

from tests.returns.conftest import Shop
from tests.returns.orders import a_request, opened_with

WORN = {"sealed": False, "wear": "none", "works": True, "modified": False, "accessories": "complete"}
INTACT = {**WORN, "packaging": "intact"}


@pytest.fixture
def demo(sqlite_shop: Shop) -> Shop:
    assert sqlite_shop.returns.seed_demo().rejected == ()
    return sqlite_shop


def outcome(demo: Shop, number: str, **changes: object) -> tuple[str, int | None]:
    asked = a_request(**{"order_number": number, "requested_at": demo.now, "facts": INTACT, **changes})
    decision = demo.returns.judge(asked)
    return decision["outcome"], decision["days_left"]


def test_every_demo_order_is_listed_and_can_be_found(demo: Shop) -> None:
    listed = demo.returns.demo_orders()
    assert len(listed) == 13
    for order in listed:
        found = demo.returns.find_order(order.number, order.email)
        assert found is not None
        assert all(line.title in order.title for line in found.lines)


def test_a_shop_without_them_lists_none(sqlite_shop: Shop) -> None:
    assert sqlite_shop.returns.demo_orders() == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("CR-20418", ("eligible", 22)),
        ("CR-20431", ("eligible", 0)),
        ("CR-20377", ("not_eligible", -15)),
        ("CR-20502", ("needs_review", None)),
        ("CR-20466", ("not_eligible", 25)),
        ("CR-20450", ("eligible", 20)),
        ("CR-20488", ("eligible", 18)),
        ("SR-10032", ("eligible", 5)),
        ("SR-10041", ("eligible", 0)),
        ("SR-10017", ("not_eligible", -1)),
        ("SR-10055", ("not_eligible", 4)),
        ("SR-10060", ("eligible", 3)),
        ("SR-10071", ("eligible", 6)),
    ],
)
@pytest.mark.parametrize("now", ["2026-03-08T07:30:00+00:00", "2026-11-01T23:59:59+00:00", "2028-02-29T04:10:00+00:00"])
def test_each_demo_order_has_its_story_on_any_day(
    sqlite_shop: Shop, now: str, number: str, expected: tuple[str, int | None]
) -> None:
    sqlite_shop.now = datetime.fromisoformat(now)
    sqlite_shop.returns.seed_demo()
    assert outcome(sqlite_shop, number) == expected


def test_the_order_in_yen_is_paid_back_without_minor_units(demo: Shop) -> None:
    asked = a_request(order_number="SR-10060", requested_at=demo.now, facts=INTACT)
    refund = demo.returns.judge(asked)["refund"]
    assert (refund["currency"], refund["high"]) == ("JPY", "41800")


def test_the_coupon_is_no_money_and_the_gift_card_gets_its_share(demo: Shop) -> None:
    asked = a_request(order_number="CR-20488", requested_at=demo.now, facts=INTACT)
    refund = demo.returns.judge(asked)["refund"]
    assert refund["high"] == "269.00"
    assert [tender["kind"] for tender in refund["tenders"]] == ["card", "gift_card"]


def test_seeding_again_on_the_same_day_changes_nothing(demo: Shop) -> None:
    report = demo.returns.seed_demo()
    assert (report.imported, report.updated, report.unchanged) == (0, 0, 13)


def test_seeding_on_a_later_day_refreshes_what_has_no_running_case(demo: Shop) -> None:
    asked = a_request(order_number="CR-20418", requested_at=demo.now, facts=INTACT)
    demo.returns.open_case(asked, **opened_with())
    demo.now += timedelta(days=3)
    report = demo.returns.seed_demo()
    assert (report.updated, [reason.split(":")[0] for _, reason in report.rejected]) == (12, ["number"])
    assert outcome(demo, "CR-20431") == ("eligible", 0)
