"""What customers say to a refusal: that it is not so, that they asked in time, a plea, or that they give in."""

from __future__ import annotations

from dataclasses import replace

from actions.draft import Draft
from actions.next_step import judged
from actions.phrases import whole, words
from actions.turn import Turn
from actions.voice import Voice
from returns.service import Returns

_I_ASKED = (
    r"(i|we)('ve| have| had)? (\w+ )?"
    r"(wrote|written|called|rang|phoned|emailed|mailed|contacted|messaged|asked|reported)"
    r"( to)?( you| your \w+| u| support| service| the shop)?"
)
ASKED_BEFORE = words(
    rf"{_I_ASKED}\b.{{0,12}}\b(before|earlier|already|last|ago)",
    rf"{_I_ASKED}\b.{{0,12}}\b(on day|on the \d+)",
    rf"{_I_ASKED}\b.{{0,12}}\b(twice|times)",
    r"(nobody|no ?one) (answered|replied|got back|responded|picked up)(?! the (door|bell))",
    r"(got|had|with) no (answer|reply|response)(?! from the (ring|app))",
)
"""How people say that they asked for it earlier."""
NOT_SO = words(
    r"(i|we) (never|didn'?t|did not|haven'?t) (say|said|tell|told|write|wrote)",
    r"(i|we) (never|didn'?t|did not|haven'?t) (do|did|done)",
    r"(that|this|it)('?s| is| was)(n'?t| not) (true|correct|what (i|it))",
    r"(that|this|it)('?s| is| was)(n'?t| not) (so(?=\W*$)|right(?=\W*($|[.!?,])))",
    r"(that|this|it)('?s| is| was) (wrong|untrue|false|a lie|incorrect)",
    r"not what i (said|meant|told|wrote)",
    r"(got|read|heard|understood) (me|it|that) wrong",
    r"you('ve| have)? mis(read|understood|heard)",
    r"excuse me\s*[?!]",
    r"who (opens|does) (a|that)",
)
"""How people deny what a refusal rests on."""
PLEA = words(
    r"exceptions?",
    r"(can'?t|cannot|couldn'?t|can|could) you (not |please |really )?(do (any|some)thing|help|bend)",
    r"nothing (you|that|to be|that can be|can be) (can )?(do|done)",
    r"(only|just) (\w+ )?(days?|hours?)",
    r"(come on|have a heart|this once)",
    r"(good ?will|courtesy)",
    r"(unfair|not fair)",
)
"""How people plead."""
GIVES_IN = whole(
    r"(annoying|sad|a (pity|shame)|too bad)",
    r"(fair enough|understood|got it|i see)",
    r"(ok(ay)?|alright|fine)( then)?",
    r"never mind",
    r"if (that'?s|it is) (so|how it is)",
    before=r"((well|oh|ok|okay|ah|right|fine|hm+|sigh|ugh)\W+)*(that'?s |how |so )?",
    after=r"(\W+(ok(ay)?|then|thanks?|thank you|bye|anyway|fine|i guess|so be it|shame|pity))*",
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
