"""Moving cases, and what becomes of their units."""

import pytest

from returns.errors import NotAllowed, UnitTaken, UnknownCase
from returns.lifecycle import Move, State
from tests.returns.conftest import Shop
from tests.returns.orders import a_request, opened_with, two_of_a_line


def left(shop: Shop) -> int:
    order = shop.returns.find_order("CR-20418", "maya@example.com")
    assert order is not None
    return order.lines[0].left


def test_a_move_is_kept_with_who_why_and_when(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with(review=True))
    moved = shop.returns.advance(case.number, Move.APPROVE, actor="ana", why="photos are clear")
    assert moved.state is State.APPROVED
    assert shop.returns.case(case.number) == moved
    last = shop.returns.timeline(case.number)[-1]
    assert (last.move, last.before, last.after) == (Move.APPROVE, State.IN_REVIEW, State.APPROVED)
    assert (last.actor, last.why, last.at) == ("ana", "photos are clear", shop.now)


def test_a_move_that_is_not_allowed_changes_nothing(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with())
    with pytest.raises(NotAllowed, match="review, instruct, label, remind, post, receive, withdraw, expire"):
        shop.returns.advance(case.number, Move.REOPEN, actor="ana")
    assert shop.returns.case(case.number) == case
    assert len(shop.returns.timeline(case.number)) == 1


@pytest.mark.parametrize("move", [Move.REFUSE, Move.WITHDRAW])
def test_a_case_that_ends_without_a_return_gives_its_unit_back(shop: Shop, move: Move) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with(review=True))
    assert left(shop) == 0
    shop.returns.advance(case.number, move, actor="ana")
    assert left(shop) == 1


def test_a_reopened_case_has_its_unit_again(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with())
    shop.returns.advance(case.number, Move.WITHDRAW, actor="customer")
    assert shop.returns.advance(case.number, Move.REOPEN, actor="ana").state is State.IN_REVIEW
    assert left(shop) == 0


def test_a_reopened_case_takes_the_unit_that_is_left(shop: Shop) -> None:
    shop.sold(**two_of_a_line())
    first = shop.returns.open_case(a_request(), **opened_with())
    shop.returns.advance(first.number, Move.WITHDRAW, actor="customer")
    assert shop.returns.open_case(a_request(), **opened_with(key="k2")).units == (1,)
    assert shop.returns.advance(first.number, Move.REOPEN, actor="ana").units == (2,)


def test_a_case_whose_unit_went_to_another_cannot_be_reopened(shop: Shop) -> None:
    shop.sold()
    first = shop.returns.open_case(a_request(), **opened_with())
    withdrawn = shop.returns.advance(first.number, Move.WITHDRAW, actor="customer")
    second = shop.returns.open_case(a_request(), **opened_with(key="k2"))
    with pytest.raises(UnitTaken, match=second.number):
        shop.returns.advance(first.number, Move.REOPEN, actor="ana")
    assert shop.returns.case(first.number) == withdrawn


def test_a_case_that_does_not_exist_cannot_be_moved_or_get_photos(shop: Shop) -> None:
    with pytest.raises(UnknownCase):
        shop.returns.advance("RB-22222222", Move.APPROVE, actor="ana")
    with pytest.raises(UnknownCase):
        shop.returns.add_photos("RB-22222222", ["p1"])


def test_photos_are_added_once_each_in_their_sequence(shop: Shop) -> None:
    shop.sold()
    case = shop.returns.open_case(a_request(), **opened_with(photos=["p1"]))
    shop.returns.add_photos(case.number, ["p2", "p1", "p3"])
    assert shop.returns.add_photos(case.number, ["p3"]).photos == ("p1", "p2", "p3")
