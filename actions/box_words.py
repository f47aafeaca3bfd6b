"""Plain words about the box, its seals and what was in it."""

from actions.phrases import PART, UNASKED, whole, words

_UNDENIED = r"(?<!not )(?<!never )(?<!n't )(?<!not been )(?<!never been )(?<!n't been )(?<!un[ -])"
_BOX_IS = r"box( it came in)?( is| was|'s)?,?( also| too| as well| still| all)*,?( (it'?s|is))?"
_GOOD_BOX_LEAD = (
    r"((it'?s|it is|the|box|is|was|still|all|very|quite|pretty|really|just|looks|in|honestly|yeah|yes)\W+)*"
)
_GOOD_BOX_TAIL = r"(\W+(like|as) i (said|told you)|\W+thanks?|\W+too)*"
_OWN_BOX = r"((ring|own|inner|its) box|box inside)( inside)?"
_AND_NOT_AGAIN = r"(?! (again|back|with|neatly|now|in))"
_THE = r"( (the|my|a|his|her|its))?"
_ONE_OF_US = r"(i|we|he|she|dog|cat|kid|son|daughter)( \w+)?"
_COVER = r"box|carton|flap|lid"
_CRUSHED = r"torn|ripped|crushed|dented|squashed|smashed|flattened|broken"
_DAMAGED = rf"({_CRUSHED}|tear|tore|soaked|flat as)"
_NOT_OF_WHAT_IS_IN_IT = r"(?<!of the )(?<!from the )(?<!in the )(?<!in its )(?<!in a )"
_NO_RING_NEAR = r"(?!\w)(?!.{0,25}\bring\b)"

_AS_IT_IS = r"too|so|very|un(?!der)\w+|hard|difficult|easy|to be|cheaper|online|on your|on the (web|inter|site)"

