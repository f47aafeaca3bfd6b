"""What the conversation does next: find the order, ask what the policy needs, tell the decision, ask for a yes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from actions.draft import FACT_SLOTS, UNSURE, Draft
from actions.identity import order_of
from actions.items import returnable
from actions.verdict import case_lines, offered, tell
from actions.voice import Voice, day
from actions.wanted import wanted_of
from policy_core import QUALITY_REASONS, InvalidCase, load_pack
from returns.model import Order
from returns.service import Returns

ANSWERED = (*FACT_SLOTS, "reason")
"""What can contradict each other; the reason is the last to be doubted."""
CLASHES = 2
"""After this many contradictions a person sorts them out."""


@dataclass(frozen=True)
class Step:
    """The draft and the slot to ask for next; None ends the form."""

    draft: Draft
    ask: str | None


def next_step(draft: Draft, fresh: Collection[str], returns: Returns, voice: Voice) -> Step:
    """Say what there is to say and name the next question; `fresh` names what this turn told."""
    if draft.ending:
        return Step(draft, None)
    order = order_of(draft, returns)
    if not order:
        return Step(draft, _identifying(draft))
    draft = _with_only_item(draft, order)
    if not returnable(order):
        return Step(_nothing_left(draft, order, fresh, returns, voice), "anything_else")
    if not draft.item:
        return Step(draft, "item")
    line = next(line for line in order.lines if line.id == draft.item)
    if draft.quantity is None and line.left > 1:
        return Step(draft, "quantity")
    return _judged(draft, order, fresh, returns, voice)


def _nothing_left(draft: Draft, order: Order, fresh: Collection[str], returns: Returns, voice: Voice) -> Draft:
    """Say what is open already, or that another wish for it needs a person; the only case is the one spoken of."""
    cases = returns.cases(order=order.number)
    open_case = returns.case(draft.last_case) if draft.last_case else None
    if open_case and open_case.resolution == "exchange" and wanted_of(draft.wanted, order):
        voice.say("utter_wanted_noted")
    elif open_case and "resolution" in fresh:
        if open_case.resolution != draft.resolution:  # else they get what they wish for
            voice.say("utter_faq_another_wish")
    elif not (draft.asked and draft.asked[-1] == "anything_else"):
        voice.say("utter_nothing_left", order=order.number, cases=case_lines(cases, voice))
    spoken_of = draft.last_case or (cases[0].number if len(cases) == 1 else None)
    return replace(draft, last_case=spoken_of, resolution=None, wanted=())


def _identifying(draft: Draft) -> str:
    """What is still to be asked before it is known which order it is about, and whose."""
    if draft.by_code and not draft.proved:
        return "code" if draft.email else "email"
    return "email" if draft.order_number else "order_number"


def judged(draft: Draft, returns: Returns) -> dict[str, Any]:
    """The decision on the draft as far as it is known."""
    return returns.judge(draft.request())


def as_told(decision: dict[str, Any], draft: Draft, returns: Returns) -> dict[str, Any]:
    """The decision with, for a refusal, the clauses alone that apply to what was said, whatever was not asked."""
    if decision["outcome"] != "not_eligible":
        return decision
    stands = returns.standing(draft.request())
    certain = [each for each in decision["because"] if stands[each["clause"]] == "yes"]
    return {**decision, "because": certain or decision["because"]}


def _with_only_item(draft: Draft, order: Order) -> Draft:
    """The draft without an item that went elsewhere meanwhile, and with the only one there is."""
    left = [line.id for line in returnable(order)]
    chosen = draft.item if draft.item in left else None
    return replace(draft, item=chosen or (left[0] if len(left) == 1 else None))


def _judged(draft: Draft, order: Order, fresh: Collection[str], returns: Returns, voice: Voice) -> Step:
    draft, decision = _consistent(draft, fresh, returns, voice)
    if draft.clashes > CLASHES:
        return Step(replace(draft, ending="contradiction"), None)
    if draft.recheck and draft.known(draft.recheck) is None:
        return Step(replace(draft, told=None), draft.recheck)
    draft = replace(draft, recheck=None)
    if decision["outcome"] == "undecided":
        return Step(replace(draft, told=None), decision["ask"][0])
    doubt = _doubt(draft, decision, returns)
    if doubt:
        return Step(replace(draft.saying(doubt, None), recheck=doubt), doubt)
    if decision["outcome"] != "not_eligible":
        if draft.reason and draft.description is None:
            return Step(draft, "description")
        if not (draft.photos_closed or draft.photos) and order.received_on and photos_help(draft):
            return Step(draft, "photos")
    draft = _told(draft, as_told(decision, draft, returns), order, returns, voice)
    if decision["outcome"] == "not_eligible":
        return Step(draft, "anything_else")
    return Step(*_wish(draft, decision, voice))


def _doubt(draft: Draft, decision: dict[str, Any], returns: Returns) -> str | None:
    """A fact told on the way without which it would not be refused: it is asked before a refusal rests on it."""
    if decision["outcome"] != "not_eligible" or not draft.doubted:
        return None
    return next((name for name in returns.deciding(draft.request()) if name in draft.doubted), None)


def _consistent(draft: Draft, fresh: Collection[str], returns: Returns, voice: Voice) -> tuple[Draft, dict[str, Any]]:
    """The decision; where two answers cannot both be true it is said aloud, and the older one is to be asked again."""
    try:
        return draft, judged(draft, returns)
    except InvalidCase:
        kept, decision = next(_without_contradiction(draft, fresh, returns))
        gone = [name for name in ANSWERED if draft.known(name) != kept.known(name)]
        if gone == ["fault_cause"] and kept.reason and kept.reason not in QUALITY_REASONS:
            return kept, decision  # nothing failed that could have a cause
        others = [name for name in ANSWERED if name in fresh and name not in gone] or ["reason"]
        voice.say(
            "utter_contradiction", before=_told_facts(draft, gone, voice), after=_told_facts(draft, others, voice)
        )
        return replace(kept, recheck=gone[0], clashes=draft.clashes + 1), decision


def _told_facts(draft: Draft, names: list[str], voice: Voice) -> str:
    said = [(name, value) for name in names if (value := draft.known(name)) is not None]
    plain = [(name, value) for name, value in said if value != UNSURE]
    return voice.listed(voice.told(name, value) for name, value in plain or said)


def _without_contradiction(
    draft: Draft, fresh: Collection[str], returns: Returns
) -> Iterator[tuple[Draft, dict[str, Any]]]:
    """Drafts that can be judged: without one of the answers, this turn's last, or else without any fact."""
    given = sorted(
        (name for name in ANSWERED if draft.known(name) is not None),
        key=lambda name: (name in fresh, name not in draft.doubted),
    )
    for kept in [*(draft.saying(name, None) for name in given), replace(draft, facts={})]:
        try:
            yield kept, judged(kept, returns)
        except InvalidCase:
            continue


