"""What agents do with a conversation: take it over, reply, and hand it back to the bot."""

from desk import sentences
from desk.cases.answering import mail_answer
from desk.errors import Refused
from desk.model import Author, Incoming, Intent, Owner, shown_name
from desk.store import Held, Store


class Takeover:
    """The agents' side of conversations; raises `Refused` with a sentence when somebody else has one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take(self, conversation: str, agent: str, held_by: str | None = None) -> None:
        """Gives the conversation to an agent; of two at once one wins, unless the other names who gives it up."""
        with self._store.hold(conversation) as held:
            found = held.conversation
            if found.owner is Owner.AGENT and found.agent == agent:
                return
            if found.owner is Owner.AGENT and found.agent != held_by:
                raise _taken(held)
            held.say(Author.SYSTEM, sentences.JOINED.format(agent=shown_name(agent)))
            held.change(owner=Owner.AGENT, agent=agent, since=held.now, resolved=False)

    def reply(self, conversation: str, agent: str, incoming: Incoming) -> int:
        """Stores an agent's reply and returns its id; the same client id is the same reply."""
        with self._store.hold(conversation) as held:
            known = held.known(incoming.client_id)
            if known is not None:
                return known
            _must_be_had_by(held, agent)
            answer = held.say(Author.AGENT, incoming.text, client_id=incoming.client_id, agent=agent)
            mail_answer(held, answer, incoming.text, agent)
            return answer

    def hand_back(self, conversation: str, agent: str) -> None:
        """Gives the conversation back to the bot, which is told so; what was said meanwhile needs no answer of it."""
        with self._store.hold(conversation) as held:
            _give_back(held, agent, sentences.HANDED_BACK)

    def resolve(self, conversation: str, agent: str) -> None:
        """Gives the conversation back as settled; when the customer writes again, it is the bot's."""
        with self._store.hold(conversation) as held:
            _give_back(held, agent, sentences.RESOLVED)
            held.change(resolved=True)


def _give_back(held: Held, agent: str, sentence: str) -> None:
    _must_be_had_by(held, agent)
    held.change(answered_id=held.last_id, owner=Owner.BOT, agent=None, reason=None, since=held.now)
    held.say(Author.SYSTEM, sentence.format(agent=shown_name(agent)), intent=Intent.HANDED_BACK)


def _must_be_had_by(held: Held, agent: str) -> None:
    found = held.conversation
    if found.owner is not Owner.AGENT:
        raise Refused(409, sentences.NOT_YOURS, field="owner")
    if found.agent != agent:
        raise _taken(held)


def _taken(held: Held) -> Refused:
    return Refused(409, sentences.TAKEN.format(agent=shown_name(held.conversation.agent or "")), field="owner")
