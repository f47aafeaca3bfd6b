"""The whole life of a case: parcels, inspections, promises, stock, the ledger and what is paid back."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from returns.columns import Instant

revision = "2026_11_22_case_life"
down_revision = "2026_11_22_codes"
branch_labels = None
depends_on = None

_CASE_COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "carrier": sa.Text(),
    "tracking_number": sa.Text(),
    "posted_at": Instant(),
    "received_at": Instant(),
    "post_by": sa.Date(),
    "reminded_of": sa.Date(),
    "inspection": sa.JSON(),
    "postage": sa.JSON(),
}


def upgrade() -> None:
    for name, kind in _CASE_COLUMNS.items():
        op.add_column("cases", sa.Column(name, kind))
    op.drop_index("ix_cases_state", "cases")
    op.create_index("ix_cases_state_post_by", "cases", ["state", "post_by"])
    op.create_index("ix_cases_created_at", "cases", ["created_at", "number"])
    op.add_column("case_moves", sa.Column("data", sa.JSON(), nullable=False, server_default="{}"))
    _promises_stock_keys()
    _ledger()
    _transfers()


def downgrade() -> None:
    tables = ("transfers", "ledger_postings", "ledger_entries", "ledger_accounts", "keys", "stock", "case_promises")
    for table in tables:
        op.drop_table(table)
    op.drop_column("case_moves", "data")
    for index in ("ix_cases_created_at", "ix_cases_state_post_by"):
        op.drop_index(index, "cases")
    op.create_index("ix_cases_state", "cases", ["state"])
    for name in _CASE_COLUMNS:
        op.drop_column("cases", name)


def _promises_stock_keys() -> None:
    op.create_table(
        "case_promises",
        sa.Column("case_number", sa.Text(), sa.ForeignKey("cases.number"), primary_key=True),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("due_from", sa.Date()),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("kept_at", Instant()),
        sa.Column("dropped_at", Instant()),
        sa.Column("told_at", Instant()),
    )
    op.create_index("ix_case_promises_open", "case_promises", ["kept_at", "dropped_at", "due_at"])
    op.create_table(
        "stock",
        sa.Column("sku", sa.Text(), primary_key=True),
        sa.Column("available", sa.Integer(), nullable=False),
        sa.CheckConstraint("available >= 0", name="ck_stock_available"),
    )
    op.create_table(
        "keys",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )


def _ledger() -> None:
    op.create_table(
        "ledger_accounts",
        sa.Column("order_number", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("tender", sa.Text(), primary_key=True),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("kind NOT IN ('held', 'owed') OR balance >= 0", name="ck_ledger_accounts"),
    )
    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), sa.ForeignKey("cases.number")),
        sa.Column("at", Instant(), nullable=False),
    )
    op.create_index("ix_ledger_entries_order_number", "ledger_entries", ["order_number"])
    op.create_table(
        "ledger_postings",
        sa.Column("entry_id", sa.Integer(), sa.ForeignKey("ledger_entries.id"), primary_key=True),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("tender", sa.Text(), primary_key=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
    )


def _transfers() -> None:
    op.create_table(
        "transfers",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("case_number", sa.Text(), sa.ForeignKey("cases.number"), nullable=False),
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("tender", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("reference", sa.Text()),
        sa.Column("paid_at", Instant()),
    )
    op.create_index("ix_transfers_case_number", "transfers", ["case_number"])
