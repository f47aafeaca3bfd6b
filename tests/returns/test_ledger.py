"""The ledger: balanced, booked once, and never below nothing, whoever tries and however many at once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from returns.errors import NotAllowed, TooMuch
from returns.lifecycle import Move
from returns.orders.embedded import EmbeddedOrders
from returns.refunds.ledger import Kind, Ledger
from tests.returns.conftest import NOW, Shop
from tests.returns.lives import opened, paid, refunded
from tests.returns.orders import a_line

CARD = (Kind.HELD, "card")
OWED = (Kind.OWED, "card")


def ledger_of(shop: Shop, session: object) -> Ledger:
    order = EmbeddedOrders(shop.database).order("CR-20418")
    assert order is not None
    return Ledger.opened(session, order, NOW)  # type: ignore[arg-type]


def test_an_order_begins_with_what_was_paid_less_what_went_back_before(shop: Shop) -> None:
    earlier = {"line": "1", "quantity": 1, "amount": "50.00", "tenders": [{"kind": "card", "amount": "50.00"}]}
    tenders = [{"kind": "card", "amount": "575.34"}, {"kind": "gift_card", "amount": "50.00"}]
    shop.sold(lines=[a_line(quantity=2, tax="49.34")], tenders=tenders, refunded=[earlier])
    with shop.database.writing() as session:
        assert ledger_of(shop, session).held() == {"card": 52534, "gift_card": 5000}
    assert shop.returns.discrepancies() == []


def test_an_entry_that_does_not_balance_is_not_booked(shop: Shop) -> None:
    shop.sold()
    with shop.database.writing() as session, pytest.raises(ValueError, match="balance"):
        ledger_of(shop, session).book("k", None, {CARD: -100, OWED: 99})


def test_more_than_was_paid_is_not_booked(shop: Shop) -> None:
    shop.sold()
    with shop.database.writing() as session, pytest.raises(TooMuch):
        ledger_of(shop, session).book("k", None, {CARD: -25168, OWED: 25168})


def test_an_entry_is_booked_once(shop: Shop) -> None:
    shop.sold()
    for _ in range(2):
        try:
            with shop.database.writing() as session:
                ledger_of(shop, session).book("k", None, {CARD: -100, OWED: 100})
        except IntegrityError:
            break
    else:
        pytest.fail("it was booked twice")
    with shop.database.writing() as session:
        assert ledger_of(shop, session).held()["card"] == 25067


def test_the_database_itself_refuses_what_is_below_nothing(shop: Shop) -> None:
    shop.sold()
    with shop.database.writing() as session:
        ledger_of(shop, session)
    with pytest.raises(IntegrityError), shop.database.engine.begin() as connection:
        connection.execute(text("UPDATE ledger_accounts SET balance = -1 WHERE kind = 'held'"))


def test_agents_who_grant_at_once_never_give_more_than_was_paid(shop: Shop) -> None:
    line = a_line(quantity=4, unit_price="25.00", tax="0")
    shop.sold(lines=[line], discount="0", shipping="0", tenders=[{"kind": "card", "amount": "100.00"}])
    cases = [opened(shop, key=f"k{ring}").number for ring in range(4)]
    for number in cases:
        shop.returns.advance(number, Move.REVIEW, actor="ana")

    def grant(number: str) -> None:
        with suppress(TooMuch, NotAllowed):
            shop.returns.grant(number, Decimal("40"), actor="ana", why="goodwill")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(grant, cases * 2))
    shop.deliver()
    assert paid(shop) == Decimal("80")
    assert shop.returns.discrepancies() == []


def test_books_that_fit_have_no_discrepancies_and_a_lost_cent_is_one(shop: Shop) -> None:
    shop.sold()
    refunded(shop)
    assert shop.returns.discrepancies() == []
    with shop.database.engine.begin() as connection:
        connection.execute(text("UPDATE ledger_accounts SET balance = balance + 1 WHERE kind = 'returned'"))
        connection.execute(text("UPDATE ledger_postings SET amount = amount - 1 WHERE kind = 'owed'"))
    found = "\n".join(shop.returns.discrepancies())
    assert "is off by" in found
    assert "does not hold what was booked on it" in found