def photos_help(draft: Draft) -> bool:
    """Whether a photo helps: quality reasons, a damaged box, and any wear."""
    worn = draft.facts.get("wear") not in (None, "none", UNSURE)
    return draft.reason in QUALITY_REASONS or draft.facts.get("packaging") == "damaged" or worn


def _told(draft: Draft, decision: dict[str, Any], order: Order, returns: Returns, voice: Voice) -> Draft:
    said = {key: decision[key] for key in ("outcome", "offers", "refund", "because", "line")}
    print_of_it = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
    if print_of_it != draft.told:
        title = next(line.title for line in order.lines if line.id == draft.item)
        pack = load_pack(decision["policy"], decision["policy_version"])
        tell(voice, decision, pack, title, arrived=order.received_on is not None)
        _tell_what_decided(draft, decision, returns, voice)
        if decision["outcome"] == "not_eligible" and (decision["days_left"] or 0) < 0:
            voice.say("utter_refusal_last_day", last_day=day(decision["last_day"]))
    return replace(draft, told=print_of_it)


def _tell_what_decided(draft: Draft, decision: dict[str, Any], returns: Returns, voice: Voice) -> None:
    """Say which answers a refusal rests on, so that a misreading can be mended."""
    rests_on = returns.deciding(draft.request()) if decision["outcome"] == "not_eligible" else ()
    facts = _told_facts(draft, [name for name in rests_on if name != "reason"] or list(rests_on), voice)
    if facts:
        voice.say("utter_refusal_rests_on", facts=facts)


def _wish(draft: Draft, decision: dict[str, Any], voice: Voice) -> tuple[Draft, str]:
    offers: list[str] = decision["offers"]
    if draft.reason == "wrong_item" and draft.resolution == "exchange" and "replacement" in offers:
        draft = replace(draft, resolution="replacement")  # the right one instead of the wrong one
    if draft.wished in offers:
        draft = replace(draft, resolution=draft.wished, wished=None)
    if draft.resolution and offers and draft.resolution not in offers:
        wish = voice.line(f"utter_said_resolution_{draft.resolution}")
        voice.say("utter_wish_not_offered", wish=wish, offers=offered(voice, offers))
        draft = replace(draft, resolution=None, wished=draft.resolution)
    if len(offers) == 1:
        draft = replace(draft, resolution=offers[0])
    if offers and draft.resolution is None:
        return draft, "resolution"
    return draft, "confirm"
