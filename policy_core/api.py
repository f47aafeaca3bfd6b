"""What other rooms ask for besides decisions: the facts, what follows from what, due dates."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from policy_core import fields, shelf
from policy_core.calendar import due_dates
from policy_core.case import read_answers
from policy_core.conditions import Value
from policy_core.consistency import consistent, space_of
from policy_core.errors import InvalidCase
from policy_core.vocabulary import UNSURE, vocabulary

FACTS: Mapping[str, tuple[Value, ...]] = {name: fact.values for name, fact in vocabulary().asked.items()}
"""The facts that a customer is asked, in order, each with its values."""

QUALITY_REASONS = vocabulary().asked["reason"].groups["quality"]
"""The reasons that are the shop's to put right."""


def consequences(facts: Mapping[str, object], reason: object = None) -> dict[str, Value | None]:
    """What follows from these answers, beside them; null where it follows that there is no such thing.

    Raises `InvalidCase` for what is no answer. From answers that contradict each other nothing follows.
    """
    words = vocabulary()
    space = space_of(words)
    cells = consistent(words, frozenset()).possible
    answers = read_answers(facts, reason)
    for name, answer in answers.items():
        if answer is not None and answer != UNSURE:
            cells &= space.having[name][answer]
    found: dict[str, Value | None] = {}
    for name, fact in words.asked.items():
        left = [value for value in fact.cases if cells & space.having[name][value]]
        if answers[name] in (None, UNSURE) and len(left) == 1:
            found[name] = None if left[0] == fact.absent else left[0]
    return found


def due(
    policy: str,
    *,
    requested_at: datetime,
    time_zone: str,
    verified_on: date | None = None,
    holidays: str | None = None,
) -> dict[str, Any]:
    """When the answer and the refund are due, in the contract's shape; `holidays` is a country's code.

    Raises `InvalidCase`, and `UnknownPolicy`.
    """
    if requested_at.tzinfo is None:
        raise InvalidCase("requested_at", "needs its offset, such as -07:00 or Z")
    shop = fields.zone(time_zone, "time_zone")
    pack = shelf.pack_in_force(policy, fields.local_day(requested_at, shop, "requested_at"))
    return due_dates(pack, requested_at, shop, verified_on, holidays)
