"""Takes hundreds of cases through their lives while servers are killed; prints what was lost, doubled or wrong."""

import argparse
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from bench.killing.bank import Bank, open_bank
from bench.killing.doors import Clock, Doors
from bench.killing.fates import DAYS, fates, order_of
from bench.killing.judging import Findings, Judge
from bench.killing.killer import Killer
from bench.killing.living import Life, lives
from ops.places import ROOMS, python_in
from returns.settings import Settings
from returns.store import OutboxRow
from tests.mailbox import Mailbox, mailbox
from tests.stack import Stack, running

AT_ONCE = 4
TALKING = 2  # customers in the chat at the same time
_LEASE = 10  # minutes on the clock after which nobody holds a notice any more
_LOOK = 0.1
_QUIET = 2.0  # seconds of the desk in which nothing leaves, after which the clock is moved on
_PATIENCE = 1800.0  # seconds for a day


def main() -> None:
    """Runs it, and prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.killing", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=500, help="how many cases")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other lives and other deaths")
    parser.add_argument("--every", type=float, default=1.0, help="seconds between two kills, on average, at most")
    chosen = parser.parse_args()
    print(killed(chosen.cases, chosen.seed, chosen.every).told())


@dataclass(frozen=True)
class Report:
    """What came of it."""

    cases: int
    by_chat: int
    kills: Counter[str]
    failed: Counter[str]
    findings: Findings
    seconds: float

    def told(self) -> str:
        """The figures, line by line."""
        found = self.findings
        return "\n".join(
            [
                f"{self.cases} cases ({self.by_chat} opened in the chat), {found.moves} moves, {self.seconds:.0f} s",
                f"kill -9: {_counted(self.kills)}; tries that failed: {_counted(self.failed)}",
                f"mails: {found.letters}; of them came twice, with the same Message-ID: {len(found.doubled)}",
                f"notices in the chat: {found.said}",
                f"transfers: {found.transfers}; the bank was asked again {found.asked_again} times",
                f"faults: {len(found.faults)}",
                *found.faults[:50],
            ]
        )


def killed(cases: int, seed: int, every: float) -> Report:
    """Starts the product with a mail server and a bank, lives all lives under kills, and judges."""
    chance, began = Random(seed), time.monotonic()
    bank, clock = Bank(Random(seed)), Clock()
    with (
        tempfile.TemporaryDirectory(prefix="killing-") as folder,
        mailbox() as post,
        open_bank(bank),
        _product(Path(folder), post, bank) as stack,
        closing(_doors(stack, chance, clock)) as doors,
    ):
        all_lives = lives(fates(cases, chance), max(2, cases // 10))
        stack.import_orders([order_of(life.fate, life.order, datetime.now(UTC)) for life in all_lives])
        killer = Killer(stack, chance, every)
        with killer.at_hand():
            for day in DAYS:
                _live(all_lives, day, doors, clock, killer, stack)
        findings = Judge(doors, clock, bank, post.mails).findings(all_lives)
    by_chat = sum(life.by_chat for life in all_lives)
    faults = Findings(**{**vars(findings), "faults": (*findings.faults, *killer.died)})
    return Report(cases, by_chat, killer.kills, doors.failed, faults, time.monotonic() - began)


@contextmanager
def _product(folder: Path, post: Mailbox, bank: Bank) -> Iterator[Stack]:
    settings = {
        "RINGBACK_SMTP_URL": post.url,
        "RINGBACK_SIMULATED_CARRIER_DAYS": "3",
        "RINGBACK_SESSION_HOURS": "10000",
        "RINGBACK_PATIENCE": "6000",
        "RINGBACK_NOW": "+0m",
        "KILLING_BANK": bank.url,
    }
    with running(folder, **settings) as stack:
        stack.kill("desk")
        stack.servers["desk"].command = [python_in(ROOMS), "-m", "bench.killing.served"]
        stack.start("desk")
        yield stack


def _doors(stack: Stack, chance: Random, clock: Clock) -> Doors:
    settings = Settings(data=Path(stack.product.env["RINGBACK_DATA"]), database_url="", smtp_url="")
    return Doors(stack.product, chance, settings, clock)


def _live(all_lives: list[Life], day: int, doors: Doors, clock: Clock, killer: Killer, stack: Stack) -> None:
    """Everything that is to happen until the evening of a day, and then nothing until all that left has arrived."""
    _at(day * 24 * 60, clock, killer)
    deadline = time.monotonic() + _PATIENCE
    with ThreadPoolExecutor(AT_ONCE) as pool, ThreadPoolExecutor(TALKING) as talking, killer.loose():
        for life in all_lives:
            if life.by_chat and not life.number:
                talking.submit(life.open_by_chat, stack.address)
        while busy := [life for life in all_lives if not life.rests(day)]:
            if not _round(busy, doors, clock, pool) and _stalls(doors, killer):
                _at(clock.minutes + _LEASE, clock, killer)
            if time.monotonic() > deadline:
                break
    while _waiting(doors) and time.monotonic() < deadline:
        if _stalls(doors, killer):
            _at(clock.minutes + _LEASE, clock, killer)


def _stalls(doors: Doors, killer: Killer) -> bool:
    """Whether something is to leave the house, and does not although the desk is up."""
    before, quiet = _waiting(doors), 0.0
    while quiet < _QUIET:
        threading.Event().wait(_LOOK)
        quiet += _LOOK if killer.is_up("desk") else 0
        if _waiting(doors) != before:
            return False
    return before > 0


def _waiting(doors: Doors) -> int:
    """How many notices and payments wait to leave."""
    with doors.database.reading() as session:
        waiting = (OutboxRow.sent_at.is_(None), OutboxRow.parked_at.is_(None))
        return session.scalar(select(func.count()).where(*waiting)) or 0


def _round(busy: list[Life], doors: Doors, clock: Clock, pool: ThreadPoolExecutor) -> bool:
    """One step of every life, several at once; whether any was tried."""
    before = [life.stands for life in busy]
    list(pool.map(lambda life: life.go_on(doors, clock), busy))
    return before != [life.stands for life in busy]


def _at(minutes: int, clock: Clock, killer: Killer) -> None:
    """Moves the clock on; servers that are killed later learn of it then."""
    if minutes > clock.minutes:
        clock.minutes = minutes
        killer.restart(("desk",), **clock.setting)


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.most_common()) or "none"


if __name__ == "__main__":
    main()
