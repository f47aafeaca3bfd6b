"""An order as the contract has it, checked; all money in minor units of its currency."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from policy_core import fields
from policy_core.errors import InvalidCase
from policy_core.fields import Record


class Line(NamedTuple):
    """One line of an order; `value` is what its units cost less the line's own discount."""

    id: str
    quantity: int
    value: int
    tax: int
    personalised: bool
    final_sale: bool


class Tender(NamedTuple):
    """A means of payment, what it paid, and what of that has not been paid back yet."""

    kind: str
    paid: int
    left: int


class Order(NamedTuple):
    """An order, with what came back of it earlier (units by line)."""

    currency: str
    digits: int
    placed_at: datetime
    received_on: date | None
    lines: tuple[Line, ...]
    discount: int
    shipping: int
    handling: int
    tenders: tuple[Tender, ...]
    returned: dict[str, int]

    @property
    def left(self) -> int:
        """What of the payments has not been paid back yet."""
        return sum(tender.left for tender in self.tenders)


class _Return(NamedTuple):
    line: str
    quantity: int
    paid_back: tuple[tuple[str, int], ...]


def read_order(given: Record) -> Order:
    """The order in this object. Raises `InvalidCase`."""
    fields.text(given, "number", "order.")
    currency, digits = fields.currency(given, "currency", "order.")
    received_on = fields.part(given, "received_on", "order.")
    lines = _read_lines(given, digits)
    discount, shipping, handling = (
        fields.amount(given, key, "order.", digits) for key in ("discount", "shipping", "handling")
    )
    paid = _read_tenders(given, digits)
    _check_sum(lines, discount, shipping + handling, paid)
    returns = _read_returns(given, digits)
    return Order(
        currency=currency,
        digits=digits,
        placed_at=fields.instant(given, "placed_at", "order."),
        received_on=None if received_on is None else fields.day(received_on, "order.received_on"),
        lines=lines,
        discount=discount,
        shipping=shipping,
        handling=handling,
        tenders=_what_is_left(paid, returns),
        returned=_returned(lines, returns),
    )


def _read_lines(order: Record, digits: int) -> tuple[Line, ...]:
    lines: dict[str, Line] = {}
    for index, item in enumerate(fields.items(order, "lines", "order.")):
        at = f"order.lines[{index}]."
        given = fields.record(item, at[:-1])
        fields.text(given, "sku", at)
        fields.text(given, "title", at)
        quantity = fields.count(given, "quantity", at)
        full = fields.amount(given, "unit_price", at, digits) * quantity
        discount = fields.amount(given, "discount", at, digits)
        if discount > full:
            raise InvalidCase(f"{at}discount", "is more than the line costs")
        line = Line(
            id=fields.text(given, "id", at),
            quantity=quantity,
            value=full - discount,
            tax=fields.amount(given, "tax", at, digits),
            personalised=fields.flag(given, "personalised", at),
            final_sale=fields.flag(given, "final_sale", at),
        )
        if line.id in lines:
            raise InvalidCase(f"{at}id", f"{fields.shown(line.id)} is there twice")
        lines[line.id] = line
    if not lines:
        raise InvalidCase("order.lines", "there is no line")
    return tuple(lines.values())


def _read_tenders(order: Record, digits: int) -> dict[str, int]:
    paid: dict[str, int] = {}
    for index, item in enumerate(fields.items(order, "tenders", "order.")):
        at = f"order.tenders[{index}]."
        given = fields.record(item, at[:-1])
        kind = fields.text(given, "kind", at)
        if kind.partition("-")[0].strip().casefold() == "coupon":
            raise InvalidCase(f"{at}kind", "a coupon is a discount, not a means of payment")
        if kind in paid:
            raise InvalidCase(f"{at}kind", f"{fields.shown(kind)} is there twice")
        paid[kind] = fields.amount(given, "amount", at, digits)
    return paid


def _check_sum(lines: Iterable[Line], discount: int, delivery: int, paid: dict[str, int]) -> None:
    value = sum(line.value for line in lines)
    if discount > value:
        raise InvalidCase("order.discount", "is more than the lines cost")
    total = value - discount + sum(line.tax for line in lines) + delivery
    if sum(paid.values()) != total:
        raise InvalidCase("order.tenders", "do not add up to lines, tax, shipping and handling less the discounts")


def _read_returns(order: Record, digits: int) -> list[_Return]:
    returns = []
    for index, item in enumerate(fields.items(order, "refunded", "order.")):
        at = f"order.refunded[{index}]."
        given = fields.record(item, at[:-1])
        paid_back = []
        for place, share in enumerate(fields.items(given, "tenders", at)):
            at_share = f"{at}tenders[{place}]."
            tender = fields.record(share, at_share[:-1])
            paid_back.append((fields.text(tender, "kind", at_share), fields.amount(tender, "amount", at_share, digits)))
        if fields.amount(given, "amount", at, digits) != sum(amount for _, amount in paid_back):
            raise InvalidCase(f"{at}amount", "is not the sum of its tenders")
        returned = _Return(fields.text(given, "line", at), fields.count(given, "quantity", at), tuple(paid_back))
        returns.append(returned)
    return returns


def _what_is_left(paid: dict[str, int], returns: list[_Return]) -> tuple[Tender, ...]:
    left = dict(paid)
    for index, earlier in enumerate(returns):
        for place, (kind, amount) in enumerate(earlier.paid_back):
            at = f"order.refunded[{index}].tenders[{place}]"
            if kind not in left:
                raise InvalidCase(f"{at}.kind", f"the order was not paid with {fields.shown(kind)}")
            left[kind] -= amount
            if left[kind] < 0:
                raise InvalidCase(f"{at}.amount", f"more went back to {fields.shown(kind)} than it paid")
    return tuple(Tender(kind, amount, left[kind]) for kind, amount in paid.items())


def _returned(lines: Iterable[Line], returns: list[_Return]) -> dict[str, int]:
    bought = {line.id: line.quantity for line in lines}
    units = dict.fromkeys(bought, 0)
    for index, earlier in enumerate(returns):
        at = f"order.refunded[{index}]"
        if earlier.line not in bought:
            raise InvalidCase(f"{at}.line", f"the order has no line {fields.shown(earlier.line)}")
        units[earlier.line] += earlier.quantity
        if units[earlier.line] > bought[earlier.line]:
            raise InvalidCase(f"{at}.quantity", "more units came back than were bought")
    return units
