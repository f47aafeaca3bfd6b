"""The chat calls do what the contract for programs says."""

import json
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from desk.model import Button, Reply
from tests.desk.desks import Customer, House, open_house

MESSAGE = {"id", "author", "text", "buttons", "asks", "case", "created_at"}


async def test_a_message_is_accepted_and_answered(customer: Customer) -> None:
    assert await customer.say("hello") == 1
    assert await customer.transcript() == [("customer", "hello"), ("bot", "You said: hello")]


async def test_a_message_has_every_key_of_the_contract(house: House, customer: Customer) -> None:
    house.assistant.says = lambda _: [Reply("Any marks?", (Button("Some", "minor"),), asks="wear", case="RB-1")]
    await customer.say("hello")
    said, answer = await customer.answered()
    assert said.keys() >= MESSAGE
    assert answer.keys() >= MESSAGE
    assert answer["buttons"] == [{"title": "Some", "value": "minor"}]
    assert (answer["asks"], answer["case"]) == ("wear", "RB-1")
    assert datetime.fromisoformat(answer["created_at"]).tzinfo is not None


async def test_messages_are_read_after_an_id(customer: Customer) -> None:
    await customer.say("hello")
    await customer.answered()
    page = await customer.page(after=1)
    assert [message["id"] for message in page["messages"]] == [2]
    assert (page["owner"], page["busy"]) == ("bot", False)


async def test_a_conversation_is_busy_while_an_answer_is_to_come(house: House, customer: Customer) -> None:
    house.assistant.go_on.clear()
    await customer.say("hello")
    assert (await customer.page())["busy"] is True
    house.assistant.go_on.set()
    assert len(await customer.answered()) == 2


async def test_a_repeated_client_id_is_the_same_message(house: House, customer: Customer) -> None:
    first = await customer.say("hello", client_id="same")
    second = await customer.say("hello again", client_id="same")
    assert first == second
    await customer.answered()
    assert house.assistant.texts() == ["hello"]


async def test_the_same_client_id_is_another_message_in_another_conversation(house: House, customer: Customer) -> None:
    other = await house.customer()
    await customer.say("one", client_id="same")
    await other.say("two", client_id="same")
    assert ("customer", "two") in await other.transcript()


async def test_a_wrong_token_opens_nothing(house: House, customer: Customer) -> None:
    stranger = await house.customer()
    for headers in ({}, stranger.headers, {"Authorization": f"Basic {customer.token}"}, {"Authorization": "Bearer é"}):
        encoded = {name: value.encode() for name, value in headers.items()}
        response = await customer.http.get(customer.path("messages"), headers=encoded)
        assert response.status_code == 401
        assert response.json()["field"] == "token"
        assert response.json()["error"].endswith(".")


async def test_an_unknown_conversation_is_not_found(customer: Customer) -> None:
    customer.id = "nobody"
    response = await customer.post("hello")
    assert response.status_code == 404
    assert response.json()["field"] == "conversation"


async def test_the_token_is_kept_only_as_a_hash(customer: Customer, folder: Path) -> None:
    await customer.say("hello")
    await customer.answered()
    kept = b"".join(file.read_bytes() for file in folder.glob("ringback.db*"))
    assert customer.id.encode() in kept
    assert customer.token.encode() not in kept


@pytest.mark.parametrize("text", ["", "   \n ", "\x00\x07\u202e"])
async def test_an_empty_message_is_declined_with_a_sentence(customer: Customer, text: str) -> None:
    response = await customer.post(text)
    assert response.status_code == 422
    assert response.json()["field"] == "text"
    assert (await customer.page())["messages"] == []


async def test_ten_thousand_characters_are_accepted_and_kept(customer: Customer) -> None:
    text = "x" * 9_999 + "😀"
    await customer.say(text)
    assert (await customer.answered())[0]["text"] == text


async def test_a_longer_text_is_declined_with_a_sentence(customer: Customer) -> None:
    for length in (10_001, 300_000):
        response = await customer.post("x" * length)
        assert response.status_code == 422
        assert "10,000" in response.json()["error"]


