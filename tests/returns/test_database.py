"""The tables: made by migrations, the same on both databases, and exact."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import StatementError

from returns.compose import migrate, open_returns
from returns.database import Database, migration_config
from returns.errors import BadSetting, NotMigrated, Unreachable
from returns.outbox import put
from returns.settings import Settings
from returns.store import Table
from tests.returns.conftest import Shop


def test_the_migrations_make_the_tables_of_the_models(shop: Shop) -> None:
    def ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return kind != "table" or name in Table.metadata.tables

    options: dict[str, Any] = {"include_object": ours, "compare_type": True}
    with shop.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Table.metadata) == []


def test_the_migrations_can_be_taken_back(database_url: str) -> None:
    with closing(Database(database_url)) as database:
        database.migrate()
        with database.engine.begin() as connection:
            command.downgrade(migration_config(connection), "base")
        assert inspect(database.engine).get_table_names() == ["returns_version"]
        database.migrate()
        database.check()


def test_a_writer_in_sqlite_waits_half_a_minute_for_its_turn(sqlite_shop: Shop) -> None:
    with sqlite_shop.database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 30_000


def test_migrating_at_once_from_many_sides_makes_the_tables_once(database_url: str) -> None:
    databases = [Database(database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(Database.migrate, databases))
    for database in databases:
        database.check()
        database.close()


def test_a_database_without_the_tables_is_refused_with_the_cure(database_url: str) -> None:
    with pytest.raises(NotMigrated, match="python -m returns migrate"):
        open_returns(Settings(database_url=database_url))


def test_a_migrated_database_opens(database_url: str) -> None:
    settings = Settings(database_url=database_url)
    migrate(settings)
    returns = open_returns(settings)
    assert returns.cases() == []
    returns.close()


def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(Unreachable, match="RINGBACK_DATABASE_URL") as refused:
        open_returns(Settings(database_url="postgresql://ringback:secret@127.0.0.1:1/ringback"))
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("url", ["nonsense", "mysql://db/x", "sqlite://", "sqlite:///:memory:"])
def test_a_database_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(BadSetting, match="RINGBACK_DATABASE_URL"):
        Database(url)


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unreachable, match="RINGBACK_DATA"):
        open_returns(Settings(data=tmp_path / "file"))


def test_sqlite_keeps_a_log_ahead_and_its_foreign_keys(sqlite_shop: Shop) -> None:
    with sqlite_shop.database.engine.connect() as connection:
        pragmas = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "foreign_keys")]
    assert pragmas == ["wal", 1]


def test_an_instant_without_a_zone_is_refused(shop: Shop) -> None:
    naive = datetime.fromisoformat("2026-03-14T18:20:00")
    with pytest.raises(StatementError, match="no time zone"), shop.database.writing() as session:
        put(session, "case_opened", key="k", subject="s", at=naive)


def test_a_connection_that_the_server_closed_while_it_rested_is_replaced(postgres_url: str) -> None:
    with closing(Database(postgres_url, trusted=0)) as database, closing(Database(postgres_url)) as operator:
        with database.reading() as session:
            mine = session.scalar(text("SELECT pg_backend_pid()"))
        with operator.writing() as session:
            session.execute(text("SELECT pg_terminate_backend(:pid, 10000)"), {"pid": mine})
        with database.reading() as session:
            assert session.scalar(text("SELECT pg_backend_pid()")) != mine
