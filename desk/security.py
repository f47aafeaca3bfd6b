"""Lets agents in: passwords with argon2, sessions kept on the server, and a secret in every form."""

import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, exists, insert, select, update

from desk import sentences
from desk.conversations import hashed
from desk.errors import Refused
from desk.limits import Limit
from desk.tables import agent as _agent
from desk.tables import agent_session as _session
from returns.clock import Clock
from returns.database import Database

COOKIE = "ringback_session"
_TRIES_PER_NAME = 8
_TRIES_PER_ADDRESS = 40
_TRIES_WITHIN = 300  # seconds

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Session:
    """A signed-in agent, and the secret that each of the session's forms carries."""

    agent: str
    csrf: str


class Agents:
    """The agents' accounts and sessions."""

    def __init__(self, database: Database, clock: Clock, *, session_hours: float = 12) -> None:
        self._database = database
        self._clock = clock
        self._lasts = timedelta(hours=session_hours)
        # OWASP's second choice for argon2id: a sign-in costs some milliseconds on a small machine.
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self._names = Limit(_TRIES_PER_NAME, _TRIES_WITHIN)
        self._addresses = Limit(_TRIES_PER_ADDRESS, _TRIES_WITHIN)

    @cached_property
    def _nobody(self) -> str:
        """What a name that nobody has is checked against, so that it takes as long to refuse as a wrong password."""
        return self._hasher.hash(secrets.token_urlsafe(16))

    def any(self) -> bool:
        """Whether there is an agent at all."""
        with self._database.reading() as db:
            return bool(db.execute(select(exists().select_from(_agent))).scalar())

    def add(self, name: str) -> str | None:
        """Makes an agent; returns the password, which is kept nowhere, or None if the name is taken."""
        password = secrets.token_urlsafe(12)
        row = {"name": name, "password_hash": self._hasher.hash(password), "created_at": self._clock()}
        with self._database.writing() as db:
            if db.execute(select(_agent.c.name).where(_agent.c.name == name)).scalar():
                return None
            db.execute(insert(_agent).values(**row))
        return password

    def reset(self, name: str) -> str | None:
        """Gives an agent a new password and ends all their sessions; None if there is no such agent."""
        password = secrets.token_urlsafe(12)
        changed = update(_agent).where(_agent.c.name == name).values(password_hash=self._hasher.hash(password))
        with self._database.writing() as db:
            if not db.execute(changed.returning(_agent.c.name)).scalar():
                return None
            db.execute(delete(_session).where(_session.c.agent == name))
        return password

    def sign_in(self, name: str, password: str, address: str) -> str:
        """A new session's token; raises `Refused` for a wrong pair, and for too many tries of a name or address."""
        place = f"{name}@{address}"
        if wait := max(self._names.wait(place), self._addresses.wait(address)):
            raise Refused(429, sentences.TOO_MANY_SIGN_INS.format(seconds=wait), retry_after=wait)
        with self._database.reading() as db:
            kept: str | None = db.execute(select(_agent.c.password_hash).where(_agent.c.name == name)).scalar()
        if not self._fits(kept or self._nobody, password):
            log.warning("a sign-in was refused")
            raise Refused(401, sentences.SIGN_IN_WRONG, field="password")
        self._names.forget(place)
        return self._begin(name)

    def session(self, token: str) -> Session | None:
        """The session of a token, as long as it lasts."""
        mine = select(_session.c.agent).where(_session.c.token_hash == hashed(token))
        with self._database.reading() as db:
            agent: str | None = db.execute(mine.where(_session.c.expires_at > self._clock())).scalar()
        return Session(agent, hashed(f"csrf {token}")) if agent else None

    def sign_out(self, token: str) -> None:
        """Ends a session."""
        with self._database.writing() as db:
            db.execute(delete(_session).where(_session.c.token_hash == hashed(token)))

    def _begin(self, name: str) -> str:
        token, now = secrets.token_urlsafe(32), self._clock()
        row = {"token_hash": hashed(token), "agent": name, "expires_at": now + self._lasts}
        with self._database.writing() as db:
            db.execute(delete(_session).where(_session.c.expires_at <= now))
            db.execute(insert(_session).values(**row))
        return token

    def _fits(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return False