async def test_a_huge_body_is_declined_with_a_sentence(customer: Customer) -> None:
    response = await customer.post("x" * 2_000_000)
    assert response.status_code == 413
    assert response.json()["error"].endswith(".")


async def test_control_characters_and_halves_of_characters_are_cleaned_away(customer: Customer) -> None:
    body = '{"client_id": "1", "text": "caf\\u0065\\u0301\\u0000 \\ud83d\\r\\n\\u202eok\\t1 "}'
    headers = {**customer.headers, "Content-Type": "application/json"}
    response = await customer.http.post(customer.path("messages"), content=body, headers=headers)
    assert response.status_code == 202
    assert (await customer.answered())[0]["text"] == "café \nok\t1"


async def test_markup_and_commands_are_kept_as_the_text_they_are(customer: Customer) -> None:
    for text in ("<b onclick=x>hi</b>", "/return{}", "'; DROP TABLE desk_message; --", "👩‍👩‍👧"):
        await customer.say(text)
    said = [text for author, text in await customer.transcript() if author == "customer"]
    assert said == ["<b onclick=x>hi</b>", "/return{}", "'; DROP TABLE desk_message; --", "👩‍👩‍👧"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("{", "body"),
        ("[]", "body"),
        ('{"text": "hi"}', "client_id"),
        ('{"client_id": "", "text": "hi"}', "client_id"),
        ('{"client_id": "a b", "text": "hi"}', "client_id"),
        ('{"client_id": "1", "text": 7}', "text"),
        ('{"client_id": "1", "text": "hi", "photos": "p"}', "photos"),
    ],
)
async def test_what_is_no_message_is_declined_by_field(customer: Customer, body: str, field: str) -> None:
    headers = {**customer.headers, "Content-Type": "application/json"}
    response = await customer.http.post(customer.path("messages"), content=body, headers=headers)
    assert response.status_code == 422
    assert response.json()["field"] == field


async def test_a_conversation_needs_no_body_to_begin(house: House) -> None:
    response = await house.browser().post("/api/chat/conversations")
    assert response.status_code == 201


async def test_a_flood_is_slowed_down_and_a_person_is_not(folder: Path) -> None:
    async with open_house(folder, messages_a_minute=3) as house:
        customer, other = await house.customer(), await house.customer()
        for n in range(3):
            await customer.say(f"message {n}")
        response = await customer.post("one more")
        assert response.status_code == 429
        assert 1 <= int(response.headers["Retry-After"]) <= 20
        assert response.json()["error"].endswith(".")
        await other.say("hello")
        assert len(await customer.answered()) == 6


async def test_who_opens_conversations_without_end_is_slowed_down_and_nobody_else(folder: Path) -> None:
    async with open_house(folder, conversations_a_minute=2) as house:
        for _ in range(2):
            await house.customer()
        response = await house.browser().post("/api/chat/conversations")
        assert response.status_code == 429
        assert 1 <= int(response.headers["Retry-After"]) <= 30
        elsewhere = httpx.ASGITransport(house.app, client=("192.0.2.7", 40_000))
        async with httpx.AsyncClient(transport=elsewhere, base_url="http://desk") as other:
            assert (await other.post("/api/chat/conversations")).status_code == 201


async def test_a_reloaded_page_goes_on_with_its_conversation(house: House, customer: Customer) -> None:
    await customer.say("hello")
    again = Customer(house.browser(), customer.id, customer.token)
    assert await again.transcript() == await customer.transcript()


async def test_the_calls_are_published_as_openapi(house: House) -> None:
    spec = json.loads((await house.browser().get("/api/openapi.json")).text)
    chat = "/api/chat/conversations"
    paths = {path for path in spec["paths"] if path.startswith(chat)}
    rest = {"/messages", "/photos", "/photos/{photo}", "/events"}
    assert paths == {chat, *(f"{chat}/{{conversation}}{part}" for part in rest)}
