"""How a conversation begins: a bare hello, a wish, or all at once."""

from random import Random

from bench.customers import bank
from bench.customers.noted import Answered, Record
from bench.customers.people import Person, Wanted
from bench.customers.typos import spoiled
from tests.stack import Message

FLAT = ("all_at_once", "volunteers")
STEP_BY_STEP = (
    "answers_only", "wrong_pair", "others_order", "corrects_reason", "other_line", "no_number", "both_items",
)  # fmt: skip


def opened(record: Record, chance: Random) -> list[Message]:
    """Says the first message, or the first few, and returns what is said to it."""
    person = record.person
    if person.habit == "splits":
        return _in_pieces(record, chance)
    if person.habit == "asks_first":
        return record.say(typed(bank.saying("hello", chance), person, chance))
    if person.habit in FLAT or (person.habit not in STEP_BY_STEP and chance.random() < 0.25):
        return record.say(typed(_all_at_once(record, chance), person, chance))
    words = bank.saying("start", chance)
    if chance.random() < 0.4:
        words = f"{bank.saying('hello', chance)}, {words}"
    elif person.habit not in STEP_BY_STEP and chance.random() < 0.25:
        words = _with_reason(record, chance)
    return record.say(typed(words, person, chance))


def pair(person: Person, chance: Random) -> str:
    """Order number and address in one message."""
    return bank.saying("pair_given", chance, order=number(person, chance), email=person.order["email"])


def number(person: Person, chance: Random) -> str:
    """The order number as people type it."""
    whole: str = person.order["number"]
    return chance.choice((whole, whole, whole.lower(), whole.replace("-", ""), whole.replace("-", " "), f"#{whole}"))


def can_volunteer(wanted: Wanted) -> list[str]:
    """The facts that somebody would mention unasked."""
    if wanted.facts["sealed"] is True:
        return ["sealed"]
    names = [name for name, value in wanted.facts.items() if value != bank.UNSURE and name != "sealed"]
    if wanted.reason == "arrived_damaged":
        return [name for name in names if name != "wear"]
    return names


def _all_at_once(record: Record, chance: Random) -> str:
    person, wanted = record.person, record.person.wants[0]
    said = [_reason(record, chance)]
    names = can_volunteer(wanted)
    for name in chance.sample(names, min(len(names), chance.randint(0, 2))):
        words = bank.statement(name, wanted.facts[name], chance)
        record.told.append(Answered(0, name, wanted.facts[name], words))
        said.append(words)
    if chance.random() < 0.4:
        words = bank.statement("resolution", wanted.wish, chance)
        record.told.append(Answered(0, "resolution", wanted.wish, words))
        said.append(words)
    said.append(pair(person, chance))
    if chance.random() < 0.5:
        said.insert(0, bank.saying("hello", chance))
    return chance.choice((". ", ", ")).join(said)


def _with_reason(record: Record, chance: Random) -> str:
    return f"{bank.saying('start', chance)}, {_reason(record, chance)}"


def _reason(record: Record, chance: Random) -> str:
    wanted = record.person.wants[0]
    words = bank.statement("reason", wanted.reason, chance)
    record.told.append(Answered(0, "reason", wanted.reason, words))
    return words


def _in_pieces(record: Record, chance: Random) -> list[Message]:
    """Several short messages, the later ones sent before the first is answered."""
    person = record.person
    for words in (bank.saying("hello", chance), bank.saying("start", chance), number(person, chance)):
        record.customer.post(typed(words, person, chance))
    return record.say(person.order["email"])


def typed(words: str, person: Person, chance: Random) -> str:
    """The words as this person's fingers put them."""
    slipped = spoiled(words, person.slips, chance)
    return slipped.upper() if person.habit == "shouts" and chance.random() < 0.7 else slipped
