"""Which cases a customer hears of by their number, and whose parcels are noted, with the real returns behind it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import Draft
from actions.parcels import named_cases, posted
from actions.turn import Turn
from actions.voice import Voice
from tests.returns.conftest import Shop
from tests.returns.lives import UPS, opened
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


def test_the_parcel_of_another_customer_is_not_noted(shop: Shop) -> None:
    shop.sold(number="CR-2", email="kim@example.com")
    shop.returns.post(opened(shop, key="k2", order_number="CR-2").number, UPS, actor="customer")
    case = shop.returns.open_case(a_request(), **opened_with(conversation="c2"))
    told = Turn.of({"text": f"I posted it with ups, {UPS}"}, datetime(2026, 11, 22, tzinfo=UTC))
    dispatcher = CollectingDispatcher()
    responses: dict[str, Any] = {"utter_tracking_taken": [{"text": "{number}"}]}
    assert posted(Draft(), told, "c2", shop.returns, Voice(dispatcher, {"responses": responses}))
    assert [(said["response"], said["number"]) for said in dispatcher.messages] == [("utter_tracking_taken", UPS)]
    assert shop.returns.cases(conversation="c2") == [case]
