"""Promises: what the policies promise of a case, by when, and whether it was kept."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from returns.lifecycle import Move
from returns.model import Case, Inspection
from tests.returns.conftest import NOW, Shop
from tests.returns.lives import AS_TOLD, inspected, opened, refunded
from tests.returns.orders import a_request, opened_with

SMART: dict[str, Any] = {"policy": "smart-ring-7-day", "received_on": "2026-03-12"}
FRIDAY_EVENING = datetime(2026, 3, 14, 6, 30, tzinfo=UTC)
"""Already Saturday in UTC, and still Friday the 13th where the shop is."""
SEALED: dict[str, Any] = {"facts": {"sealed": True}}


def states(shop: Shop, **chosen: Any) -> list[tuple[str, str]]:
    return [(promise.kind, promise.state) for promise in shop.returns.promises(**chosen)]


def in_review(shop: Shop) -> Case:
    """A case of a policy that promises an answer, which a person is to give."""
    shop.sold(**SMART)
    return shop.returns.open_case(a_request(**SEALED), **opened_with(), review=True)


def test_the_answer_is_promised_within_a_day_and_kept_by_the_instructions(shop: Shop) -> None:
    case = in_review(shop)
    (promise,) = shop.returns.promises(case.number)
    assert promise.due_at == case.requested_at + timedelta(hours=24)
    assert promise.state == "open"
    shop.now = promise.due_at - timedelta(hours=24)
    assert states(shop) == [("answer", "soon")]
    shop.now = promise.due_at
    assert states(shop) == [("answer", "late")]
    shop.returns.advance(case.number, Move.APPROVE, actor="ana")
    assert states(shop) == [("answer", "late")]
    shop.returns.advance(case.number, Move.INSTRUCT, actor="outbox")
    assert states(shop) == [("answer", "kept_late")]
    assert states(shop, open_only=True) == []


def test_a_policy_that_promises_no_answer_has_none(shop: Shop) -> None:
    shop.sold()
    opened(shop)
    assert states(shop) == []


def test_a_refusal_is_an_answer(shop: Shop) -> None:
    shop.sold(**{**SMART, "received_on": "2026-03-01"})
    opened(shop, **SEALED)
    assert states(shop) == [("answer", "kept")]


def test_an_approval_that_the_conversation_says_at_once_is_an_answer(shop: Shop) -> None:
    shop.sold(**SMART)
    opened(shop, **SEALED)
    assert states(shop) == [("answer", "kept")]
    shop.now = NOW + timedelta(days=2)
    assert shop.returns.tick().apologised == 0


def test_a_request_that_waits_for_a_person_has_no_answer_yet(shop: Shop) -> None:
    in_review(shop)
    assert states(shop) == [("answer", "open")]
    shop.now = NOW + timedelta(days=2)
    assert shop.returns.tick().apologised == 1


def test_the_money_is_promised_in_business_days_from_the_day_of_the_inspection(shop: Shop) -> None:
    shop.sold()
    shop.now = FRIDAY_EVENING
    case = inspected(shop)
    (promise,) = shop.returns.promises(case.number)
    assert (promise.due_at, promise.due_from) == (datetime.fromisoformat("2026-03-21T00:00-07:00"), None)


def test_a_promise_of_five_to_seven_days_says_from_when(shop: Shop) -> None:
    shop.sold(**SMART)
    shop.now = FRIDAY_EVENING
    case = inspected(shop, Inspection({}), **SEALED)
    promise = shop.returns.promises(case.number)[-1]
    assert (promise.due_at, promise.due_from) == (datetime.fromisoformat("2026-03-25T00:00-07:00"), date(2026, 3, 20))


def test_money_in_time_keeps_the_promise(shop: Shop) -> None:
    shop.sold()
    refunded(shop)
    assert states(shop) == [("refund", "kept")]


def test_a_promise_lapses_when_the_return_does(shop: Shop) -> None:
    case = in_review(shop)
    shop.returns.advance(case.number, Move.WITHDRAW, actor="customer")
    shop.now = NOW + timedelta(days=9)
    assert states(shop) == [("answer", "dropped")]
    assert shop.returns.tick().apologised == 0


def test_an_inspection_that_is_corrected_moves_no_promise(shop: Shop) -> None:
    shop.sold()
    case = inspected(shop)
    (first,) = shop.returns.promises(case.number)
    shop.now = NOW + timedelta(days=3)
    shop.returns.inspect(case.number, AS_TOLD, actor="ana")
    assert shop.returns.promises(case.number) == [first]


def test_a_promise_that_lapsed_runs_anew_when_the_ring_is_inspected_anew(shop: Shop) -> None:
    shop.sold()
    case = inspected(shop)
    shop.returns.advance(case.number, Move.REVIEW, actor="ana")
    assert states(shop) == [("refund", "dropped")]
    shop.now = NOW + timedelta(days=3)
    shop.returns.advance(case.number, Move.RECEIVE, actor="ana")
    shop.returns.inspect(case.number, AS_TOLD, actor="ana")
    assert states(shop) == [("refund", "open")]
