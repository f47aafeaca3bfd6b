"""Runs the migrations of returns on the connection that `Database.migrate` hands over."""

from alembic import context

from returns.database import VERSION_TABLE
from returns.store import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
context.run_migrations()
