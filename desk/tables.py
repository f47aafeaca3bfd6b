"""The desk's tables, alike in SQLite and PostgreSQL."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from returns.columns import Instant

metadata = MetaData()


conversation = Table(
    "desk_conversation",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("token_hash", String(64), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("locale", String(16), nullable=False),
    Column("owner", String(8), nullable=False),
    Column("reason", String(16)),
    Column("agent", String(64)),
    Column("resolved", Boolean, nullable=False, server_default=false()),
    Column("since", Instant, nullable=False),
    Column("created_at", Instant, nullable=False),
    # Message ids are counted here, under the row's lock, so that they have no gaps.
    Column("last_id", Integer, nullable=False),
    # Customer messages up to this id need no answer of the assistant any more.
    Column("answered_id", Integer, nullable=False),
    Index("desk_conversation_owner", "owner", "since"),
)

message = Table(
    "desk_message",
    metadata,
    Column("conversation", ForeignKey("desk_conversation.id"), primary_key=True),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("author", String(8), nullable=False),
    Column("agent", String(64)),
    Column("client_id", String(64)),
    Column("text", Text, nullable=False),
    Column("buttons", JSON, nullable=False),
    Column("asks", String(32)),
    Column("case", String(16)),
    Column("photos", JSON, nullable=False),
    Column("intent", String(16)),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("conversation", "client_id", name="desk_message_client_id"),
)

handover = Table(
    "desk_handover",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", ForeignKey("desk_conversation.id"), nullable=False, index=True),
    Column("reason", String(16), nullable=False),
    Column("summary", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
)

photo = Table(
    "desk_photo",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation", ForeignKey("desk_conversation.id"), nullable=False, index=True),
    Column("media_type", String(16), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
)

agent = Table(
    "desk_agent",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("password_hash", String(128), nullable=False),
    Column("created_at", Instant, nullable=False),
)

agent_session = Table(
    "desk_agent_session",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("agent", ForeignKey("desk_agent.name"), nullable=False, index=True),
    Column("expires_at", Instant, nullable=False),
)
