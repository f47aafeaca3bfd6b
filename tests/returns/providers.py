"""A payment provider that fails in every way that real ones do, and can be asked afterwards what it paid."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from returns.errors import PaymentFailed
from returns.refunds.provider import Payment


class Mishap(StrEnum):
    """What goes wrong with one call."""

    FAILS = "fails"
    TIMES_OUT_AFTER_SUCCESS = "times out after success"
    ANSWERS_TWICE = "answers twice"
    DIES_AFTER_SUCCESS = "dies after success"


class Killed(BaseException):
    """Stands for kill -9: nothing in the house catches it."""


class SimulatedProvider:
    """Pays once for each key, whatever happens on the way to it and back."""

    def __init__(self, *mishaps: Mishap | None) -> None:
        self.paid: dict[str, Payment] = {}
        self.calls = 0
        self._mishaps: Iterator[Mishap | None] = iter(mishaps)

    def fail_with(self, mishaps: Iterable[Mishap | None]) -> None:
        """What goes wrong with the next calls."""
        self._mishaps = iter(mishaps)

    def refund(self, payment: Payment) -> str:
        self.calls += 1
        mishap = next(self._mishaps, None)
        if mishap is Mishap.FAILS:
            raise PaymentFailed("out of order")
        self._pay(payment)
        if mishap is Mishap.TIMES_OUT_AFTER_SUCCESS:
            raise PaymentFailed("no answer in time")
        if mishap is Mishap.DIES_AFTER_SUCCESS:
            raise Killed
        if mishap is Mishap.ANSWERS_TWICE:
            self._pay(payment)
        return f"ref-{payment.key}"

    def find(self, key: str) -> str | None:
        return f"ref-{key}" if key in self.paid else None

    def by_tender(self) -> Counter[str]:
        """How many minor units went to each means of payment."""
        sums = Counter[str]()
        for payment in self.paid.values():
            sums[payment.tender] += payment.amount
        return sums

    def _pay(self, payment: Payment) -> None:
        earlier = self.paid.setdefault(payment.key, payment)
        assert earlier == payment, "one key stands for one payment"
