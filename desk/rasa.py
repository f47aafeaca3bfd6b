"""Speaks to Rasa over HTTP; the only file that knows its wire format."""

import logging
import re
from typing import Any

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desk.errors import Unavailable
from desk.model import Button, Handover, Reason, Reply, Turn

log = logging.getLogger(__name__)

# Text that starts with a slash is a command to Rasa: a customer never gets to send one.
_COMMAND = re.compile(r"^[\s/]+")


class _Loose(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Button(_Loose):
    title: str
    payload: str


class _Handover(_Loose):
    reason: Reason
    summary: dict[str, Any] = Field(default_factory=dict)


class _Custom(_Loose):
    asks: str | None = None
    case: str | None = None
    handover: _Handover | None = None


class _Said(_Loose):
    text: str | None = None
    buttons: list[_Button] | None = None
    custom: _Custom | None = None


class _Answer(_Loose):
    messages: list[_Said]


class Rasa:
    """The assistant behind Rasa's webhook."""

    def __init__(self, client: httpx.AsyncClient, *, url: str, key: str) -> None:
        self._client = client
        self._url = f"{url.rstrip('/')}/webhooks/desk/webhook"
        self._headers = {"X-Ringback-Key": key}

    async def answer(self, turn: Turn) -> list[Reply]:
        """Sends one turn and reads the replies; raises `Unavailable` for everything but a proper answer."""
        try:
            response = await self._client.post(self._url, json=request(turn), headers=self._headers)
        except httpx.HTTPError as error:
            raise Unavailable(f"Rasa cannot be reached: {type(error).__name__}") from error
        if response.status_code != httpx.codes.OK:
            raise Unavailable(f"Rasa answered with status {response.status_code}")
        found = replies(response.content)
        if not found and turn.intent is None:
            # Rasa answers a message that it lost on its way with an empty list and status 200.
            raise Unavailable("Rasa had nothing to say")
        return found


def request(turn: Turn) -> dict[str, Any]:
    """The body that Rasa's desk channel takes."""
    text = f"/{turn.intent.value}" if turn.intent else _COMMAND.sub("", turn.text)
    return {
        "sender": turn.conversation,
        # A message of slashes alone is still a message.
        "message": text or "?",
        "metadata": {
            "message_id": turn.message_id,
            "received_at": turn.received_at.isoformat(),
            "photos": list(turn.photos),
        },
    }


def replies(body: bytes) -> list[Reply]:
    """The replies in a body; what comes without text of its own is joined to the reply before it."""
    try:
        answer = _Answer.model_validate_json(body)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise Unavailable(f"Rasa's answer is not in the agreed shape, at {where or 'the top'}") from error
    found: list[Reply] = []
    for said in answer.messages:
        reply = _reply(said)
        if not reply.text and found:
            found[-1] = _join(found[-1], reply)
        else:
            found.append(reply)
    return found


def _reply(said: _Said) -> Reply:
    custom = said.custom or _Custom()
    return Reply(
        text=said.text or "",
        buttons=tuple(Button(button.title, button.payload) for button in said.buttons or ()),
        asks=custom.asks,
        case=custom.case,
        handover=Handover(custom.handover.reason, custom.handover.summary) if custom.handover else None,
    )


def _join(first: Reply, second: Reply) -> Reply:
    return Reply(
        text=first.text,
        buttons=second.buttons or first.buttons,
        asks=second.asks or first.asks,
        case=second.case or first.case,
        handover=second.handover or first.handover,
    )
