"""Plain words that leave no doubt, whatever the message looks like as a whole."""

import re

GOOD = re.compile(
    r"\W*((yes|yep|yeah|yup|ya)\W+)?((it'?s|everything'?s?|all'?s) )?(is )?all (is )?(good|fine|well|okay|ok)\W*",
    re.IGNORECASE,
)
"""What "all good" means as an answer, which says "no, thanks" elsewhere."""
GUESSED = re.compile(r"\b(maybe|might|perhaps|possibly|could have)\b", re.IGNORECASE)
"""Words beside a "don't know" that make a guess of what follows."""
DOUBTS = re.compile(
    r"\W*((well|um+|uh+|hm+|honestly|oh|sorry|eh|tbh|actually)\W+)*"
    r"((i'?m|i am|im) )?(honestly |really |frankly )?"
    r"(not (really |too |so |quite |entirely |100 ?% )?(sure|certain)\b|unsure\b|no (idea|clue)\b|idk\b|dunno\b"
    r"|hard to (say|tell)\b|(i (really |honestly )?)?(don'?t|do not|can'?t|cannot|couldn'?t)"
    r" (really |honestly |quite )?(know|recall|remember|tell|say)\b)",
    re.IGNORECASE,
)
"""How people begin who cannot tell."""
MENDING = re.compile(
    r"\b(resiz\w*|re-siz\w*|repair\w*|fix(ed|ing)?|mend(ed|ing)?|polish\w*|refurbish\w*)\b", re.IGNORECASE
)
"""Words of wishes that no policy offers: the same ring, made good."""
WORN = re.compile(
    r"(?<!never )(?<!not )(?<!n't )(?<!never been )(?<!not been )(?<!n't been )(?<!nobody has )(?<!even )"
    r"\b(wore|worn|wearing it|did wear|had it on|used it)\b",
    re.IGNORECASE,
)
"""Words that say that a ring was worn."""
WORE = re.compile(
    r"\b(i|we|he|she|they)('ve| have| had| did| only| just| actually| already| also)*"
    r" (wore|worn|wear|put) (it|this|the ring|mine)( on for)?\b(?! on\b(?! for))|\bi had it on\b",
    re.IGNORECASE,
)
"""Words of those who say that they wore it."""
NEGATED = re.compile(
    r"\b(not|never|nobody|without|hardly|\w+n't|no(?!,|\W+(no|it|i|we|wait|that)\b))(?!\w)", re.IGNORECASE
)
"""Words that turn what is said round; a no that stands before it does not."""
UNMARKED = re.compile(
    r"\b(no|not an?|not one|without an?y?|never an?y?|zero|(\w+n't|not) (see |have |got |find |show )?an?y?) (\w+ )?"
    r"(scratch\w*|marks?|scuffs?|dents?|nicks?)\b|\b(flawless|spotless|pristine|immaculate)\b",
    re.IGNORECASE,
)
"""Words that say that nothing can be seen of it."""
ALL_THERE = re.compile(
    r"^\W*((ya|yes|yep|yeah)\W+)?all\W*$|\b(all (of it|there|here|present)|it all|everything|complete)\b", re.IGNORECASE
)
LACKING = re.compile(
    r"\b(missing|lost|gone|without|except|but|apart|not|no|only|lack\w*|minus|save|else|threw|thrown|toss\w*|binned"
    r"|discard\w*|broken|damaged|incomplete|\w+n't)\b",
    re.IGNORECASE,
)
"""Words that a list of what is there does without."""
PICTURES = re.compile(
    r"\b(photos?|pictures?|pics?|images?|cameras?|phones?|selfies?|snaps?|uploads?|attach\w*)\b", re.IGNORECASE
)
"""Words about photos, which say nothing about the ring."""
PLEASE = re.compile(
    r"\W*(yes|yep|yeah|yup|sure|please|absolutely|definitely|i would|i'd (like|love)|do (that|it))\b", re.IGNORECASE
)
"""How people take up an offer, where a mere "ok" takes note of what was said."""
OTHERWISE = re.compile(
    r"\b(but|instead|rather|actually|wait|no|not|exchang\w*|replac\w*|refund\w*|swap\w*|money|one)\b|n't\b",
    re.IGNORECASE,
)
"""Words after a yes that may want something else than what was just told."""
ECHOED = re.compile(r"\?\W*(?:(?P<yes>yes|yep|yeah)|no|nope|nah|never|no way)[^?]{0,12}$", re.IGNORECASE)
"""How people answer who say the question again first, as in "opened it up??? no"."""
DENIED = re.compile(r"[^?]{0,30}(\?\W*)?\b(?<!\bor )(no|nope|nah|never)\b\s*[.!?]", re.IGNORECASE)
"""A no at the head of a longer answer, which stands whatever is told after it."""
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
AGREES = re.compile(
    r"\W*((fine|alright|all right|aight|bet|yea|ya|do it|correct|please|perfect|great|sounds good|deal)\b"
    r"|go( on| for it)?\W*$)",
    re.IGNORECASE,
)
"""How people agree, besides a yes, to what they are asked to confirm."""
AS_FAR = re.compile(r"\W*(as far as i (know|can tell|could tell)|i (think|believe|guess) so)\b", re.IGNORECASE)
"""How people say a careful yes."""
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
KEEPS_EMAIL = re.compile(
    r"\b(won'?t|not|don'?t|never)\b[^.?!]{0,12}\b(give|giving|share|sharing|tell)\b", re.IGNORECASE
)
"""How people say that their address is nobody's business."""
NOT_MONEY = re.compile(
    r"\b(more than|rather than|instead of|not|over|no) (the |a |any |my |want )?(money|refund|cash)\b", re.IGNORECASE
)
"""Words that name the money to say that something else is wanted."""
BEGINS = re.compile(
    r"\s*(?:(?P<yes>yes|yep|yeah|yup|sure|ok|okay|please do|go ahead)|no|nope|nah)\b(?! idea)", re.IGNORECASE
)
"""How people begin who say yes or no to what they were just told."""
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
HYPOTHETICAL = re.compile(r"\bif (i|we|you|one|somebody|someone)\b", re.IGNORECASE)
"""Words of a question about what was not said to have happened."""
SECOND_THOUGHT = re.compile(
    r"\b(actually|i meant|i mean(?=\W+\w)|wait|correction|instead(?! of)|my mistake|i was wrong)\b", re.IGNORECASE
)
"""Words that people correct themselves with."""
PHOTOLESS = re.compile(
    r"\b(can'?t|cannot|couldn'?t|unable to|not able to|won'?t|don'?t want to|rather not"
    r"|(wouldn'?t|would not|don'?t|do not) know how to)\b[^.?!]{0,20}"
    r"\b(take|send|make|add|upload|attach|get|do|any|photos?|pictures?)\b"
    r"|\b(all|the only (one|photo|picture)) (that )?i('ve)? (have|got)\b"
    r"|\b(no|broken|without an?y?) (\w+ )?(camera|phone|photos?|pictures?|pics?)\b",
    re.IGNORECASE,
)
"""How people say that there will be no photos, or no more of them."""
NO_PHOTOS = re.compile(r"\b(no|without|not any) (\w+ )?(photos?|pictures?|pics?|fotos?|images?)\b", re.IGNORECASE)
"""How people say so before they are asked."""
MARK = re.compile(
    r"(?<!no )(?<!any )(?<!a )\b(scratch\w*|marks?|scuff\w*|dents?|nicks?)\b|\ba (small |tiny |little )?"
    r"(scratch|mark|scuff|dent|nick)\b",
    re.IGNORECASE,
)
"""Words for what can be seen of a ring that was worn."""
SAD = re.compile(
    r"\b(hospital|funeral|surgery|passed away|stroke|chemo|bereave\w*|intensive care)\b"
    r"|\b(he|she|mother|father|mom|mum|dad|wife|husband) died\b",
    re.IGNORECASE,
)
"""Words of grief and illness, which deserve a word before anything else."""
LOST = re.compile(
    r"\b(i|we)('ve| have)? (lost|misplaced) (it|the ring|my ring)\b"
    r"|\b(it|ring)('?s| is| has been) (gone|lost|stolen)\b(?=\W*(hah?\w*|lol|now|forever)?\W*($|[.!?,]))",
    re.IGNORECASE,
)
"""How people say that the ring itself is lost."""
ON_ITS_WAY = re.compile(r"\b(parcel|package|post\w*|mail\w*|deliver\w*|track\w*|courier|shipp\w*)\b", re.IGNORECASE)
"""Words about a parcel, of which something else is said to be lost."""
NO_EMAIL = re.compile(
    r"\b(no|not got an?y?|without an?y?|never had an?y?|(don'?t|do not) have an?y?|(haven'?t|have not) got an?y?)"
    r" e-?mail\b(?! (from|yet|back|came|arrived))",
    re.IGNORECASE,
)
"""How people say that they have no address to be known by."""
