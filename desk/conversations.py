"""Stores what customers say, gets it answered one message at a time, and gives it to people where the bot cannot."""

import asyncio
import hashlib
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from desk import sentences
from desk.errors import Unavailable
from desk.live import INBOX, Bells
from desk.model import Assistant, Conversation, Handover, Incoming, Message, Reason, Reply, Turn
from desk.store import Page, Store

log = logging.getLogger(__name__)

_REMEMBERED = 10_000  # conversations whose token's hash is kept at hand

_T = TypeVar("_T")


@dataclass(frozen=True)
class Patience:
    """How long the desk waits for the assistant, in seconds."""

    before_notice: float = 5.0
    before_person: float = 60.0
    first_pause: float = 0.25
    longest_pause: float = 5.0


def hashed(token: str) -> str:
    """How a secret of high entropy is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


class Conversations:
    """The conversations of all channels, and who answers them."""

    def __init__(self, store: Store, assistant: Assistant, bells: Bells, patience: Patience) -> None:
        self.store = store
        self.bells = bells
        self._assistant = assistant
        self._patience = patience
        self._working: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._stopping = False
        # A token never changes, so its hash is read from the store once.
        self._token_hashes: dict[str, str] = {}

    async def open(self, *, channel: str, locale: str) -> tuple[str, str]:
        """Begins a conversation; returns its id and the token that opens it."""
        conversation, token = secrets.token_hex(16), secrets.token_urlsafe(32)
        await asyncio.to_thread(self.store.open, conversation, token_hash=hashed(token), channel=channel, locale=locale)
        return conversation, token

    async def take_in(self, conversation: str, incoming: Incoming) -> int:
        """Stores a customer's message first, then has it answered; returns its id."""
        return await self.change(conversation, self.store.take_in, incoming)

    async def opens(self, token: str, conversation: str) -> bool | None:
        """Whether the token opens the conversation; None if there is no such conversation."""
        if conversation not in self._token_hashes:
            found = await self.find(conversation)
            if found is None:
                return None
            if len(self._token_hashes) >= _REMEMBERED:
                self._token_hashes.clear()
            self._token_hashes[conversation] = found.token_hash
        return secrets.compare_digest(hashed(token), self._token_hashes[conversation])

    async def find(self, conversation: str) -> Conversation | None:
        """The conversation as it stands."""
        return await asyncio.to_thread(self.store.conversation, conversation)

    async def page(self, conversation: str, after: int) -> Page:
        """The messages after an id, and the conversation's state."""
        return await asyncio.to_thread(self.store.page, conversation, after)

    async def change(self, conversation: str, write: Callable[..., _T], *args: object) -> _T:
        """Has somebody else's write of a conversation done, seen by all who watch, and followed up."""
        done = await self._write(conversation, write, *args)
        self.wake(conversation)
        return done

    async def start(self) -> None:
        """Takes up what an earlier run left unanswered."""
        for conversation in await asyncio.to_thread(self.store.unanswered):
            self.wake(conversation)

    async def stop(self) -> None:
        """Leaves the rest to the next start."""
        self._stopping = True
        working = list(self._working.values())
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)

    def wake(self, conversation: str) -> None:
        """Sees to it that the conversation's unanswered messages get answered, one after the other."""
        self._again.add(conversation)
        if conversation not in self._working and not self._stopping:
            task = self._working[conversation] = asyncio.create_task(self._work(conversation))
            task.add_done_callback(lambda done: self._ended(conversation, done))

    async def _work(self, conversation: str) -> None:
        while conversation in self._again:
            self._again.discard(conversation)
            while message := await asyncio.to_thread(self.store.next_unanswered, conversation):
                await self._answer(conversation, message)

    def _ended(self, conversation: str, task: asyncio.Task[None]) -> None:
        del self._working[conversation]
        if task.cancelled():
            return
        if error := task.exception():
            log.error("conversation %s could not be worked on, and will be again", conversation, exc_info=error)
            asyncio.get_running_loop().call_later(self._patience.longest_pause, self.wake, conversation)
        elif conversation in self._again:
            self.wake(conversation)

    async def _answer(self, conversation: str, message: Message) -> None:
        turn = Turn(conversation, message.id, message.text, message.intent, message.photos, message.created_at)
        asked = asyncio.create_task(self._ask(turn))
        try:
            patience = self._patience
            await asyncio.wait({asked}, timeout=patience.before_notice)
            if not asked.done():
                await self._write(conversation, self.store.tell_once, message.id, sentences.SLOW)
                await asyncio.wait({asked}, timeout=patience.before_person - patience.before_notice)
            if asked.done():
                await self._write(conversation, self.store.answer, message.id, asked.result())
            else:
                log.error("conversation %s goes to a person: no answer in %s s", conversation, patience.before_person)
                handover = Handover(Reason.TROUBLE)
                await self._write(conversation, self.store.give_up, message.id, sentences.TROUBLE, handover)
        finally:
            asked.cancel()

    async def _ask(self, turn: Turn) -> list[Reply]:
        pause = self._patience.first_pause
        while True:
            try:
                return await self._assistant.answer(turn)
            except Unavailable as trouble:
                log.warning("message %s of conversation %s waits: %s", turn.message_id, turn.conversation, trouble)
            except Exception:
                log.exception("message %s of conversation %s met a bug", turn.message_id, turn.conversation)
            await asyncio.sleep(pause)
            pause = min(2 * pause, self._patience.longest_pause)

    async def _write(self, conversation: str, write: Callable[..., _T], *args: object) -> _T:
        done = await asyncio.to_thread(write, conversation, *args)
        self.bells.ring(conversation, INBOX)
        return done
