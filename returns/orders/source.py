"""The port of every source of orders; who the customer is and what is left is checked by Ringback itself."""

from collections.abc import Sequence
from typing import Protocol

from returns.model import Order


class OrderSource(Protocol):
    """A shop's orders; the `left` of their lines counts what was returned before Ringback, and no running case."""

    def candidates(self, key: str) -> Sequence[Order]:
        """The orders that a customer may mean by `key`: a whole number or its digits, as `order_key` leaves it."""
        ...

    def of_email(self, key: str) -> Sequence[Order]:
        """The orders of an address, as `email_key` leaves it, the newest first."""
        ...

    def order(self, number: str) -> Order | None:
        """The order of exactly that number."""
        ...
