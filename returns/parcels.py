"""Whose a parcel is: its number stands for one customer, with as many of their rings and cases as they like."""

import hashlib
from datetime import timedelta

from sqlalchemy import select

from returns.cases import Work
from returns.database import alone
from returns.errors import ParcelTaken
from returns.lifecycle import Move
from returns.model import Case, Tracking
from returns.numbers import email_key
from returns.orders.source import OrderSource
from returns.store import CaseRow

_REUSED_AFTER = timedelta(days=180)  # carriers give their numbers out again, though not before half a year
_LOCK_BYTES = 7  # fewer than the database's locks have, so that none is below zero


def post(work: Work, parcel: Tracking, orders: OrderSource) -> Case:
    """The case with its parcel on the way; raises `ParcelTaken`."""
    _refuse_anothers(work, parcel.number, orders)
    changes = {"carrier": parcel.carrier, "tracking_number": parcel.number}
    return work.move(Move.POST, data=parcel.as_json(), changes=changes)


def _refuse_anothers(work: Work, number: str, orders: OrderSource) -> None:
    # Who tells the same number at the same moment waits here, and then finds it told.
    alone(work.session, int.from_bytes(hashlib.sha256(number.encode()).digest()[:_LOCK_BYTES]))
    told = select(CaseRow.number, CaseRow.order_number).where(CaseRow.tracking_number == number)
    elsewhere = (CaseRow.order_number != work.row.order_number, CaseRow.posted_at > work.step.at - _REUSED_AFTER)
    others = work.session.execute(told.where(*elsewhere)).all()
    if not others:
        return
    owner = _customer(work.row.order_number, orders)
    for case, order in others:
        if _customer(order, orders) != owner:
            raise ParcelTaken(case)


def _customer(order_number: str, orders: OrderSource) -> str:
    """Who owns an order, or the order itself once that is gone."""
    order = orders.order(order_number)
    return email_key(order.email) if order else order_number