PARCELS = words("outer", "shipping", "parcel", "carton", "mailer", "delivery")
"""What the box itself is sent in."""
BOX_FINE = words(
    r"box (is |was )?open(ed)?,?( but| and)?( in)? (fine|ok|okay|good|intact|neatly|carefully|perfect|great|undamaged)",
    rf"{_BOX_IS} (ok|okay|fine|good|great|perfect|alright)",
    rf"{_BOX_IS} (neat|sound|nice|tidy|immaculate)",
    rf"{_BOX_IS} (intact|untouched|undamaged)",
    rf"{_BOX_IS} (like|as) new",
    rf"{_BOX_IS} in (good|perfect|mint) \w+",
)
"""How people say by the way that the box is in order."""
GOOD_BOX = whole(
    r"(good|fine|ok|okay|alright|great|perfect)",
    r"(neat|sound|nice|tidy|immaculate|tip ?top)",
    r"(closed|shut|intact)",
    r"(good|perfect|mint) (shape|condition|nick)",
    r"(like|as) (it was |when )?(delivered|it came|it arrived|new)",
    r"(like|as) on the first day",
    before=_GOOD_BOX_LEAD,
    after=_GOOD_BOX_TAIL,
)
"""What says, as the whole answer, that the box is in order."""
STILL_WHOLE = words(r"(untouched|intact)")
"""Words of a box that is in order because nobody opened it."""
BOX_OPENED = words(
    rf"{_UNDENIED}open(ed)?",
    rf"{_UNDENIED}(unpacked|unwrapped|undone)",
    rf"{_UNDENIED}lifted",
)
"""Words of a box that was opened."""
STILL_SEALED = words(
    rf"{_OWN_BOX} is (dry and )?(shut|sealed){_AND_NOT_AGAIN}",
    rf"box('s)? still (shut|closed|sealed){_AND_NOT_AGAIN}",
    rf"(it'?s|is) (still )?sealed{_AND_NOT_AGAIN}",
    rf"(it'?s|is) still (shut|closed){_AND_NOT_AGAIN}",
    r"in (the|its) (shut|sealed) box",
    r"with the seal on",
)
"""Words of a ring in its shut box."""
CAME_WITHOUT = words(
    rf"(no|without (a|any|the)) ({PART}|ring|booklet) (in (here|it|there|the box)|inside|included)",
    rf"(came|arrived) without (the |a |any )?({PART})",
)
"""Words of a parcel that lacked something."""
FOUND = words(
    rf"found (it|them)(?! ({_AS_IT_IS})\b)",
    rf"found (the|my) ({PART}|case|booklet|manual|pouch|box)",
    rf"({PART}|case|it) (turned up|is here after all)",
)
"""Words of a part that turned up again."""
TORN_BOX = words(
    rf"{_NOT_OF_WHAT_IS_IN_IT}({_COVER}|packag\w*){_NO_RING_NEAR}( \w+){{0,4}} {_DAMAGED}",
    rf"({_CRUSHED}) ({_COVER}|packag\w*)",
    rf"(tear|rip|dent) (in|at|on) (the|its) ({_COVER}|corner)",
)
"""Words that name the box itself as damaged."""
UNTOUCHED_BOX = words("intact", "closed", "shut", "untouched", "delivered", "it (came|arrived)", "new")
"""Words of a box that nobody opened."""
LIFTED = words(r"(lifted|took|slid|pulled) (up |off )?(the |its )?(lid|top|cover)")
"""How a box is opened with care."""
TORN = words(
    rf"{_NOT_OF_WHAT_IS_IN_IT}({_COVER}|corner|packag\w*){_NO_RING_NEAR}.{{0,25}}\b{_DAMAGED}",
    rf"{_NOT_OF_WHAT_IS_IN_IT}it'?s?{_NO_RING_NEAR}.{{0,25}}\b{_DAMAGED}",
    rf"({_CRUSHED}|tear) (\w+ ){{0,2}}({_COVER}|corner)",
    rf"(tear|rip|dent) (in|at|on) (the|its) ({_COVER}|corner)",
)
"""Words for a box that is damaged, however little."""
BOXES = words(
    r"(box|carton|flap|lid)",
    r"(parcel|envelope|bag)",
    r"(packag|wrap)\w*",
    r"(seal|sticker|tape|label)",
    r"(plastic|film)",
)
"""What is opened to get at the ring."""
SEALS = words(r"seals?", r"stickers?", "tape", r"wrap\w*", "(plastic|film|foil|cellophane)", "paper")
"""What is torn by opening it."""
UNOPENED = words(
    r"^\W*sealed",
    r"still sealed",
    r"factory[- ]sealed",
    r"unopened",
    r"never (been )?opened",
    r"not (even )?(been )?opened",
    r"never (even )?(undone|unpacked|unwrapped)",
    r"hasn'?t been opened",
    r"haven'?t (even )?opened",
    r"didn'?t (even )?open",
    r"seals? (is|are) (still )?(intact|on|unbroken)",
)
"""Plain words for a ring that nobody unpacked."""
OPENED = words(
    r"(i|we|he|she|they) (only |just |already )?opened(?! up)",
    rf"{UNASKED}(i|we|he|she|they) (only |just |already |did )?open(?! up)",
    r"opened it (and|to)",
    r"tried (it|them|the ring|this|mine) (on|over)",
    r"stickers? back",
)
"""Plain words for a box that was opened."""
NOTHING_LEFT_OUT = words(
    r"(?<!box is )(?<!box was )(?<!box )(everything|all)( else| of it)?( is|'s)?( still)?"
    r" (in(?! all\b)|inside|there(?! is\b)|here|included|with it)",
    r"nothing('s| is)? (missing|lost)",
)
"""How people say by the way that all is there."""
PART_LOST = words(
    rf"(lost|lose|loose|misplaced|chewed){_THE} (\w+ )?({PART}|case|stand)(?! (number|against))",
    rf"can'?t find{_THE} (\w+ )?({PART}|case|stand)(?! (number|against))",
    rf"{_ONE_OF_US} (broke|cracked|snapped|crushed) (the|my|its) (charging )?({PART}|case)",
    rf"{_ONE_OF_US} (sat|stood|stepped) on (the|my|its) (charging )?({PART}|case)",
    rf"({PART}|case|stand)( is| was|'s)? (lost|gone|chewed)",
)
"""How people say by the way that a part of it is lost."""
ALL_THERE = words(
    r"^\W*((ya|yes|yep|yeah)\W+)?all\W*$",
    r"all (of it|there|here|present)",
    r"it all",
    r"everything",
    r"complete",
    r"the lot",
)
"""How people answer that all is there."""
LACKING = words(
    r"missing|lost|gone|lack\w*|incomplete",
    r"not|no|\w+n't",
    r"only|minus|without",
    r"except|but|apart|save|else",
    r"threw|thrown|toss\w*|binned|discard\w*",
    r"broken|damaged",
)
"""Words that a list of what is there does without."""
PART_MISSING = words(
    rf"({PART}|booklet|manual|pouch|case|ring)\b.{{0,12}}\b(missing|not (in|there|included)|wasn'?t (in|there))",
    rf"(missing|without|no) (the |its |a )?({PART})",
)
"""Words of a parcel in which something was missing."""
NO_RING = words(
    r"(?<!with my )(?<!with the )ring (itself )?(was|is)(n't| not) (in|there|inside)",
    r"(don'?t|do not|never|didn'?t) (have|get|got|receive) (the|a|my|any) ring(?! to\b)",
    r"(just|only) (the|a) (phone case|bracelet|necklace|watch|earbuds|socks)",
    r"no ring(?! in (my|a|the|that|this) (size|colou?r)\b)",
    r"not a ring",
    r"empty box",
    r"box (was|is|came) (\w+ )?empty",
    r"instead of (a|the|my) ring",
    r"(some(one|body)( else)?|stranger|neighbou?r)'?s (parcel|package|socks)",
)
"""Words for a parcel without its ring."""
