"""One-time codes by which a customer without an order number shows that an email address is theirs."""

import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from returns import outbox
from returns.clock import Clock
from returns.database import Database, alone
from returns.store import CodeRow

LASTS = timedelta(minutes=10)
TRIES = 5
SENDS = 5
SENDS_WITHIN = timedelta(hours=1)
_DIGITS = 6
_LOCK = 20_419


class CodeEnd(StrEnum):
    """Why there is nothing left to check a code against."""

    NONE = "none"
    EXPIRED = "expired"
    SPENT = "spent"
    USED = "used"


@dataclass(frozen=True)
class TooManyCodes:
    """No code was sent, because this conversation or this address had too many; `wait` until the next one."""

    wait: timedelta


@dataclass(frozen=True)
class WrongCode:
    """What was typed is not the code; after `tries_left` more it is over."""

    tries_left: int


@dataclass(frozen=True)
class CodeOver:
    """There is no code that could still be right in this conversation."""

    why: CodeEnd


class Codes:
    """Makes, sends and checks codes; the newest of a conversation is the one that counts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def send(self, key: str, conversation: str, address: str | None) -> TooManyCodes | None:
        """Sends a code to the address that orders have under this key; without one, nothing fits what is kept."""
        code, salt, now = _new_code(), secrets.token_hex(16), self._clock()
        digest = _digest(code, salt)
        row = CodeRow(
            conversation=conversation,
            email_key=key,
            salt=salt,
            digest=digest if address else secrets.token_hex(len(digest) // 2),
            tries_left=TRIES,
            made_at=now,
        )
        with self._database.writing() as session:
            alone(session, _LOCK)
            session.execute(delete(CodeRow).where(CodeRow.made_at <= now - SENDS_WITHIN))
            if wait := _wait(session, row, now):
                return TooManyCodes(wait)
            session.add(row)
            if address:
                _put(session, row, address, code)
        return None

    def check(self, conversation: str, typed: str) -> str | WrongCode | CodeOver:
        """The key of the address that the code shows to be the customer's; the code is used up by it."""
        code = _code_in(typed)
        with self._database.writing() as session:
            row = session.scalar(_newest(conversation))
            if row is None:
                return CodeOver(CodeEnd.NONE)
            if why := _end(row, self._clock()):
                return CodeOver(why)
            if code is None:
                return WrongCode(row.tries_left)
            # The try is spent before the answer is known, so that many at once are no more than one after the other.
            row.tries_left -= 1
        if not hmac.compare_digest(_digest(code, row.salt), row.digest):
            return WrongCode(row.tries_left)
        return row.email_key if self._use(row) else CodeOver(CodeEnd.USED)

    def _use(self, row: CodeRow) -> bool:
        unused = update(CodeRow).where(CodeRow.id == row.id, CodeRow.used_at.is_(None)).values(used_at=self._clock())
        with self._database.writing() as session:
            return session.execute(unused.returning(CodeRow.id)).scalar() is not None


def _newest(conversation: str) -> Select[CodeRow]:
    mine = select(CodeRow).where(CodeRow.conversation == conversation)
    return mine.order_by(CodeRow.id.desc()).limit(1).with_for_update()


def _end(row: CodeRow, now: datetime) -> CodeEnd | None:
    if row.used_at is not None:
        return CodeEnd.USED
    if now >= row.made_at + LASTS:
        return CodeEnd.EXPIRED
    return None if row.tries_left else CodeEnd.SPENT


def _wait(session: Session, wanted: CodeRow, now: datetime) -> timedelta | None:
    """How long until the conversation and the address may each have another code; None where they may now."""
    waits = [
        made[SENDS - 1] + SENDS_WITHIN - now
        for same in (CodeRow.conversation == wanted.conversation, CodeRow.email_key == wanted.email_key)
        if len(made := session.scalars(select(CodeRow.made_at).where(same).order_by(CodeRow.id.desc())).all()) >= SENDS
    ]
    return max(waits, default=None)


def _put(session: Session, row: CodeRow, address: str, code: str) -> None:
    outbox.put(
        session,
        "code",
        key=f"code:{secrets.token_hex(8)}",
        subject=row.conversation,
        at=row.made_at,
        lapses_at=row.made_at + LASTS,
        code=code,
        email=address,
    )


def _new_code() -> str:
    return f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"


def _code_in(typed: str) -> str | None:
    shown = re.sub(r"[\s.-]", "", unicodedata.normalize("NFKC", typed))
    return shown if re.fullmatch(rf"[0-9]{{{_DIGITS}}}", shown) else None


def _digest(code: str, salt: str) -> str:
    # Slow on purpose: a million codes are soon tried by whoever has a copy of the table.
    return hashlib.scrypt(code.encode(), salt=salt.encode(), n=2**14, r=8, p=1).hex()
