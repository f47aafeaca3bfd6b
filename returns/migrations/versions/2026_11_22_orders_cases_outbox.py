"""Orders, cases with their units and moves, and the outbox."""

import sqlalchemy as sa
from alembic import op

from returns.columns import Amount, Instant

revision = "2026_11_22_orders_cases_outbox"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _orders()
    _lines_and_tenders()
    _cases()
    _units_and_moves()
    _outbox()


def downgrade() -> None:
    for table in ("outbox", "case_moves", "case_units", "cases", "order_tenders", "order_lines", "orders"):
        op.drop_table(table)


def _orders() -> None:
    op.create_table(
        "orders",
        sa.Column("number", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        sa.Column("digits", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("placed_at", Instant(), nullable=False),
        sa.Column("received_on", sa.Date()),
        sa.Column("discount", Amount(), nullable=False),
        sa.Column("shipping", Amount(), nullable=False),
        sa.Column("handling", Amount(), nullable=False),
        sa.Column("refunded", sa.JSON(), nullable=False),
        sa.Column("imported_at", Instant(), nullable=False),
    )
    op.create_index("ix_orders_digits", "orders", ["digits"])


def _lines_and_tenders() -> None:
    op.create_table(
        "order_lines",
        sa.Column("order_number", sa.Text(), sa.ForeignKey("orders.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("line_id", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", Amount(), nullable=False),
        sa.Column("discount", Amount(), nullable=False),
        sa.Column("tax", Amount(), nullable=False),
        sa.Column("personalised", sa.Boolean(), nullable=False),
        sa.Column("final_sale", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("order_number", "line_id", name="uq_order_lines_line_id"),
    )
    op.create_table(
        "order_tenders",
        sa.Column("order_number", sa.Text(), sa.ForeignKey("orders.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", Amount(), nullable=False),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("number", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("line_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("units", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("resolution", sa.Text()),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("decision", sa.JSON(), nullable=False),
        sa.Column("requested_at", Instant(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
    )
    for column in ("conversation", "order_number", "state"):
        op.create_index(f"ix_cases_{column}", "cases", [column])


def _units_and_moves() -> None:
    op.create_table(
        "case_units",
        sa.Column("order_number", sa.Text(), primary_key=True),
        sa.Column("line_id", sa.Text(), primary_key=True),
        sa.Column("unit", sa.Integer(), primary_key=True),
        sa.Column("case_number", sa.Text(), sa.ForeignKey("cases.number"), nullable=False),
    )
    op.create_index("ix_case_units_case_number", "case_units", ["case_number"])
    op.create_table(
        "case_moves",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_number", sa.Text(), sa.ForeignKey("cases.number"), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
    )
    op.create_index("ix_case_moves_case_number", "case_moves", ["case_number"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Text()),
        sa.Column("leased_until", Instant()),
        sa.Column("sent_at", Instant()),
        sa.Column("parked_at", Instant()),
        sa.Column("last_error", sa.Text()),
    )
    op.create_index("ix_outbox_open", "outbox", ["sent_at", "parked_at", "due_at"])
    op.create_index("ix_outbox_subject", "outbox", ["subject"])
