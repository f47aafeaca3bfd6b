"""Plain words in answers about the state of a ring: that it worked once, that it is as it was, that it is used up."""

from actions.phrases import words

WORKED_ONCE = words(
    "(was|were|used to|worked|had been) .{0,40}(until|till|til|up to|but now|and now)",
    "(was|were|used to|worked|had been) .{0,40}(not any ?more|since then|after that)",
    "before,? it (was|did|used|worked|had)",
    "(not|isn'?t|doesn'?t) any ?more|no longer|not since",
)
"""Words of a ring that did what it should, and does not now."""
STILL_DOES = words("still (does|works?|is|fine|ok|okay|going)")
"""Words that it does so now."""
AS_IT_WAS = words(
    "(the )?same as (when|the day) (i|it|we) (got|came|arrived|bought|received)",
    "(looks|is|as) (like |as )?(brand )?new",
    "like (when|the day) (i|it) (got|came|arrived)",
)
"""Words of a ring on which nothing shows."""
EXPECTED = words(
    "(i|we|she|he) (thought|assumed|expected|was hoping|hoped) (it|this|that|the ring|this ring|these)( \\w+)?"
    " (measured?|measures|tracked|tracks?|had|has|have|could|can|would|did|does|counted|worked with|came with)",
    "(doesn'?t|does not|didn'?t|did not) (even )?(have|measure|track|offer|support|come with) (that|this|the|any|a|my)"
    " (feature|function|option|sensor)",
    "(isn'?t|is not|it'?s not|wasn'?t|not) what (i|we|she|he) (thought|expected|imagined|hoped|had in mind|was hoping)",
    "not (quite )?as (i|we) (thought|expected|imagined|hoped)",
)
"""Words of those who expected something else of it, which is no fault."""
NOT_FAILED = words(
    "(nothing|not|never|isn'?t|n'?t)( \\w+)? (broken|broke|wrong|failed|faulty|defective)",
    "(just|simply|only) (too|a bit|a little|so) (tight|small|big|loose|large|heavy|bulky|wide)",
    "(doesn'?t|does not|don'?t|didn'?t) (need|want|like|fit|suit)",
)
"""Words of those who are asked what made it fail, and whose ring did not fail."""
HAD_A_GO = words(
    "(had|took|having|taken) (a |another )?(bit of )?(a )?(go|crack|stab) at"
    " (it|glu\\w+|fix\\w+|mend\\w+|open\\w+|repair\\w+|pry\\w+)",
    "tried (to )?(glu\\w+|fix\\w*|mend\\w*|open(ing)? it up|repair\\w*|pr[yi]\\w*|solder\\w*)",
)
"""Words of those who tried to mend it, though they may begin with an only."""
BURNT = words("burnt|burned|burn|fire|fireplace|bonfire|stove|kindling")
"""What becomes of boxes in a fire."""
OPENED_UP = words(
    "opened|open|unpacked|unwrapped|unboxed|seal (was|is) (broken|cut|off)|(cut|slit|peeled) the (tape|seal|sticker)"
)
"""Words of a box that somebody got into."""
SPOILT = words(
    "torn|tore|ripp\\w+|crush\\w+|dent\\w*|damag\\w+|squash\\w+|soak\\w+|chew\\w+|shredd\\w+|bits|pieces|destroy\\w+|ruin\\w+|messy|bad"
)
"""Words of a box that suffered."""
ANOTHER_ONE = words("another( one)?|(a|the) new (one|set)|a fresh one")
"""Words that wish for one more of it, whichever that may be."""
COMES_OFF = words(
    "(gold|black|silver|rose|colou?r\\w*|coat\\w*|finish|paint|plat\\w+|layer|surface|lacquer)( \\w+){0,4}"
    " (rubb|com|wear|chipp)(s|es|ed|ing)( right| all)? off",
    "flak(es|ed|ing|y)|peel(s|ed|ing)",
)
"""Words of a coating that does not stay on."""
