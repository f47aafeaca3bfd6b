"""Brings orders in: each whole or not at all, all good ones in one transaction, each bad one with its reason."""

from collections.abc import Iterable, Iterator, Sequence
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
    sorted_out = _SortedOut()
    good = dict(_read(rows, sorted_out))
    with database.writing() as session:
        known = _known(session, list(good.values()))
        running = _with_running_case(session, [row.number for row in known.values()])
        for row, order in good.items():
            try:
                sorted_out.take(order, known.get(order_key(order.number)), running)
            except BadRow as error:
                sorted_out.rejected.append(Rejected(row, str(error)))
        for outdated in sorted_out.outdated:
            session.delete(outdated)
        session.flush()
        session.add_all(row_of(order, at) for order in sorted_out.fresh)
    return sorted_out.report()


@dataclass
class _SortedOut:
    fresh: list[Order] = field(default_factory=list)
    outdated: list[OrderRow] = field(default_factory=list)
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    def take(self, order: Order, existing: OrderRow | None, running: set[str]) -> None:
        if existing is None:
            self.fresh.append(order)
        elif existing.number != order.number:
            raise BadRow("number", f"customers could not tell it from {existing.number}, which is here already")
        elif order_of(existing) == order:
            self.unchanged += 1
        elif order.number in running:
            raise BadRow("number", "a case of this order is running, so it stays as it was when that was decided")
        else:
            self.outdated.append(existing)
            self.fresh.append(order)

    def report(self) -> ImportReport:
        updated = len(self.outdated)
        rejected = tuple(sorted(self.rejected))
        return ImportReport(len(self.fresh) - updated, updated, self.unchanged, rejected)


def _read(rows: Iterable[object], sorted_out: _SortedOut) -> Iterator[tuple[int, Order]]:
    seen: dict[str, tuple[int, Order]] = {}
    for number, row in enumerate(rows, start=1):
        try:
            order = order_from(row)
        except BadRow as error:
            sorted_out.rejected.append(Rejected(number, str(error)))
            continue
        first, same = seen.setdefault(order_key(order.number), (number, order))
        if first == number:
            yield number, order
        elif same == order:
            sorted_out.unchanged += 1
        else:
            sorted_out.rejected.append(Rejected(number, f"number: row {first} has this number with other contents"))


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
