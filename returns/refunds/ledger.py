"""The embedded ledger: double entry, one set of accounts for each order, by means of payment.

What a customer paid is `held`. A refund moves it to `owed`, and to `returned` once it was paid. Postage comes out of
`expense` instead, since it is none of the order's money. `paid` and `expense` are where money comes from, and so below
zero. Every entry adds up to nothing, and neither `held` nor `owed` can fall below zero: nothing more can go back than
was paid, whatever happens twice or at once.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from returns.errors import TooMuch
from returns.model import EarlierReturn, Order, Tender
from returns.refunds.amounts import major, minor
from returns.refunds.tables import AccountRow, EntryRow, PostingRow
from returns.store import UnitRow


class Kind(StrEnum):
    """What an account holds."""

    PAID = "paid"
    HELD = "held"
    OWED = "owed"
    RETURNED = "returned"
    EXPENSE = "expense"


Account = tuple[Kind, str]
"""The kind of an account, and the means of payment that it is about."""

POSTAGE = "postage"
"""Stands for the means of payment where postage is paid back."""


# Books are written straight into the tables: nothing in them is ever read again in the same transaction.
_ACCOUNTS, _ENTRIES, _POSTINGS = (cast(Table, row.__table__) for row in (AccountRow, EntryRow, PostingRow))
_OF_ORDER = (
    select(_ACCOUNTS.c.kind, _ACCOUNTS.c.tender, _ACCOUNTS.c.balance)
    .where(_ACCOUNTS.c.order_number == bindparam("order"))
    .order_by(_ACCOUNTS.c.tender)
    .with_for_update()
)
_OPEN_ACCOUNTS, _BOOK, _POST = insert(_ACCOUNTS), insert(_ENTRIES).returning(_ENTRIES.c.id), insert(_POSTINGS)
_MOVE = (
    update(_ACCOUNTS)
    .where(
        _ACCOUNTS.c.order_number == bindparam("order"),
        _ACCOUNTS.c.kind == bindparam("of_kind"),
        _ACCOUNTS.c.tender == bindparam("of_tender"),
    )
    .values(balance=bindparam("now"))
)


class Ledger:
    """The accounts of one order, which nobody else can change until the transaction ends."""

    def __init__(self, session: Session, order_number: str, at: datetime) -> None:
        self._session = session
        self._order = order_number
        self._at = at
        found = session.execute(_OF_ORDER, {"order": order_number})
        self._balances: dict[Account, int] = {(Kind(kind), tender): balance for kind, tender, balance in found}

    @classmethod
    def opened(cls, session: Session, order: Order, at: datetime) -> "Ledger":
        """The order's accounts, made from what was paid (and paid back before Ringback) when there are none yet."""
        ledger = cls(session, order.number, at)
        if not ledger._balances:
            ledger.book(f"order:{order.number}", None, _first_postings(order))
        return ledger

    def held(self) -> dict[str, int]:
        """What is left of each means of payment."""
        return {tender: balance for (kind, tender), balance in self._balances.items() if kind is Kind.HELD}

    def book(self, key: str, case_number: str | None, postings: Mapping[Account, int]) -> None:
        """Books one entry; raises `TooMuch`, and the database's own error when `key` was booked before."""
        if sum(postings.values()):
            raise ValueError(f"the entry {key} does not balance")
        before = dict(self._balances)
        for (kind, tender), amount in postings.items():
            self._put(kind, tender, amount)
            if kind is Kind.OWED:
                self._put(Kind.RETURNED, tender, 0)  # opened together, so that to pay only moves what is owed
        entry = {"key": key, "order_number": self._order, "case_number": case_number, "at": self._at}
        booked = self._session.execute(_BOOK, entry).scalar_one()
        self._write(before)
        posted = [
            {"entry_id": booked, "kind": kind, "tender": tender, "amount": amount}
            for (kind, tender), amount in postings.items()
        ]
        self._session.execute(_POST, posted)

    def _put(self, kind: Kind, tender: str, amount: int) -> None:
        balance = self._balances.get((kind, tender), 0) + amount
        if kind in (Kind.HELD, Kind.OWED) and balance < 0:
            raise TooMuch(f"less than that is {kind} of what was paid with {tender}")
        self._balances[kind, tender] = balance

    def _write(self, before: Mapping[Account, int]) -> None:
        opened: list[dict[str, Any]] = []
        moved: list[dict[str, Any]] = []
        for (kind, tender), balance in self._balances.items():
            if (kind, tender) not in before:
                opened.append({"order_number": self._order, "kind": kind, "tender": tender, "balance": balance})
            elif balance != before[kind, tender]:
                moved.append({"order": self._order, "of_kind": kind, "of_tender": tender, "now": balance})
        for statement, rows in ((_OPEN_ACCOUNTS, opened), (_MOVE, moved)):
            if rows:
                self._session.execute(statement, rows)


def earlier_returns(session: Session, order: Order, held: Sequence[UnitRow]) -> list[EarlierReturn]:
    """The units that other cases hold, as the policies count them: with what was given back for them, if anything."""
    given = _given_back(session, order.number) if held else {}
    units = Counter((unit.line_id, unit.case_number) for unit in held)
    return [_earlier(line, count, given.pop(case, {}), order.currency) for (line, case), count in units.items()]


def _earlier(line: str, quantity: int, given: Mapping[str, int], currency: str) -> EarlierReturn:
    tenders = tuple(Tender(kind, major(amount, currency)) for kind, amount in given.items() if amount)
    return EarlierReturn(line, quantity, major(sum(given.values()), currency), tenders)


def _given_back(session: Session, order_number: str) -> dict[str, dict[str, int]]:
    """What left each means of payment, by case."""
    chosen = (
        select(EntryRow.case_number, PostingRow.tender, PostingRow.amount)
        .join(PostingRow, PostingRow.entry_id == EntryRow.id)
        .where(EntryRow.order_number == order_number, EntryRow.case_number.is_not(None), PostingRow.kind == Kind.HELD)
    )
    given: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for case, tender, amount in session.execute(chosen):
        given[case or ""][tender] -= amount
    return {case: dict(tenders) for case, tenders in given.items()}


def _first_postings(order: Order) -> dict[Account, int]:
    earlier = Counter[str]()
    for returned in order.refunded:
        for tender in returned.tenders:
            earlier[tender.kind] += minor(tender.amount, order.currency)
    postings: dict[Account, int] = {}
    for tender in order.tenders:
        paid = minor(tender.amount, order.currency)
        postings[Kind.PAID, tender.kind] = -paid
        postings[Kind.HELD, tender.kind] = paid - earlier[tender.kind]
        if earlier[tender.kind]:
            postings[Kind.RETURNED, tender.kind] = earlier[tender.kind]
    return postings
