"""The request as far as it is known: the form's slots as one value, and back to slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from policy_core import FACTS
from returns.model import Request

FACT_SLOTS = tuple(name for name in FACTS if name != "reason")
"""The facts that a customer answers besides the reason, in the memo's order."""

UNSURE = "unsure"
LISTS = ("photos", "asked", "proved", "candidates", "rest", "doubted", "tried", "wanted", "later")
Value = bool | str


@dataclass(frozen=True)
class Draft:
    """One request in the making; an empty field was not asked yet.

    `candidates` are numbers of which one is meant, `gift` is a present that somebody else bought,
    `proved` are the orders that a one-time code opened, `hint` is what was said before the order was known, `rest` are
    the lines that come after this one with what was said about all of them in `shared`, `review` is a case of theirs
    that waits for a person until all are done, `doubted` are facts told on the
    way that may be misread, `recheck` is a fact to be asked again, `tried` are a number and an address that did not
    belong together, `wished` is what was wished for and not offered, `wants_person` asks for one after the yes,
    `worn` remembers that the ring was said to have been worn, `wanted` is the size or colour that is
    wished for, and `later` are questions that wait for the order.
    """

    order_number: str | None = None
    email: str | None = None
    candidates: tuple[str, ...] = ()
    gift: bool = False
    by_code: bool = False
    code_sent: bool = False
    proved: tuple[str, ...] = ()
    identified: str | None = None
    hint: str | None = None
    item: str | None = None
    quantity: int | None = None
    reason: str | None = None
    facts: Mapping[str, Value] = field(default_factory=dict)
    description: str | None = None
    photos: tuple[str, ...] | None = None
    photos_closed: bool = False
    resolution: str | None = None
    confirm: bool | None = None
    requested_at: str | None = None
    request_key: str | None = None
    asked: tuple[str, ...] = ()
    told: str | None = None
    lookups: int = 0
    misses: int = 0
    doubted: tuple[str, ...] = ()
    recheck: str | None = None
    clashes: int = 0
    ending: str | None = None
    last_case: str | None = None
    rest: tuple[str, ...] = ()
    shared: Mapping[str, Value] = field(default_factory=dict)
    review: str | None = None
    tried: tuple[str, ...] = ()
    wished: str | None = None
    wants_person: bool = False
    worn: bool = False
    wanted: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @classmethod
    def of(cls, slots: Mapping[str, Any]) -> Draft:
        """The draft that these slots hold."""
        known = {each.name: slots[each.name] for each in fields(cls) if slots.get(each.name) is not None}
        for name in LISTS:
            if name in known:
                known[name] = tuple(known[name])
        facts = {name: slots[name] for name in FACT_SLOTS if slots.get(name) is not None}
        return cls(**{**known, "facts": facts})

    def slots(self) -> dict[str, Any]:
        """The value of every slot."""
        plain = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "facts"}
        for name in LISTS:
            plain[name] = list(plain[name]) if plain[name] else None
        return {**plain, **{name: self.facts.get(name) for name in FACT_SLOTS}}

    @property
    def unfinished(self) -> bool:
        """Whether a return was begun and neither opened, refused nor cancelled."""
        begun = self.order_number or self.email or self.identified or self.reason
        return bool(self.requested_at and begun)

    def known(self, name: str) -> Value | None:
        """What was said about the reason, the resolution or a fact."""
        return getattr(self, name) if name in ("reason", "resolution") else self.facts.get(name)

    def saying(self, name: str, value: Value | None) -> Draft:
        """The draft with the reason, the resolution or a fact set, or forgotten with None."""
        if name == "reason":
            return replace(self, reason=None if value is None else str(value))
        if name == "resolution":
            return replace(self, resolution=None if value is None else str(value))
        rest = {key: kept for key, kept in self.facts.items() if key != name}
        return replace(self, facts=rest if value is None else {**rest, name: value})

    def about_another_item(self) -> Draft:
        """A fresh request of the same customer for another item of the same order: the next one, if it was named."""
        known = {"order_number", "email", "proved", "identified", "last_case", "shared", "review", "wants_person"}
        fresh = Draft(**{name: getattr(self, name) for name in known})
        if not self.rest:
            return replace(fresh, shared={})
        facts = {name: self.shared[f"fact/{name}"] for name in FACT_SLOTS if f"fact/{name}" in self.shared}
        coming = replace(fresh, item=self.rest[0], rest=self.rest[1:], requested_at=self.requested_at, facts=facts)
        return replace(
            coming,
            reason=self._said_of_next("reason"),
            resolution=self._said_of_next("resolution"),
            description=self._said_of_next("description"),
            doubted=tuple(facts),
        )

    def _said_of_next(self, name: str) -> str | None:
        """What was said of the next item by itself, or else of all of them."""
        said = self.shared.get(f"{name}/{self.rest[0]}") or self.shared.get(name)
        return None if said is None else str(said)

    def request(self) -> Request:
        """What `returns` is asked about; the order and the item must be known."""
        if not (self.identified and self.item and self.requested_at):
            raise ValueError("there is nothing to judge before the order and the item are known")
        return Request(
            order_number=self.identified,
            line=self.item,
            quantity=self.quantity or 1,
            requested_at=datetime.fromisoformat(self.requested_at),
            reason=self.reason,
            resolution=None if self.resolution == UNSURE else self.resolution,
            facts=dict(self.facts),
        )
