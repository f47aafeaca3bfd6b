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
    words, answers = vocabulary(), read_answers(facts, reason)
    told = {name: answer for name, answer in answers.items() if answer is not None and answer != UNSURE}
    possible: dict[str, set[Value]] = {name: set() for name in words.asked}
    for first in words.asked[words.first].values:
        cells = consistent(words, first, frozenset()).possible if told.get(words.first, first) == first else 0
        for name in told.keys() - {words.first}:
            cells &= space_of(words).having[name][told[name]]
        if cells:
            possible[words.first].add(first)
        for name, having in space_of(words).having.items():
            possible[name].update(value for value in words.asked[name].cases if having[value] & cells)
    return {
        name: next(value if value != words.asked[name].absent else None for value in values)
        for name, values in possible.items()
        if name not in told and len(values) == 1
    }


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
