"""Brings orders in: each whole or not at all, all good ones in one transaction, each bad one with its reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from returns.database import Database
from returns.errors import BadRow
from returns.model import ImportReport, Order, Rejected
from returns.numbers import order_key
from returns.orders.embedded import order_of, row_of
from returns.orders.reading import order_from
from returns.store import OrderRow, UnitRow

_AT_ONCE = 500


def import_rows(database: Database, rows: Iterable[object], at: datetime) -> ImportReport:
    """Imports what can be imported; an order that changed replaces the one that is here while no case of it runs."""
    read = _Read()
    for number, row in enumerate(rows, start=1):
        read.take(number, row)
    kept = database.written(lambda session: _keep(session, read.good, at))
    return ImportReport(
        imported=kept.imported,
        updated=kept.updated,
        unchanged=kept.unchanged + read.repeated,
        rejected=tuple(sorted([*read.rejected, *kept.rejected])),
    )


@dataclass
class _Read:
    """The rows of a file, sorted into orders and rejected rows."""

    good: dict[int, Order] = field(default_factory=dict)
    repeated: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    _seen: dict[str, int] = field(default_factory=dict)

    def take(self, number: int, row: object) -> None:
        try:
            order = order_from(row)
        except BadRow as error:
            self.rejected.append(Rejected(number, str(error)))
            return
        first = self._seen.setdefault(order_key(order.number), number)
        if first == number:
            self.good[number] = order
        elif self.good[first] == order:
            self.repeated += 1
        else:
            self.rejected.append(Rejected(number, f"number: row {first} has this number with other contents"))


def _keep(session: Session, good: Mapping[int, Order], at: datetime) -> ImportReport:
    known = _known(session, list(good.values()))
    running = _with_running_case(session, [row.number for row in known.values()])
    fresh, outdated, unchanged, rejected = [], [], 0, []
    for number, order in good.items():
        existing = known.get(order_key(order.number))
        if existing and order_of(existing) == order:
            unchanged += 1
        elif existing and (why := _why_not_replaced(existing, order, running)):
            rejected.append(Rejected(number, why))
        else:
            fresh.append(order)
            outdated += [existing] if existing else []
    for row in outdated:
        session.delete(row)
    session.flush()
    session.add_all(row_of(order, at) for order in fresh)
    return ImportReport(len(fresh) - len(outdated), len(outdated), unchanged, tuple(rejected))


def _why_not_replaced(existing: OrderRow, order: Order, running: set[str]) -> str | None:
    if existing.number != order.number:
        return f"number: customers could not tell it from {existing.number}, which is here already"
    if existing.number in running:
        return "number: a case of this order is running, so it stays as it was when that was decided"
    return None


def _known(session: Session, orders: Sequence[Order]) -> dict[str, OrderRow]:
    keys = [order_key(order.number) for order in orders]
    found = (session.scalars(select(OrderRow).where(OrderRow.key.in_(some))) for some in _chunks(keys))
    return {row.key: row for rows in found for row in rows}


def _with_running_case(session: Session, numbers: Sequence[str]) -> set[str]:
    found = (
        session.scalars(select(UnitRow.order_number).where(UnitRow.order_number.in_(some))) for some in _chunks(numbers)
    )
    return {number for numbers in found for number in numbers}


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
