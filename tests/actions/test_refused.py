"""What customers say to a refusal, and what comes of it."""

from datetime import timedelta
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import Draft
from actions.refused import replied_to
from actions.voice import Voice
from tests.actions.saying import turn
from tests.returns.conftest import Shop

TEXTS = ("in_time", "asked_again", "plea")
DOMAIN: dict[str, Any] = {"responses": {f"utter_refusal_{each}": [{"text": each}] for each in TEXTS}}


def refused(shop: Shop, *, days_later: int = 0, **more: Any) -> Draft:
    shop.sold()
    asked = (shop.now + timedelta(days=days_later)).isoformat()
    return Draft(identified="CR-20418", email="maya@example.com", item="1", requested_at=asked, told="x", **more)


def reply(text: str, draft: Draft, shop: Shop) -> tuple[Draft | None, list[str]]:
    heard = CollectingDispatcher()
    after = replied_to(draft, turn(text, (text, "chitchat", 0.2)), shop.returns, Voice(heard, DOMAIN))
    return after, [message["response"].removeprefix("utter_refusal_") for message in heard.messages]


@pytest.mark.parametrize(
    "text", ["that's not true", "excuse me? I opened the BOX", "I never said that", "you got me wrong"]
)
def test_whoever_denies_what_a_refusal_rests_on_is_asked_again(text: str, shop: Shop) -> None:
    draft = refused(shop, reason="changed_mind", facts={"modified": True})
    after, said = reply(text, draft, shop)
    assert after
    assert after.recheck == "modified"
    assert after.facts == {}
    assert said == ["asked_again"]


@pytest.mark.parametrize("text", ["I wrote to you on day 3. Nobody answered.", "I phoned you twice last week"])
def test_who_says_that_they_asked_in_time_gets_a_person_where_it_is_late(text: str, shop: Shop) -> None:
    late = refused(shop, days_later=90, reason="changed_mind")
    after, said = reply(text, late, shop)
    assert after
    assert after.ending == "refusal"
    assert said == ["in_time"]


@pytest.mark.parametrize("text", ["can't you make an exception", "only 3 days come on", "that's unfair"])
def test_a_plea_is_answered_as_one(text: str, shop: Shop) -> None:
    after, said = reply(text, refused(shop, reason="changed_mind"), shop)
    assert after
    assert after.ending is None
    assert said == ["plea"]


@pytest.mark.parametrize("text", ["oh. alright", "well thats annoying. ok then", "fair enough, thanks"])
def test_whoever_gives_in_is_let_go(text: str, shop: Shop) -> None:
    after, said = reply(text, refused(shop, reason="changed_mind"), shop)
    assert after
    assert after.ending == "refused"
    assert said == []


@pytest.mark.parametrize(
    "text",
    [
        "which bank does the money go to",
        "it's not so bad",
        "I didn't mean to open it",
        "I got no response from the ring",
    ],
)
def test_other_words_are_none_of_these(text: str, shop: Shop) -> None:
    draft = refused(shop, days_later=90, reason="changed_mind", facts={"modified": True})
    assert reply(text, draft, shop) == (None, [])
