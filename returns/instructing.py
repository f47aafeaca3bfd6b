"""What follows when the instructions of an approved return really left the house: the case knows that they did."""

from datetime import datetime

from sqlalchemy.orm import Session

from returns.cases import Step, locked, move_case
from returns.lifecycle import Move, State
from returns.outbox import Notice

_OUTBOX = "outbox"


def instructed(session: Session, notice: Notice, at: datetime) -> None:
    """Moves the case on, if it still waits for that."""
    if locked(session, notice.subject).state == State.APPROVED:
        move_case(session, notice.subject, None, Move.INSTRUCT, Step(_OUTBOX, "", at))
