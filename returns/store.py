"""The tables of orders, cases and the outbox."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from returns.columns import Amount, Instant


class Table(DeclarativeBase):
    """The root of the tables that belong to returns."""

    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy's own declaration)
        str: Text(),
        Decimal: Amount(),
        datetime: Instant(),
        dict[str, Any]: JSON(),
        list[Any]: JSON(),
    }


class OrderRow(Table):
    """An order; `key` and `digits` are its number as customers type it, `email_key` its address likewise."""

    __tablename__ = "orders"
    __table_args__ = (Index("ix_orders_digits", "digits"), Index("ix_orders_email_key", "email_key"))

    number: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    digits: Mapped[str]
    email: Mapped[str]
    email_key: Mapped[str] = mapped_column(server_default="")
    customer_name: Mapped[str]
    policy: Mapped[str]
    time_zone: Mapped[str]
    currency: Mapped[str]
    placed_at: Mapped[datetime]
    received_on: Mapped[date | None]
    discount: Mapped[Decimal]
    shipping: Mapped[Decimal]
    handling: Mapped[Decimal]
    refunded: Mapped[list[Any]]
    imported_at: Mapped[datetime]
    lines: Mapped[list["LineRow"]] = relationship(
        order_by="LineRow.position", lazy="selectin", cascade="all, delete-orphan", passive_deletes=True
    )
    tenders: Mapped[list["TenderRow"]] = relationship(
        order_by="TenderRow.position", lazy="selectin", cascade="all, delete-orphan", passive_deletes=True
    )


class LineRow(Table):
    """A line of an order, in the order's own sequence."""

    __tablename__ = "order_lines"
    __table_args__ = (UniqueConstraint("order_number", "line_id", name="uq_order_lines_line_id"),)

    order_number: Mapped[str] = mapped_column(ForeignKey("orders.number", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[str]
    sku: Mapped[str]
    title: Mapped[str]
    quantity: Mapped[int]
    unit_price: Mapped[Decimal]
    discount: Mapped[Decimal]
    tax: Mapped[Decimal]
    personalised: Mapped[bool]
    final_sale: Mapped[bool]


class TenderRow(Table):
    """A means of payment of an order, in the order's own sequence."""

    __tablename__ = "order_tenders"

    order_number: Mapped[str] = mapped_column(ForeignKey("orders.number", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    amount: Mapped[Decimal]


class CaseRow(Table):
    """A case; `key` is what its opener calls the attempt, so that a repeated attempt finds the same case."""

    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_conversation", "conversation"),
        Index("ix_cases_order_number", "order_number"),
        Index("ix_cases_state_post_by", "state", "post_by"),
        Index("ix_cases_tracking_number", "tracking_number"),
        Index("ix_cases_created_at", "created_at", "number"),
    )

    number: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    conversation: Mapped[str]
    order_number: Mapped[str]
    line_id: Mapped[str]
    title: Mapped[str]
    quantity: Mapped[int]
    units: Mapped[list[Any]]
    state: Mapped[str]
    reason: Mapped[str | None]
    resolution: Mapped[str | None]
    facts: Mapped[dict[str, Any]]
    description: Mapped[str]
    photos: Mapped[list[Any]]
    decision: Mapped[dict[str, Any]]
    requested_at: Mapped[datetime]
    created_at: Mapped[datetime]
    carrier: Mapped[str | None]
    tracking_number: Mapped[str | None]
    posted_at: Mapped[datetime | None]
    received_at: Mapped[datetime | None]
    post_by: Mapped[date | None]
    reminded_of: Mapped[date | None]
    inspection: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    postage: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class UnitRow(Table):
    """One unit of an order line in the hands of one case: the primary key is what keeps a second case away."""

    __tablename__ = "case_units"
    __table_args__ = (Index("ix_case_units_case_number", "case_number"),)

    order_number: Mapped[str] = mapped_column(primary_key=True)
    line_id: Mapped[str] = mapped_column(primary_key=True)
    unit: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("cases.number"))


class MoveRow(Table):
    """One entry of a case's time line."""

    __tablename__ = "case_moves"
    __table_args__ = (Index("ix_case_moves_case_number", "case_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("cases.number"))
    move: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    actor: Mapped[str]
    why: Mapped[str]
    at: Mapped[datetime]
    data: Mapped[dict[str, Any]] = mapped_column(server_default="{}")


class PromiseRow(Table):
    """What a policy promised of a case: kept, dropped or still open; `told_at` is when a customer heard it is late."""

    __tablename__ = "case_promises"
    __table_args__ = (Index("ix_case_promises_open", "kept_at", "dropped_at", "due_at"),)

    case_number: Mapped[str] = mapped_column(ForeignKey("cases.number"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    due_from: Mapped[date | None]
    due_at: Mapped[datetime]
    kept_at: Mapped[datetime | None]
    dropped_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]


class StockRow(Table):
    """How many rings of an article can be sent; an article without a row is never short."""

    __tablename__ = "stock"
    __table_args__ = (CheckConstraint("available >= 0", name="ck_stock_available"),)

    sku: Mapped[str] = mapped_column(primary_key=True)
    available: Mapped[int]


class KeyRow(Table):
    """A secret key that this house made for itself."""

    __tablename__ = "keys"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class OutboxRow(Table):
    """Something that has to leave the house by one channel; a channel keeps what concerns one subject in sequence."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_open", "sent_at", "parked_at", "due_at"),
        Index("ix_outbox_line", "subject", "channel", "id"),
        Index("ix_outbox_lapses_at", "lapses_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    subject: Mapped[str]
    channel: Mapped[str] = mapped_column(server_default="mail")
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    lapses_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    lease: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    parked_at: Mapped[datetime | None]
    last_error: Mapped[str | None]


class CodeRow(Table):
    """A one-time code as it is kept: not the code, only what it takes to recognise it."""

    __tablename__ = "one_time_codes"
    __table_args__ = (
        Index("ix_one_time_codes_conversation", "conversation"),
        Index("ix_one_time_codes_email_key", "email_key"),
        Index("ix_one_time_codes_made_at", "made_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation: Mapped[str]
    email_key: Mapped[str]
    salt: Mapped[str]
    digest: Mapped[str]
    tries_left: Mapped[int]
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
