"""Puts returns together: the one place that knows which order source, database and clock a process has."""

from returns.clock import clock_from
from returns.database import Database
from returns.orders.embedded import EmbeddedOrders
from returns.outbox import ConsoleDelivery, Outbox
from returns.service import Returns
from returns.settings import Settings, read_settings


def open_returns(settings: Settings | None = None) -> Returns:
    """The door to orders and cases; raises `Unusable` with one line for the operator when something is not in place."""
    settings = settings or read_settings()
    database = Database(settings.database)
    database.check()
    return Returns(EmbeddedOrders(database), database, clock_from(settings.now))


def open_outbox(settings: Settings | None = None) -> Outbox:
    """The outbox with its way out, the console."""
    settings = settings or read_settings()
    database = Database(settings.database)
    database.check()
    return Outbox(database, ConsoleDelivery(), clock_from(settings.now))


def migrate(settings: Settings | None = None) -> None:
    """Brings the database to this version, however old it is."""
    settings = settings or read_settings()
    database = Database(settings.database)
    try:
        database.migrate()
    finally:
        database.close()
