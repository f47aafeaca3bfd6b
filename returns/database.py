"""The database: one engine for SQLite or PostgreSQL, transactions that read or write, and its migrations."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, IntegrityError, InvalidatePoolError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from returns.errors import BadSetting, NotMigrated, Unreachable

VERSION_TABLE = "returns_version"
# On a starved machine a writer waits for its turn instead of failing a customer; what it waits for ends far sooner.
_BUSY_MS = 30_000
_ATTEMPTS = 20
_MIGRATION_LOCK = 20_418
_TRUSTED = 1.0
_RESTS_SINCE = "rests_since"

T = TypeVar("T")


class Database:
    """Where orders and cases are kept.

    A connection to a server that has served within the last `trusted` seconds is not asked whether it still lives.
    """

    def __init__(self, url: str, *, trusted: float = _TRUSTED) -> None:
        self.engine = _engine(url, trusted)
        writer = self.engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")
        # PostgreSQL sees to every statement by itself anyway: a transaction around one, or around looks, is of no use.
        alone = {"postgresql": self.engine.execution_options(isolation_level="AUTOCOMMIT")}.get(self.engine.name)
        self._reading = sessionmaker(alone or self.engine, expire_on_commit=False)
        self._writing = sessionmaker(writer, expire_on_commit=False)
        self._writing_once = sessionmaker(alone or writer, expire_on_commit=False)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that looks and changes nothing."""
        with self._reading() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one transaction, kept when the block ends well and undone when it does not."""
        with self._writing.begin() as session:
            yield session

    @contextmanager
    def writing_once(self) -> Iterator[Session]:
        """A session for one statement that writes, which is a transaction by itself."""
        with self._writing_once.begin() as session:
            yield session

    def written(self, work: Callable[[Session], T]) -> T:
        """Does the work in one transaction, and anew when somebody wrote the same unique thing at the same moment."""
        for _ in range(_ATTEMPTS - 1):
            try:
                with self.writing() as session:
                    return work(session)
            except IntegrityError:
                continue
        with self.writing() as session:
            return work(session)

    def migrate(self) -> None:
        """Brings the tables to this version; a second migration at the same moment waits and finds nothing to do."""
        writer = self.engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")
        with _reached(self.engine), writer.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
            command.upgrade(migration_config(connection), "head")

    def check(self) -> None:
        """Raises `Unreachable` or `NotMigrated` when the tables of this version are not there."""
        with _reached(self.engine), self.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
            found = context.get_current_revision()
        if found != ScriptDirectory.from_config(migration_config()).get_current_head():
            raise NotMigrated("The database lacks the tables of this version: run `python -m returns migrate`.")

    def close(self) -> None:
        """Gives every connection back."""
        self.engine.dispose()


def alone(session: Session, lock: int) -> None:
    """Lets one transaction at a time past this lock, until it ends; writers in SQLite are alone anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock})


def migration_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, made here so that migrations run from anywhere."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _engine(url: str, trusted: float) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise BadSetting("RINGBACK_DATABASE_URL: not the URL of a database") from None
    if parsed.drivername in {"postgres", "postgresql"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    backend = parsed.get_backend_name() if parsed.drivername in {"sqlite", "postgresql+psycopg"} else None
    if backend == "postgresql":
        engine = create_engine(parsed, hide_parameters=True)
        event.listen(engine, "checkin", _rests)
        event.listen(engine, "checkout", partial(_wakes, engine, trusted))
        return engine
    if backend != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise BadSetting("RINGBACK_DATABASE_URL: only sqlite:///FILE and postgresql://… are known")
    _make_folder(Path(parsed.database).parent)
    engine = create_engine(parsed, hide_parameters=True)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _rests(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info[_RESTS_SINCE] = monotonic()


def _wakes(engine: Engine, trusted: float, connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
    """Asks a connection that rested for a while whether it still lives; a move takes several, one after the other."""
    if monotonic() - record.info.get(_RESTS_SINCE, math.inf) < trusted:
        return
    try:
        engine.dialect.do_ping(connection)
    except engine.dialect.loaded_dbapi.Error as gone:
        raise InvalidatePoolError from gone


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unreachable(f"The folder {folder} cannot be made ({error.strerror}): set RINGBACK_DATA.") from None


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by _begin_sqlite alone
    for pragma in (f"busy_timeout={_BUSY_MS}", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that will write says so at once: one that read first could not wait for its turn.
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))


@contextmanager
def _reached(engine: Engine) -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        where = engine.url.render_as_string(hide_password=True)
        reason = str(error.orig).strip().splitlines()[0]
        raise Unreachable(f"The database {where} does not answer ({reason}): check RINGBACK_DATABASE_URL.") from None
