"""Mails what agents answer to whoever wrote on the page of a case: there nobody waits, and nothing is live."""

from sqlalchemy import select

from desk import tables
from desk.model import Author, shown_name
from desk.store import Held
from returns import outbox

_PAGE = "case:"
_said = tables.message


def sent_from(number: str) -> str:
    """How the ids of messages begin that were written on the page of the case of this number."""
    return f"{_PAGE}{number}:"


def mail_answer(held: Held, answer: int, text: str, agent: str) -> None:
    """Has an agent's answer mailed, in the transaction that stores it, where the customer wrote on a case's page last.

    Whoever wrote in the chat since then is in the chat, and reads it there.
    """
    here = (_said.c.conversation == held.conversation.id, _said.c.author == Author.CUSTOMER)
    last = select(_said.c.client_id, _said.c.text).where(*here).order_by(_said.c.id.desc()).limit(1)
    asked = held.db.execute(last).one_or_none()
    if asked is None or not (asked.client_id or "").startswith(_PAGE):
        return
    outbox.put(
        held.db,
        "message",
        key=f"message:{held.conversation.id}:{answer}",
        subject=asked.client_id.split(":")[1],
        at=held.now,
        agent=shown_name(agent),
        text=text,
        asked=asked.text,
    )
