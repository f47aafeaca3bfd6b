"""A database of an earlier version keeps what it has when it is brought to this one."""

from contextlib import closing

from alembic import command
from sqlalchemy import text

from returns.compose import open_returns
from returns.database import Database, migration_config
from returns.entries import Entries
from returns.settings import Settings
from tests.returns.conftest import NOW

AN_ORDER = """
    INSERT INTO orders (number, key, digits, email, customer_name, policy, time_zone, currency, placed_at,
                        discount, shipping, handling, refunded, imported_at)
    VALUES ('CR-1', 'CR1', '1', 'Maya@Example.com', 'Maya', 'circul-30-day', 'America/Los_Angeles', 'USD',
            '2026-02-20 17:00:00', '0', '0', '0', '[]', '2026-02-20 17:00:00')
"""
A_NOTICE = """
    INSERT INTO outbox (key, kind, subject, payload, created_at, due_at, attempts)
    VALUES ('case_opened:RB-22222222', 'case_opened', 'RB-22222222', '{}', '2026-02-20 17:00:00',
            '2026-02-20 17:00:00', 0)
"""


def test_orders_of_the_first_version_are_found_by_email_and_its_notices_are_not_sent_any_more(
    database_url: str,
) -> None:
    with closing(Database(database_url)) as database:
        with database.engine.begin() as connection:
            command.upgrade(migration_config(connection), "2026_11_22_orders_cases_outbox")
            connection.execute(text(AN_ORDER))
            connection.execute(text(A_NOTICE))
        database.migrate()
        with database.engine.connect() as connection:
            assert connection.execute(text("SELECT email_key FROM orders")).scalar_one() == "maya@example.com"
        assert [entry.state for entry in Entries(database, lambda: NOW).all()] == ["sent"]
    with closing(open_returns(Settings(database_url=database_url))) as returns:
        assert returns.send_code("maya@example.com", "c1") is None
