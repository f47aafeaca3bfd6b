"""Reminds customers, once, of a question that they left open."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, select
from sqlalchemy.orm import Session

from desk import sentences, tables
from desk.conversations import Conversations
from desk.live import INBOX
from desk.model import Author, Owner
from desk.wiring import Desk
from returns.clock import Clock
from returns.database import Database

_LOOK_EVERY = 15.0  # seconds between two looks
_FORGOTTEN = timedelta(days=1)  # a question that was left this long ago is let be
_MARK = "reminder:"  # how the client ids of reminders begin
_POLITE = "anything_else"  # asked to be polite: silence is an answer

log = logging.getLogger(__name__)

_talk, _said = tables.conversation, tables.message
_before = tables.message.alias("before")
_between = tables.message.alias("between")


@asynccontextmanager
async def reminding_for(desk: Desk, database: Database) -> AsyncIterator[None]:
    """Reminds the customers of this desk meanwhile, unless its settings say never."""
    after, stopping = timedelta(minutes=desk.settings.remind_after), asyncio.Event()
    reminding = Reminding(desk.conversations, database, desk.clock, after)
    task = asyncio.create_task(reminding.keep_on(stopping)) if after else None
    yield
    stopping.set()
    if task:
        await task


class Reminding:
    """Looks for questions that nobody answered for as long as `after`."""

    def __init__(self, conversations: Conversations, database: Database, clock: Clock, after: timedelta) -> None:
        self._conversations = conversations
        self._database = database
        self._clock = clock
        self._after = after

    async def remind(self) -> None:
        """Reminds everybody whose question has been open for long enough."""
        for conversation in await asyncio.to_thread(self._left_open):
            if await asyncio.to_thread(self._reminded, conversation):
                self._conversations.bells.ring(conversation, INBOX)

    async def keep_on(self, stopping: asyncio.Event) -> None:
        """Reminds again and again, until it is to stop."""
        while not stopping.is_set():
            try:
                await self.remind()
            except Exception:
                log.exception("nobody can be reminded now; the next try is in %s s", _LOOK_EVERY)
            try:
                await asyncio.wait_for(stopping.wait(), _LOOK_EVERY)
            except TimeoutError:
                continue

    def _left_open(self) -> list[str]:
        with self._database.reading() as db:
            return [row.conversation for row in db.execute(self._open_questions(self._clock()))]

    def _reminded(self, conversation: str) -> bool:
        """Says it under the conversation's lock, unless something was said meanwhile; tells whether it did."""
        with self._conversations.store.hold(conversation) as held:
            still_open = self._open_questions(self._clock()).where(_talk.c.id == conversation)
            question: Row[Any] | None = held.db.execute(still_open).one_or_none()
            if question is None or _was_reminded(held.db, question):
                return False
            shown = {"asks": question.asks, "buttons": question.buttons}
            held.say(Author.BOT, sentences.STILL_THERE, client_id=f"{_MARK}{question.id}", **shown)
            return True

    def _open_questions(self, now: datetime) -> Any:
        """The last messages of chats that the bot has, where they are questions that were asked long enough ago."""
        return (
            select(_said)
            .join(_talk, and_(_said.c.conversation == _talk.c.id, _said.c.id == _talk.c.last_id))
            .where(_talk.c.owner == Owner.BOT, _talk.c.channel == "chat", _is_question(_said))
            .where(_said.c.created_at <= now - self._after, _said.c.created_at > now - _FORGOTTEN)
            .where(_said.c.client_id.is_(None))
        )


def _is_question(said: Any) -> ColumnElement[bool]:
    return and_(said.c.author == Author.BOT, said.c.asks.is_not(None), said.c.asks != _POLITE)


def _was_reminded(db: Session, question: Row[Any]) -> bool:
    """Whether there was a reminder of this question, and no other question since."""
    here = _before.c.conversation == question.conversation
    other = and_(_between.c.conversation == question.conversation, _between.c.id > _before.c.id)
    asked_since = exists().where(other, _is_question(_between), _between.c.asks != question.asks)
    marked = _before.c.client_id.startswith(_MARK, autoescape=True)
    same = select(_before.c.id).where(here, marked, _before.c.asks == question.asks, ~asked_since)
    return db.execute(same.limit(1)).scalar() is not None
