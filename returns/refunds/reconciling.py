"""Compares the ledger with itself and with the payment provider, so that no cent is lost without anybody's noticing."""

from collections import Counter, defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from returns.refunds.ledger import POSTAGE, Kind
from returns.refunds.provider import PaymentProvider
from returns.refunds.tables import AccountRow, EntryRow, PostingRow, TransferRow
from returns.refunds.transfers import POSTAGE_BACK


def discrepancies(session: Session, provider: PaymentProvider | None = None) -> list[str]:
    """What does not fit, one line each; with a provider also where its books and ours differ."""
    transfers = list(session.scalars(select(TransferRow).order_by(TransferRow.key)))
    return [
        *_unbalanced(session),
        *_misstated(session),
        *_unaccounted(session, transfers),
        *(_differences(transfers, provider) if provider else ()),
    ]


def _unbalanced(session: Session) -> list[str]:
    sums: Counter[str] = Counter()
    booked = select(EntryRow.key, PostingRow.amount).join(PostingRow, PostingRow.entry_id == EntryRow.id)
    for key, amount in session.execute(booked):
        sums[key] += amount
    return [f"the entry {key} is off by {off}" for key, off in sums.items() if off]


def _misstated(session: Session) -> list[str]:
    """Accounts that are not what was booked on them."""
    booked: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    postings = select(EntryRow.order_number, PostingRow.kind, PostingRow.tender, PostingRow.amount)
    for order, kind, tender, amount in session.execute(postings.join(EntryRow, PostingRow.entry_id == EntryRow.id)):
        booked[order, kind, tender] += amount
    found = []
    for row in session.scalars(select(AccountRow)):
        name = (row.order_number, row.kind, row.tender)
        if booked.pop(name, 0) != row.balance:
            found.append(f"the account {'/'.join(name)} does not hold what was booked on it")
    return [*found, *(f"the account {'/'.join(name)} is missing" for name in booked)]


def _unaccounted(session: Session, transfers: list[TransferRow]) -> list[str]:
    """Orders that owe something else than what their open transfers say."""
    owed: Counter[tuple[str, str]] = Counter()
    for row in transfers:
        if row.paid_at is None:
            owed[row.order_number, POSTAGE if row.purpose == POSTAGE_BACK else row.tender] += row.amount
    accounts = select(AccountRow).where(AccountRow.kind == Kind.OWED)
    held = {(row.order_number, row.tender): row.balance for row in session.scalars(accounts)}
    return [
        f"the order {order} owes {held.get((order, tender), 0)} to {tender}, its open transfers {owed[order, tender]}"
        for order, tender in sorted(owed.keys() | held.keys())
        if held.get((order, tender), 0) != owed[order, tender]
    ]


def _differences(transfers: list[TransferRow], provider: PaymentProvider) -> list[str]:
    found = []
    for row in transfers:
        reference = provider.find(row.key)
        if row.paid_at and reference != row.reference:
            found.append(f"{row.key} is paid as {row.reference} here and as {reference} there")
        elif not row.paid_at and reference:
            found.append(f"{row.key} is due here and paid as {reference} there: the outbox will book it")
    return found
