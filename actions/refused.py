"""What customers say to a refusal: that it is not so, that they asked in time, a plea, or that they give in."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.draft import Draft
from actions.next_step import judged
from actions.turn import Turn
from actions.voice import Voice
from returns.service import Returns

ASKED_BEFORE = re.compile(
    r"\b(i|we)('ve| have| had)? (\w+ )?(wrote|written|called|rang|phoned|emailed|mailed|contacted|messaged"
    r"|asked|reported)\b"
    r"( to)?( you| your \w+| u| support| service| the shop)?\b.{0,12}\b(on day|before|earlier|last|ago|already"
    r"|twice|times|on the \d+)\b"
    r"|\b(nobody|no ?one) (answered|replied|got back|responded|picked up)\b(?! the (door|bell))"
    r"|\b(got|had|with) no (answer|reply|response)\b(?! from the (ring|app))",
    re.IGNORECASE,
)
"""How people say that they asked for it earlier."""
NOT_SO = re.compile(
    r"\b(i|we) (never|didn'?t|did not|haven'?t) (say|said|tell|told|write|wrote|do|did|done)\b"
    r"|\b(that|this|it)('?s| is| was)(n'?t| not) (true|correct|what i|so(?=\W*$)|right(?=\W*($|[.!?,])))"
    r"|\b(that|this|it)('?s| is| was) (wrong|untrue|false|a lie|incorrect)\b|\bexcuse me\s*[?!]"
    r"|\bnot what i (said|meant|told|wrote)\b|\b(got|read|heard|understood) (me|it|that) wrong\b"
    r"|\byou('ve| have)? mis(read|understood|heard)\b|\bwho (opens|does) (a|that)\b",
    re.IGNORECASE,
)
"""How people deny what a refusal rests on."""
PLEA = re.compile(
    r"\bexceptions?\b|\b(can'?t|cannot|couldn'?t|can|could) you (not |please |really )?(do (any|some)thing"
    r"|help( me)?|bend)\b"
    r"|\bnothing (you|that|to be|that can be|can be) (can )?(do|done)\b|\b(only|just) (\w+ )?(days?"
    r"|hours?)( \w+)?( late| over)?\b"
    r"|\bcome on\b|\bgood ?will\b|\bcourtesy\b|\bhave a heart\b|\b(just )?this once\b|\bunfair\b|\bnot fair\b",
    re.IGNORECASE,
)
"""How people plead."""
GIVES_IN = re.compile(
    r"\W*((well|oh|ok|okay|ah|right|fine|hm+|sigh|ugh)\W+)*(that'?s |how |so )?(annoying|sad|a (pity|shame)"
    r"|too bad|fair enough"
    r"|ok(ay)?( then)?|alright( then)?|fine( then)?|never mind|if (that'?s|it is) (so|how it is)|i see"
    r"|understood|got it)"
    r"(\W+(ok(ay)?|then|thanks?|thank you|bye|anyway|fine|i guess|so be it))*\W*",
    re.IGNORECASE,
)
"""How people give in."""


def replied_to(draft: Draft, turn: Turn, returns: Returns, voice: Voice) -> Draft | None:
    """The draft after words to a refusal that tell nothing new, or None where they are none of these."""
    text = turn.whole.text
    if ASKED_BEFORE.search(text) and (judged(draft, returns)["days_left"] or 0) < 0:
        voice.say("utter_refusal_in_time")
        return replace(draft, ending="refusal")
    rests_on = returns.deciding(draft.request()) if NOT_SO.search(text) else ()
    if rests_on:
        voice.say("utter_refusal_asked_again")
        return replace(draft.saying(rests_on[0], None), recheck=rests_on[0], told=None, misses=0)
    if PLEA.search(text):
        voice.say("utter_refusal_plea")
        return replace(draft, misses=draft.misses + 1)
    return replace(draft, ending="refused", misses=0) if GIVES_IN.fullmatch(text) else None
