"""What is paid back, to the smallest unit of the currency; every amount here is a whole number of those units."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policy_core.order import Line, Order, Tender

PARTS = ("item", "tax", "shipping", "handling", "return_label", "reconditioning")
"""What a refund is made of, in order; the last two are taken off."""


class Shares(NamedTuple):
    """What some units of a line cost: their net price, tax, and shares of outbound shipping and handling."""

    item: int
    tax: int
    shipping: int
    handling: int


def split(amount: int, weights: Sequence[int]) -> list[int]:
    """An amount in proportion to weights, by largest remainder; in equal parts where all are zero."""
    if not amount or len(weights) == 1:
        return [amount] * len(weights)
    whole = sum(weights)
    if whole == 0:
        weights, whole = [1] * len(weights), len(weights)
    shares = [amount * weight // whole for weight in weights]
    rest = amount - sum(shares)
    if rest:
        remainders = [amount * weight % whole for weight in weights]
        for place in sorted(range(len(weights)), key=lambda place: -remainders[place])[:rest]:
            shares[place] += 1
    return shares


def shares_of(order: Order, line: Line, quantity: int) -> Shares:
    """The shares of the next units of a line that did not come back earlier."""
    values = [each.value for each in order.lines]
    nets = [value - off for value, off in zip(values, split(order.discount, values), strict=True)]
    place = order.lines.index(line)
    whole = (nets[place], line.tax, split(order.shipping, nets)[place], split(order.handling, nets)[place])
    start = order.returned[line.id]
    return Shares(*(_units(amount, line.quantity, start, start + quantity) for amount in whole))


def _units(amount: int, units: int, start: int, end: int) -> int:
    """What the units from `start` to before `end` have of an amount; what does not divide goes to the earliest."""
    each, more = divmod(amount, units)
    return each * (end - start) + min(end, more) - min(start, more)


def percentage(amount: int, percent: int) -> int:
    """A percentage of an amount, rounded half up."""
    return (amount * percent * 2 + 100) // 200


def within(additions: Iterable[int], deductions: Iterable[int], left: int) -> tuple[int, ...]:
    """The parts of a refund, cut so that they add up to no less than nothing and no more than is left.

    `additions` are item, tax, shipping and handling, cut from the last; `deductions` the label and the reconditioning
    fee, cut from the last too. Returns all six, the deductions negative.
    """
    added, taken = list(additions), list(deductions)
    taken = _cut(taken, sum(taken) - sum(added))
    added = _cut(added, sum(added) - sum(taken) - left)
    return (*added, *[-amount for amount in taken])


def _cut(amounts: list[int], excess: int) -> list[int]:
    """The amounts less an excess (where there is one), taken from the last one backwards."""
    if excess <= 0:
        return amounts
    kept = []
    for amount in reversed(amounts):
        off = min(amount, excess)
        excess -= off
        kept.append(amount - off)
    return kept[::-1]


def tenders_of(amount: int, tenders: Sequence[Tender]) -> list[int]:
    """An amount over the means of payment as they paid; what does not fit goes to the first others with room."""
    shares = split(amount, [tender.paid for tender in tenders])
    kept = [min(share, tender.left) for share, tender in zip(shares, tenders, strict=True)]
    rest = amount - sum(kept)
    for place, tender in enumerate(tenders):
        more = min(rest, tender.left - kept[place])
        kept[place] += more
        rest -= more
    return kept


def written(amount: int, digits: int) -> str:
    """An amount of minor units as the contract writes it: "12.50", with a minus where it is taken off."""
    if not digits:
        return str(amount)
    sign = "-" if amount < 0 else ""
    text = str(abs(amount)).rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}"
