"""Delivers what leaves the house, the chat's part of it too, and has done what the clock asks for."""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from time import monotonic

from desk.conversations import Conversations
from desk.errors import Refused
from desk.live import INBOX
from desk.model import Author
from desk.wiring import Desk
from returns.compose import open_outbox
from returns.database import Database
from returns.notices.letters import Letters
from returns.outbox import Notice, Outbox
from returns.refunds.provider import PaymentProvider

_PAUSE = 1.0  # seconds between two looks into the outbox
_LONGEST_PAUSE = 30.0
_TICK = 60.0  # seconds between two looks at the clock

log = logging.getLogger(__name__)


class ChatDelivery:
    """Tells customers in their conversation; called from threads beside the event loop."""

    def __init__(self, letters: Letters, conversations: Conversations, loop: asyncio.AbstractEventLoop) -> None:
        self._letters = letters
        self._conversations = conversations
        self._loop = loop

    def deliver(self, notice: Notice) -> bool:
        """Says the notice in its case's conversation, once, however often it is tried; False where there is none."""
        letter = self._letters.letter(notice)
        if not letter.said.chat:
            return False
        mark = hashlib.sha256(notice.key.encode()).hexdigest()
        try:
            with self._conversations.store.hold(letter.conversation) as held:
                if held.known(mark) is None:
                    held.say(Author.SYSTEM, letter.said.chat, client_id=mark, case=letter.case)
        except Refused:
            # The case was opened elsewhere, so there is nobody to tell here.
            return False
        self._loop.call_soon_threadsafe(self._conversations.bells.ring, letter.conversation, INBOX)
        return True


def delivering_for(desk: Desk, database: Database, provider: PaymentProvider | None = None) -> "Delivering":
    """The task that delivers for this desk; its event loop runs already."""
    chat = ChatDelivery(desk.letters, desk.conversations, asyncio.get_running_loop())
    return Delivering(open_outbox(desk.settings, database, desk.letters, chat, provider), desk.returns.tick)


class Delivering:
    """The task that empties the outbox and looks at the clock, until it is stopped."""

    def __init__(self, outbox: Outbox, tick: Callable[[], object]) -> None:
        self._outbox = outbox
        self._tick = tick
        self._stopping = asyncio.Event()
        self._next_tick = 0.0
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins; the event loop runs."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Ends after the delivery under way; what is left waits for the next start."""
        self._stopping.set()
        if self._task:
            await self._task

    async def _run(self) -> None:
        pause = _PAUSE
        while not self._stopping.is_set():
            try:
                await self._round()
                pause = _PAUSE
            except Exception:
                pause = min(2 * pause, _LONGEST_PAUSE)
                log.exception("nothing can be delivered now; the next try is in %s s", pause)
            try:
                await asyncio.wait_for(self._stopping.wait(), pause)
            except TimeoutError:
                continue

    async def _round(self) -> None:
        if monotonic() >= self._next_tick:
            await asyncio.to_thread(self._tick)
            self._next_tick = monotonic() + _TICK
        await asyncio.to_thread(self._outbox.forget_lapsed)
        while not self._stopping.is_set() and await asyncio.to_thread(self._outbox.deliver_next) is not None:
            continue
