"""A run of the money's model test: a shop with one order, what can be done to its cases, and what must hold."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from returns.errors import ReturnsError
from returns.lifecycle import Move, State
from returns.model import Inspection, Order
from returns.orders.reading import order_from
from returns.outbox import Channel, Delivery, Outbox
from returns.refunds.amounts import major, minor
from returns.refunds.delivery import Refunds
from returns.refunds.provider import Payment
from returns.refunds.reconciling import discrepancies
from returns.service import Returns
from returns.terms import Terms
from tests.returns.conftest import NOW, Shop
from tests.returns.crashes import CrashingDatabase
from tests.returns.lives import AS_TOLD, QUALITY, inspected
from tests.returns.orders import a_line
from tests.returns.providers import Killed, Mishap, SimulatedProvider

FAULTY = Inspection({"works": False, "fault_cause": "defect"})
LATER = timedelta(hours=7)


@dataclass(frozen=True)
class Sold:
    """An order whose rings are here and looked at: what was paid (in minor units) and the cases of its units."""

    order: Order
    paid: dict[str, int]
    cases: tuple[str, ...]


def prepared(shop: Shop) -> list[Sold]:
    """Orders of one ring and of several, paid with one means and with several, in three currencies.

    The last ring of each waits for a person, the others were inspected.
    """
    return [
        _sold(shop, "CR-1", 1, FAULTY, QUALITY, ["308.00"], unit_price="300.00", tax="0"),
        _sold(shop, "CR-2", 2, AS_TOLD, {}, ["575.35", "49.99"], unit_price="299.00", tax="49.34", discount="30.00"),
        _sold(shop, "CR-3", 2, FAULTY, QUALITY, ["5", "1996"], unit_price="997", tax="7", shipping="0", currency="JPY"),
        _sold(shop, "CR-4", 3, AS_TOLD, {}, ["0.001", "30.037"], unit_price="10.011", tax="0.005", currency="KWD",
              shipping="0"),
    ]  # fmt: skip


def _sold(
    shop: Shop, number: str, rings: int, inspection: Inspection, asked: dict[str, Any], paid: list[str], **changes: Any
) -> Sold:
    line = a_line(quantity=rings, unit_price=changes.pop("unit_price"), tax=changes.pop("tax"))
    tenders = [{"kind": f"card-{place}", "amount": amount} for place, amount in enumerate(paid)]
    sold = shop.sold(number=number, lines=[line], tenders=tenders, **{"discount": "0", **changes})
    cases = [
        inspected(shop, inspection, key=f"{number}:{ring}", order_number=number, **asked).number
        for ring in range(rings)
    ]
    shop.returns.advance(cases[-1], Move.REVIEW, actor="ana")
    order = order_from(sold)
    return Sold(order, {one.kind: minor(one.amount, order.currency) for one in order.tenders}, tuple(cases))


class OneOrder:
    """The source of a shop that sold one order."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def candidates(self, key: str) -> list[Order]:
        return [self._order]

    def of_email(self, key: str) -> list[Order]:
        return [self._order]

    def order(self, number: str) -> Order:
        return self._order


class Copy:
    """A database that becomes the prepared one again for each run."""

    def __init__(self, template: Path, file: Path) -> None:
        self._template = sqlite3.connect(template)
        self.raw = sqlite3.connect(file, isolation_level=None)
        self.renew()
        self.database = CrashingDatabase(f"sqlite:///{file}")

    def renew(self) -> None:
        """Forgets the last run."""
        self._template.backup(self.raw)

    def close(self) -> None:
        """Lets the files go."""
        self.database.close()
        self.raw.close()
        self._template.close()


class Run:
    """A fresh copy of the prepared shop, with processes that die and a provider that fails when they are told to."""

    def __init__(self, copy: Copy, sold: Sold) -> None:
        copy.renew()
        self.sold = sold
        self.now: datetime = NOW
        self.provider = SimulatedProvider()
        self.due = 0
        self.intruder: Callable[[], object] | None = None
        self.database = copy.database
        self.returns = Returns(OneOrder(sold.order), copy.database, lambda: self.now)
        self._raw = copy.raw

    def settle(self, place: int, share: int, dies_in: int | None) -> None:
        """Refunds what was inspected, grants a percentage of what was paid, or reopens what is over."""
        number = self.sold.cases[place % len(self.sold.cases)]
        state = self._sql(f"SELECT state FROM cases WHERE number = '{number}'")
        self.database.dies_in = dies_in
        before = self._due_in_the_books()
        with suppress(ReturnsError, Killed):
            if state == State.INSPECTED:
                self.returns.refund(number, actor="ana")
            elif state == State.IN_REVIEW:
                amount = major(sum(self.sold.paid.values()) * share // 100, self.sold.order.currency)
                self.returns.grant(number, amount, actor="ana", why="goodwill")
            else:
                self.returns.advance(number, Move.REOPEN, actor="ana")
        self.database.dies_in = None
        self.due += self._due_in_the_books() - before

    def deliver(self, mishaps: Sequence[Mishap | None], dies_in: int | None, *, intruded: bool) -> None:
        """A worker tries what is due; while it pays, another one may come in that thinks it dead."""
        if not self._open_rows():
            return
        self.provider.fail_with(mishaps)
        self.intruder = self._another_worker if intruded else None
        self.database.dies_in = dies_in
        with suppress(Killed):
            self._worker().deliver_due(at_most=2)
        self.database.dies_in = None
        self.now += LATER

    def end(self) -> None:
        """Everything works again, and what is due is done; then nothing may be lost, doubled or over what was paid."""
        self.provider.fail_with([])
        self.intruder = None
        for _ in range(20):
            if not (left := self._open_rows()):
                break
            self._worker().deliver_due(at_most=left)
            self.now += LATER
        self.check()
        assert self._open_rows() == 0
        assert sum(self.provider.by_tender().values()) == self.due
        assert not self._sql("SELECT count(*) FROM cases WHERE state = 'refund_due'")

    def check(self) -> None:
        """What must hold at any moment."""
        for tender, amount in self.provider.by_tender().items():
            assert amount <= self.sold.paid[tender], f"more went to {tender} than it paid"
        with self.database.reading() as session:
            assert [found for found in discrepancies(session, self.provider) if "the outbox will" not in found] == []

    def refund(self, payment: Payment) -> str:
        """Pays by the provider, after whoever comes in meanwhile."""
        intruder, self.intruder = self.intruder, None
        if intruder:
            intruder()
        return self.provider.refund(payment)

    def find(self, key: str) -> str | None:
        """What the provider knows."""
        return self.provider.find(key)

    def _another_worker(self) -> None:
        self.now += timedelta(minutes=5)
        with suppress(Killed):
            self._worker().deliver_due(at_most=1)

    def _worker(self) -> Outbox:
        self._sql("UPDATE outbox SET sent_at = created_at WHERE channel != 'refunds' AND sent_at IS NULL")
        refunds = Refunds(self, Terms())
        deliveries: dict[Channel, Delivery] = {Channel.REFUNDS: refunds}
        return Outbox(self.database, deliveries, lambda: self.now, {(Channel.REFUNDS, "refund"): refunds.paid})

    def _due_in_the_books(self) -> int:
        return int(self._sql("SELECT coalesce(sum(amount), 0) FROM transfers"))

    def _open_rows(self) -> int:
        return int(self._sql("SELECT count(*) FROM outbox WHERE channel = 'refunds' AND sent_at IS NULL"))

    def _sql(self, statement: str) -> Any:
        row = self._raw.execute(statement).fetchone()
        return row[0] if row else None
