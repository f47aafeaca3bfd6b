"""What agents see: the list of conversations, and all that is known about one of them."""

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, and_, case, select

from desk import tables
from desk.cases.view import Cases
from desk.model import Conversation, Owner, Reason
from desk.store import conversation_from, conversation_rows, message_from
from returns.database import Database

MOST_ROWS = 200

_talk = tables.conversation
_said = tables.message
_open = _talk.c.owner.in_([Owner.WAITING, Owner.AGENT])
_urgency = case({Owner.WAITING.value: 0, Owner.AGENT.value: 1}, value=_talk.c.owner, else_=2)


class Overview:
    """Reads conversations and their cases for agents."""

    def __init__(self, database: Database, cases: Cases) -> None:
        self._database = database
        self._cases = cases

    def waiting(self) -> int:
        """How many conversations wait for a person."""
        with self._database.reading() as db:
            return len(db.execute(select(_talk.c.id).where(_talk.c.owner == Owner.WAITING)).all())

    def rows(self, show: str) -> list[dict[str, Any]]:
        """The open conversations, waiting ones first and oldest first; with `all` also those that the bot has.

        Those come before all others in which something was promised that is late or due soon.
        """
        last = and_(_said.c.conversation == _talk.c.id, _said.c.id == _talk.c.last_id)
        chosen = conversation_rows().add_columns(_said.c.author, _said.c.text, _said.c.created_at.label("said_at"))
        chosen = chosen.outerjoin(_said, last)
        if show == "all":
            chosen = chosen.order_by(_urgency, _talk.c.since.desc())
        else:
            chosen = chosen.where(_open).order_by(_urgency, _talk.c.since)
        with self._database.reading() as db:
            found = db.execute(chosen.limit(MOST_ROWS)).all()
            named = and_(_said.c.conversation.in_([row.id for row in found]), _said.c.case.is_not(None))
            cases: defaultdict[str, list[str]] = defaultdict(list)
            for conversation, number in db.execute(select(_said.c.conversation, _said.c.case).where(named).distinct()):
                cases[conversation].append(number)
        due = self._cases.due_by_conversation()
        rows = [_row(row, sorted(cases[row.id]), due.get(row.id)) for row in found]
        return sorted(rows, key=lambda row: row["promise"] is None)

    def one(self, conversation: str, agent: str) -> dict[str, Any] | None:
        """Everything about one conversation, as this agent may see and use it."""
        passed = tables.handover
        with self._database.reading() as db:
            row = db.execute(conversation_rows().where(_talk.c.id == conversation)).one_or_none()
            if row is None:
                return None
            said = select(_said).where(_said.c.conversation == conversation).order_by(_said.c.id)
            messages = [message_from(message) for message in db.execute(said)]
            handed = select(passed).where(passed.c.conversation == conversation).order_by(passed.c.id.desc())
            handovers = [
                {"reason": one.reason, "summary": one.summary, "created_at": one.created_at}
                for one in db.execute(handed)
            ]
        return {
            **_summary(conversation_from(row)),
            "locale": row.locale,
            "channel": row.channel,
            "created_at": row.created_at,
            "messages": [asdict(message) for message in messages],
            "handovers": handovers,
            "cases": self._cases.of_conversation(conversation),
            **_possible(conversation_from(row), agent),
        }


def _summary(found: Conversation) -> dict[str, Any]:
    return {
        "id": found.id,
        "owner": found.owner,
        "reason": found.reason,
        "agent": found.agent,
        "resolved": found.resolved,
        "since": found.since,
        "urgent": found.reason is Reason.DANGER,
    }


def _row(row: Row[Any], cases: list[str], promise: dict[str, Any] | None) -> dict[str, Any]:
    last = {"author": row.author, "text": row.text, "created_at": row.said_at} if row.author else None
    return {**_summary(conversation_from(row)), "last": last, "cases": cases, "promise": promise}


def _possible(found: Conversation, agent: str) -> dict[str, bool]:
    mine = found.owner is Owner.AGENT and found.agent == agent
    return {"mine": mine, "can_take": not mine, "can_reply": mine, "can_hand_back": mine}
