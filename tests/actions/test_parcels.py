"""Which cases a customer hears of by their number, with the real returns behind it."""

from datetime import UTC, datetime

import pytest

from actions.draft import Draft
from actions.parcels import named_cases
from actions.turn import Turn
from tests.returns.conftest import Shop
from tests.returns.orders import a_request, opened_with


@pytest.mark.parametrize(
    ("conversation", "draft", "heard"),
    [
        ("c1", Draft(), True),
        ("c2", Draft(), False),
        ("c2", Draft(order_number="CR-20418", email="maya@example.com"), False),
        ("c2", Draft(identified="CR-20418"), True),
        ("c2", Draft(proved=("CR-20418",)), True),
    ],
)
def test_a_case_is_told_about_only_where_it_was_opened_or_its_order_was_shown_to_be_theirs(
    shop: Shop, conversation: str, draft: Draft, heard: bool
) -> None:
    case = shop.returns.open_case(a_request(), **opened_with(conversation="c1"))
    asked = Turn.of({"text": f"where is {case.number.lower()}?"}, datetime(2026, 11, 22, tzinfo=UTC))
    by_number, found = named_cases(asked, draft, conversation, shop.returns)
    assert by_number
    assert [each.number for each in found] == ([case.number] if heard else [])
