"""Desks with a migrated database and an assistant whose words a test chooses."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pytest_postgresql.executors import PostgreSQLExecutor

from desk.database import migrate
from returns.database import Database
from tests.desk.desks import Agent, Customer, House, open_house
from tests.postgres import empty_database, postgres_server

__all__ = ["postgres_server"]


def migrated(url: str) -> None:
    database = Database(url)
    database.migrate()
    migrate(database)
    database.close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables and nothing in them, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "ringback.db"
    migrated(f"sqlite:///{file}")
    return file


@pytest.fixture
def folder(migrated_file: Path, tmp_path: Path) -> Path:
    """A data folder with a database that holds nothing."""
    shutil.copy(migrated_file, tmp_path / "ringback.db")
    return tmp_path


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty, migrated database of each kind."""
    if request.param == "sqlite":
        opened = Database(f"sqlite:///{request.getfixturevalue('folder') / 'ringback.db'}")
        yield opened
        opened.close()
        return
    server: PostgreSQLExecutor = request.getfixturevalue("postgres_server")
    with empty_database(server) as url:
        migrated(url)
        opened = Database(url)
        yield opened
        opened.close()


@pytest.fixture
async def house(folder: Path) -> AsyncIterator[House]:
    """A running desk."""
    async with open_house(folder) as opened:
        yield opened


@pytest.fixture
async def customer(house: House) -> Customer:
    """A customer who has just opened the chat."""
    return await house.customer()


@pytest.fixture
async def agent(house: House) -> Agent:
    """An agent, signed in as alex."""
    return await house.agent("alex")
