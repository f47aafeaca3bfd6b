"""Plain words about a ring and its box that leave no doubt, whatever the message looks like as a whole."""

import re

MENDING = re.compile(
    r"\b(resiz\w*|re-siz\w*|repair\w*|fix(ed|ing)?|mend(ed|ing)?|polish\w*|refurbish\w*)\b", re.IGNORECASE
)
"""Words of wishes that no policy offers: the same ring, made good."""
WORN = re.compile(
    r"(?<!never )(?<!not )(?<!n't )(?<!never been )(?<!not been )(?<!n't been )(?<!nobody has )(?<!even )(?<!un[ -])"
    r"\b(wore|worn|wearing it|did wear|had it on|used it|light(ly)? (wear|use|used))\b",
    re.IGNORECASE,
)
"""Words that say that a ring was worn."""
NEVER_WORN = re.compile(
    r"\b(never|nvr|nevr|neva|not|haven'?t|hasn'?t|didn'?t|nobody|no one)"
    r"( has| have| ever| even| been| really| actually| once)*"
    r" (wore|worn|wear|got to wear|had a chance to wear)\b(?! (much|often|a lot|long|for long))"
    r"|\bworn (0|zero|no) times\b|\bun[ -]?worn\b",
    re.IGNORECASE,
)
"""Words that say that it never was."""
TRIED = re.compile(
    r"\b(tried|try|trying) ((it|them|this|that|mine|the ring)( on)?|on)\b(?! to\b)"
    r"|\bput it on for a moment\b|\b(seconds?|secs?|minutes?|mins?|a moment)\b",
    re.IGNORECASE,
)
"""How people say that they had it on for a moment, which is no use yet."""
LASTING = re.compile(
    r"\b(days?|weeks?|months?|hours?|nights|(all|each) night|every|daily|always|since)\b", re.IGNORECASE
)
"""Words for more than a moment."""
LIGHTLY = re.compile(
    r"\b(light(ly)?|barely|hardly|like new|as new|perfect|spotless|mint|good (condition|nick|shape))\b", re.IGNORECASE
)
"""Words that say how little can be seen of it."""
BEFORE_ME = re.compile(
    r"\b(some(one|body)|another (person|customer)|other people|previous (owner|customer))( else)?('s)?"
    r" (has |had |have )?(wore|worn|used|had|hair|skin)\b|\b(worn|used) before (me|it (came|arrived)|i got it)\b",
    re.IGNORECASE,
)
"""Words for wear that was there when the ring came."""
ONLY_LOOKED = re.compile(
    r"\b(only|just) (looked|measured|had a look|cleaned)\b"
    r"|\b(said|told|says)\b.{0,25}\b(no can do|can'?t|cannot|couldn'?t|impossible)\b",
    re.IGNORECASE,
)
"""Words of those whose jeweller did nothing to the ring."""
FINE = re.compile(
    r"\W*(it'?s |it is |is |works )?(tip ?top|perfect(ly)?|fine|great|good|flawless(ly)?|like a charm|okay|ok)\W*",
    re.IGNORECASE,
)
"""What says, as the whole answer, that the ring does what it should."""
RIGHT_ONE = re.compile(
    r"\b(right|correct) (one|ring|(?P<other>size|colou?r)|name|text|engraving|item)\b|\bredone\b"
    r"|\b(send|get|have|want)\b.{0,25}\bi (ordered|paid for|bought|asked for)\b",
    re.IGNORECASE,
)
"""How people wish for what they ordered instead of what came."""
IN_ANOTHER = re.compile(
    r"\b(one|ring|it|replacement)\b,? (in|as) (an? )?(smaller|bigger|larger|other|different|size|\d)", re.IGNORECASE
)
"""Words of those who want another one that is not the same."""
ORDERED = re.compile(r"\b(i|we)( have| had|'ve)? (ordered|ask(ed)?( for)?|paid for|chose|picked)\b", re.IGNORECASE)
"""Words before what was ordered, beside which another thing is told that came."""
OTHER_COLOUR = re.compile(
    r"\bwrong colou?r\b|\b(but|and) (this|it|i got|i received|they sent|you sent)\b", re.IGNORECASE
)
"""Words that set the colour that came against the one that was ordered."""
JEWELLER = re.compile(r"\b(jewell?er\w*|goldsmith|myself|opened|afterwards|since|later)\b", re.IGNORECASE)
"""Words for an engraving that came later."""
ENGRAVED = re.compile(r"\b(engrav\w*|personali[sz]\w*|monogram\w*|my (name|initials))\b", re.IGNORECASE)
"""Words for what the shop did to the ring when it was ordered, which is no alteration."""
WISHES = re.compile(
    r"\b(would|want\w*|like|prefer|rather|swap\w*|exchang\w*|instead|chang\w*|wish\w*)\b", re.IGNORECASE
)
"""Words beside which a second colour is one that is wished for."""
WORE = re.compile(
    r"\b(i|we|he|she|they)('ve| have| had| did| only| just| actually| already| also)*"
    r" ((wore|worn|wear) (it|this|the ring|mine)\b|put (it|this|the ring|mine) on for\b)|\bi had it on\b"
    r"|^\W*(only |just )?(wore|worn) (it |this )?(once|twice|for|a|\d+|all|every|only|to)\b",
    re.IGNORECASE,
)
"""Words of those who say that they wore it."""
UNMARKED = re.compile(
    r"\b(no|not an?|not one|without an?y?|never an?y?|zero|(\w+n't|not) (see |have |got |find |show )?an?y?) (\w+ )?"
    r"(scratch\w*|marks?|scuffs?|dents?|nicks?)\b|\b(flawless|spotless|pristine|immaculate)\b",
    re.IGNORECASE,
)
"""Words that say that nothing can be seen of it."""
NOTHING_LEFT_OUT = re.compile(
    r"(?<!box is )(?<!box was )(?<!box )\b(everything|all)( else| of it)?( is|'s)?( still)?"
    r" (in|inside|there|here|included|with it)\b"
    r"|\bnothing('s| is)? (missing|lost)\b",
    re.IGNORECASE,
)
"""How people say by the way that all is there."""
PART_LOST = re.compile(
    r"\b(los[et]|lost|loose|misplaced)( (the|my|a|his|her|its))? (\w+ )?(charger|cable|dock|case|stand)\b"
    r"|\b(charger|cable|dock|case|stand)( is| was|'s)? (lost|gone)\b",
    re.IGNORECASE,
)
"""How people say by the way that a part of it is lost."""
PRIED = re.compile(
    r"\b(popped|pri[sz]ed|pried|levered|unscrewed|cut|took) (it|(the|its) (\w+ )?\w+) (open|off|apart)\b"
    r"|\bopened the (ring|casing)\b",
    re.IGNORECASE,
)
"""Words of those who looked inside the ring."""
UNTOUCHED = re.compile(
    r"\b(nobody|no ?one|never|didn'?t|did not|haven'?t|hasn'?t|not)( ever| has| have| even| anybody| anyone)?"
    r" (mess(ed)?|tamper(ed)?|fiddled?|tinker(ed)?)\b",
    re.IGNORECASE,
)
"""How people say by the way that nobody altered the ring."""
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
OPENED = re.compile(
    r"(?<!never )(?<!not )\b(i|we|he|she|they) ((only|just|already|did) )?open(ed)?\b(?! up)|\bopened it (and|to)\b"
    r"|\btried (it|them|the ring|this|mine) (on|over)\b|\bstickers? back\b",
    re.IGNORECASE,
)
"""Plain words for a box that was opened."""
WORKED_ON = re.compile(
    r"\b(work(s|ed|ing)|fine|ok|okay|charg(es|ed|ing)|all good)\b[^.?!]{0,20}"
    r"\b(after\w*|since|until|for (\w+ )?(days?|weeks?|months?))\b",
    re.IGNORECASE,
)
"""Words that say that a ring worked on after a fall or water."""
FAILED = re.compile(r"\b(stop\w*|quit\w*|die[ds]?|dead|ceas\w*|fail\w*|broke\w*|gave up)\b", re.IGNORECASE)
"""Words that say that it did not."""
NO_CAUSE = re.compile(
    r"\b(does|did) (that|it|this) (even )?(matter|count)\b|\bnot (because of |from )?the (fall|drop|water|sink)\b",
    re.IGNORECASE,
)
"""Words that doubt, or deny, that it was the fall or the water."""
WORKS = re.compile(r"\b(work\w*|charg\w*|connect\w*|pair\w*|sync\w*|functions?|functioning)\b", re.IGNORECASE)
"""Words of a ring that does what it should; "it is fine" may be the box."""
DEAD_FROM_THE_START = re.compile(
    r"\bdead (on arrival|(straight |right )?(out of|outta|from) the (box|start)|when (it (came|arrived)|i opened))\b"
    r"|\bnever (once |even )?(worked|turned on|switched on|charged|lit up|came on|woke up)\b",
    re.IGNORECASE,
)
"""Words of a ring that nothing can have happened to."""
CAME_DAMAGED = re.compile(
    r"\b(came|arrived|delivered|got it|received it) (\w+ ){0,2}"
    r"(bent|cracked|scratched|dented|chipped|damaged|crooked|out of (round|shape)|like (this|that))\b",
    re.IGNORECASE,
)
"""Words of damage that was there when the ring came."""
ACCIDENT = re.compile(
    r"\b(stepped|stood|sat|drove|ran|rolled) (on|over)\b|\b(caught|jammed|crushed|squashed|slammed|trapped|shut) in\b"
    r"|\b(dropped|drop|smashed|knocked|crushed|hit|bent) it\b|\b(chewed|bitten)\b|\b(washing machine|tumble dryer)\b"
    r"|\b(fell|dropped|fallen|landed)( it| the ring| my ring)? (in|into|down|off|on|onto|from)\b"
    r"|\bleft (it|the ring|my ring) in the (sun|car|sauna|rain|wash\w*|pocket|oven|sink)\b"
    r"|\b(squashed|scratched|broke|cracked|damaged) it (on|with|in|when|while|at)\b",
    re.IGNORECASE,
)
"""Words of an accident that the ring had with the customer."""
ARRIVING = re.compile(
    r"\b(arriv\w*|deliver\w*|courier|parcel|package|post(man|al)?|mail|unpack\w*|unbox\w*|came|out of the box"
    r"|when i (got|opened)|transit|shipp\w*|received|already)\b",
    re.IGNORECASE,
)
"""Words about how it arrived."""
TORN = re.compile(
    r"\b(box|carton|flap|lid|corner|it'?s?|packag\w*)\b.{0,25}\b(torn|tear|tore|ripped|crushed|dented|squashed|soaked)\b"
    r"|\b(torn|tear|ripped|crushed|dented|squashed)\b.{0,25}\b(box|carton|flap|lid|corner)\b",
    re.IGNORECASE,
)
"""Words for a box that is damaged, however little."""
BOXES = re.compile(r"\b(box|lid|wrap\w*|seal|sticker|tape|plastic|film|packag\w*|label)\b", re.IGNORECASE)
"""What is opened to get at the ring."""
SEALS = re.compile(r"\b(seals?|stickers?|tape|wrap\w*|plastic|film|foil|cellophane|paper)\b", re.IGNORECASE)
"""What is torn by opening it."""
OWN_SLIP = re.compile(
    r"\bmy (bad|mistake|fault|own fault)\b|\bi (clicked|picked|chose|selected|ordered) (the |a )?wrong\b|\bi clicked\b",
    re.IGNORECASE,
)
"""Words of those who ordered otherwise than they meant to."""
ELSE_FINE = re.compile(
    r"\b(otherwise|outside|rest|apart from (that|it)|else)( is| it'?s|'s)?"
    r" (perfect|fine|good|like new|flawless|ok|okay|spotless)\b|\bthat'?s (it|all)\b",
    re.IGNORECASE,
)
"""Words that say that nothing shows but what was complained of."""
NO_RING = re.compile(
    r"\bring (itself )?(was|is)(n't| not) (in|there|inside)\b|\bno ring\b|\b(empty box|box (was|is|came) empty)\b",
    re.IGNORECASE,
)
"""Words for a parcel without its ring."""
UP = re.compile(
    r"\bopen(ed|ing)? (it|this|the ring|anything) up\b|\bopened up\b"
    r"|\bopen(ed)? (it )?or (alter|modif|repair|tamper|chang)",
    re.IGNORECASE,
)
"""Words for a ring that was taken apart, and not for a box that was opened."""
UNOPENED = re.compile(
    r"^\W*sealed\b|\b(never (been )?opened|unopened|still (factory )?sealed|haven'?t (even )?opened|hasn'?t been opened"
    r"|not (even )?(been )?opened|didn'?t (even )?open|factory[- ]sealed|seals? (is|are)( still)? (intact|on|unbroken)"
    r")\b",
    re.IGNORECASE,
)
"""Plain words for a ring that nobody unpacked."""
MARK = re.compile(
    r"(?<!no )(?<!any )(?<!a )\b(scratch\w*|marks?|scuff\w*|dents?|nicks?)\b|\ba (small |tiny |little )?"
    r"(scratch|mark|scuff|dent|nick)\b",
    re.IGNORECASE,
)
"""Words for what can be seen of a ring that was worn."""
