"""The bench of cases fills a database with whole lives that fit together, and goes on from there."""

from bench.cases import fill
from returns.lifecycle import Move, State
from tests.returns.conftest import Shop, migrated_file, migrated_postgres, postgres_server, shop, sqlite_shop
from tests.returns.lives import opened

__all__ = ["migrated_file", "migrated_postgres", "postgres_server", "shop", "sqlite_shop"]


def test_copied_lives_are_whole_and_new_ones_go_on_beside_them(shop: Shop) -> None:
    fill(shop, 30)
    assert shop.returns.discrepancies() == []
    states = [case.state for case in shop.returns.cases()]
    assert (len(states), states.count(State.APPROVED)) == (31, 3)
    copied = shop.returns.cases(states=[State.REFUNDED])[-1]
    assert len(shop.returns.timeline(copied.number)) == 6
    shop.sold(number="NEW-1")
    case = opened(shop, key="new", order_number="NEW-1")
    assert shop.returns.advance(case.number, Move.WITHDRAW, actor="customer").state is State.WITHDRAWN
