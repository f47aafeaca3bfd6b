"""Keeps conversations and their messages; every write of a conversation happens under its row's lock."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Row, Select, and_, bindparam, exists, func, insert, or_, select, update
from sqlalchemy.orm import Session

from desk import sentences, tables
from desk.errors import Refused
from desk.model import (
    Author,
    Button,
    Conversation,
    Handover,
    Incoming,
    Intent,
    Message,
    Owner,
    Reason,
    Reply,
)
from returns.clock import Clock
from returns.database import Database

PAGE_SIZE = 1000  # messages read at once

_talk = tables.conversation
_said = tables.message
_later = tables.message.alias("later")
_awaits_answer = and_(
    _later.c.conversation == _talk.c.id,
    _later.c.id > _talk.c.answered_id,
    or_(_later.c.author == Author.CUSTOMER, _later.c.intent.is_not(None)),
)
_busy = and_(_talk.c.owner == Owner.BOT, exists().where(_awaits_answer).correlate(_talk)).label("busy")


def conversation_rows() -> Select[Any]:
    """A select of conversations that `conversation_from` reads."""
    return select(_talk, _busy)


def conversation_from(row: Row[Any]) -> Conversation:
    """The conversation in a row of `conversation_rows`."""
    return Conversation(
        id=row.id,
        token_hash=row.token_hash,
        channel=row.channel,
        locale=row.locale,
        owner=Owner(row.owner),
        reason=Reason(row.reason) if row.reason else None,
        agent=row.agent,
        resolved=row.resolved,
        since=row.since,
        created_at=row.created_at,
        busy=bool(row.busy),
    )


def message_from(row: Row[Any]) -> Message:
    """The message in a row of the message table."""
    return Message(
        id=row.id,
        author=Author(row.author),
        text=row.text,
        created_at=row.created_at,
        buttons=tuple(Button(**button) for button in row.buttons),
        asks=row.asks,
        case=row.case,
        photos=tuple(row.photos),
        intent=Intent(row.intent) if row.intent else None,
        client_id=row.client_id,
        agent=row.agent,
    )


@dataclass(frozen=True)
class Page:
    """Messages after an id, and the conversation as it stood when no later one was there."""

    conversation: Conversation
    messages: Sequence[Message]


# Built once: to put a statement together takes longer than to run it.
_TALK: BindParameter[str] = bindparam("talk")
_FIND = conversation_rows().where(_talk.c.id == _TALK)
_LOCK = _FIND.with_for_update(of=_talk)
_CHANGE = update(_talk).where(_talk.c.id == _TALK)
_AFTER = select(_said).where(_said.c.conversation == _TALK, _said.c.id > bindparam("after"))
_PAGE = _AFTER.order_by(_said.c.id).limit(PAGE_SIZE)
_KNOWN = select(_said.c.id).where(_said.c.conversation == _TALK, _said.c.client_id == bindparam("client_id"))
_NEXT = (
    select(_later)
    .join(_talk, _awaits_answer)
    .where(_talk.c.id == _TALK, _talk.c.owner == Owner.BOT)
    .order_by(_later.c.id)
    .limit(1)
)
_SAY = insert(_said)


class Held:
    """One conversation under its row's lock: what is said and changed here is written together."""

    def __init__(self, db: Session, row: Row[Any], now: datetime) -> None:
        self.db = db
        self.now = now
        self.conversation = conversation_from(row)
        self.last_id: int = row.last_id
        self.answered_id: int = row.answered_id
        self._changes: dict[str, Any] = {}

    def say(self, author: Author, text: str, *, client_id: str | None = None, **rest: Any) -> int:
        """Adds a message and returns its id."""
        self.last_id += 1
        row = {"buttons": [], "photos": [], "asks": None, "case": None, "intent": None, "agent": None, **rest}
        row |= {"conversation": self.conversation.id, "id": self.last_id, "author": author, "created_at": self.now}
        self.db.execute(_SAY, {**row, "client_id": client_id, "text": text})
        self.change(last_id=self.last_id)
        return self.last_id

    def say_once_of_this_wait(self, text: str) -> None:
        """Adds a message of the system, but only once while the customer waits for the same person."""
        once = f"waiting-{self.conversation.since.isoformat()}"
        if self.known(once) is None:
            self.say(Author.SYSTEM, text, client_id=once)

    def change(self, **columns: Any) -> None:
        """Changes columns of the conversation."""
        self._changes |= columns

    def known(self, client_id: str) -> int | None:
        """The id of the message that this client id already is."""
        return self.db.execute(_KNOWN, {"talk": self.conversation.id, "client_id": client_id}).scalar()

    def give_to_people(self, handover: Handover) -> None:
        """Lets the conversation wait for a person, with what is known."""
        self.change(owner=Owner.WAITING, agent=None, reason=handover.reason, since=self.now, resolved=False)
        row = {"conversation": self.conversation.id, "reason": handover.reason, "summary": dict(handover.summary)}
        self.db.execute(insert(tables.handover).values(**row, created_at=self.now))

    def write(self) -> None:
        """Writes what was changed."""
        if self._changes:
            self.db.execute(_CHANGE, {"talk": self.conversation.id, **self._changes})


