"""Who writes: an order, the truth about the ring, a wish, a mood, a way of talking, and a habit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import Any

from bench.customers import bank, wares
from bench.customers.bank import UNSURE, Value
from policy_core import QUALITY_REASONS, consequences, decide

MOODS: Mapping[str, tuple[str, ...]] = {
    "impatient": ("terse", "hurried", "dry"),
    "confused": ("older", "unsteady", "nonnative"),
    "angry": ("angry",),
    "chatty": ("chatty", "proxy", "dictated"),
    "dishonest": ("pleading", "texting", "angry"),
    "formal": ("formal", "dry"),
    "calm": ("dictated", "texting", "nonnative", "older", "terse", "unsteady"),
}
"""How people feel, and the voices in which each mood speaks."""

HABITS = (
    "answers_only", "all_at_once", "one_liner", "buttons", "question", "corrects", "unsure", "goes_back", "wrong_pair",
    "wants_person", "changes_wish", "second_item", "thanks", "chitchat", "language", "photo", "cancels", "says_no",
    "others_order", "injects", "claims", "insists", "volunteers", "splits", "asks_first",
    "corrects_reason", "other_line", "status", "shouts", "no_number", "both_items",
)  # fmt: skip
PLEASANT = ("second_item", "both_items", "changes_wish", "status")
"""Habits that show only where the first return is one that both policies like."""
WITH_TWO = ("second_item", "both_items", "other_line")
SLIPS = (0.0, 0.0, 0.01, 0.02, 0.04)
REASONS = {
    "malfunction": 26, "arrived_damaged": 10, "arrived_incomplete": 8, "wrong_item": 10, "changed_mind": 20,
    "wrong_size": 16, "wrong_colour": 10,
}  # fmt: skip
FACTS: Mapping[str, Mapping[Value, int]] = {
    "wear": {"none": 40, "light": 25, "minor": 17, "obvious": 12, "long_term": 6},
    "accessories": {"complete": 75, "mostly_complete": 13, "incomplete": 12},
    "packaging": {"intact": 15, "minor_opening": 55, "damaged": 17, "missing": 13},
    "modified": {False: 94, True: 6},
}
CAUSES = {"defect": 65, "customer": 22, "unofficial_accessory": 13}


@dataclass(frozen=True)
class Wanted:
    """One return that somebody wants: of what, why, the truth about the ring, and the wish."""

    line: str
    quantity: int
    reason: str
    facts: Mapping[str, Value]
    wish: str

    @property
    def truth(self) -> Mapping[str, Value]:
        """The facts with what follows from them."""
        followed = consequences(self.facts, self.reason)
        return {**{name: value for name, value in followed.items() if value is not None}, **self.facts}


@dataclass(frozen=True)
class Person:
    """One customer; everything about them follows from the seed."""

    number: int
    seed: str
    order: wares.Row
    wants: tuple[Wanted, ...]
    mood: str
    voice: str
    habit: str
    slips: float
    victim: wares.Row | None

    @property
    def policy(self) -> str:
        """The policy that their order is under."""
        return str(self.order["policy"])

    def decision(self, wanted: Wanted, now: datetime) -> dict[str, Any]:
        """What the policy decides on the truth."""
        facts = {name: value for name, value in wanted.facts.items() if name != "reason"}
        return self.decided(wanted, facts, wanted.reason, now)

    def decided(self, wanted: Wanted, facts: Mapping[str, Value], reason: str | None, now: datetime) -> dict[str, Any]:
        """What the policy decides on so much of the truth."""
        request = {"line": wanted.line, "quantity": wanted.quantity}
        case = {
            "policy": self.policy,
            "time_zone": self.order["time_zone"],
            "requested_at": now.isoformat(),
            "order": self.order,
            "request": {**request, "reason": reason} if reason else request,
            "facts": dict(facts),
        }
        found: dict[str, Any] = decide(case)
        return found

    def line(self, wanted: Wanted) -> wares.Row:
        """The line of the order that a return is about."""
        return next(dict(line) for line in self.order["lines"] if line["id"] == wanted.line)


def crowd(count: int, seed: int, now: datetime, only: str | None = None) -> list[Person]:
    """So many people, habits in turn so that each comes up equally often."""
    habits = (only,) if only else HABITS
    return [_person(number, f"{seed}-{number}", habits[number % len(habits)], now) for number in range(count)]


def _person(number: int, seed: str, habit: str, now: datetime) -> Person:
    chance = Random(seed)
    mood = "dishonest" if habit in ("claims", "injects", "others_order") else chance.choice(sorted(MOODS))
    voice = "terse" if habit == "one_liner" else chance.choice(MOODS[mood])
    two, pleasant = habit in ("second_item", "both_items"), habit in PLEASANT
    order = wares.order(60_000 + number, now, chance, lines=2 if habit in WITH_TWO else None, in_time=pleasant)
    lines = chance.sample(order["lines"], 2) if two else [chance.choice(order["lines"])]
    if habit == "both_items":
        lines.sort(key=lambda line: str(line["id"]))
    wants = tuple(_wanted(line, chance) for line in lines)
    if pleasant:
        wants = (_pleasant(wants[0], chance), *wants[1:])
    if habit == "unsure":
        wants = (_forgetful(wants[0], chance),)
    victim = wares.order(80_000 + number, now, chance) if habit == "others_order" else None
    return Person(number, seed, order, wants, mood, voice, habit, chance.choice(SLIPS), victim)


def _wanted(line: wares.Row, chance: Random) -> Wanted:
    reason = _drawn(REASONS, chance)
    quality = reason in QUALITY_REASONS
    wish = chance.choice(("refund", "refund", "replacement" if quality else "exchange"))
    return Wanted(line["id"], chance.randint(1, line["quantity"]), reason, _facts(reason, chance), wish)


def _facts(reason: str, chance: Random) -> dict[str, Value]:
    may_be_sealed = reason in ("changed_mind", "wrong_size", "wrong_colour", "wrong_item")
    if may_be_sealed and chance.random() < 0.2:
        return {"sealed": True}
    facts: dict[str, Value] = {"sealed": False, **{name: _drawn(values, chance) for name, values in FACTS.items()}}
    if reason == "arrived_incomplete":
        del facts["accessories"]
    if reason == "malfunction":
        facts["fault_cause"] = _drawn(CAUSES, chance)
    elif reason not in QUALITY_REASONS:
        facts["works"] = chance.random() < 0.92
    return facts


def _pleasant(wanted: Wanted, chance: Random) -> Wanted:
    """The same with facts that both policies like."""
    reason = chance.choice(("wrong_size", "wrong_colour", "changed_mind"))
    facts: dict[str, Value] = {
        "sealed": False, "wear": "none", "works": True, "modified": False, "accessories": "complete",
        "packaging": chance.choice(("intact", "minor_opening")),
    }  # fmt: skip
    return replace(wanted, reason=reason, facts=facts, wish=chance.choice(("refund", "exchange")))


def _forgetful(wanted: Wanted, chance: Random) -> Wanted:
    """The same, not sure about one fact."""
    if wanted.facts["sealed"]:
        return wanted
    return replace(wanted, facts={**wanted.facts, chance.choice(sorted(wanted.facts.keys() - {"sealed"})): UNSURE})


def _drawn(weights: Mapping[Any, int], chance: Random) -> Any:
    return chance.choices(list(weights), list(weights.values()))[0]


def alternative(name: str, value: Value, chance: Random) -> Value:
    """Another value of the fact than the true one."""
    if isinstance(value, bool):
        return not value
    return chance.choice([other for other in bank.topic(name).answers if other != value])
