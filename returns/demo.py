"""The demo shop's orders: two brands, dated so that today shows what each policy can do."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from returns.model import DemoOrder


@dataclass(frozen=True)
class _Brand:
    policy: str
    time_zone: str
    shipping: str


@dataclass(frozen=True)
class _Ring:
    sku: str
    title: str
    price: str
    tax: str


@dataclass(frozen=True)
class _Demo:
    brand: _Brand
    number: str
    name: str
    story: str
    received_days_ago: int | None
    rings: tuple[_Ring, ...]
    quantity: int = 1
    personalised: bool = False
    final_sale: bool = False
    coupon: str = "0"
    gift_card: str = "0"
    currency: str = "USD"
    shipping: str | None = None


_CIRCUL = _Brand("circul-30-day", "America/Los_Angeles", "8.00")
_SMART = _Brand("smart-ring-7-day", "America/New_York", "6.50")
_GOLD = _Ring("CIRCUL2-9-GOLD", "Circul 2, size 9, gold", "299.00", "24.67")
_BLACK = _Ring("CIRCUL2-10-BLACK", "Circul 2, size 10, black", "279.00", "23.02")
_SILVER = _Ring("SMARTRING-8-SILVER", "Smart Ring, size 8, silver", "249.00", "22.10")
_ENGRAVED = _Ring("SMARTRING-8-SILVER-ENGRAVED", "Smart Ring, size 8, silver, engraved", "269.00", "23.87")
_SLATE = _Ring("SMARTRING-11-SLATE", "Smart Ring, size 11, slate", "249.00", "22.10")
_YEN = _Ring("SMARTRING-7-SILVER-JP", "Smart Ring, size 7, silver", "38000", "3800")

_DEMOS = (
    _Demo(_CIRCUL, "CR-20418", "Maya", "in_time", 8, (_GOLD,)),
    _Demo(_CIRCUL, "CR-20431", "Noah", "last_day", 30, (_BLACK,)),
    _Demo(_CIRCUL, "CR-20377", "Ines", "late", 45, (_GOLD,)),
    _Demo(_CIRCUL, "CR-20502", "Omar", "not_delivered", None, (_BLACK,)),
    _Demo(_CIRCUL, "CR-20466", "Lena", "final_sale", 5, (_GOLD,), final_sale=True),
    _Demo(_CIRCUL, "CR-20450", "Theo", "two_items", 10, (_GOLD, _BLACK)),
    _Demo(_CIRCUL, "CR-20488", "Aiko", "gift_card_coupon", 12, (_GOLD,), coupon="30.00", gift_card="50.00"),
    _Demo(_SMART, "SR-10032", "Sam", "in_time", 2, (_SILVER,)),
    _Demo(_SMART, "SR-10041", "Nina", "last_day", 7, (_SLATE,)),
    _Demo(_SMART, "SR-10017", "Paul", "late_by_a_day", 8, (_SILVER,)),
    _Demo(_SMART, "SR-10055", "Rosa", "personalised", 3, (_ENGRAVED,), personalised=True),
    _Demo(_SMART, "SR-10060", "Yuki", "other_currency", 4, (_YEN,), currency="JPY", shipping="1200"),
    _Demo(_SMART, "SR-10071", "Finn", "two_of_the_same", 1, (_SLATE,), quantity=2),
)


def listed() -> list[DemoOrder]:
    """The demo orders with what a visitor needs to try them."""
    return [
        DemoOrder(demo.number, _email(demo), " + ".join(ring.title for ring in demo.rings), demo.story)
        for demo in _DEMOS
    ]


def orders_on(now: datetime) -> list[dict[str, Any]]:
    """The demo orders as the import reads them, dated by the day that `now` is in each shop's time zone."""
    return [_order(demo, now.astimezone(ZoneInfo(demo.brand.time_zone))) for demo in _DEMOS]


def _order(demo: _Demo, today: datetime) -> dict[str, Any]:
    received = None if demo.received_days_ago is None else today.date() - timedelta(days=demo.received_days_ago)
    placed_on = (received or today.date()) - timedelta(days=4)
    lines = [_line(demo, index, ring) for index, ring in enumerate(demo.rings, start=1)]
    shipping = demo.shipping or demo.brand.shipping
    return {
        "number": demo.number,
        "email": _email(demo),
        "customer_name": demo.name,
        "policy": demo.brand.policy,
        "time_zone": demo.brand.time_zone,
        "currency": demo.currency,
        "placed_at": datetime.combine(placed_on, time(10, 12), today.tzinfo).isoformat(),
        "received_on": received.isoformat() if received else None,
        "lines": lines,
        "discount": demo.coupon,
        "shipping": shipping,
        "handling": "0",
        "tenders": _tenders(demo, lines, shipping),
        "refunded": [],
    }


def _line(demo: _Demo, index: int, ring: _Ring) -> dict[str, Any]:
    return {
        "id": str(index),
        "sku": ring.sku,
        "title": ring.title,
        "quantity": demo.quantity,
        "unit_price": ring.price,
        "discount": "0",
        "tax": str(Decimal(ring.tax) * demo.quantity),
        "personalised": demo.personalised,
        "final_sale": demo.final_sale,
    }


def _tenders(demo: _Demo, lines: list[dict[str, Any]], shipping: str) -> list[dict[str, str]]:
    """The card pays what coupon and gift card leave."""
    gift_card = Decimal(demo.gift_card)
    goods = sum(Decimal(line["unit_price"]) * line["quantity"] + Decimal(line["tax"]) for line in lines)
    card = goods + Decimal(shipping) - Decimal(demo.coupon) - gift_card
    tenders = [{"kind": "card", "amount": str(card)}]
    return [*tenders, {"kind": "gift_card", "amount": demo.gift_card}] if gift_card else tenders


def _email(demo: _Demo) -> str:
    return f"{demo.name.lower()}@example.com"
