"""What must hold when all is quiet: states, time lines, money to the cent, and every notice once and in sequence."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from itertools import groupby

from bench.killing.bank import Bank, Branch
from bench.killing.doors import Clock, Doors
from bench.killing.living import Life
from desk.store import Store
from returns.cases import NOTICES
from returns.entries import Entries, Entry
from returns.lifecycle import Move, State
from returns.model import Moved
from returns.notices.mail import safe
from returns.outbox import Channel
from returns.refunds.reconciling import discrepancies

_FIRST = {Move.APPROVE: "approved", Move.REVIEW: "received", Move.REFUSE: "refused"}
_UNSPOKEN = {"withdrawn"}


@dataclass(frozen=True)
class Findings:
    """What was wrong, one line each, and what was counted."""

    faults: tuple[str, ...]
    moves: int
    letters: int
    doubled: tuple[str, ...]
    said: int
    transfers: int
    asked_again: int


class Judge:
    """Looks at everything once the product is quiet."""

    def __init__(self, doors: Doors, clock: Clock, bank: Bank, mails: Sequence[EmailMessage]) -> None:
        self._doors = doors
        self._bank = bank
        self._entries = Entries(doors.database, clock).all()
        self._arrived = [str(mail["Message-ID"]).strip("<>").partition("@")[0] for mail in mails]
        self._store = Store(doors.database, clock)
        self._moves = 0
        self._said = 0

    def findings(self, lives: Sequence[Life]) -> Findings:
        """All of it."""
        faults = [
            f"{life.number or life.order} ({life.fate.name}): {fault}" for life in lives for fault in self._of(life)
        ]
        faults += [
            f"{entry.notice.key} is {entry.state}: {entry.error}" for entry in self._entries if not entry.sent_at
        ]
        faults += self._in_the_books(lives)
        doubled = [key for key, count in Counter(self._arrived).items() if count > 1]
        asked_again = sum(count - 1 for count in self._bank.asked.values())
        return Findings(
            tuple(faults),
            self._moves,
            len(set(self._arrived)),
            tuple(doubled),
            self._said,
            len(self._bank.paid),
            asked_again,
        )

    def _of(self, life: Life) -> Iterator[str]:
        if life.stuck:
            yield life.stuck
        cases = self._doors.returns.cases(order=life.order)
        if len(cases) != 1:
            yield f"{len(cases)} cases instead of one"
            return
        [case], timeline = cases, self._doors.returns.timeline(cases[0].number)
        self._moves += len(timeline)
        moves = [moved.move for moved in timeline if moved.move is not Move.INSTRUCT]
        if moves != life.fate.moves or case.state is not life.fate.ends:
            yield f"ended {case.state} after {', '.join(moves)}"
        told = [entry for entry in self._entries if entry.notice.subject == case.number]
        yield from self._mails(timeline, [entry for entry in told if entry.notice.channel is Channel.MAIL])
        yield from self._chat(life, [entry for entry in told if entry.notice.channel is Channel.CHAT])
        yield from self._money(life, case.number)

    def _mails(self, timeline: list[Moved], rows: list[Entry]) -> Iterator[str]:
        written = [row.notice.kind for row in rows]
        if sorted(written) != sorted(_expected(timeline)):
            yield f"the notices are {written}, and should be {_expected(timeline)}"
        keys = [safe(row.notice.key) for row in rows]
        # A mail that came twice came again before anything else did.
        arrived = [key for key, _ in groupby(key for key in self._arrived if key in set(keys))]
        if arrived != keys:
            yield f"the mails came as {arrived}, and should have as {keys}"

    def _chat(self, life: Life, rows: list[Entry]) -> Iterator[str]:
        marks = [
            hashlib.sha256(row.notice.key.encode()).hexdigest() for row in rows if row.notice.kind not in _UNSPOKEN
        ]
        said = [message.client_id for message in self._store.page(life.conversation, 0).messages if message.case]
        heard = [client_id for client_id in said if client_id]
        self._said += len(heard)
        if heard != marks:
            yield f"the chat said {len(heard)} notices instead of {len(marks)}, or in another sequence"

    def _money(self, life: Life, number: str) -> Iterator[str]:
        transfers = self._doors.returns.transfers(number)
        booked = sum(transfer.amount for transfer in transfers)
        if booked != life.fate.paid or any(transfer.state != "paid" for transfer in transfers):
            yield f"{booked} are in the books, some perhaps not paid, instead of {life.fate.paid}"
        went = sum(amount for key, amount in self._bank.paid.items() if key.split(":")[1] == number)
        if went != life.fate.paid * 100:
            yield f"the bank paid {went} cents instead of {life.fate.paid}"

    def _in_the_books(self, lives: Sequence[Life]) -> Iterator[str]:
        with self._doors.database.reading() as session:
            yield from discrepancies(session, Branch(self._bank.url))
        mails = {safe(entry.notice.key) for entry in self._entries if entry.notice.channel is Channel.MAIL}
        yield from (f"nobody wrote the mail {key}" for key in set(self._arrived) - mails)
        if sum(self._bank.paid.values()) != 100 * sum(life.fate.paid for life in lives):
            yield "the bank paid another sum than was due"


def _expected(timeline: list[Moved]) -> list[str]:
    """The mails that a customer should get for these moves."""
    kinds, arrived = [_FIRST[timeline[0].move]], False
    for moved in timeline[1:]:
        kind = NOTICES.get(moved.move)
        again = moved.move is Move.RECEIVE and arrived
        own = moved.move is Move.EXCHANGE and moved.before is State.REFUNDED
        arrived = arrived or moved.move is Move.RECEIVE
        if moved.move is Move.REIMBURSE:
            kinds.append("postage_reimbursed")
        elif kind and not again and not own:
            kinds.append(kind)
    return kinds
