"""Puts returns together: the one place that knows which order source, database and clock a process has."""

from contextlib import closing

from returns.clock import clock_from
from returns.database import Database
from returns.errors import Unusable
from returns.notices.console import ConsoleDelivery
from returns.orders.embedded import EmbeddedOrders
from returns.outbox import Channel, Outbox
from returns.service import Returns
from returns.settings import Settings, read_settings


def open_returns(settings: Settings | None = None) -> Returns:
    """The door to orders and cases; raises `Unusable` with one line for the operator when something is not in place."""
    settings = settings or read_settings()
    database = _checked(settings)
    return Returns(EmbeddedOrders(database), database, clock_from(settings.now))


def deliver_due(settings: Settings | None = None) -> int:
    """Sends what is due in the outbox to the console, and returns how many notices went out."""
    settings = settings or read_settings()
    with closing(_checked(settings)) as database:
        return Outbox(database, {Channel.MAIL: ConsoleDelivery()}, clock_from(settings.now)).deliver_due()


def migrate(settings: Settings | None = None) -> None:
    """Brings the database to this version, however old it is."""
    settings = settings or read_settings()
    with closing(Database(settings.database)) as database:
        database.migrate()


def _checked(settings: Settings) -> Database:
    database = Database(settings.database)
    try:
        database.check()
    except Unusable:
        database.close()
        raise
    return database
