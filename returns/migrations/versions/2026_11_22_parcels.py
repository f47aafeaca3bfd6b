"""Cases are found by the number of their parcel."""

from alembic import op

revision = "2026_11_22_parcels"
down_revision = "2026_11_22_case_life"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_cases_tracking_number", "cases", ["tracking_number"])


def downgrade() -> None:
    op.drop_index("ix_cases_tracking_number", "cases")
