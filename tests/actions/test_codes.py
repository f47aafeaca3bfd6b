"""A code that is right, used or wrong: what is said and what is sent then, with the real returns behind it."""

from datetime import UTC, datetime
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.codes import proved
from actions.draft import Draft
from actions.identity import told_identity
from actions.turn import Turn
from actions.voice import Voice
from returns.codes import CodeOver
from tests.returns.conftest import Shop

DRAFT = Draft(email="maya@example.com", by_code=True, code_sent=True)


def turn(text: str, **entities: str) -> Turn:
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    return Turn.of({"text": text, "entities": found}, datetime(2026, 11, 22, tzinfo=UTC))


def sent(shop: Shop) -> str:
    """The code of a mail to Maya."""
    shop.returns.send_code("maya@example.com", "c1")
    shop.deliver()
    code: str = shop.told.notices[-1].payload["code"]
    return code


def checked(shop: Shop, typed: str) -> tuple[Draft, list[str]]:
    """The draft after the code was typed, and the names of what was said."""
    dispatcher = CollectingDispatcher()
    responses: dict[str, Any] = {
        name: [{"text": name}] for name in ("utter_code_wrong", "utter_code_over", "utter_code_sent_again")
    }
    voice = Voice(dispatcher, {"responses": responses})
    draft = proved(DRAFT, "code", turn(typed), "c1", shop.returns, voice)
    return draft, [message["response"] for message in dispatcher.messages]


def test_the_right_code_opens_the_order(shop: Shop) -> None:
    draft, said = checked(shop, sent(shop))
    assert (draft.order_number, said) == ("CR-20418", [])


def test_a_turn_that_is_repeated_after_a_crash_gets_a_new_code_for_the_used_one(shop: Shop) -> None:
    code = sent(shop)
    assert not isinstance(shop.returns.check_code("c1", code), CodeOver)
    draft, said = checked(shop, code)
    assert (draft.order_number, said) == (None, ["utter_code_over", "utter_code_sent_again"])
    shop.deliver()
    assert shop.told.notices[-1].payload["code"] != code


def test_after_too_many_wrong_codes_none_is_sent_unasked(shop: Shop) -> None:
    code = sent(shop)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    said = [checked(shop, wrong)[1] for _ in range(6)]
    assert said == [["utter_code_wrong"]] * 4 + [["utter_code_over"]] * 2


def test_an_amount_is_no_order_number_where_one_is_asked_for() -> None:
    assert told_identity(Draft(), "order_number", turn("I want 500 dollars", amount="500")).order_number is None
    assert told_identity(Draft(), "order_number", turn("it says 50012")).order_number == "50012"
