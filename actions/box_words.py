"""Plain words about the box, its seals and what was in it."""

import re

PARCELS = re.compile(r"\b(outer|shipping|parcel|carton|mailer|delivery)\b", re.IGNORECASE)
"""What the box itself is sent in."""
BOX_FINE = re.compile(
    r"\bbox (is |was )?open(ed)?,?( but| and)? (fine|ok|okay|good|intact|neatly|carefully)\b"
    r"|\bbox( it came in)?( is| was|'s)?,?( also| too| as well| still| all)*,?( (it'?s|is))?"
    r" (ok|okay|fine|good|great|perfect|neat|sound|nice|tidy|alright|intact|immaculate|untouched|undamaged"
    r"|like new|as new|in (good"
    r"|perfect|mint) \w+)\b",
    re.IGNORECASE,
)
"""How people say by the way that the box is in order."""
GOOD_BOX = re.compile(
    r"\W*((it'?s|it is|the|box|is|was|still|all|very|quite|pretty|really|just|looks|in|honestly|yeah|yes)\W+)*"
    r"(good|fine|ok|okay|closed|shut|neat|sound|nice|tidy|alright|perfect|great|intact|immaculate|like new"
    r"|as new|tip ?top"
    r"|(good|perfect"
    r"|mint) (shape|condition|nick)"
    r"|(like|as) (it was |when )?(delivered|it came|it arrived|new))(\W+(like|as) i (said|told you)|\W+thanks?"
    r"|\W+too)*\W*",
    re.IGNORECASE,
)
"""What says, as the whole answer, that the box is in order."""
BOX_OPENED = re.compile(
    r"(?<!not )(?<!never )(?<!un)(?<!n't )\b(open(ed)?|unpacked|unwrapped|undone|lifted)\b", re.IGNORECASE
)
"""Words of a box that was opened."""
STILL_SEALED = re.compile(
    r"(?<!not )(?<!n't )\b((ring|own|inner|its) box( inside)? is( still| dry and)? (shut|sealed)|box( is"
    r"|'s)? still (shut|closed|sealed)"
    r"|box inside is (dry and )?(shut|sealed)|(it'?s|is)( still)? sealed|(it'?s|is) still (shut|closed))\b"
    r"(?! (again|back|with|neatly|now|in))|\bin (the|its) (shut|sealed) box\b|\bwith the seal on\b",
    re.IGNORECASE,
)
"""Words of a ring in its shut box."""
CAME_WITHOUT = re.compile(
    r"\b(no|without an?y?|without the) (charger|cable|dock|ring|booklet) (in (here|it|there|the box)|inside"
    r"|included)\b"
    r"|\b(came|arrived) without (the |a |any )?(charger|cable|dock)\b",
    re.IGNORECASE,
)
"""Words of a parcel that lacked something."""
FOUND = re.compile(
    r"\bfound (it|them|the|my) ?(charger|cable|dock|case|booklet)?\b|\b(charger|cable|dock|case|it) (turned up"
    r"|is here after all)\b",
    re.IGNORECASE,
)
"""Words of a part that turned up again."""
NOTHING_MISSING = re.compile(r"\bnothing('s| is)? missing\b", re.IGNORECASE)
"""How people say so, whatever else is wrong with it."""
TORN_BOX = re.compile(
    r"(?<!of the )(?<!from the )(?<!in the )(?<!in its )(?<!in a )\b(box|carton|flap|lid"
    r"|packag\w*)\b(?!.{0,25}\bring\b)( \w+){0,4}"
    r" (torn|tear|tore|ripped|crushed|dented|squashed|soaked|smashed|flattened|flat as|broken)\b"
    r"|\b(torn|ripped|crushed|dented|squashed|smashed|flattened|broken) (box|carton|flap|lid|packag\w*)\b"
    r"|\b(tear|rip|dent) (in|at|on) (the|its) (box|carton|flap|lid|corner)\b",
    re.IGNORECASE,
)
"""Words that name the box itself as damaged."""
UNTOUCHED_BOX = re.compile(r"\b(intact|closed|shut|untouched|delivered|it came|it arrived|new)\b", re.IGNORECASE)
"""Words of a box that nobody opened."""
LIFTED = re.compile(r"\b(lifted|took|slid|pulled) (up |off )?(the |its )?(lid|top|cover)\b", re.IGNORECASE)
"""How a box is opened with care."""
TORN = re.compile(
    r"(?<!in the )(?<!in its )(?<!in a )(?<!of the )(?<!from the )\b(box|carton|flap|lid|corner|it'?s?|packag\w*)\b"
    r"(?!.{0,25}\bring\b).{0,25}\b(torn|tear|tore|ripped|crushed|dented|squashed|soaked|smashed|flattened"
    r"|flat as|broken)\b"
    r"|\b(torn|tear|ripped|crushed|dented|squashed|smashed|flattened|broken) (\w+ ){0,2}(box|carton|flap|lid"
    r"|corner)\b"
    r"|\b(tear|rip|dent) (in|at|on) (the|its) (box|carton|flap|lid|corner)\b",
    re.IGNORECASE,
)
"""Words for a box that is damaged, however little."""
BOXES = re.compile(
    r"\b(box|lid|parcel|carton|flap|bag|envelope|package|wrap\w*|seal|sticker|tape|plastic|film|packag\w*|label)\b",
    re.IGNORECASE,
)
"""What is opened to get at the ring."""
SEALS = re.compile(r"\b(seals?|stickers?|tape|wrap\w*|plastic|film|foil|cellophane|paper)\b", re.IGNORECASE)
"""What is torn by opening it."""
UNOPENED = re.compile(
    r"^\W*sealed\b|\b(never (been )?opened|unopened|still (factory )?sealed|haven'?t (even )?opened"
    r"|hasn'?t been opened"
    r"|not (even )?(been )?opened|didn'?t (even )?open|factory[- ]sealed|seals? (is|are)( still)? (intact|on"
    r"|unbroken)"
    r")\b",
    re.IGNORECASE,
)
"""Plain words for a ring that nobody unpacked."""
OPENED = re.compile(
    r"(?<!never )(?<!not )\b(i|we|he|she|they) ((only|just|already|did) )?open(ed)?\b(?! up)|\bopened it (and|to)\b"
    r"|\btried (it|them|the ring|this|mine) (on|over)\b|\bstickers? back\b",
    re.IGNORECASE,
)
"""Plain words for a box that was opened."""
NOTHING_LEFT_OUT = re.compile(
    r"(?<!box is )(?<!box was )(?<!box )\b(everything|all)( else| of it)?( is|'s)?( still)?"
    r" (in|inside|there|here|included|with it)\b"
    r"|\bnothing('s| is)? (missing|lost)\b",
    re.IGNORECASE,
)
"""How people say by the way that all is there."""
PART_LOST = re.compile(
    r"\b(los[et]|lost|loose|misplaced|chewed|can'?t find)( (the|my|a|his|her|its))? (\w+ )?(charger|cable|dock"
    r"|case|stand)\b"
    r"(?! (number|against))"
    r"|\b(i|we|he|she|dog|cat|kid|son|daughter)( \w+)? (broke|cracked|snapped|crushed|(sat|stood"
    r"|stepped) on) (the|my|its) (charging )?"
    r"(case|charger|cable|dock)\b"
    r"|\b(charger|cable|dock|case|stand)( is| was|'s)? (lost|gone|chewed)\b",
    re.IGNORECASE,
)
"""How people say by the way that a part of it is lost."""
ALL_THERE = re.compile(
    r"^\W*((ya|yes|yep|yeah)\W+)?all\W*$|\b(all (of it|there|here|present)|it all|everything|complete|the lot)\b",
    re.IGNORECASE,
)
LACKING = re.compile(
    r"\b(missing|lost|gone|without|except|but|apart|not|no|only|lack\w*|minus|save|else|threw|thrown|toss\w*|binned"
    r"|discard\w*|broken|damaged|incomplete|\w+n't)\b",
    re.IGNORECASE,
)
"""Words that a list of what is there does without."""
PART_MISSING = re.compile(
    r"\b(charger|cable|dock|booklet|manual|pouch|case|ring)\b.{0,12}\b(missing|not (in|there|included)"
    r"|wasn'?t (in|there))\b"
    r"|\b(missing|without|no) (the |its |a )?(charger|cable|dock)\b",
    re.IGNORECASE,
)
"""Words of a parcel in which something was missing."""
NO_RING = re.compile(
    r"\bring (itself )?(was|is)(n't| not) (in|there|inside)\b|\bno ring\b|\bnot a ring\b"
    r"|\b(empty box|box (was|is|came)( \w+)? empty)\b|\binstead of (a|the|my) ring\b|\b(some(one|body)( else)?"
    r"|stranger|neighbou?r)'?s (parcel|package|socks)\b",
    re.IGNORECASE,
)
"""Words for a parcel without its ring."""
