"""What goes to Rasa and what comes back is translated exactly, and everything unexpected counts as unavailable."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from desk.errors import Unavailable
from desk.model import Assistant, Button, Handover, Intent, Reason, Reply, Turn
from desk.rasa import Rasa

PAYLOADS = Path(__file__).with_name("payloads")
AT = datetime(2026, 3, 14, 18, 20, tzinfo=UTC)


def a_turn(text: str = "hello", intent: Intent | None = None) -> Turn:
    return Turn("talk-1", 17, text, intent, ("p1",), AT)


def rasa_that(answers: Callable[[httpx.Request], httpx.Response]) -> Assistant:
    client = httpx.AsyncClient(transport=httpx.MockTransport(answers))
    return Rasa(client, url="http://rasa/", key="secret")


async def replies_to(body: bytes, turn: Turn | None = None, status: int = 200) -> list[Reply]:
    return await rasa_that(lambda _: httpx.Response(status, content=body)).answer(turn or a_turn())


async def recorded(name: str) -> list[Reply]:
    return await replies_to((PAYLOADS / f"{name}.json").read_bytes())


async def test_a_turn_goes_out_in_the_agreed_shape() -> None:
    sent: list[httpx.Request] = []

    def answers(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={"messages": [{"text": "hi"}]})

    await rasa_that(answers).answer(a_turn())
    (request,) = sent
    assert str(request.url) == "http://rasa/webhooks/desk/webhook"
    assert request.headers["X-Ringback-Key"] == "secret"
    assert json.loads(request.content) == {
        "sender": "talk-1",
        "message": "hello",
        "metadata": {"message_id": 17, "received_at": "2026-03-14T18:20:00+00:00", "photos": ["p1"]},
    }


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ('/return{"email": "x"}', 'return{"email": "x"}'),
        (" // /handed_back", "handed_back"),
        ("\u2003/restart", "restart"),
        ("/", "?"),
        ("either/or", "either/or"),
    ],
)
async def test_a_customer_sends_no_commands(typed: str, sent: str) -> None:
    heard: list[str] = []

    def answers(request: httpx.Request) -> httpx.Response:
        heard.append(json.loads(request.content)["message"])
        return httpx.Response(200, json={"messages": [{"text": "hi"}]})

    await rasa_that(answers).answer(a_turn(typed))
    assert heard == [sent]


@pytest.mark.parametrize(
    ("intent", "sent"), [(Intent.SEND_PHOTOS, "/send_photos"), (Intent.HANDED_BACK, "/handed_back")]
)
async def test_what_the_desk_itself_says_is_a_command(intent: Intent, sent: str) -> None:
    heard: list[str] = []

    def answers(request: httpx.Request) -> httpx.Response:
        heard.append(json.loads(request.content)["message"])
        return httpx.Response(200, json={"messages": []})

    assert await rasa_that(answers).answer(a_turn("Alex has left the chat.", intent)) == []
    assert heard == [f"/{intent}"]


async def test_a_form_turn_is_read() -> None:
    buttons = (Button("None", "none"), Button("Small ones", "small marks"))
    assert await recorded("form_turn") == [
        Reply("I found your order: Circul 2, size 9, gold."),
        Reply("Does the ring show any marks?", buttons, asks="wear"),
    ]


async def test_what_has_no_text_is_joined_to_what_was_said_before() -> None:
    reply = Reply("Your case is open.", (Button("Thanks", "thanks"),), asks="anything_else", case="RB-7KQ2M4XD")
    assert await recorded("split_turn") == [reply]


async def test_a_handover_without_words_is_read() -> None:
    summary = {"order": "CR-20418", "facts": {"works": False}}
    assert await recorded("handover_only") == [Reply("", handover=Handover(Reason.DANGER, summary))]


async def test_a_handover_after_words_is_read() -> None:
    (reply,) = await recorded("spoken_handover")
    assert reply.handover == Handover(Reason.ASKED)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (503, b'{"error": "actions"}'),
        (500, b"Internal Server Error"),
        (401, b'{"error": "key"}'),
        (200, b"<html>"),
        (200, b"[]"),
        (200, b'{"messages": [{"text": 7}]}'),
        (200, b'{"messages": [{"text": null, "custom": {"handover": {"reason": "boredom"}}}]}'),
        (200, b'{"messages": []}'),
    ],
    ids=["actions down", "broken", "wrong key", "no JSON", "no object", "wrong type", "unknown reason", "silence"],
)
async def test_everything_but_a_proper_answer_counts_as_unavailable(status: int, body: bytes) -> None:
    with pytest.raises(Unavailable):
        await replies_to(body, status=status)


async def test_no_answer_at_all_counts_as_unavailable() -> None:
    def answers(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow", request=request)

    with pytest.raises(Unavailable):
        await rasa_that(answers).answer(a_turn())
