"""Takes cases through the first parts of their lives, for tests of the later ones."""

from decimal import Decimal
from typing import Any

from returns.lifecycle import Move
from returns.model import Case, Inspection
from tests.returns.conftest import Shop
from tests.returns.orders import a_request, opened_with

UPS = "1Z999AA10123456784"
OTHER_PARCEL = "986578788855"
AS_TOLD = Inspection({"wear": "light", "works": True}, percentage=85)
QUALITY = {
    "reason": "malfunction",
    "facts": {
        "sealed": False,
        "wear": "none",
        "fault_cause": "defect",
        "modified": False,
        "accessories": "complete",
        "packaging": "minor_opening",
    },
}


def parcel_of(case_number: str) -> str:
    """A number that a carrier could have given to this case's parcel, and to no other."""
    return f"JD01{case_number.removeprefix('RB-')}"


def opened(shop: Shop, *, key: str = "k1", **changes: Any) -> Case:
    """A case of an order that was sold before."""
    return shop.returns.open_case(a_request(**changes), **opened_with(key=key))


def received(shop: Shop, **changes: Any) -> Case:
    """A case whose parcel is here."""
    case = opened(shop, **changes)
    shop.returns.post(case.number, UPS, actor="customer")
    return shop.returns.advance(case.number, Move.RECEIVE, actor="ana")


def inspected(shop: Shop, inspection: Inspection = AS_TOLD, **changes: Any) -> Case:
    """A case whose ring was looked at."""
    return shop.returns.inspect(received(shop, **changes).number, inspection, actor="ana")


def refunded(shop: Shop, inspection: Inspection = AS_TOLD, **changes: Any) -> Case:
    """A case whose money went back."""
    case = shop.returns.refund(inspected(shop, inspection, **changes).number, actor="ana")
    shop.deliver()
    return now(shop, case)


def now(shop: Shop, case: Case) -> Case:
    """The case as it is now."""
    found = shop.returns.case(case.number)
    assert found is not None
    return found


def paid(shop: Shop) -> Decimal:
    """What the provider paid in all, in an order's currency of two digits."""
    return Decimal(sum(shop.provider.by_tender().values())).scaleb(-2)
