"""Returns on both databases, with a clock that stands where a test puts it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from returns.database import Database
from returns.orders.embedded import EmbeddedOrders
from returns.service import Returns
from tests.postgres import postgres_server, postgres_url
from tests.returns.orders import an_order

__all__ = ["postgres_server", "postgres_url"]

NOW = datetime(2026, 3, 14, 18, 20, tzinfo=UTC)


class Shop:
    """A migrated database, the door to it, and a clock that stands still until it is moved."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.now = NOW
        self.database = Database(url)
        self.database.migrate()
        self.returns = Returns(EmbeddedOrders(self.database), self.database, lambda: self.now)

    def sold(self, **changes: Any) -> dict[str, Any]:
        order = an_order(**changes)
        report = self.returns.import_orders([order])
        assert not report.rejected, report.rejected
        return order


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ringback.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture
def shop(database_url: str) -> Iterator[Shop]:
    opened = Shop(database_url)
    yield opened
    opened.returns.close()


@pytest.fixture
def sqlite_shop(sqlite_url: str) -> Iterator[Shop]:
    """For what has nothing to do with the database."""
    opened = Shop(sqlite_url)
    yield opened
    opened.returns.close()
