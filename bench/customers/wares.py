"""Orders that the customers have: both policies, one line and several, in time, at the edge, late, on their way."""

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

Row = dict[str, Any]

WINDOWS = {"circul-30-day": 30, "smart-ring-7-day": 7}
PREFIXES = {"circul-30-day": "CR", "smart-ring-7-day": "SR"}
TITLES = {"circul-30-day": "Circul 2", "smart-ring-7-day": "Smart Ring"}
COLOURS = ("gold", "black", "silver", "rose", "slate")
SIZES = range(6, 14)
ZONES = ("UTC", "America/Los_Angeles", "America/New_York", "Europe/Berlin")
PRICES = ("199.00", "249.00", "299.00", "279.50")
TAX = Decimal("0.0825")
CENT = Decimal("0.01")
FIRST = ("maria", "jonas", "lea", "tom", "aisha", "wei", "peter", "olga", "sam", "ines", "raj", "nora")
LAST = ("keller", "brown", "lopez", "novak", "singh", "meyer", "rossi", "dubois", "olsen", "park")


def order(number: int, now: datetime, chance: Random, *, lines: int | None = None, in_time: bool = False) -> Row:
    """An order that nobody else has, as `returns orders import` takes it."""
    policy = chance.choice(sorted(WINDOWS))
    zone = chance.choice(ZONES)
    received = _received(WINDOWS[policy], chance, in_time)
    today = now.astimezone(ZoneInfo(zone)).date()
    count = lines or chance.choices((1, 2, 3), (70, 20, 10))[0]
    first, last = chance.choice(FIRST), chance.choice(LAST)
    bought = [_line(place, colour, policy, chance) for place, colour in enumerate(chance.sample(COLOURS, count), 1)]
    return {
        "number": f"{PREFIXES[policy]}-{number}",
        "email": f"{first}.{last}{number % 1000}@{chance.choice(('example.com', 'example.org', 'mail.example.net'))}",
        "customer_name": f"{first} {last}".title(),
        "policy": policy,
        "time_zone": zone,
        "currency": "USD",
        "placed_at": (now - timedelta(days=4 + (received or 0))).isoformat(),
        "received_on": None if received is None else (today - timedelta(days=received)).isoformat(),
        "lines": bought,
        **_money(bought, chance),
        "refunded": [],
    }


def _received(window: int, chance: Random, in_time: bool) -> int | None:
    """Days since the parcel came, or None where it has not come."""
    kind = "soon" if in_time else chance.choices(("soon", "edge", "late", "never"), (72, 8, 13, 7))[0]
    if kind == "never":
        return None
    if kind == "edge":
        return window
    return chance.randint(window + 1, window + 30) if kind == "late" else chance.randint(1, window - 1)


def _line(place: int, colour: str, policy: str, chance: Random) -> Row:
    price, quantity = chance.choice(PRICES), chance.choices((1, 2, 3), (84, 11, 5))[0]
    personalised = chance.random() < 0.1
    title = f"{TITLES[policy]}, size {chance.choice(SIZES)}, {colour}"
    return {
        "id": str(place),
        "sku": f"{PREFIXES[policy]}-{place}-{colour.upper()}",
        "title": f"{title}, engraved" if personalised else title,
        "quantity": quantity,
        "unit_price": price,
        "discount": "0.00",
        "tax": str((Decimal(price) * quantity * TAX).quantize(CENT, ROUND_HALF_UP)),
        "personalised": personalised,
        "final_sale": chance.random() < 0.08,
    }


def _money(bought: list[Row], chance: Random) -> Row:
    discount = Decimal(chance.choice(("0.00", "0.00", "25.00")))
    shipping, handling = Decimal(chance.choice(("0.00", "8.00", "6.50"))), Decimal(chance.choice(("0.00", "2.00")))
    value = sum((Decimal(line["unit_price"]) * line["quantity"] for line in bought), Decimal())
    tax = sum((Decimal(line["tax"]) for line in bought), Decimal())
    total = value - discount + tax + shipping + handling
    voucher = Decimal("50.00") if chance.random() < 0.2 else Decimal()
    tenders = [{"kind": "card", "amount": str(total - voucher)}]
    if voucher:
        tenders.append({"kind": "gift_card", "amount": str(voucher)})
    return {"discount": str(discount), "shipping": str(shipping), "handling": str(handling), "tenders": tenders}
