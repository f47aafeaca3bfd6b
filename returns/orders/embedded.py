"""The embedded source: orders that were imported into Ringback's own database."""

from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, or_, select
from sqlalchemy.orm import joinedload

from returns.database import Database
from returns.model import Line, Order, Tender
from returns.numbers import digits_of, email_key, order_key
from returns.orders.reading import earlier_return_from, earlier_return_json
from returns.store import LineRow, OrderRow, TenderRow

# In one statement, and put together once, since nearly every move of a case asks for its order.
_WHOLE = (
    select(OrderRow)
    .where(OrderRow.number == bindparam("number"))
    .options(joinedload(OrderRow.lines), joinedload(OrderRow.tenders))
)


class EmbeddedOrders:
    """The orders in Ringback's own database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def candidates(self, key: str) -> list[Order]:
        """The orders with this key, and those with these digits when the key is nothing but digits."""
        if not key:
            return []
        named: ColumnElement[bool] = OrderRow.key == key
        if key.isdigit():
            named = or_(named, OrderRow.digits == key)
        with self._database.reading() as session:
            return [order_of(row) for row in session.scalars(select(OrderRow).where(named))]

    def of_email(self, key: str) -> list[Order]:
        """The orders of this address, the newest first."""
        chosen = select(OrderRow).where(OrderRow.email_key == key).order_by(OrderRow.placed_at.desc(), OrderRow.number)
        with self._database.reading() as session:
            return [order_of(row) for row in session.scalars(chosen)]

    def order(self, number: str) -> Order | None:
        """The order of exactly that number."""
        with self._database.reading() as session:
            row = session.scalars(_WHOLE, {"number": number}).unique().one_or_none()
            return order_of(row) if row else None


def order_of(row: OrderRow) -> Order:
    """The order that a row holds."""
    refunded = tuple(earlier_return_from(entry) for entry in row.refunded)
    return Order(
        number=row.number,
        email=row.email,
        customer_name=row.customer_name,
        policy=row.policy,
        time_zone=row.time_zone,
        currency=row.currency,
        placed_at=row.placed_at,
        received_on=row.received_on,
        lines=tuple(
            _line_of(line, sum(entry.quantity for entry in refunded if entry.line == line.line_id))
            for line in row.lines
        ),
        discount=row.discount,
        shipping=row.shipping,
        handling=row.handling,
        tenders=tuple(Tender(tender.kind, tender.amount) for tender in row.tenders),
        refunded=refunded,
    )


def _line_of(row: LineRow, returned: int) -> Line:
    return Line(
        id=row.line_id,
        sku=row.sku,
        title=row.title,
        quantity=row.quantity,
        unit_price=row.unit_price,
        discount=row.discount,
        tax=row.tax,
        personalised=row.personalised,
        final_sale=row.final_sale,
        left=row.quantity - returned,
    )


def row_of(order: Order, imported_at: datetime) -> OrderRow:
    """The row that holds an order, lines and tenders included."""
    key = order_key(order.number)
    return OrderRow(
        number=order.number,
        key=key,
        digits=digits_of(key),
        email=order.email,
        email_key=email_key(order.email),
        customer_name=order.customer_name,
        policy=order.policy,
        time_zone=order.time_zone,
        currency=order.currency,
        placed_at=order.placed_at,
        received_on=order.received_on,
        discount=order.discount,
        shipping=order.shipping,
        handling=order.handling,
        refunded=[earlier_return_json(entry) for entry in order.refunded],
        imported_at=imported_at,
        lines=[_line_row(position, line) for position, line in enumerate(order.lines)],
        tenders=[
            TenderRow(position=position, kind=tender.kind, amount=tender.amount)
            for position, tender in enumerate(order.tenders)
        ],
    )


def _line_row(position: int, line: Line) -> LineRow:
    return LineRow(
        position=position,
        line_id=line.id,
        sku=line.sku,
        title=line.title,
        quantity=line.quantity,
        unit_price=line.unit_price,
        discount=line.discount,
        tax=line.tax,
        personalised=line.personalised,
        final_sale=line.final_sale,
    )
