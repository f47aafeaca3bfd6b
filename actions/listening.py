"""What one turn adds to the draft: the answer to the open question, and all that was told besides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions.answers import agreed, button, count, fact_answer, overturned, volunteered, yes_no
from actions.draft import FACT_SLOTS, UNSURE, Draft, Value
from actions.items import matching, names
from actions.turn import Turn
from actions.voice import Domain
from policy_core import QUALITY_REASONS
from returns.model import Order

ANSWERABLE = ("reason", *FACT_SLOTS, "resolution")
TALKATIVE = 4
"""A reason given in this many words is a description as well, and none is asked for."""


@dataclass(frozen=True)
class Heard:
    """The draft after a turn, the changes (name, before, after), what was new, and whether a fault was told."""

    draft: Draft
    changes: tuple[tuple[str, Value, Value], ...] = ()
    fresh: frozenset[str] = frozenset()
    fault_told: bool = False

    @property
    def something(self) -> bool:
        """Whether the turn told anything that a request needs."""
        return bool(self.fresh)


def listen(draft: Draft, asked: str | None, turn: Turn, order: Order | None, domain: Domain) -> Heard:
    """Fold one turn into the draft."""
    now = _photos(draft, asked, turn)
    corrected = overturned(now, asked, turn)
    agreement = agreed(domain, turn) if asked == "confirm" and not corrected else None
    if agreement is not None:
        return Heard(replace(now, confirm=agreement), fresh=frozenset({"confirm"}))
    if not corrected or any(each.topic == asked for each in turn.segments):
        now = _answered(now, asked, turn, order, domain)
    for name, value in {**volunteered(now, asked, turn), **corrected}.items():
        now = now.saying(name, value)
    now = _described(draft, now, asked, turn, domain)
    return Heard(now, _changes(draft, now), fresh(draft, now), _fault_told(draft, now))


def _photos(draft: Draft, asked: str | None, turn: Turn) -> Draft:
    seen = draft.photos or ()
    new = tuple(photo for photo in turn.photos if photo not in seen)
    return (
        replace(draft, photos=(*seen, *new), photos_closed=asked == "photos" or draft.photos_closed) if new else draft
    )


def _answered(draft: Draft, asked: str | None, turn: Turn, order: Order | None, domain: Domain) -> Draft:
    if asked and asked in ANSWERABLE:
        value = fact_answer(domain, asked, turn)
        if asked == "resolution" and value in (UNSURE, True, False):
            return draft
        return draft if value is None else draft.saying(asked, value)
    if asked == "photos" and not turn.photos:
        none = (
            button(domain, "photos", turn.text)
            or yes_no(turn) in (False, UNSURE)
            or turn.sure("skip", "unsure", "deny")
        )
        return replace(draft, photos_closed=True) if none else draft
    if order and asked in ("item", "quantity"):
        return _piece(draft, asked, turn, order)
    if order and draft.item is None:
        return _piece(draft, "item", turn, order, volunteered=True)
    return draft


def _piece(draft: Draft, asked: str, turn: Turn, order: Order, *, volunteered: bool = False) -> Draft:
    if asked == "quantity" and draft.item:
        line = next(line for line in order.lines if line.id == draft.item)
        named = names(turn.text, line)
        return replace(draft, quantity=1 if named else count(turn.text, line.left) or draft.quantity)
    found = matching(turn, order, only_surely=volunteered)
    return replace(draft, item=found) if found else draft


def _described(before: Draft, now: Draft, asked: str | None, turn: Turn, domain: Domain) -> Draft:
    if now.description is not None:
        return now
    if asked == "description" and turn.text.strip():
        skipped = turn.whole.topic in ("skip", "deny", "unsure") and len(turn.text.split()) < TALKATIVE
        return replace(now, description="" if skipped else turn.text.strip())
    told_reason = now.reason not in (before.reason, None, UNSURE)
    if told_reason and button(domain, "reason", turn.text) is None and len(turn.text.split()) >= TALKATIVE:
        return replace(now, description=turn.text.strip())
    return now


def _changes(before: Draft, now: Draft) -> tuple[tuple[str, Value, Value], ...]:
    pairs = ((name, before.known(name), now.known(name)) for name in ANSWERABLE)
    return tuple((name, old, new) for name, old, new in pairs if old is not None and new is not None and old != new)


def fresh(before: Draft, now: Draft) -> frozenset[str]:
    """The names of the slots in which two drafts differ."""
    old, new = before.slots(), now.slots()
    return frozenset(name for name in new if new[name] != old[name])


def _fault_told(before: Draft, now: Draft) -> bool:
    return before.reason is None and now.reason in QUALITY_REASONS
