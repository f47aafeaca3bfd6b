"""Telling a decision: what the policy gives, by which clauses, the money in parts, and what happens next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from actions.voice import Voice, day, money
from policy_core import Pack
from returns.exchanging import orders_anew
from returns.lifecycle import State
from returns.model import Case, Transfer
from returns.service import Returns

Decision = Mapping[str, Any]
TO_BE_SENT = (State.APPROVED, State.INSTRUCTIONS_SENT)
"""How a case stands whose ring is to be sent."""


def tell(voice: Voice, decision: Decision, pack: Pack, item: str, *, arrived: bool) -> None:
    """Say what was decided for this item, as one message or, where money is paid, as two."""
    clauses = clauses_of(voice, decision, pack)
    outcome = decision["outcome"]
    if outcome == "needs_review" and not arrived:
        voice.say("utter_verdict_not_arrived", item=item, policy=pack.title, clauses=clauses)
        return
    offers = offered(voice, decision["offers"])
    voice.say(f"utter_verdict_{outcome}", item=item, policy=pack.title, offers=offers, clauses=clauses)
    if outcome == "eligible":
        tell_refund(voice, decision["refund"])
        tell_shipping(voice, decision)


def tell_shipping(voice: Voice, decision: Decision, *, post_by: date | None = None) -> None:
    """Say who pays for the way back, and until when it is to be asked for or, once it was, to be posted."""
    last_day = voice.line("utter_line_post_by", last_day=day(post_by)) if post_by else _last_day(voice, decision)
    voice.say(f"utter_return_shipping_{decision['return_shipping']}", last_day=last_day)


def clauses_of(voice: Voice, decision: Decision, pack: Pack) -> str:
    """The clauses that decided, a line each."""
    return voice.lines(
        voice.line("utter_line_clause", text=each["text"], section=pack.clauses[each["clause"]].section)
        for each in decision["because"]
    )


def offered(voice: Voice, offers: list[str]) -> str:
    """The offers in words: `a refund`, `a refund or a replacement`."""
    words = [voice.line(f"utter_line_offer_{each}") for each in offers]
    return voice.line("utter_line_either", first=words[0], second=words[1]) if len(words) > 1 else "".join(words)


def next_steps(voice: Voice, case: Case, pack: Pack, address: str, *, wanted: str = "") -> None:
    """Say what the customer does now and when the money or the new ring comes; `wanted` is which one, if told."""
    decision, numbers = case.decision, pack.numbers
    days = _days(voice, numbers.get("refund_days_min"), numbers["refund_days_max"])
    posting = "tracked" if not numbers.get("answer_hours") else _label_or_address(decision)
    steps = [
        voice.line("utter_line_step_pack", case=case.number),
        voice.line(f"utter_line_step_{posting}", answer_hours=numbers.get("answer_hours"), address=address),
        voice.line(f"utter_line_step_{'ring' if gets_a_ring(case) else 'money'}", days=days),
    ]
    if decision["return_shipping"] == "reimbursed":
        steps.append(voice.line("utter_line_step_receipt"))
    if case.resolution == "exchange":
        sent = "utter_line_step_exchange_wanted" if wanted else "utter_line_step_exchange_sent"
        steps.append(voice.line("utter_line_step_exchange" if orders_anew(case) else sent, wanted=wanted))
    voice.say("utter_next_steps", steps=voice.lines(steps))


def gets_a_ring(case: Case) -> bool:
    """Whether the customer of an open case gets another ring for it, and not the money."""
    return case.resolution == "replacement" or (case.resolution == "exchange" and not orders_anew(case))


def awaits_label(case: Case) -> bool:
    """Whether the customer of an open case waits for the shop's label, and posts nothing before."""
    return case.state is State.APPROVED and _label_or_address(case.decision) == "label"


def case_lines(cases: Iterable[Case], voice: Voice) -> str:
    """The cases with what they are about and where they stand, a line each."""
    return voice.lines(_case_line(case, voice) for case in cases)


def case_stories(cases: Collection[Case], returns: Returns, voice: Voice) -> str:
    """Cases with where they stand, their parcels, and what was paid back of them, line by line."""
    paid = returns.transfers(*(case.number for case in cases)) if cases else []
    return voice.lines(_story(case, [each for each in paid if each.case == case.number], voice) for case in cases)


def _story(case: Case, transfers: list[Transfer], voice: Voice) -> str:
    story = [_case_line(case, voice)]
    if case.tracking:
        carrier = voice.line(f"utter_line_carrier_{case.tracking.carrier}")
        story.append(voice.line("utter_line_case_parcel", carrier=carrier, number=case.tracking.number))
    if case.post_by and case.state in TO_BE_SENT and not awaits_label(case):
        story.append(voice.line("utter_line_case_post_by", last_day=day(case.post_by)))
    for each in transfers:
        amount, tender = money(each.amount, each.currency), _tender_name(voice, each.tender)
        if each.paid_at:
            story.append(voice.line("utter_line_case_paid", amount=amount, tender=tender, day=day(each.paid_at.date())))
        else:
            story.append(voice.line("utter_line_case_due", amount=amount, tender=tender))
    return voice.lines(story)


def _case_line(case: Case, voice: Voice) -> str:
    state = voice.line(f"utter_line_state_{'awaits_label' if awaits_label(case) else case.state}")
    return voice.line("utter_line_case", case=case.number, item=case.title, state=state)


def _label_or_address(decision: Decision) -> str:
    return "label" if decision["return_shipping"] == "shop" else "address"


def _days(voice: Voice, low: int | None, high: int) -> str:
    if low is None or low == high:
        return voice.line("utter_line_days", high=high)
    return voice.line("utter_line_days_range", low=low, high=high)


def tell_refund(voice: Voice, refund: Mapping[str, Any]) -> None:
    """Say what comes back, part by part, and what may still come off."""
    currency = refund["currency"]
    lines = [
        voice.line(f"utter_line_part_{part['what']}", amount=_amount(voice, part, currency)) for part in refund["parts"]
    ]
    if len(refund["tenders"]) > 1:
        lines += [_tender(voice, tender, currency) for tender in refund["tenders"]]
    lines += [voice.line(f"utter_line_may_deduct_{what}") for what in refund["may_deduct"]]
    low, high = money(refund["low"], currency), money(refund["high"], currency)
    if low == high:
        voice.say("utter_refund_exact", amount=low, parts=voice.lines(lines))
    else:
        voice.say("utter_refund_range", low=low, high=high, parts=voice.lines(lines))


def _tender(voice: Voice, tender: Mapping[str, Any], currency: str) -> str:
    kind = _tender_name(voice, tender["kind"])
    return voice.line("utter_line_tender", tender=kind, amount=_amount(voice, tender, currency))


def _tender_name(voice: Voice, kind: str) -> str:
    name = f"utter_line_tender_{kind.split('-')[0]}"
    return voice.line(name) if voice.knows(name) else kind


def _amount(voice: Voice, part: Mapping[str, Any], currency: str) -> str:
    low, high = money(part["low"], currency), money(part["high"], currency)
    if low == high:
        return voice.line("utter_line_amount", low=low)
    return voice.line("utter_line_amount_range", low=low, high=high)


def _last_day(voice: Voice, decision: Decision) -> str:
    past = "_past" if decision["days_left"] < 0 else ""
    return voice.line(f"utter_line_last_day{past}", last_day=day(decision["last_day"]))
