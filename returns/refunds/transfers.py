"""What is paid back to whom: written with the move that causes it, in the ledger and in the outbox at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policy_core.money import tenders_of
from policy_core.order import Tender
from returns import outbox
from returns.errors import TooMuch
from returns.model import Order, Transfer
from returns.refunds.amounts import major, minor, written
from returns.refunds.ledger import POSTAGE, Account, Kind, Ledger
from returns.refunds.provider import Payment
from returns.refunds.tables import TransferRow

REFUND = "refund"
GOODWILL = "goodwill"
POSTAGE_BACK = "postage"


@dataclass(frozen=True)
class Owing:
    """What comes to be owed for one case of an order, in the caller's transaction, which has the case locked.

    `earlier` is how many payments the case had before, where the caller knows.
    """

    session: Session
    order: Order
    case_number: str
    at: datetime
    earlier: int | None = None

    def refund(self, decision: Mapping[str, Any]) -> list[TransferRow]:
        """Owes what the policy decided, to each means of payment its share; raises `TooMuch`."""
        currency = self.order.currency
        shares = {share["kind"]: minor(share["low"], currency) for share in decision["refund"]["tenders"]}
        ledger = Ledger.opened(self.session, self.order, self.at)
        paid_with = {tender.kind for tender in self.order.tenders}
        # What a policy pays as store credit still comes out of what the order was paid with.
        drawn = shares if shares.keys() <= paid_with else self._drawn(ledger, sum(shares.values()))
        return self._owe(ledger, REFUND, drawn, shares)

    def goodwill(self, amount: int) -> list[TransferRow]:
        """Owes an amount that a person chose, spread over the means of payment; raises `TooMuch`."""
        ledger = Ledger.opened(self.session, self.order, self.at)
        drawn = self._drawn(ledger, amount)
        return self._owe(ledger, GOODWILL, drawn, drawn)

    def postage(self, amount: int) -> TransferRow:
        """Owes the postage, which is none of the order's money."""
        ledger = Ledger.opened(self.session, self.order, self.at)
        row = self._transfer(POSTAGE_BACK, POSTAGE, amount, 0)
        postings = {(Kind.EXPENSE, POSTAGE): -amount, (Kind.OWED, POSTAGE): amount}
        ledger.book(f"due:{row.key}", self.case_number, postings)
        return row

    def _drawn(self, ledger: Ledger, amount: int) -> dict[str, int]:
        held, currency = ledger.held(), self.order.currency
        if amount > sum(held.values()):
            raise TooMuch(f"only {written(sum(held.values()), currency)} {currency} are left of what was paid")
        tenders = [Tender(one.kind, minor(one.amount, currency), held[one.kind]) for one in self.order.tenders]
        return {one.kind: share for one, share in zip(tenders, tenders_of(amount, tenders), strict=True) if share}

    def _owe(
        self, ledger: Ledger, purpose: str, drawn: Mapping[str, int], shares: Mapping[str, int]
    ) -> list[TransferRow]:
        paid = [(tender, share) for tender, share in shares.items() if share]
        rows = [self._transfer(purpose, tender, share, place) for place, (tender, share) in enumerate(paid)]
        if rows:
            taken: dict[Account, int] = {(Kind.HELD, tender): -amount for tender, amount in drawn.items()}
            owed: dict[Account, int] = {(Kind.OWED, row.tender): row.amount for row in rows}
            ledger.book(f"due:{rows[0].key}", self.case_number, taken | owed)
        return rows

    @cached_property
    def _earlier(self) -> int:
        if self.earlier is not None:
            return self.earlier
        of_this = select(func.count()).where(TransferRow.case_number == self.case_number)
        # What was booked so far is written together with what follows, not for the sake of a question about the past.
        with self.session.no_autoflush:
            return self.session.scalar(of_this) or 0

    def _transfer(self, purpose: str, tender: str, amount: int, place: int) -> TransferRow:
        row = TransferRow(
            key=f"{purpose}:{self.case_number}:{self._earlier + place + 1}",
            case_number=self.case_number,
            order_number=self.order.number,
            purpose=purpose,
            tender=tender,
            amount=amount,
            currency=self.order.currency,
            created_at=self.at,
        )
        self.session.add(row)
        payment = Payment(row.key, self.order.number, tender, amount, self.order.currency)
        outbox.put(self.session, "refund", key=row.key, subject=self.case_number, at=self.at, payment=payment._asdict())
        return row


def of_case(session: Session, number: str) -> list[TransferRow]:
    """Everything that is or was paid back for a case, oldest first."""
    return of_cases(session, [number])


def of_cases(session: Session, numbers: Collection[str]) -> list[TransferRow]:
    """Everything that is or was paid back for these cases, oldest first."""
    chosen = select(TransferRow).where(TransferRow.case_number.in_(numbers))
    return list(session.scalars(chosen.order_by(TransferRow.created_at, TransferRow.key)))


def money_of(rows: Sequence[TransferRow], currency: str) -> dict[str, Any]:
    """Transfers as the time line and notices tell them."""
    return {
        "amount": written(sum(row.amount for row in rows), currency),
        "currency": currency,
        "tenders": [{"kind": row.tender, "amount": written(row.amount, currency)} for row in rows],
    }


def transfer_of(row: TransferRow) -> Transfer:
    """The transfer that a row holds."""
    return Transfer(
        key=row.key,
        case=row.case_number,
        purpose=row.purpose,
        tender=row.tender,
        amount=major(row.amount, row.currency),
        currency=row.currency,
        state="paid" if row.paid_at else "due",
        reference=row.reference,
        created_at=row.created_at,
        paid_at=row.paid_at,
    )
