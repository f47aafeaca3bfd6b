"""Whole lives against a model: whatever is tried in whatever sequence, the table of moves holds, and so does the money.

Customers, agents, the clock, the carrier and the outbox each try what they like; processes die at any transaction.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from policy_core import InvalidCase
from returns.cases import NOTICES
from returns.errors import ReturnsError
from returns.lifecycle import DOORS, MOVES, WITHOUT_UNITS, Move, State, possible_moves
from returns.model import Case, Inspection, Moved
from returns.outbox import Channel
from returns.refunds.reconciling import discrepancies
from tests.returns.conftest import Shop
from tests.returns.crashes import CrashingDatabase
from tests.returns.lives import AS_TOLD, QUALITY, UPS, opened
from tests.returns.providers import Killed, Mishap

RUNS = {"ci": 200, "thorough": 1_000}.get(os.environ.get("HYPOTHESIS_PROFILE", ""), 15)
SETTINGS = settings(
    max_examples=RUNS,
    stateful_step_count=20,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)
INSPECTIONS = [
    AS_TOLD,
    Inspection({"wear": "obvious"}),
    Inspection({"works": False, "fault_cause": "defect"}),
    Inspection({"works": True}),
]


def _exchanged(shop: Shop, number: str) -> None:
    if now(shop, number).state is State.REFUNDED:
        shop.returns.exchanged(number, "CR-30001", actor="ana")
    else:
        shop.returns.exchange(number, "CIRCUL2-10-GOLD", actor="ana")


DONE_BY: dict[Move, Callable[[Shop, str], object]] = {
    Move.LABEL: lambda shop, number: shop.returns.label(number, "https://labels.example/1", actor="ana"),
    Move.POST: lambda shop, number: shop.returns.post(number, UPS, actor="customer"),
    Move.REFUND: lambda shop, number: shop.returns.refund(number, actor="ana"),
    Move.GRANT: lambda shop, number: shop.returns.grant(number, Decimal("40"), actor="ana", why="goodwill"),
    Move.REPLACE: lambda shop, number: shop.returns.replace(number, actor="ana"),
    Move.EXCHANGE: _exchanged,
    Move.CLAIM_POSTAGE: lambda shop, number: shop.returns.claim_postage(number, "receipt", actor="customer"),
    Move.REIMBURSE: lambda shop, number: shop.returns.reimburse(number, Decimal("9.90"), actor="ana"),
    Move.GIVE_BACK: lambda shop, number: shop.returns.give_back(number, UPS, actor="ana"),
    Move.PAY: lambda shop, _: shop.deliver(),
    Move.REMIND: lambda shop, _: shop.returns.tick(),
    Move.EXPIRE: lambda shop, _: shop.returns.tick(),
}


def now(shop: Shop, number: str) -> Case:
    """The case as it is now."""
    found = shop.returns.case(number)
    assert found is not None
    return found


class MortalShop(Shop):
    """A shop whose processes can die."""

    database_type = CrashingDatabase


@pytest.fixture
def fresh(migrated_file: Path, tmp_path: Path) -> Iterator[Callable[[], Shop]]:
    """Opens shops that sold nothing yet, one after the other."""
    opened_shops: list[Shop] = []

    def make() -> Shop:
        file = shutil.copy(migrated_file, tmp_path / f"{len(opened_shops)}.db")
        opened_shops.append(MortalShop(f"sqlite:///{file}"))
        return opened_shops[-1]

    yield make
    for shop in opened_shops:
        shop.returns.close()


class Life(RuleBasedStateMachine):
    """One case of a shop of its own; `fresh` opens the shop."""

    fresh: Callable[[], Shop]
    shop: Shop
    case: str

    @initialize(asked=st.sampled_from([{}, QUALITY]), seven_days=st.booleans())
    def begin(self, asked: dict[str, object], seven_days: bool) -> None:
        self.shop = self.fresh()
        self.shop.sold(**({"policy": "smart-ring-7-day", "received_on": "2026-03-10"} if seven_days else {}))
        self.case = opened(self.shop, **asked).number

    @rule(place=st.integers(0, 20), found=st.sampled_from(INSPECTIONS), dies_in=st.none() | st.integers(0, 5))
    def do_what_is_allowed(self, place: int, found: Inspection, dies_in: int | None) -> None:
        allowed = possible_moves(now(self.shop, self.case).state)
        move = allowed[place % len(allowed)]
        self.mortal.dies_in = dies_in
        with suppress(ReturnsError, InvalidCase, Killed):
            if move is Move.INSPECT:
                self.shop.returns.inspect(self.case, found, actor="ana")
            elif move in DOORS:
                DONE_BY[move](self.shop, self.case)
            else:
                self.shop.returns.advance(self.case, move, actor="ana")
        self.mortal.dies_in = None

    @rule(move=st.sampled_from(sorted(Move)))
    def try_what_is_not_allowed(self, move: Move) -> None:
        before = now(self.shop, self.case)
        if (before.state, move) in MOVES:
            return
        if move in DONE_BY:
            with suppress(ReturnsError):
                DONE_BY[move](self.shop, self.case)
        else:
            with pytest.raises(ReturnsError):
                self.shop.returns.advance(self.case, move, actor="ana")

    @rule(days=st.integers(0, 12), dies_in=st.none() | st.integers(0, 3))
    def time_passes(self, days: int, dies_in: int | None) -> None:
        self.shop.now += timedelta(days=days)
        self.mortal.dies_in = dies_in
        with suppress(Killed):
            self.shop.returns.tick()
        self.mortal.dies_in = None

    @rule(mishaps=st.lists(st.sampled_from([None, *Mishap]), max_size=2), dies_in=st.none() | st.integers(0, 9))
    def deliver(self, mishaps: list[Mishap | None], dies_in: int | None) -> None:
        self.shop.provider.fail_with(mishaps)
        self.mortal.dies_in = dies_in
        with suppress(Killed):
            self.shop.deliver()
        self.mortal.dies_in = None
        self.shop.now += timedelta(hours=1)

    @invariant()
    def the_time_line_is_a_way_through_the_table(self) -> None:
        if hasattr(self, "shop"):
            moves = self.shop.returns.timeline(self.case)
            assert moves[0].before is State.REQUESTED
            assert all(MOVES[moved.before, moved.move] is moved.after for moved in moves)
            assert all(earlier.after is later.before for earlier, later in pairwise(moves))
            assert now(self.shop, self.case).state is moves[-1].after

    def teardown(self) -> None:
        if hasattr(self, "shop"):
            self.end()

    def end(self) -> None:
        shop = self.shop
        shop.provider.fail_with([])
        for _ in range(12):
            shop.now += timedelta(hours=7)
            shop.deliver()
        assert now(self.shop, self.case).state is not State.REFUND_DUE
        with shop.database.reading() as session:
            assert discrepancies(session, shop.provider) == []
        order = shop.returns.find_order("CR-20418", "maya@example.com")
        assert order is not None
        moves = shop.returns.timeline(self.case)
        settled = any(moved.move in (Move.PAY, Move.REPLACE, Move.EXCHANGE) for moved in moves)
        # A case that was closed has what it had before.
        last = moves[-1].before if moves[-1].after is State.CLOSED else moves[-1].after
        over = last in WITHOUT_UNITS
        assert order.lines[0].left == (1 if over and not settled else 0)
        keys = {notice.key for notice in shop.told.notices if notice.channel is Channel.MAIL}
        told = sorted(notice.split(":")[0] for notice in keys)
        assert [kind for kind in told if kind in NOTICES.values()] == sorted(_expected(moves))

    @property
    def mortal(self) -> CrashingDatabase:
        assert isinstance(self.shop.database, CrashingDatabase)
        return self.shop.database


def test_every_life_keeps_to_the_table_and_to_the_money(fresh: Callable[[], Shop]) -> None:
    run_state_machine_as_test(type("Life", (Life,), {"fresh": staticmethod(fresh)}), settings=SETTINGS)


def _expected(moves: list[Moved]) -> list[str]:
    """What the customer hears of these moves: of an arrival once, and not of an order that is their own."""
    kinds, arrived = [], False
    for moved in moves:
        again = moved.move is Move.RECEIVE and arrived
        own = moved.move is Move.EXCHANGE and moved.before is State.REFUNDED
        if moved.move in NOTICES and not again and not own:
            kinds.append(NOTICES[moved.move])
        arrived = arrived or moved.move is Move.RECEIVE
    return kinds
