"""Takes refunds from the outbox to the payment provider, and books what was paid."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from returns import outbox
from returns.cases import Step, Work, locked
from returns.errors import DeliveryFailed, PaymentFailed
from returns.exchanging import new_order_link, orders_anew
from returns.lifecycle import Move, State
from returns.outbox import Notice
from returns.refunds.ledger import POSTAGE, Kind, Ledger
from returns.refunds.provider import Payment, PaymentProvider
from returns.refunds.tables import TransferRow
from returns.refunds.transfers import POSTAGE_BACK, money_of, of_case
from returns.terms import Terms

_OUTBOX = "outbox"


class Refunds:
    """Pays what is due, once, however often it is tried."""

    def __init__(self, provider: PaymentProvider, terms: Terms) -> None:
        self._provider = provider
        self._terms = terms
        self._references: dict[str, str] = {}

    def deliver(self, notice: Notice) -> None:
        """Has a transfer paid; raises `DeliveryFailed` when that has to be tried again."""
        payment = Payment(**notice.payload["payment"])
        try:
            # An earlier attempt may have been paid without our learning of it.
            reference = self._provider.find(payment.key) or self._provider.refund(payment)
        except PaymentFailed as failed:
            raise DeliveryFailed(str(failed)) from None
        self._references[payment.key] = reference

    def paid(self, session: Session, notice: Notice, at: datetime) -> None:
        """Books a transfer as paid, in the transaction that remembers its delivery."""
        key = notice.payload["payment"]["key"]
        reference = self._references.pop(key)
        work = Work(session, locked(session, notice.subject), None, Step(_OUTBOX, "", at))
        rows = of_case(session, work.number)
        row = next(row for row in rows if row.key == key)
        row.paid_at, row.reference = at, reference
        account = POSTAGE if row.purpose == POSTAGE_BACK else row.tender
        moved = {(Kind.OWED, account): -row.amount, (Kind.RETURNED, account): row.amount}
        Ledger(session, row.order_number, at).book(f"paid:{key}", row.case_number, moved)
        if row.purpose == POSTAGE_BACK:
            data = money_of([row], row.currency)
            outbox.put(session, "postage_reimbursed", key=f"reimbursed:{key}", subject=row.case_number, at=at, **data)
        elif work.row.state == State.REFUND_DUE:
            due_with_it = (row.purpose, row.created_at)
            self._all_paid(work, [one for one in rows if (one.purpose, one.created_at) == due_with_it])

    def _all_paid(self, work: Work, rows: list[TransferRow]) -> None:
        """Moves the case once the last of its means of payment has its share."""
        if all(row.paid_at for row in rows):
            data: dict[str, Any] = money_of(rows, rows[0].currency)
            if orders_anew(work.case) and (link := new_order_link(work.case, self._terms)):
                data["new_order_url"] = link
            work.move(Move.PAY, data=data)
