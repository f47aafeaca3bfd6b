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

from sqlalchemy import select
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


class Ledger:
    """The accounts of one order, which nobody else can change until the transaction ends."""

    def __init__(self, session: Session, order_number: str, at: datetime) -> None:
        self._session = session
        self._order = order_number
        self._at = at
        chosen = select(AccountRow).where(AccountRow.order_number == order_number).with_for_update()
        self._rows: dict[Account, AccountRow] = {
            (Kind(row.kind), row.tender): row for row in session.scalars(chosen.order_by(AccountRow.tender))
        }

    @classmethod
    def opened(cls, session: Session, order: Order, at: datetime) -> "Ledger":
        """The order's accounts, made from what was paid (and paid back before Ringback) when there are none yet."""
        ledger = cls(session, order.number, at)
        if not ledger._rows:
            ledger.book(f"order:{order.number}", None, _first_postings(order))
        return ledger

    def held(self) -> dict[str, int]:
        """What is left of each means of payment."""
        return {tender: row.balance for (kind, tender), row in self._rows.items() if kind is Kind.HELD}

    def book(self, key: str, case_number: str | None, postings: Mapping[Account, int]) -> None:
        """Books one entry; raises `TooMuch`, and the database's own error when `key` was booked before."""
        if sum(postings.values()):
            raise ValueError(f"the entry {key} does not balance")
        posted = [PostingRow(kind=kind, tender=tender, amount=amount) for (kind, tender), amount in postings.items()]
        entry = EntryRow(key=key, order_number=self._order, case_number=case_number, at=self._at, postings=posted)
        self._session.add(entry)
        for (kind, tender), amount in postings.items():
            self._put(kind, tender, amount)
            if kind is Kind.OWED:
                self._put(Kind.RETURNED, tender, 0)  # opened together, so that to pay only moves what is owed

    def _put(self, kind: Kind, tender: str, amount: int) -> None:
        row = self._rows.get((kind, tender))
        if row is None:
            row = AccountRow(order_number=self._order, kind=kind, tender=tender, balance=0)
            self._session.add(row)
            self._rows[kind, tender] = row
        if kind in (Kind.HELD, Kind.OWED) and row.balance + amount < 0:
            raise TooMuch(f"less than that is {kind} of what was paid with {tender}")
        row.balance += amount


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