class Store:
    """Conversations and messages in the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @contextmanager
    def hold(self, conversation: str) -> Iterator[Held]:
        """The conversation under its lock, in one transaction; raises `Refused` when there is none."""
        with self._database.writing() as db:
            row = db.execute(_LOCK, {"talk": conversation}).one_or_none()
            if row is None:
                raise Refused(404, sentences.UNKNOWN_CONVERSATION, field="conversation")
            held = Held(db, row, self._clock())
            yield held
            held.write()

    def open(self, conversation: str, *, token_hash: str, channel: str, locale: str) -> None:
        """Begins a conversation, which the bot has."""
        now = self._clock()
        row = {"id": conversation, "token_hash": token_hash, "channel": channel, "locale": locale, "owner": Owner.BOT}
        with self._database.writing() as db:
            db.execute(insert(_talk).values(**row, since=now, created_at=now, last_id=0, answered_id=0))

    def conversation(self, conversation: str) -> Conversation | None:
        """The conversation as it stands."""
        with self._database.reading() as db:
            row = db.execute(_FIND, {"talk": conversation}).one_or_none()
        return None if row is None else conversation_from(row)

    def page(self, conversation: str, after: int) -> Page:
        """The messages after an id, oldest first, and the conversation's state."""
        with self._database.reading() as db:
            # The state comes first: when it says that nothing is to come, the messages are all there.
            talk = db.execute(_FIND, {"talk": conversation}).one()
            rows = db.execute(_PAGE, {"talk": conversation, "after": after}).all()
        return Page(conversation_from(talk), [message_from(row) for row in rows])

    def unanswered(self) -> list[str]:
        """The conversations in which a message awaits the assistant."""
        with self._database.reading() as db:
            return list(db.execute(select(_talk.c.id).where(_busy).order_by(_talk.c.created_at)).scalars())

    def next_unanswered(self, conversation: str) -> Message | None:
        """The oldest message that the assistant has to answer, as long as the bot has the conversation."""
        with self._database.reading() as db:
            row = db.execute(_NEXT, {"talk": conversation}).one_or_none()
        return None if row is None else message_from(row)

    def take_in(self, conversation: str, incoming: Incoming) -> int:
        """Stores what a customer wrote and returns its id; the same client id is the same message."""
        with self.hold(conversation) as held:
            known = held.known(incoming.client_id)
            if known is not None:
                return known
            held.change(resolved=False)
            intent = None if incoming.text else Intent.SEND_PHOTOS
            rest = {"photos": list(incoming.photos), "intent": intent}
            written = held.say(Author.CUSTOMER, incoming.text, client_id=incoming.client_id, **rest)
            if held.conversation.owner is Owner.WAITING:
                held.say_once_of_this_wait(sentences.KEPT)
            return written

    def take_to_people(self, conversation: str, incoming: Incoming, handover: Handover) -> int:
        """Stores what a customer wrote to people and returns its id; the bot has the conversation no longer."""
        with self.hold(conversation) as held:
            known = held.known(incoming.client_id)
            if known is not None:
                return known
            if held.conversation.owner is Owner.BOT:
                held.give_to_people(handover)
            return held.say(Author.CUSTOMER, incoming.text, client_id=incoming.client_id)

    def written(self, conversation: str, prefix: str) -> list[Message]:
        """The messages whose client ids begin with `prefix`, and what agents said from the first of them on."""
        mine = and_(_said.c.conversation == conversation, _said.c.client_id.startswith(prefix, autoescape=True))
        first = select(func.min(_said.c.id)).where(mine, _said.c.author == Author.CUSTOMER).scalar_subquery()
        replies = and_(_said.c.conversation == conversation, _said.c.author == Author.AGENT, _said.c.id > first)
        with self._database.reading() as db:
            rows = db.execute(select(_said).where(or_(mine, replies)).order_by(_said.c.id))
            return [message_from(row) for row in rows]

    def answer(self, conversation: str, message_id: int, replies: Sequence[Reply]) -> None:
        """Stores the replies to a message, and a handover in them, unless a person has taken over meanwhile."""
        with self.hold(conversation) as held:
            if held.answered_id >= message_id or held.conversation.owner is not Owner.BOT:
                return
            for reply in replies:
                if reply.text:
                    buttons = [button.as_json() for button in reply.buttons]
                    held.say(Author.BOT, reply.text, buttons=buttons, asks=reply.asks, case=reply.case)
            held.change(answered_id=message_id)
            for handover in [reply.handover for reply in replies if reply.handover][:1]:
                held.give_to_people(handover)

    def tell_once(self, conversation: str, message_id: int, text: str) -> bool:
        """Adds a message of the system unless it was said since the last answer; tells whether it was added."""
        with self.hold(conversation) as held:
            if held.answered_id >= message_id or held.conversation.owner is not Owner.BOT:
                return False
            said = and_(_said.c.conversation == conversation, _said.c.id > held.answered_id, _said.c.text == text)
            if held.db.execute(select(_said.c.id).where(said, _said.c.author == Author.SYSTEM).limit(1)).scalar():
                return False
            held.say(Author.SYSTEM, text)
            return True

    def give_up(self, conversation: str, message_id: int, text: str, handover: Handover) -> None:
        """Gives a conversation to people because one of its messages found no answer."""
        with self.hold(conversation) as held:
            if held.answered_id < message_id and held.conversation.owner is Owner.BOT:
                held.say(Author.SYSTEM, text)
                held.give_to_people(handover)
