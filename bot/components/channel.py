"""The input channel `desk`, the only way into Rasa: a message sent again is answered again, not handled again."""

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.core.events import BotUttered
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.components import speed, turns
from bot.components.tracker_store import SqliteTrackerStore
from bot.components.turns import TurnLost

DESK_MADE = frozenset({"/send_photos", "/handed_back"})

logger = logging.getLogger(__name__)
Reply = dict[str, Any]
Handle = Callable[[UserMessage], Awaitable[Any]]


class BadMessage(ValueError):
    """The desk's request is not of the form that both agreed on: `field: why`."""


class Collected(OutputChannel):
    """Collects a turn's replies, each with its text, buttons and custom part together."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name, for responses that differ by channel."""
        return "desk"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one reply."""
        self.replies.append(as_reply(message))


def as_reply(message: dict[str, Any]) -> Reply:
    """One of Rasa's messages in the desk's shape."""
    buttons = [
        {"title": button["title"], "payload": button.get("payload", button["title"])}
        for button in message.get("buttons") or []
    ]
    return {"text": message.get("text") or None, "buttons": buttons, "custom": message.get("custom") or None}


def replies_of(events: list[dict[str, Any]]) -> list[Reply]:
    """The replies that a stored turn gave."""
    said = (BotUttered.from_parameters(event) for event in events if event["event"] == BotUttered.type_name)
    return [as_reply(utterance.message()) for utterance in said]


def read(body: Any, output: OutputChannel) -> UserMessage:
    """The message in a request's body; raises `BadMessage`."""
    if not isinstance(body, dict):
        raise BadMessage("body: must be a JSON object")
    sender, text, metadata = body.get("sender"), body.get("message"), body.get("metadata")
    if not isinstance(sender, str) or not sender:
        raise BadMessage("sender: must be the conversation's id")
    if not isinstance(text, str):
        raise BadMessage("message: must be a text")
    if not isinstance(metadata, dict) or not isinstance(metadata.get("message_id"), int | str):
        raise BadMessage("metadata.message_id: must be given")
    if text not in DESK_MADE:
        text = text.lstrip("/ \n\t")
    return UserMessage(text, output, sender, None, "desk", str(metadata["message_id"]), metadata)


class DeskChannel(InputChannel):
    """Answers the desk at /webhooks/desk/webhook; one message of a conversation at a time."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @classmethod
    def name(cls) -> str:
        """The channel's name in its address and in trackers."""
        return "desk"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "DeskChannel":
        """The channel as credentials.yml sets it; serving starts here, so turns are made whole and fast here."""
        key = str((credentials or {}).get("key") or "")
        if not key or key.startswith("${"):
            raise RasaException("The channel 'desk' needs its key: set RINGBACK_RASA_KEY.")
        turns.install()
        speed.install()
        return cls(key)

    def blueprint(self, on_new_message: Handle) -> Blueprint:
        """The routes: is it ready, and one message."""
        routes = Blueprint("desk")

        @routes.listener("after_server_start")
        async def check(app: Sanic, _: Any) -> None:
            store_of(app)

        @routes.listener("before_server_stop")
        async def close(app: Sanic, _: Any) -> None:
            if is_ready(app):
                await speed.close(app.ctx.agent.action_endpoint)
                store_of(app).close()

        @routes.get("/")
        async def ready(request: Request) -> HTTPResponse:
            return json({"status": "ok"}) if is_ready(request.app) else json({"status": "starting"}, status=503)

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            if not hmac.compare_digest(request.headers.get("x-ringback-key", "").encode(), self._key.encode()):
                return json({"error": "key"}, status=401)
            if not is_ready(request.app):
                return json({"error": "starting"}, status=503)
            return await self._answer(request, on_new_message)

        return routes

    async def _answer(self, request: Request, handle: Handle) -> HTTPResponse:
        output = Collected()
        try:
            message = read(request.json, output)
            # A turn runs to its end even when the desk stops waiting for it, so that it can be told of later.
            replies = await asyncio.shield(self._turn(message, output, store_of(request.app), handle))
        except BadMessage as error:
            return json({"error": str(error)}, status=400)
        except TurnLost as lost:
            return json({"error": lost.cause}, status=503)
        return json({"messages": replies})

    async def _turn(
        self, message: UserMessage, output: Collected, store: SqliteTrackerStore, handle: Handle
    ) -> list[Reply]:
        async with self._turns.setdefault(message.sender_id, asyncio.Lock()):
            told = store.events_after(message.sender_id, message.message_id)
            if told is not None:
                return replies_of(told)
            try:
                await handle(message)
            except BaseException as error:
                store.forget(message.sender_id)
                logger.error("A turn was lost: %s", error if isinstance(error, TurnLost) else type(error).__name__)
                raise
            return output.replies


def is_ready(app: Sanic) -> bool:
    """Whether the model is loaded."""
    agent = getattr(app.ctx, "agent", None)
    return agent is not None and agent.is_ready()


def store_of(app: Sanic) -> SqliteTrackerStore:
    """The store of conversations; refuses the one in memory to which Rasa falls back in silence."""
    store = getattr(app.ctx.agent.tracker_store, "_tracker_store", None)
    if not isinstance(store, SqliteTrackerStore):
        raise SystemExit(
            "Conversations would be lost at a restart: endpoints.yml must name bot.components.tracker_store."
        )
    return store
