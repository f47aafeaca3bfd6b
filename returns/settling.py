"""What ends a return: refunds, what a person grants, new rings, postage, and rings that go back to their customers."""

from decimal import Decimal
from typing import Any

from returns import promises
from returns.carriers.tracking import tracking_of
from returns.cases import Work
from returns.errors import NotOffered, TooMuch
from returns.exchanging import REPLACEMENT, check_offered, check_sent
from returns.inspecting import decide_again, refuse_settled
from returns.lifecycle import Move, State, advance
from returns.model import Case
from returns.refunds.amounts import minor
from returns.refunds.transfers import Owing, money_of
from returns.stock import Stock
from returns.terms import Terms

_POLICY = "policy"
_REIMBURSED = "reimbursed"


def refund(work: Work) -> Case:
    """The case with the refund of its inspection due; raises `NotOffered`, `AlreadySettled`, `TooMuch`."""
    case = work.case
    advance(case, Move.REFUND)
    check_offered(case, "refund")
    earlier = refuse_settled(work.session, case.number)
    # What was paid back for other cases since the inspection counts, so the policy decides once more.
    found = case.inspection or {}
    decision = decide_again(work, case, found["facts"], found["costs"])
    rows = _owing(work, earlier).refund(decision)
    data = money_of(rows, work.order.currency)
    moved = work.move(Move.REFUND, data=data, changes={"inspection": {**found, "decision": decision}})
    return moved if rows else work.by(_POLICY, "nothing is left to pay").move(Move.PAY, data=data)


def grant(work: Work, amount: Decimal, terms: Terms) -> Case:
    """The case with an amount due that a person chose; raises `TooMuch`."""
    case = work.case
    advance(case, Move.GRANT)
    rows = _owing(work).goodwill(_positive(amount, work.order.currency))
    promises.make_refund(work.session, case, work.order, work.step.at, terms)
    return work.move(Move.GRANT, data=money_of(rows, work.order.currency))


def replace_ring(work: Work, tracking: str, stock: Stock) -> Case:
    """The case with the same ring sent anew; raises `NotOffered`, `OutOfStock`, `BadTracking`."""
    case = work.case
    advance(case, Move.REPLACE)
    if case.state is not State.IN_REVIEW:
        check_offered(case, REPLACEMENT)
    sku = next(line.sku for line in work.order.lines if line.id == case.line)
    return _sent(work, Move.REPLACE, sku, tracking, case.quantity, stock)


def exchange(work: Work, sku: str, tracking: str, stock: Stock) -> Case:
    """The case with another size or colour sent; raises `NotOffered`, `OutOfStock`, `BadTracking`."""
    case = work.case
    advance(case, Move.EXCHANGE)
    if case.state is State.REFUNDED:
        raise NotOffered("it was refunded: name the new order instead")
    check_sent(case)
    return _sent(work, Move.EXCHANGE, sku, tracking, case.quantity, stock)


def ordered_anew(work: Work, new_order: str) -> Case:
    """The refunded case with the order that its customer placed instead."""
    case = work.case
    advance(case, Move.EXCHANGE)
    if case.state is not State.REFUNDED:
        raise NotOffered("only a refunded case can have a new order")
    return work.move(Move.EXCHANGE, data={"new_order": new_order})


def give_back(work: Work, tracking: str) -> Case:
    """The case closed, its ring on the way back to the customer; raises `BadTracking`."""
    return work.move(Move.GIVE_BACK, data=tracking_of(tracking).as_json())


def claim_postage(work: Work, photo: str) -> Case:
    """The case with the receipt of the postage; raises `NotOffered` where the policy does not pay it back."""
    case = work.case
    advance(case, Move.CLAIM_POSTAGE)
    _check_reimbursed(case)
    changes = {
        "photos": list(dict.fromkeys([*case.photos, photo])),
        "postage": {"photo": photo, "claimed_at": work.step.at.isoformat(), "amount": None},
    }
    return work.move(Move.CLAIM_POSTAGE, data={"photo": photo}, changes=changes)


def reimburse(work: Work, amount: Decimal) -> Case:
    """The case with its postage due, apart from the refund; raises `NotOffered`, `TooMuch`."""
    case = work.case
    advance(case, Move.REIMBURSE)
    _check_reimbursed(case)
    if case.postage is None:
        raise NotOffered("there is no receipt yet")
    row = _owing(work).postage(_positive(amount, work.order.currency))
    data = money_of([row], work.order.currency)
    return work.move(Move.REIMBURSE, data=data, changes={"postage": {**case.postage, "amount": data["amount"]}})


def _sent(work: Work, move: Move, sku: str, tracking: str, quantity: int, stock: Stock) -> Case:
    data: dict[str, Any] = {"sku": sku}
    if tracking:
        data["tracking"] = tracking_of(tracking).as_json()
    stock.take(work.session, sku, quantity)
    return work.move(move, data=data)


def _owing(work: Work, earlier: int | None = None) -> Owing:
    return Owing(work.session, work.order, work.number, work.step.at, earlier)


def _check_reimbursed(case: Case) -> None:
    if case.standing["return_shipping"] != _REIMBURSED:
        raise NotOffered("the policy does not pay this postage back")
    if case.postage and case.postage["amount"]:
        raise NotOffered("the postage was paid back already")


def _positive(amount: Decimal, currency: str) -> int:
    units = minor(amount, currency)
    if units == 0:
        raise TooMuch("nothing cannot be paid")
    return units
