"""What one turn adds to the draft: the answer to the open question, and all that was told besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from actions.accidents import had_an_accident
from actions.answers import CLEAR, CURT, SURELY, agreed, agrees_first, button, count, fact_answer, yes_no
from actions.asides import BESIDE, doubted, volunteered
from actions.box_words import NO_RING, NOTHING_LEFT_OUT
from actions.corrections import meant_to_correct, overturned
from actions.draft import FACT_SLOTS, UNSURE, Draft, Value
from actions.fault_words import ARRIVING
from actions.item_words import ALL, HOW_MANY
from actions.items import (
    about,
    instead_of,
    matching,
    mentioned,
    names,
    one_of_a_pair,
    only_names,
    reasons_apart,
    returnable,
    several,
)
from actions.part_words import BROKEN_PART, BY_THEM, LOST_PART
from actions.plain_words import BEGINS, NEGATED, NO_PHOTOS, OF_ALL, OPEN_IT, PHOTOLESS, PICTURES
from actions.plainly import told_of, wore_it
from actions.ring_words import ELSE_FINE, MARK, NEVER_WORN, SEES_NOW, SMALL_MARKS
from actions.state_words import ANOTHER_ONE, HAS_ONE
from actions.taken_back import tells_its_accident
from actions.turn import Turn
from actions.voice import Domain
from actions.wanted import bare_colour, bare_size, wanting
from policy_core import QUALITY_REASONS
from returns.model import Order

ANSWERABLE = ("reason", *FACT_SLOTS, "resolution")
REMEMBERED = {"hint", "doubted", "shared", "worn", "wanted"}
HINT = 500
"""How much of what was said before the order was known is kept, in letters, to find the item by."""
NO_DESCRIPTION = (
    "cancel", "start_over", "goodbye", "go_back", "repeat", "why_ask", "bot_challenge", "greet", "thanks", "faq",
    "keep_waiting", "resume", "insult", "other_language",
)  # fmt: skip
"""What is said instead of a description, where it is short."""
RAMBLING = 9
"""From this many words on, whatever is said is a description too."""
LEAST_APART = 2
"""So many items with a reason each are told apart."""
OF_NO_RING: Mapping[str, Value] = {"wear": "none", "accessories": "complete", "modified": False}
"""What is true of a ring that never came."""
TALKATIVE = 4
"""A reason given in this many words is a description as well, and none is asked for."""


@dataclass(frozen=True)
class Heard:
    """The draft after a turn, the changes (name, before, after), what was new, and whether a fault was told."""

    draft: Draft
    changes: tuple[tuple[str, Value, Value], ...] = ()
    fresh: frozenset[str] = frozenset()
    fault_told: bool = False


def listen(draft: Draft, asked: str | None, turn: Turn, order: Order | None, domain: Domain) -> Heard:
    """Fold one turn into the draft."""
    now = _photos(draft, asked, turn)
    other = instead_of(now.item, asked, turn, order)
    if other:
        return Heard(replace(now, item=other, told=None), fresh=frozenset({"item"}))
    if asked is None and draft.told and OPEN_IT.search(turn.whole.text):
        return Heard(now, fresh=frozenset({"told"}))
    now = _itemised(now, asked, turn, order) if order and now.item is None else now
    full, turn = turn, about(now.item, turn, order)
    now = replace(now, worn=now.worn or wore_it(turn) or now.facts.get("wear") == "light")
    only_yes = asked == "confirm" and agrees_first(turn) and not tells_its_accident(turn)
    corrected = {} if only_yes else overturned(now, asked, turn)
    agreement = agreed(domain, turn) if asked == "confirm" and not corrected else None
    if agreement is None and asked == "confirm" and not corrected and _names_what_is_offered(now, turn):
        agreement = True
    if agreement or (agreement is False and not turn.sure("change_answer")):
        return Heard(replace(wanting(now, turn, asked), confirm=agreement), fresh=frozenset({"confirm"}))
    answers = any(each.topic == asked for each in turn.segments) or BEGINS.match(turn.whole.text)
    if not corrected or asked not in ANSWERABLE or answers:
        now = _answered(now, asked, turn, order, domain)
    if draft.item not in (None, now.item):
        return Heard(now, fresh=frozenset({"item"}))
    if not _only_the_question(now, asked, turn, order):
        by_the_way = {} if order and order.received_on is None else volunteered(now, asked, turn)
        for name, value in {**by_the_way, **corrected}.items():
            now = now.saying(name, value)
        now = _without_its_fault(draft, now, by_the_way)
        kept = [name for name in now.doubted if name != asked or now.known(name) is None]
        unsure = doubted(turn, by_the_way if meant_to_correct(turn) else {**by_the_way, **corrected})
        now = _unsettled(replace(now, doubted=(*kept, *sorted(unsure))), asked, turn)
    if order and (now.quantity or 1) > 1 and one_of_a_pair(turn.whole.text, order):
        now = replace(now, quantity=1)
    now = wanting(now, turn, asked)
    now = _shared(draft, _described(draft, now, asked, turn, domain), full, order)
    return Heard(now, _changes(draft, now), fresh(draft, now), _fault_told(draft, now))


def _without_its_fault(before: Draft, now: Draft, told: Mapping[str, Value]) -> Draft:
    """The draft without what went with a fault, where the fault was taken back for another reason."""
    if before.reason != "malfunction" or now.reason in (None, "malfunction"):
        return now
    if now.reason in QUALITY_REASONS:
        gone = ["accessories"]  # what came broken, or not at all, was not lost
    else:
        gone = [name for name in ("works", "fault_cause") if name not in told]
    return replace(now, facts={name: value for name, value in now.facts.items() if name not in gone})


def _names_what_is_offered(draft: Draft, turn: Turn) -> bool:
    """Whether the words do nothing but name what they are asked to confirm, as in "money, ok", or "size 8, please"."""
    short = len(turn.text.split()) <= CURT and not ("?" in turn.text or NEGATED.search(turn.whole.text))
    if draft.resolution == "exchange" and short and (bare_size(turn) or bare_colour(turn)):
        return True
    wish = turn.answers.get("resolution")
    named = wish and wish.value == draft.resolution and wish.share >= CLEAR and wish.mass >= BESIDE
    return bool(named) and not ("?" in turn.text or NEGATED.search(turn.whole.text))


def _unsettled(draft: Draft, asked: str | None, turn: Turn) -> Draft:
    """The draft with a ring that is said to have some mark after all to be looked at again."""
    said = turn.answers.get("wear")
    untold = any(each.label == "wear/unclear" and each.confidence >= SURELY for each in turn.segments)
    vague = said and (untold or said.value == "unclear" or (said.value != "none" and said.share < CLEAR))
    text = turn.whole.text
    marked = bool(said and vague and said.mass >= BESIDE and MARK.search(text))
    marked = marked or bool(SEES_NOW.search(text) and not SMALL_MARKS.search(text))
    if asked == "wear" or turn.photos or draft.facts.get("wear") not in ("none", "light") or not marked:
        return draft
    return replace(draft.saying("wear", None), recheck="wear")


def _only_the_question(now: Draft, asked: str | None, turn: Turn, order: Order | None) -> bool:
    """Whether the words speak of nothing but what was asked, though they may look like a fact or a wish."""
    if asked == "photos":
        of_photos = PICTURES.search(turn.whole.text) or PHOTOLESS.search(turn.whole.text)
        return bool(of_photos) and not had_an_accident(turn)
    return asked == "item" and now.item is not None and order is not None and only_names(turn.text, order)


def _photos(draft: Draft, asked: str | None, turn: Turn) -> Draft:
    seen = draft.photos or ()
    new = tuple(photo for photo in turn.photos if photo not in seen)
    if not new and NO_PHOTOS.search(turn.whole.text) and not turn.sure("faq"):
        return replace(draft, photos_closed=True)
    return (
        replace(draft, photos=(*seen, *new), photos_closed=asked == "photos" or draft.photos_closed) if new else draft
    )


def _answered(draft: Draft, asked: str | None, turn: Turn, order: Order | None, domain: Domain) -> Draft:
    if asked and asked in ANSWERABLE:
        value = fact_answer(domain, asked, turn)
        if asked == "resolution" and value in (UNSURE, True, False):
            return draft
        value = _in_this_case(draft, asked, value, turn)
        return draft if value is None else draft.saying(asked, value)
    if asked == "photos" and not turn.photos:
        none = (
            button(domain, "photos", turn.text)
            or PHOTOLESS.search(turn.whole.text)
            or OPEN_IT.search(turn.whole.text)
            or yes_no(turn) in (False, UNSURE)
            or turn.sure("skip", "unsure", "deny")
        )
        return replace(draft, photos_closed=True) if none else draft
    if order and asked == "quantity" and draft.item:
        return _counted(draft, turn.text, order)
    if draft.item is None:
        return _itemised(draft, asked, turn, order)
    return draft


def _in_this_case(draft: Draft, asked: str, value: Value | None, turn: Turn) -> Value | None:
    """What an answer means beside what is known already: how the ring came, whether it was worn, why it goes back."""
    came_badly = str(draft.reason).startswith("arrived")
    if asked in OF_NO_RING and draft.reason in ("arrived_incomplete", "wrong_item") and NO_RING.search(turn.whole.text):
        return OF_NO_RING[asked]  # what never came was neither worn nor lost
    if asked == "accessories" and came_badly and (_came_so(turn) or _only_broken(turn)):
        return "complete"  # what came so is no loss of the customer's
    if (
        asked == "resolution"
        and value is None
        and ANOTHER_ONE.search(turn.whole.text)
        and not HAS_ONE.search(turn.whole.text)
    ):
        return "replacement" if draft.reason in QUALITY_REASONS else "exchange"
    if asked == "resolution" and value is None and bare_size(turn):
        return "exchange"
    if asked == "wear" and came_badly and _unworn(turn):
        value = told_of("wear", "none", turn)  # what else shows of it is what it came with
    if asked == "wear" and value == "none" and draft.worn and not NEVER_WORN.search(turn.whole.text):
        return "light"  # "no marks" is said of what was worn
    return value


def _only_broken(turn: Turn) -> bool:
    """Whether a part is said to be broken, not by the customer, and none to be gone."""
    text = turn.whole.text
    return bool(BROKEN_PART.search(text)) and not (LOST_PART.search(text) or BY_THEM.search(text))


def _came_so(turn: Turn) -> bool:
    """Whether the words say that nothing is missing, or that what is bad came so."""
    text = turn.whole.text
    return bool(ARRIVING.search(text) or NOTHING_LEFT_OUT.search(text))


def _unworn(turn: Turn) -> bool:
    unworn = any(each.label == "wear/none" and each.confidence >= SURELY for each in turn.segments)
    return unworn or ELSE_FINE.search(turn.whole.text) is not None


def _counted(draft: Draft, said: str, order: Order) -> Draft:
    line = next(line for line in order.lines if line.id == draft.item)
    return replace(draft, quantity=1 if names(said, line) else count(said, line.left) or draft.quantity)


def _itemised(draft: Draft, asked: str | None, turn: Turn, order: Order | None) -> Draft:
    """The draft with the items that were named, now or before the order was known."""
    said = "\n".join(filter(None, [draft.hint, mentioned(turn)]))[-HINT:]
    if order is None:
        return replace(draft, hint=said)
    if one_of_a_pair(said, order):
        draft = replace(draft, quantity=1)
    elif len(returnable(order)) == 1 and returnable(order)[0].left > 1 and ALL.search(said):
        draft = replace(draft, quantity=returnable(order)[0].left)
    elif (number := HOW_MANY.search(said)) and len(returnable(order)) == 1 and returnable(order)[0].left > 1:
        draft = replace(draft, quantity=count(number["number"] or number["part"], returnable(order)[0].left))
    troubled = tuple(reasons_apart(turn, order))
    together = several(said, order) or (troubled if len(troubled) >= LEAST_APART else ())
    if together:
        return replace(draft, hint=None, item=together[0], rest=together[1:])
    found = matching(said, order, only_surely=asked != "item") or next(iter(troubled), None)
    return replace(draft, hint=None, item=found or draft.item)


def _shared(before: Draft, now: Draft, turn: Turn, order: Order | None) -> Draft:
    """The draft with what was said of all items, or of each one apart, while they were named together."""
    changed = {f"fact/{name}": value for name, value in now.facts.items() if before.facts.get(name) != value}
    kept = {name: value for name, value in now.shared.items() if name not in changed}
    now = replace(now, shared={**kept, **(changed if now.rest and OF_ALL.search(turn.whole.text) else {})})
    if now.rest == before.rest or not now.rest:
        return now
    said = {"reason": now.reason, "resolution": now.resolution, "description": now.description}
    shared = {name: value for name, value in said.items() if value}
    apart = {line: clause for line, clause in reasons_apart(turn, order).items() if line in (now.item, *now.rest)}
    if len({clause.value for clause in apart.values()}) < LEAST_APART or now.item not in apart:
        troubles = {each.value for each in turn.segments if each.topic == "reason" and each.confidence >= SURELY}
        if len(troubles) >= LEAST_APART:  # one of them may be another item's
            shared = {name: value for name, value in shared.items() if name == "resolution"}
        return replace(now, shared={**now.shared, **shared})
    of_each = {f"reason/{line}": clause.value for line, clause in apart.items()}
    of_each |= {f"description/{line}": clause.text for line, clause in apart.items()}
    now = replace(now.saying("reason", apart[now.item].value), description=apart[now.item].text)
    wish = {name: value for name, value in shared.items() if name == "resolution"}
    return replace(now, shared={**now.shared, **of_each, **wish})


def _described(before: Draft, now: Draft, asked: str | None, turn: Turn, domain: Domain) -> Draft:
    if now.description is not None:
        return now
    if asked == "description" and len(turn.text.split()) < RAMBLING and turn.sure(*NO_DESCRIPTION):
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
    """The names of the slots in which two drafts differ, those aside that only remember what was said."""
    old, new = before.slots(), now.slots()
    return frozenset(name for name in new if new[name] != old[name] and name not in REMEMBERED)


def _fault_told(before: Draft, now: Draft) -> bool:
    return before.reason is None and now.reason in QUALITY_REASONS
