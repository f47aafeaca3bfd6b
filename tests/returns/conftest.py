"""Returns on both databases, with a clock that stands where a test puts it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_postgresql.executors import PostgreSQLExecutor
from sqlalchemy import text

from returns.carriers.carrier import SimulatedCarrier
from returns.compose import migrate
from returns.database import Database
from returns.orders.embedded import EmbeddedOrders
from returns.outbox import Channel, Delivery, Notice, Outbox
from returns.refunds.delivery import Refunds
from returns.service import Returns
from returns.settings import Settings
from returns.store import Table
from returns.terms import Terms
from tests.postgres import empty_database, postgres_server, postgres_url
from tests.returns.orders import an_order
from tests.returns.providers import SimulatedProvider

__all__ = ["postgres_server", "postgres_url"]

NOW = datetime(2026, 3, 14, 18, 20, tzinfo=UTC)


class Shop:
    """A migrated database, the door to it, and a clock that stands still until it is moved."""

    database_type = Database

    def __init__(self, url: str) -> None:
        self.url = url
        self.now = NOW
        self.database = self.database_type(url)
        self.terms = Terms(new_order_url="https://shop.example/exchange?case={case}")
        self.provider = SimulatedProvider()
        self.told = Told()
        self.returns = Returns(
            EmbeddedOrders(self.database),
            self.database,
            lambda: self.now,
            terms=self.terms,
            carrier=SimulatedCarrier(days=3),
        )

    def sold(self, **changes: Any) -> dict[str, Any]:
        order = an_order(**changes)
        report = self.returns.import_orders([order])
        assert not report.rejected, report.rejected
        return order

    def outbox(self) -> Outbox:
        """The outbox with what tests have at the end of each channel."""
        refunds = Refunds(self.provider, self.terms)
        deliveries: dict[Channel, Delivery] = {
            Channel.MAIL: self.told,
            Channel.CHAT: self.told,
            Channel.REFUNDS: refunds,
        }
        followers = {(Channel.REFUNDS, "refund"): refunds.paid}
        return Outbox(self.database, deliveries, lambda: self.now, followers)

    def deliver(self) -> int:
        """Sends what is due, the money included."""
        return self.outbox().deliver_due()


class Told:
    """Remembers what customers would have been told."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []

    def deliver(self, notice: Notice) -> None:
        self.notices.append(notice)

    def kinds(self, channel: Channel = Channel.MAIL) -> list[str]:
        """The kinds of what went by a channel, in their sequence."""
        return [notice.kind for notice in self.notices if notice.channel is channel]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the tables and nothing in them, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "ringback.db"
    migrate(Settings(database_url=f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: PostgreSQLExecutor) -> Iterator[str]:
    """A PostgreSQL database with the tables, for one test after the other."""
    with empty_database(postgres_server) as url:
        migrate(Settings(database_url=url))
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind, without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ringback.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def shop(request: pytest.FixtureRequest) -> Iterator[Shop]:
    """A shop that sold nothing yet, on each kind of database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_shop")
        return
    opened = Shop(request.getfixturevalue("migrated_postgres"))
    yield opened
    tables = ", ".join(Table.metadata.tables)
    with opened.database.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY"))
    opened.returns.close()


@pytest.fixture
def sqlite_shop(migrated_file: Path, tmp_path: Path) -> Iterator[Shop]:
    """A shop that sold nothing yet, for what has nothing to do with the database."""
    file = shutil.copy(migrated_file, tmp_path / "ringback.db")
    opened = Shop(f"sqlite:///{file}")
    yield opened
    opened.returns.close()
