"""Runs the desk's migrations beside those of the other rooms, in the same database."""

from alembic import context

from desk.database import VERSION_TABLE
from desk.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE
)
context.run_migrations()
