"""The stock of rings: what can be sent as a replacement or in exchange."""

from collections.abc import Mapping
from typing import Protocol

from sqlalchemy.orm import Session

from returns.errors import OutOfStock
from returns.store import StockRow


class Stock(Protocol):
    """What a shop can send, by article; asked and taken in the transaction that sends it."""

    def available(self, session: Session, sku: str) -> int | None:
        """How many of an article there are; None where that is not counted."""
        ...

    def take(self, session: Session, sku: str, count: int) -> None:
        """Takes so many; raises `OutOfStock`."""
        ...


class EmbeddedStock:
    """Counts in a table of its own; an article that is not in it is never short."""

    def available(self, session: Session, sku: str) -> int | None:
        """How many of an article there are; None where that is not counted."""
        row = session.get(StockRow, sku)
        return row.available if row else None

    def take(self, session: Session, sku: str, count: int) -> None:
        """Takes so many; raises `OutOfStock`."""
        row = session.get(StockRow, sku, with_for_update=True)
        if row is None:
            return
        if row.available < count:
            raise OutOfStock(sku, row.available)
        row.available -= count


def set_stock(session: Session, counts: Mapping[str, int]) -> None:
    """Says how many of each article there are."""
    for sku, count in counts.items():
        session.merge(StockRow(sku=sku, available=count))
