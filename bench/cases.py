"""Times what the server does for each move of a case, with many cases in the database, in SQLite and in PostgreSQL.

The database is filled with copies of two whole lives (tables, outbox and ledger included). Then every move is made
through the door that agents and customers use. Prints milliseconds: the median and the 95th of a hundred, on the
clock and of the process's own CPU.
"""

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Integer, Table, insert, select, text

from returns.compose import migrate
from returns.lifecycle import Move
from returns.model import Case
from returns.settings import Settings
from returns.store import Table as Tables
from tests.postgres import empty_database, running_server
from tests.returns.conftest import Shop
from tests.returns.lives import AS_TOLD, opened, parcel_of, refunded

ALLOWED = 20.0
AT_ONCE = 2000
IDS_APART = 1000
LIVES = 100
T = TypeVar("T")


def main() -> None:
    """Fills each database, and prints how long its moves take."""
    parser = argparse.ArgumentParser(prog="python -m bench.cases", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=2000, help="how many there are when the moves are timed")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one of the two databases")
    chosen = parser.parse_args()
    for name, place in (("sqlite", sqlite), ("postgresql", postgresql)):
        if chosen.only in (None, name):
            with place() as url:
                migrate(Settings(database_url=url))
                shop = Shop(url)
                with closing(shop.returns):
                    fill(shop, chosen.cases)
                    report(name, chosen.cases, timed(shop))


@contextmanager
def sqlite() -> Iterator[str]:
    """A file that disappears at the end."""
    with tempfile.TemporaryDirectory(prefix="ringback-") as folder:
        yield f"sqlite:///{Path(folder) / 'cases.db'}"


@contextmanager
def postgresql() -> Iterator[str]:
    """A database of a server that stops at the end."""
    with running_server() as server, empty_database(server) as url:
        yield url


def fill(shop: Shop, cases: int) -> None:
    """Ten in a hundred cases wait for their parcel, the others are refunded; every one has an order of its own."""
    waiting, done = (_lived(shop, digits, live) for digits, live in (("900001", opened), ("900002", refunded)))
    with shop.database.engine.begin() as connection:
        for table in Tables.metadata.sorted_tables:
            rows = [dict(row) for row in connection.execute(select(table)).mappings()]
            of_life = {life: [row for row in rows if _is_of(row, life, done)] for life in (waiting, done)}
            lives = ((copy, done if copy % 10 else waiting) for copy in range(1, cases))
            copies = (copied(row, life, copy) for copy, life in lives for row in of_life[life])
            while chunk := list(islice(copies, AT_ONCE)):
                connection.execute(insert(table), chunk)
            if connection.dialect.name == "postgresql":
                _count_on(connection, table)
        if connection.dialect.name == "postgresql":
            connection.execute(text("ANALYZE"))  # as the server does by itself when it finds the time


def _lived(shop: Shop, digits: str, live: Callable[..., Case]) -> tuple[str, str]:
    """An order's digits and the number of the case that lived."""
    shop.sold(number=f"CR-{digits}")
    case = live(shop, key=digits, order_number=f"CR-{digits}")
    shop.deliver()
    return digits, case.number


def _is_of(row: dict[str, Any], life: tuple[str, str], done: tuple[str, str]) -> bool:
    # A posting names neither its order nor its case: only the life that was refunded has any.
    return life == done if "entry_id" in row else any(name in str(value) for value in row.values() for name in life)


def copied(row: dict[str, Any], life: tuple[str, str], copy: int) -> dict[str, Any]:
    """The row as another case of another order has it."""
    return {column: _renamed(column, value, life, copy) for column, value in row.items()}


def _renamed(column: str, value: Any, life: tuple[str, str], copy: int) -> Any:
    if column == "tracking_number" and value:
        return parcel_of(f"RB-{copy:08}")
    if isinstance(value, str):
        return value.replace(life[0], f"{copy:06}").replace(life[1], f"RB-{copy:08}")
    return value + copy * IDS_APART if column in ("id", "entry_id") else value


def _count_on(connection: Connection, table: Table) -> None:
    """Has new rows numbered after those that were copied with their numbers."""
    if isinstance(getattr(table.c.get("id"), "type", None), Integer):
        name = table.name
        connection.execute(
            text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}) + 1)")
        )


def timed(shop: Shop) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds on the clock and of CPU of each move."""
    took: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)

    def measured(name: str, work: Callable[..., T], *given: Any, **named: Any) -> T:
        clock, cpu = time.perf_counter(), time.process_time()
        done = work(*given, **named)
        took[name].append(((time.perf_counter() - clock) * 1000, (time.process_time() - cpu) * 1000))
        return done

    door = shop.returns
    for life in range(LIVES):
        number = f"NEW-{life}"
        shop.sold(number=number)
        case = measured("open", opened, shop, key=number, order_number=number).number
        measured("instruct", door.advance, case, Move.INSTRUCT, actor="outbox")
        measured("post", door.post, case, parcel_of(case), actor="customer")
        measured("receive", door.advance, case, Move.RECEIVE, actor="ana")
        measured("inspect", door.inspect, case, AS_TOLD, actor="ana")
        shop.deliver()
        measured("refund", door.refund, case, actor="ana")
        outbox = shop.outbox()
        measured("pay one share", outbox.deliver_next)
        measured("pay the last share", outbox.deliver_next)
        measured("close", door.advance, case, Move.CLOSE, actor="ana")
        measured("a page of cases", door.cases, limit=50, newest_first=True)
        measured("one case and its time line", lambda one=case: (door.case(one), door.timeline(one)))
        shop.deliver()
    measured("tick", door.tick)
    return took


def report(database: str, cases: int, took: dict[str, list[tuple[float, float]]]) -> None:
    """Prints the figures of one database."""
    print(f"{database}, {cases} cases{'':<14} median    p95   p95 of CPU   (allowed: {ALLOWED:.0f} ms)")
    for name, figures in took.items():
        clock, cpu = (sorted(each) for each in zip(*figures, strict=True))
        last = int(len(clock) * 0.95) if len(clock) > 1 else 0
        print(f"  {name:<28} {clock[len(clock) // 2]:8.1f} {clock[last]:6.1f} {cpu[last]:8.1f}")


if __name__ == "__main__":
    main()
