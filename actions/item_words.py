"""Plain words about which items of an order are meant, and how many."""

from actions.phrases import opening, words

_NUMBER = "one|two|three|four|five"
_GOES_BACK = r"(?:send(?:ing)?|return(?:ing)?|giv(?:e|ing)|tak(?:e|ing)|bring(?:ing)?)\b(?! (?:me|the|this|that))"

_OF_A_RING = r"\w* ?(accessor\w+|parts?|bits?|stuff|papers?|packaging|boxes|time|way|money|things|best|same)"

ALL = words(
    r"^\W*all\W*$",
    rf"all (of (it|them|these|those|my|the)|these|those|my|the)(?! ({_OF_A_RING})\b)",
    r"all (two|three|four|five|rings|items)",
    r"all (but|except)",
    r"everything(?! (is|was|w\w{0,3}ks?|came|else|fine|there|that|included|in)\b)",
    r"both(?=\s*[,.;:!?]|\W*($|of|rings?|items?|pieces|please|the|go|need|have))",
    r"both(?= are (going|un\w+|sealed|too|to go|for))",
    r"every (one|ring|item|single)",
    r"each of them",
    r"the (whole|entire|full) order",
    r"the (whole )?lot",
)
"""How people say that they mean every item."""
HOW_MANY = words(
    rf"{_GOES_BACK}(?: back)?(?: only| just)? (?P<number>{_NUMBER}|\d)(?! (?:is|was|that|which)\b)",
    rf"(?P<part>{_NUMBER}|\d)(?: out)? of (?:them|the|these|those|my|three|four|five|\d)(?! same)",
)
"""How people tell how many pieces go back, before they are asked."""
_FAMILY = (
    r"(husband|wife|son|daughter|mum|mom|dad|mother|father|sister|brother|friend|partner|boyfriend|girlfriend|bf|gf"
    r"|fianc\w+|niece|nephew|aunt|uncle|nan|gran\w*|kid|boy|girl)"
)

OWNERS = words(
    r"(?P<mine>mine|my (own )?(ring|one))",
    r"(?P<other>his|hers|(his|her|their|the other) (ring|one))",
    rf"(?P<someone>(my|our|her|his) {_FAMILY}'?s)",
    r"(?P<colour>the (rose gold|gold|silver|black|gr[ae]y|blue|white|copper)( one| ring)?)",
)
"""Whose ring, or which of several, somebody speaks of."""
SUBJECT = words(r"(i|we)", r"(it|this|that|the)", r"(mine|my)")
"""Words with which a clause says itself what it is about."""
TOO = words(r"ones?,? (too|as well|also)")
"""How people add a second item after what they had to say of the first."""
KEEPS_ONE = words(
    r"(only|just)( (need|want|for|return\w*|send\w*|giv\w+))?( back)? (one|1)",
    r"keep(ing)? (the other|one)",
)
"""How people say, of two that they bought, that one goes back and one stays."""
EXCEPT = words(
    r"(all|everything|both|of (it|them|these|those)|items|rings) but",
    r"(but )?not",
    r"(except( for)?|excluding)",
    r"(apart from|other than|without)",
    r"((but i )?keep|keeping)",
)
"""Words after which an item is left out."""
OTHER = words(
    r"i (meant?|mean)",
    r"not (that|this) one",
    r"it'?s about",
    r"actually the",
    r"is (what|the one) i",
)
"""How people say that they meant another item."""
NOT_THIS = words(r"not the", r"is the one")
"""The same, where another one is named beside it."""
WRONG = words(r"wrong (one|ring|item)")
"""The same, where it does not answer what is the matter with it."""
MISTAKEN = opening(
    r"(oops|ups|oh|ah|my mistake)\b.{0,30}\bwrong (one|ring|item)",
    r"(no|nope|sorry|wait|hang on)\b.{0,30}\bwrong (one|ring|item)",
)
"""The same, wherever it is said."""
