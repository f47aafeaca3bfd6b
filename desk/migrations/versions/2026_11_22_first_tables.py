"""The first tables: conversations, messages, handovers, photos, agents and their sessions."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22"
down_revision = None
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _conversations()
    _what_hangs_on_conversations()
    _agents()


def downgrade() -> None:
    for table in ("agent_session", "agent", "photo", "handover", "message", "conversation"):
        op.drop_table(f"desk_{table}")


def _conversations() -> None:
    op.create_table(
        "desk_conversation",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("locale", sa.String(16), nullable=False),
        sa.Column("owner", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(16)),
        sa.Column("agent", sa.String(64)),
        sa.Column("resolved", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("since", _INSTANT, nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("last_id", sa.Integer, nullable=False),
        sa.Column("answered_id", sa.Integer, nullable=False),
    )
    op.create_index("desk_conversation_owner", "desk_conversation", ["owner", "since"])
    op.create_table(
        "desk_message",
        sa.Column("conversation", sa.String(32), sa.ForeignKey("desk_conversation.id"), primary_key=True),
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("author", sa.String(8), nullable=False),
        sa.Column("client_id", sa.String(64)),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("buttons", sa.JSON, nullable=False),
        sa.Column("asks", sa.String(32)),
        sa.Column("case", sa.String(16)),
        sa.Column("photos", sa.JSON, nullable=False),
        sa.Column("intent", sa.String(16)),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.UniqueConstraint("conversation", "client_id", name="desk_message_client_id"),
    )


def _what_hangs_on_conversations() -> None:
    op.create_table(
        "desk_handover",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation", sa.String(32), sa.ForeignKey("desk_conversation.id"), nullable=False, index=True),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("summary", sa.JSON, nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
    )
    op.create_table(
        "desk_photo",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("conversation", sa.String(32), sa.ForeignKey("desk_conversation.id"), nullable=False, index=True),
        sa.Column("media_type", sa.String(16), nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
    )


def _agents() -> None:
    op.create_table(
        "desk_agent",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("password_hash", sa.String(128), nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
    )
    op.create_table(
        "desk_agent_session",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("agent", sa.String(64), sa.ForeignKey("desk_agent.name"), nullable=False, index=True),
        sa.Column("expires_at", _INSTANT, nullable=False),
    )
