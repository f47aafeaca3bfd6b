"""One-time codes: whoever reads the mail of an address sees its orders, and nobody learns anything else."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from returns.codes import CodeEnd, CodeOver, TooManyCodes, WrongCode
from returns.model import Order
from returns.store import CodeRow, OutboxRow
from tests.returns.conftest import Shop
from tests.returns.orders import a_request, opened_with

MAYA = "maya@example.com"
A_STRANGER = "nobody@example.com"


def notices(shop: Shop) -> list[Any]:
    with shop.database.reading() as session:
        return list(session.scalars(select(OutboxRow).order_by(OutboxRow.id)))


def code_sent(shop: Shop, conversation: str = "c1", email: str = MAYA) -> str:
    assert shop.returns.send_code(email, conversation) is None
    code: str = notices(shop)[-1].payload["code"]
    return code


def not_the(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def numbers(orders: object) -> list[str]:
    assert isinstance(orders, tuple), orders
    return [order.number for order in orders if isinstance(order, Order)]


def test_the_right_code_gives_the_orders_of_the_address_newest_first(shop: Shop) -> None:
    shop.sold()
    shop.sold(number="CR-3", placed_at="2026-03-01T09:00:00-08:00")
    shop.sold(number="CR-4", email="other@example.com")
    assert numbers(shop.returns.check_code("c1", code_sent(shop))) == ["CR-3", "CR-20418"]


def test_the_orders_say_what_is_left_of_their_lines(shop: Shop) -> None:
    shop.sold()
    shop.returns.open_case(a_request(), **opened_with())
    orders = shop.returns.check_code("c1", code_sent(shop))
    assert isinstance(orders, tuple)
    assert orders[0].lines[0].left == 0


def test_the_code_goes_to_the_address_that_the_order_has(sqlite_shop: Shop) -> None:
    sqlite_shop.sold(email="Maya@strasse.example")
    code_sent(sqlite_shop, email="maya@straße.example")
    notice = notices(sqlite_shop)[-1]
    assert (notice.kind, notice.channel, notice.payload["email"]) == ("code", "mail", "Maya@strasse.example")


@pytest.mark.parametrize("spelling", ["{0}", " {0} ", "{1} {2}", "{1}-{2}"])
def test_a_code_is_read_as_people_type_it(sqlite_shop: Shop, spelling: str) -> None:
    sqlite_shop.sold()
    code = code_sent(sqlite_shop)
    assert numbers(sqlite_shop.returns.check_code("c1", spelling.format(code, code[:3], code[3:])))


def test_a_code_is_used_up_by_being_right(shop: Shop) -> None:
    shop.sold()
    code = code_sent(shop)
    assert numbers(shop.returns.check_code("c1", code))
    assert shop.returns.check_code("c1", code) == CodeOver(CodeEnd.USED)


def test_a_code_is_over_after_five_wrong_tries_even_for_the_right_one(shop: Shop) -> None:
    shop.sold()
    code = code_sent(shop)
    left = [shop.returns.check_code("c1", not_the(code)) for _ in range(5)]
    assert left == [WrongCode(tries) for tries in (4, 3, 2, 1, 0)]
    assert shop.returns.check_code("c1", code) == CodeOver(CodeEnd.SPENT)


def test_tries_at_once_are_no_more_than_one_after_the_other(shop: Shop) -> None:
    shop.sold()
    wrong = not_the(code_sent(shop))
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: shop.returns.check_code("c1", wrong), range(12)))
    assert sum(isinstance(result, WrongCode) for result in results) == 5


def test_the_right_code_many_times_at_once_opens_once(shop: Shop) -> None:
    shop.sold()
    code = code_sent(shop)
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: shop.returns.check_code("c1", code), range(4)))
    assert sum(isinstance(result, tuple) for result in results) == 1


def test_what_is_no_code_at_all_costs_no_try(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    code_sent(sqlite_shop)
    for typed in ("", "12345", "1234567", "abcdef", "what code?"):
        assert sqlite_shop.returns.check_code("c1", typed) == WrongCode(5)


def test_a_code_lasts_ten_minutes(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    code = code_sent(sqlite_shop)
    sqlite_shop.now += timedelta(minutes=10)
    assert sqlite_shop.returns.check_code("c1", code) == CodeOver(CodeEnd.EXPIRED)


def test_a_code_is_good_until_its_last_second(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    code = code_sent(sqlite_shop)
    sqlite_shop.now += timedelta(minutes=9, seconds=59)
    assert numbers(sqlite_shop.returns.check_code("c1", code))


def test_a_new_code_takes_the_place_of_the_old_one(shop: Shop) -> None:
    shop.sold()
    old, new = code_sent(shop), code_sent(shop)
    while new == old:
        new = code_sent(shop)
    assert shop.returns.check_code("c1", old) == WrongCode(4)
    assert numbers(shop.returns.check_code("c1", new))


def test_a_code_opens_only_the_conversation_it_was_made_for(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    code = code_sent(sqlite_shop)
    assert sqlite_shop.returns.check_code("c2", code) == CodeOver(CodeEnd.NONE)


def test_a_sixth_code_within_an_hour_is_refused_to_the_conversation(shop: Shop) -> None:
    shop.sold()
    for minute in range(5):
        assert shop.returns.send_code(f"{minute}@example.com", "c1") is None
        shop.now += timedelta(minutes=1)
    assert shop.returns.send_code(MAYA, "c1") == TooManyCodes(timedelta(minutes=55))
    assert shop.returns.send_code(MAYA, "c2") is None
    shop.now += timedelta(minutes=55)
    assert shop.returns.send_code(MAYA, "c1") is None


def test_a_sixth_code_within_an_hour_is_refused_to_the_address(shop: Shop) -> None:
    shop.sold()
    for conversation in "abcde":
        assert shop.returns.send_code(" Maya@Example.com ", conversation) is None
    assert shop.returns.send_code(MAYA, "f") == TooManyCodes(timedelta(hours=1))
    assert len(notices(shop)) == 5


def test_codes_asked_for_at_once_are_counted_too(shop: Shop) -> None:
    shop.sold()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda at: shop.returns.send_code(MAYA, f"c{at}"), range(8)))
    assert answers.count(None) == 5


def test_an_address_without_orders_behaves_like_any_other_and_is_sent_nothing(shop: Shop) -> None:
    shop.sold()

    def story(email: str, conversation: str) -> list[object]:
        returns = shop.returns
        told: list[object] = [returns.send_code(email, f"{conversation}{at}") for at in range(6)]
        told += [returns.check_code(f"{conversation}0", typed) for typed in ["12", *["000000"] * 6]]
        return told

    known = story(MAYA, "k")
    sent = len(notices(shop))
    assert story(A_STRANGER, "s") == known
    assert len(notices(shop)) == sent


def test_what_is_kept_for_an_address_without_orders_fits_nothing(
    sqlite_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda _below: 402719)
    assert sqlite_shop.returns.send_code(A_STRANGER, "c1") is None
    assert sqlite_shop.returns.check_code("c1", "402719") == WrongCode(4)


def test_the_table_does_not_hold_the_code(shop: Shop) -> None:
    shop.sold()
    code = code_sent(shop)
    with shop.database.reading() as session:
        row = session.scalars(select(CodeRow)).one()
    assert all(code not in str(getattr(row, column.key)) for column in CodeRow.__table__.columns if column.key != "id")
    assert len(row.digest) == 128


def test_each_code_is_kept_with_a_salt_of_its_own(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    code_sent(sqlite_shop)
    code_sent(sqlite_shop)
    with sqlite_shop.database.reading() as session:
        first, second = session.scalars(select(CodeRow))
    assert first.salt != second.salt


def test_codes_older_than_an_hour_are_forgotten(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    code_sent(sqlite_shop)
    sqlite_shop.now += timedelta(hours=1)
    code_sent(sqlite_shop)
    with sqlite_shop.database.reading() as session:
        assert len(list(session.scalars(select(CodeRow)))) == 1


def test_two_codes_are_hardly_ever_the_same_and_always_six_digits(sqlite_shop: Shop) -> None:
    sqlite_shop.sold()
    codes = {code_sent(sqlite_shop, conversation) for conversation in "abcde"}
    assert len(codes) > 1
    assert all(len(code) == 6 and code.isdecimal() for code in codes)
