"""What follows when a customer was really told of an approval: the case knows it, and the answer's promise is kept."""

from datetime import datetime

from sqlalchemy.orm import Session

from returns import promises
from returns.cases import Step, locked, move_case
from returns.lifecycle import Move, State
from returns.outbox import Notice

_OUTBOX = "outbox"


def instructed(session: Session, notice: Notice, at: datetime) -> None:
    """Moves the case on, if it still waits for that."""
    if locked(session, notice.subject).state == State.APPROVED:
        move_case(session, notice.subject, None, Move.INSTRUCT, Step(_OUTBOX, "", at))


def answered(session: Session, notice: Notice, at: datetime) -> None:
    """Keeps the promise of an answer; the case goes on only with the mail, which has the address and the slip."""
    promises.answered(session, notice.subject, at)
