"""Which agent wrote a message, so that customers and colleagues read the name."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_who_replied"
down_revision = "2026_11_22"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("desk_message", sa.Column("agent", sa.String(64)))


def downgrade() -> None:
    op.drop_column("desk_message", "agent")
