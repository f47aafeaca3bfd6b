"""One-time codes, orders by email address, and what each way out of the house has to deliver."""

import sqlalchemy as sa
from alembic import op

from returns.columns import Instant
from returns.numbers import email_key

revision = "2026_11_22_codes"
down_revision = "2026_11_22_orders_cases_outbox"
branch_labels = None
depends_on = None

_ORDERS = sa.table("orders", sa.column("number", sa.Text()), sa.column("email", sa.Text()), sa.column("email_key"))


def upgrade() -> None:
    _codes()
    _orders_by_email()
    _channels()


def downgrade() -> None:
    for index in ("ix_outbox_line", "ix_outbox_lapses_at"):
        op.drop_index(index, "outbox")
    op.create_index("ix_outbox_subject", "outbox", ["subject"])
    for column in ("channel", "lapses_at"):
        op.drop_column("outbox", column)
    op.drop_index("ix_orders_email_key", "orders")
    op.drop_column("orders", "email_key")
    op.drop_table("one_time_codes")


def _codes() -> None:
    op.create_table(
        "one_time_codes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("used_at", Instant()),
    )
    for column in ("conversation", "email_key", "made_at"):
        op.create_index(f"ix_one_time_codes_{column}", "one_time_codes", [column])


def _orders_by_email() -> None:
    op.add_column("orders", sa.Column("email_key", sa.Text(), nullable=False, server_default=""))
    connection = op.get_bind()
    for number, email in connection.execute(sa.select(_ORDERS.c.number, _ORDERS.c.email)).all():
        connection.execute(_ORDERS.update().where(_ORDERS.c.number == number).values(email_key=email_key(email)))
    op.create_index("ix_orders_email_key", "orders", ["email_key"])


def _channels() -> None:
    op.add_column("outbox", sa.Column("channel", sa.Text(), nullable=False, server_default="mail"))
    op.add_column("outbox", sa.Column("lapses_at", Instant()))
    op.drop_index("ix_outbox_subject", "outbox")
    op.create_index("ix_outbox_line", "outbox", ["subject", "channel", "id"])
    op.create_index("ix_outbox_lapses_at", "outbox", ["lapses_at"])
    # What earlier versions put in had no text for customers, and nobody waits for it.
    op.execute("UPDATE outbox SET sent_at = created_at, parked_at = NULL WHERE sent_at IS NULL")
