"""The port of those who pay money back."""

from typing import NamedTuple, Protocol


class Payment(NamedTuple):
    """What is to be paid back: `amount` in minor units of the currency, to the means of payment `tender`."""

    key: str
    order: str
    tender: str
    amount: int
    currency: str


class PaymentProvider(Protocol):
    """Pays back, and knows what it paid back; nothing is paid twice for one key."""

    def refund(self, payment: Payment) -> str:
        """Pays back and returns the provider's own reference; raises `PaymentFailed` when it cannot say that it did."""
        ...

    def find(self, key: str) -> str | None:
        """The reference under which this key was paid back, or None when it was not; raises `PaymentFailed`."""
        ...


class Booked:
    """For shops that pay outside of Ringback: what the ledger says is due counts as paid once it was booked."""

    def refund(self, payment: Payment) -> str:
        """Takes note."""
        return f"booked:{payment.key}"

    def find(self, key: str) -> str | None:
        """Nothing is known but what the ledger has."""
        return None
