"""A case as the contract has it, read into values that the engine can trust; money in minor units."""

from datetime import date
from typing import NamedTuple

from policy_core import fields, shelf
from policy_core.conditions import Value
from policy_core.errors import InvalidCase, UnknownPolicy
from policy_core.fields import Record
from policy_core.lines import Answers
from policy_core.model import OFFERS, Fact, Pack
from policy_core.order import Line, Order, read_order
from policy_core.source import spelled
from policy_core.vocabulary import UNSURE, vocabulary

_COSTS = ("percent", "return_label", "reconditioning")


class Costs(NamedTuple):
    """What the inspector found to be paid: the percentage chosen, and amounts in minor units."""

    percent: int | None
    return_label: int
    reconditioning: int


class Case(NamedTuple):
    """One request about one order line."""

    pack: Pack
    order: Order
    line: Line
    quantity: int
    requested_on: date
    wish: str | None
    answers: Answers
    costs: Costs | None

    @property
    def day(self) -> int | None:
        """The days from the ring's arrival to the request; null while it has not arrived."""
        received = self.order.received_on
        return None if received is None else (self.requested_on - received).days


def read_case(value: object) -> Case:
    """The case in this JSON value. Raises `InvalidCase`."""
    given = fields.record(value, "case")
    policy = fields.text(given, "policy", "")
    zone = fields.zone(fields.part(given, "time_zone", ""), "time_zone")
    requested_on = fields.local_day(fields.instant(given, "requested_at", ""), zone, "requested_at")
    order = read_order(fields.record(fields.part(given, "order", ""), "order"))
    placed_on = fields.local_day(order.placed_at, zone, "order.placed_at")
    request = fields.record(fields.part(given, "request", ""), "request")
    facts = fields.record(fields.part(given, "facts", ""), "facts")
    wish = request.get("resolution")
    line, quantity = _requested(request, order)
    return Case(
        pack=_pack(policy, given.get("policy_version"), placed_on),
        order=order,
        line=line,
        quantity=quantity,
        requested_on=requested_on,
        wish=None if wish is None else fields.choice(wish, OFFERS, "request.resolution"),
        answers=tuple(read_answers(facts, request.get("reason")).values()),
        costs=_costs(given.get("costs"), order.digits),
    )


def _requested(request: Record, order: Order) -> tuple[Line, int]:
    name = fields.text(request, "line", "request.")
    line = next((line for line in order.lines if line.id == name), None)
    if line is None:
        raise InvalidCase("request.line", f"the order has no line {fields.shown(name)}")
    quantity = fields.count(request, "quantity", "request.")
    left = line.quantity - order.returned[line.id]
    if quantity > left:
        raise InvalidCase("request.quantity", f"{fields.shown(quantity)} asked for, but {left} left of line {line.id}")
    return line, quantity


def _pack(policy: str, version: object, placed_on: date) -> Pack:
    if version is not None and not isinstance(version, str):
        raise InvalidCase("policy_version", f"must be a text, not {fields.shown(version)}")
    try:
        in_force = shelf.pack_in_force(policy, placed_on)
    except UnknownPolicy as error:
        raise InvalidCase("policy", str(error)) from None
    try:
        return in_force if version is None else shelf.load_pack(policy, version)
    except UnknownPolicy as error:
        raise InvalidCase("policy_version", str(error)) from None


def read_answers(facts: Record, reason: object) -> dict[str, Value | None]:
    """The answers to all facts, in their order; null for what is unknown. Raises `InvalidCase`."""
    words = vocabulary()
    for key in facts:
        if key not in words.asked or key == words.first:
            known = ", ".join(name for name in words.asked if name != words.first)
            raise InvalidCase(f"facts.{fields.key(key)}", f"is no fact; the facts are {known}")
    return {
        name: _answer(fact, reason, f"request.{name}")
        if name == words.first
        else _answer(fact, facts.get(name), f"facts.{name}")
        for name, fact in words.asked.items()
    }


def _answer(fact: Fact, value: object, field: str) -> Value | None:
    if value is None or (isinstance(value, str | bool) and (value == UNSURE or value in fact.says)):
        return value
    known = ", ".join(map(spelled, [*fact.values, UNSURE]))
    raise InvalidCase(field, f"must be one of {known}, not {fields.shown(value)}")


def _costs(value: object, digits: int) -> Costs | None:
    if value is None:
        return None
    given = fields.record(value, "costs")
    for key in given:
        if key not in _COSTS:
            raise InvalidCase(f"costs.{fields.key(key)}", f"is no cost; the costs are {', '.join(_COSTS)}")
    percent = given.get("percent")
    if percent is not None and (isinstance(percent, bool) or not isinstance(percent, int) or not 0 <= percent <= 100):
        raise InvalidCase("costs.percent", f"must be a whole number from 0 to 100, not {fields.shown(percent)}")
    label, reconditioning = (
        0 if given.get(key) is None else fields.amount(given, key, "costs.", digits)
        for key in ("return_label", "reconditioning")
    )
    return Costs(percent, label, reconditioning)
