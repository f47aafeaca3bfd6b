"""Brings the desk's tables into the database that returns keeps too."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from returns.database import Database
from returns.errors import NotMigrated, Unreachable

VERSION_TABLE = "desk_version"
_MIGRATION_LOCK = 20_419


def migrate(database: Database) -> None:
    """Brings the desk's tables to this version; a second migration at the same moment waits and finds nothing to do."""
    try:
        with database.writing() as session:
            if session.connection().dialect.name == "postgresql":
                session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
            config = _config()
            config.attributes["connection"] = session.connection()
            command.upgrade(config, "head")
    except OperationalError as error:
        raise _unreachable(error) from None


def check(database: Database) -> None:
    """Raises `Unreachable` or `NotMigrated` when the desk's tables of this version are not there."""
    try:
        with database.reading() as session:
            context = MigrationContext.configure(session.connection(), opts={"version_table": VERSION_TABLE})
            found = context.get_current_revision()
    except OperationalError as error:
        raise _unreachable(error) from None
    if found != ScriptDirectory.from_config(_config()).get_current_head():
        raise NotMigrated("The database has other tables than the desk needs: run `python -m desk migrate`.")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    return config


def _unreachable(error: OperationalError) -> Unreachable:
    reason = str(error.orig).strip().splitlines()[0]
    return Unreachable(f"The database does not answer ({reason}): check RINGBACK_DATABASE_URL.")
