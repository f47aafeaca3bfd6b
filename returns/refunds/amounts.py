"""Amounts as the ledger keeps them: whole numbers of the currency's minor units."""

from decimal import Decimal

from policy_core.currencies import minor_digits
from returns.errors import TooMuch


def minor(amount: Decimal | str, currency: str) -> int:
    """An amount in minor units; raises `TooMuch` where it is below zero or finer than the currency's smallest unit."""
    units = Decimal(amount).scaleb(_digits(currency))
    if not units.is_finite() or units < 0 or units != units.to_integral_value():
        raise TooMuch(f"{amount} is no amount in {currency}")
    return int(units)


def major(units: int, currency: str) -> Decimal:
    """The amount that so many minor units are."""
    return Decimal(units).scaleb(-_digits(currency))


def written(units: int, currency: str) -> str:
    """The amount as the contract writes it."""
    return format(major(units, currency), "f")


def _digits(currency: str) -> int:
    return minor_digits(currency) or 0
