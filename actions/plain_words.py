"""Plain words of people who agree, refuse, doubt or correct themselves, whatever the message looks like as a whole."""

import re

from actions.phrases import opening, whole, words

_ANSWERED_NOW = r"(?= (now|here|today)|\W*($|[.?!,]))"
_CANNOT = (
    r"(can'?t|cannot|couldn'?t|unable to|not able to|won'?t|don'?t want to|rather not"
    r"|(wouldn'?t|would not|don'?t|do not) know how to)\b[^.?!]{0,20}\b"
)
_BYE = r"(\W+(thanks?|thank you|thx|bye|ok))*"

GOOD = whole(
    r"all (is )?(good|well)",
    r"all (is )?(fine|okay|ok)",
    before=r"((yes|yep|yeah|yup|ya)\W+)?((it'?s|everything'?s?|all'?s) )?(is )?",
)
"""What "all good" means as an answer, which says "no, thanks" elsewhere."""
GUESSED = words(r"(maybe|perhaps|possibly)", r"(might|may have|could have)")
"""Words beside a "don't know" that make a guess of what follows."""
DOUBTS = opening(
    r"not (really |too |so |quite |entirely |100 ?% )?(sure|certain)",
    r"unsure",
    r"no (idea|clue)",
    r"(idk|dunno)",
    r"hard to (say|tell)",
    r"(i (really |honestly )?)?(don'?t|do not|can'?t|cannot|couldn'?t) (really |honestly |quite )?"
    r"(know|recall|remember|tell|say)",
    before=(
        r"((well|um+|uh+|hm+|honestly|oh|sorry|eh|tbh|actually)\W+)*"
        r"((i'?m|i am|im) )?(honestly |really |frankly )?"
    ),
)
"""How people begin who cannot tell."""
NEGATED = words(
    r"(not|never|\w+n't)",
    r"nobody",
    r"(without|hardly)",
    r"no(?!,|\W+(no|it|i|we|wait|that)\b)",
)
"""Words that turn what is said round; a no that stands before it does not."""
NOTHING = words(r"nothing")
"""What denies all that follows it."""
OPEN_IT = words(
    r"(yes|please|pls|just|go ahead and|do),? open (it|the return|a case|the case)",
    r"open (it|the return|the case),? (please|pls|now|then)",
)
"""How people come back to a return that they first did not want opened."""
PLEASE = opening(
    r"(yes|yep|yeah|yup|sure|please)",
    r"(absolutely|definitely)",
    r"(i would|i'd (like|love))",
    r"do (that|it)",
)
"""How people take up an offer, where a mere "ok" takes note of what was said."""
OTHERWISE = words(
    r"(but|not|no|\w*n't)",
    r"(instead|rather|actually|wait)",
    r"(exchang|replac|refund|swap)\w*",
    r"money",
    r"one",
)
"""Words after a yes that may want something else than what was just told."""
ECHOED = re.compile(
    r"\?\W*(?:(?P<yes>yes|yep|yeah)|no|none|nothing(?! wrong)|not(?! (\w+ )?sure)|nobody|nope|nah|never)\b[^?]{0,12}$",
    re.IGNORECASE,
)
"""How people answer who say the question again first, as in "opened it up??? no"."""
DENIED = re.compile(r"[^?]{0,30}(\?\W*)?\b(?<!\bor )(?:no|nope|nah|never)\b\s*[.!?]", re.IGNORECASE)
"""A no at the head of a longer answer, which stands whatever is told after it."""
AGREES = opening(
    r"(fine|alright|all right|aight|perfect|great|sounds good)",
    r"(bet|yea|ya|deal|correct)",
    r"(please|do it)",
    r"(a |the )?(refund|money|replacement|exchange|new ring),? (it is|then|is fine|works|please)",
    r"go( on| for it)?\W*$",
    before=r"((ugh|oh|well|meh|sigh|hm+|ok|okay|whatever|alright|then)\W+)*",
)
"""How people agree, besides a yes, to what they are asked to confirm."""
REFUSES = words(
    r"(not|dont|\w*n't|never)",
    r"(no|nope|nah)",
    r"(leave|forget|keep)",
    r"(cancel|stop|decline)",
    r"(hold|wait|skip|pass)",
    r"(rather|nothing)",
)
"""Words without which nobody says no to what they are asked to confirm; a sigh is none."""
AS_FAR = opening(r"as far as i (know|can tell|could tell)", r"i (think|believe|guess) so")
"""How people say a careful yes."""
NOT_MONEY = words(
    r"(not|no) (the |a |any |my |want )?(money|refund|cash)",
    r"(more than|rather than|instead of|over) (the |a |any |my )?(money|refund|cash)",
)
"""Words that name the money to say that something else is wanted."""
BEGINS = re.compile(
    r"\s*(?:(?P<yes>yes|affirmative|yep|yeah|yup|sure|ok|okay|please do|go ahead|ja|oui|s[ií])"
    r"|no|negative|nowt|nope|na+h?|nein|nej|nee)\b(?! idea)",
    re.IGNORECASE,
)
"""How people begin who say yes or no to what they were just told."""
SECOND_THOUGHT = words(
    r"actually",
    r"i meant",
    r"i mean(?=\W+\w)",
    r"(?<!to )(?<!can't )wait",
    r"(hang|hold) on",
    r"(correction|my mistake|i was wrong)",
    r"instead(?! of)",
    r"i (already |just )?said",
)
"""Words that people correct themselves with."""
SUPPOSED = words(r"(if|in case|unless)", r"whether", r"(see|know) that")
"""Words that only suppose what follows."""
NOBODY = words(r"(nobody|no ?one|none of us)( else)?( has| ever| has ever)? (opened|touched|changed|altered|did)")
"""How people say, of a ring that is not sealed any more, that nobody altered it."""
OF_ALL = words(
    r"(both|neither)",
    r"(all|each) of them",
    r"(they|these|those|rings|boxes)('re| are| were)",
)
"""Words that tell something of every ring that was named."""
NO_REASON = words(
    r"no (real |particular |special |specific )?reason",
    r"just because",
    r"none of your (business|concern)",
    r"(don'?t|do not) (have|need|want|wish|like) to (give|say|tell|explain)",
    r"(rather|prefer) not (to )?(say|tell)",
)
"""How people say that their reason is their own."""
ONLY_ASKED = whole(
    rf"((ok|okay|i)\W+)*(only|just) (wanted|want|needed) to know( that)?{_BYE}",
    rf"no\W+(i'?m )?(only|just) asking( about the \w+)?{_BYE}",
)
"""How people say that they wanted to know something and no more."""
THINKING = words(
    r"(let me|need to|have to|i'?ll) think",
    r"think about it",
    r"give me a (sec|second|minute|moment)",
)
"""How people ask for time."""
PICTURES = words(
    r"(photos?|pictures?|pics?|images?|snaps?)",
    r"selfies?",
    r"(cameras?|phones?)",
    r"(uploads?|attach\w*)",
)
"""Words about photos, which say nothing about the ring."""
PHOTOLESS = words(
    rf"{_CANNOT}((take|send|make|add|upload|attach|get|do)( \w+)? )?(photos?|pictures?|pics?|any|one)",
    rf"{_CANNOT}(upload|attach)",
    rf"{_CANNOT}(take|send|make|add|do) (it|that|them){_ANSWERED_NOW}",
    r"(all|the only (one|photo|picture)) (that )?i('ve)? (have|got)",
    r"(haven'?t|have not|don'?t|do not) (got|have) (one|any|it|that)",
    r"(no|broken|without (a|an|any)) (\w+ )?(camera|phone)",
    r"(no|without (a|an|any)) (\w+ )?(photos?|pictures?|pics?)",
)
"""How people say that there will be no photos, or no more of them."""
NO_PHOTOS = words(
    r"(no|without|not any) (\w+ )?(photos?|photographs?|pictures?|pics?|fotos?|images?)(?! on (the|my)\b)",
)
"""How people say so before they are asked."""
