"""What the desk talks about: conversations, messages, turns and replies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class Owner(StrEnum):
    """Who has a conversation: the bot, nobody yet (it waits for a person), or an agent."""

    BOT = "bot"
    WAITING = "waiting"
    AGENT = "agent"


class Author(StrEnum):
    """Who wrote a message."""

    CUSTOMER = "customer"
    BOT = "bot"
    AGENT = "agent"
    SYSTEM = "system"


class Reason(StrEnum):
    """Why a conversation went to a person."""

    ASKED = "asked"
    REVIEW = "review"
    TRIES = "tries"
    DANGER = "danger"
    REFUSAL = "refusal"
    TROUBLE = "trouble"
    LEGAL = "legal"
    DATA = "data"


class Intent(StrEnum):
    """What the desk itself tells the assistant, where a customer typed nothing."""

    SEND_PHOTOS = "send_photos"
    HANDED_BACK = "handed_back"


@dataclass(frozen=True)
class Button:
    """A choice under a message; its value is sent as the next message's text."""

    title: str
    value: str

    def as_json(self) -> dict[str, str]:
        """The contract's shape."""
        return {"title": self.title, "value": self.value}


@dataclass(frozen=True)
class Handover:
    """The wish to give a conversation to a person, with what is known so far."""

    reason: Reason
    summary: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reply:
    """One thing that the assistant says; the text is empty where it only hands over."""

    text: str
    buttons: Sequence[Button] = ()
    asks: str | None = None
    case: str | None = None
    handover: Handover | None = None


@dataclass(frozen=True)
class Incoming:
    """What a channel took in from a customer, and nothing else."""

    client_id: str
    text: str
    photos: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turn:
    """One stored message on its way to the assistant; `intent` is set where the desk speaks instead of the customer."""

    conversation: str
    message_id: int
    text: str
    intent: Intent | None
    photos: tuple[str, ...]
    received_at: datetime


class Assistant(Protocol):
    """The port to whatever answers customers by itself."""

    async def answer(self, turn: Turn) -> list[Reply]:
        """The replies to one turn; raises `Unavailable`, after which the same turn may be sent again."""


@dataclass(frozen=True)
class Message:
    """A stored message; `id` grows within its conversation without gaps."""

    id: int
    author: Author
    text: str
    created_at: datetime
    buttons: tuple[Button, ...] = ()
    asks: str | None = None
    case: str | None = None
    photos: tuple[str, ...] = ()
    intent: Intent | None = None
    client_id: str | None = None
    agent: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The contract's shape."""
        return {
            "id": self.id,
            "client_id": self.client_id,
            "author": self.author.value,
            "agent": shown_name(self.agent) if self.agent else None,
            "text": self.text,
            "buttons": [button.as_json() for button in self.buttons],
            "asks": self.asks,
            "case": self.case,
            "photos": list(self.photos),
            "created_at": self.created_at.isoformat(),
        }


@dataclass(frozen=True)
class Conversation:
    """A conversation as it stands; `agent` is the name of the one who has it, `since` when its owner got it."""

    id: str
    token_hash: str
    channel: str
    locale: str
    owner: Owner
    reason: Reason | None
    agent: str | None
    resolved: bool
    since: datetime
    created_at: datetime
    busy: bool

    def state(self) -> dict[str, Any]:
        """What a client shows beside the messages."""
        return {"owner": self.owner.value, "busy": self.busy, "agent": shown_name(self.agent) if self.agent else None}


def shown_name(agent: str) -> str:
    """An agent's name as customers and colleagues read it."""
    return agent[:1].upper() + agent[1:]
