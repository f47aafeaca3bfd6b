"""Takes refunds from the outbox to the payment provider, and books what was paid."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from returns import outbox
from returns.cases import Step, case_of, locked, move_case
from returns.clock import Clock
from returns.database import Database
from returns.errors import DeliveryFailed, PaymentFailed
from returns.exchanging import new_order_link, orders_anew
from returns.lifecycle import Move, State
from returns.model import Case
from returns.outbox import Notice
from returns.refunds.ledger import POSTAGE, Kind, Ledger
from returns.refunds.provider import Payment, PaymentProvider
from returns.refunds.tables import TransferRow
from returns.refunds.transfers import POSTAGE_BACK, money_of, of_case
from returns.terms import Terms

_OUTBOX = "outbox"


class Refunds:
    """Pays what is due, once, however often it is tried."""

    def __init__(self, database: Database, provider: PaymentProvider, clock: Clock, terms: Terms) -> None:
        self._database = database
        self._provider = provider
        self._clock = clock
        self._terms = terms

    def deliver(self, notice: Notice) -> None:
        """Has a transfer paid; raises `DeliveryFailed` when that has to be tried again."""
        key = notice.payload["transfer"]
        with self._database.reading() as session:
            row = session.get_one(TransferRow, key)
            payment = Payment(key, row.order_number, row.tender, row.amount, row.currency)
        if row.reference is not None:
            return
        try:
            # An earlier attempt may have been paid without our learning of it.
            reference = self._provider.find(key) or self._provider.refund(payment)
        except PaymentFailed as failed:
            raise DeliveryFailed(str(failed)) from None
        with self._database.writing() as session:
            session.get_one(TransferRow, key, with_for_update=True).reference = reference

    def paid(self, session: Session, notice: Notice, at: datetime) -> None:
        """Books a transfer as paid, in the transaction that remembers its delivery; the second time nothing happens."""
        key = notice.payload["transfer"]
        case = case_of(locked(session, notice.subject))
        row = session.get_one(TransferRow, key, with_for_update=True)
        if row.paid_at is not None:
            return
        row.paid_at = at
        account = POSTAGE if row.purpose == POSTAGE_BACK else row.tender
        ledger = Ledger(session, row.order_number, at)
        moved = {(Kind.OWED, account): -row.amount, (Kind.RETURNED, account): row.amount}
        ledger.book(f"paid:{key}", row.case_number, moved)
        if row.purpose == POSTAGE_BACK:
            data = money_of([row], row.currency)
            outbox.put(session, "postage_reimbursed", key=f"reimbursed:{key}", subject=case.number, at=at, **data)
        elif case.state is State.REFUND_DUE:
            self._all_paid(session, case, row, at)

    def _all_paid(self, session: Session, case: Case, last: TransferRow, at: datetime) -> None:
        """Moves the case once the last of its means of payment has its share."""
        rows = [row for row in of_case(session, case.number) if row.purpose == last.purpose]
        if all(row.paid_at for row in rows):
            data: dict[str, Any] = money_of(rows, last.currency)
            if orders_anew(case):
                data["new_order_url"] = new_order_link(case, self._terms)
            move_case(session, case.number, None, Move.PAY, Step(_OUTBOX, "", at), data=data)
