"""The tables of the ledger and of what is paid back; every amount a whole number of the currency's minor units."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from returns.store import Table


class AccountRow(Table):
    """One account of an order: its kind, and the means of payment that it is about.

    What the shop holds and what it owes can never be less than nothing: the database itself refuses it.
    """

    __tablename__ = "ledger_accounts"
    __table_args__ = (CheckConstraint("kind NOT IN ('held', 'owed') OR balance >= 0", name="ck_ledger_accounts"),)

    order_number: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    tender: Mapped[str] = mapped_column(primary_key=True)
    balance: Mapped[int] = mapped_column(BigInteger())


class EntryRow(Table):
    """One entry; `key` is unique, so that nothing is booked twice."""

    __tablename__ = "ledger_entries"
    __table_args__ = (Index("ix_ledger_entries_order_number", "order_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    order_number: Mapped[str]
    case_number: Mapped[str | None] = mapped_column(ForeignKey("cases.number"))
    at: Mapped[datetime]


class PostingRow(Table):
    """What an entry puts on one account (or takes off it); those of an entry add up to nothing."""

    __tablename__ = "ledger_postings"

    entry_id: Mapped[int] = mapped_column(ForeignKey("ledger_entries.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    tender: Mapped[str] = mapped_column(primary_key=True)
    amount: Mapped[int] = mapped_column(BigInteger())


class TransferRow(Table):
    """Money that goes back by one means of payment; `key` is what the payment provider tells repeats by."""

    __tablename__ = "transfers"
    __table_args__ = (Index("ix_transfers_case_number", "case_number"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("cases.number"))
    order_number: Mapped[str]
    purpose: Mapped[str]
    tender: Mapped[str]
    amount: Mapped[int] = mapped_column(BigInteger())
    currency: Mapped[str]
    created_at: Mapped[datetime]
    reference: Mapped[str | None]
    paid_at: Mapped[datetime | None]
