"""Plain words about a ring that leave no doubt, whatever the message looks like as a whole."""

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
    r"\b(never|nvr|nevr|neva|not|haven'?t|ain'?t|hasn'?t|didn'?t|nobody|no one)"
    r"( has| have| ever| even| been| really| actually| once)*"
    r" (wore|worn|wear|got to wear|had a chance to wear)\b(?! (it |this )?(much|often|a lot|long|for|in|at|well"
    r"|out|off)\b)"
    r"|\b(worn|wore|wear)\b( \w+){0,3} (0|zero|no) times\b|\bworn zero\b|\bun[ -]?worn\b",
    re.IGNORECASE,
)
"""Words that say that it never was."""
LIGHT_WEAR = re.compile(r"\blight(ly)? (wear|use|worn|used)\b", re.IGNORECASE)
"""Words of use that left little."""
AS_ON_THE_FIRST_DAY = re.compile(
    r"\bthe day (i|it) (got|came|arrived|bought|received)\b|\bbrand[ -]new\b|\bun-?used\b|\b(not|never) used?\b"
    r"|\bnot use\b",
    re.IGNORECASE,
)
"""Words of a ring that nobody used."""
NEVER_USED = re.compile(r"\b(i|we) (not|never|didn'?t|did not|haven'?t) used? (it|the ring|this)\b", re.IGNORECASE)
"""How people say by the way that they never used it."""
COULD_NOT = re.compile(r"\bwouldn'?t (even )?know how\b|\bwhy would (i|anyone)\b|\bas if\b|\bgod no\b", re.IGNORECASE)
"""How people say that they never altered a thing."""
NOT_ONCE = re.compile(
    r"\b(worn|wore|wear)\b( \w+){0,3} (0|zero|no) times\b|^\W*(0|zero) times\W*$|\b(worn"
    r"|wore)( it)? zero\b",
    re.IGNORECASE,
)
"""Words that count how often it was worn, and come to none."""
CRACK = re.compile(r"\b(crack\w*|chip(s|ped)?|fracture\w*|broken off)\b", re.IGNORECASE)
"""Words of damage that no use leaves."""
SMALL_MARKS = re.compile(
    r"\b(small|tiny|teeny|little|minor|faint|hairline|a few|few|couple of|barely visible|hardly visible)( \w+)?"
    r" (marks?|scratch(es)?|scuffs?|nicks?|dings?)\b",
    re.IGNORECASE,
)
"""Words of marks that hardly show."""
SEES_NOW = re.compile(
    r"\b(just|now|though i( do)?|oh)\b[^.?!]{0,12}\b(saw|see|noticed?|found|spotted)\b[^.?!]{0,20}\b(scratch\w*"
    r"|marks?|scuffs?|dents?|nicks?)\b",
    re.IGNORECASE,
)
"""How people remember a mark while something else is asked."""
BIG_MARKS = re.compile(
    r"\b(big|deep|clear|obvious|bad|badly|heavy|heavily|long|dents?|all over|lots of)\b", re.IGNORECASE
)
"""Words of marks that do."""
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
ENGRAVED = re.compile(r"\bengrav\w*\b", re.IGNORECASE)
"""What the shop does to a ring when it is ordered, and a jeweller afterwards."""
JEWELLER = re.compile(r"\b(jewell?er\w*|goldsmith|myself|opened|afterwards|since|later)\b", re.IGNORECASE)
"""Words for an engraving that came later."""
WORKED_INSIDE = re.compile(
    r"\b(took|taken|take|pulled|came) (it |the ring |this )?apart\b|\b(drill\w*|resiz\w*|polish\w*|glue\w*"
    r"|sanded|sanding|filed"
    r"|solder\w*|hack\w*|alter\w*|modif\w*|repair\w*|dismantl\w*|disassembl\w*|pried|pri[sz]ed|popped"
    r"|unscrew\w*"
    r"|paint\w*|coat\w*|tinker\w*|tamper\w*|fiddl\w*|knife|screwdriver|inside|insides|opened (it|the ring) up"
    r"|jailbr\w*"
    r"|open(ed)? up|cut (it|the ring)|bent it|stretch\w*|replaced the battery)\b",
    re.IGNORECASE,
)
"""Words for what may have been done to a ring; an engraving of the shop's is told apart elsewhere."""
SWAPS = re.compile(r"\b(swap\w*|exchang\w*|chang\w*|switch\w*|instead|rather)\b", re.IGNORECASE)
"""Words of those who want it in another kind."""
OTHER_SIZE = re.compile(
    r"\b(one|a|half a|two|1|2)( half)? sizes? (up|down|bigger|smaller|larger|higher|lower)\b|\bsize (up|down)\b"
    r"|\b(a|the|one|another|different|next)( \w+)? (bigger|smaller|larger|wider|other|different)? ?(one |ring )?"
    r"(in )?(a |the )?(bigger|smaller|larger|different|other|next) size\b|\bsize \d+(\.5)? instead\b",
    re.IGNORECASE,
)
"""How people wish for a size that fits."""
WORE_LONG = re.compile(
    r"\b(wore|worn|wear\w*|had) (it|this|the ring|mine)?\b.{0,20}\b(days?|weeks?|months?|nights?|hours|daily"
    r"|straight|all)\b",
    re.IGNORECASE,
)
"""Words of those who wore it for long."""
WISHES = re.compile(
    r"\b(would|want\w*|like|prefer|rather|swap\w*|exchang\w*|instead|chang\w*|wish\w*)\b", re.IGNORECASE
)
"""Words beside which a second colour is one that is wished for."""
WORE = re.compile(
    r"\b(i|we|he|she|they)('ve| have| had| did| only| just| actually| already| also)*"
    r" ((wore|worn|wear) (it|this|the ring|mine)\b|put (it|this|the ring|mine) on for\b)"
    r"|\b(i|we)('ve| have)? had it on\b(?! ((the|my) (charger|dock|desk|table|shelf|order|list|mind)|order))"
    r"|^\W*(only |just )?(wore|worn) (it |this )?(once|twice|for|a|\d+|all|every|only|to)\b"
    r"|\b(put|had)( it)? on (now and then|sometimes|occasionally|a few times|once or twice|every)\b"
    r"|\bworn (on|about|daily|every|several|some|two|three|four|five|many|most|most of) (\w+ )?(occasions?"
    r"|days?|weeks?|months?|nights?|times)\b"
    r"|\b(days?|weeks?|fortnight|months?|hours?) (of )?(wearing|wear|use)\b|\bwearing it (for|since|daily|every"
    r"|all|about)\b"
    r"|\bbeen on (and off )?my (hand|finger)\b|\b(two|three|four|five|six|seven|ten|\d+) (days?|weeks?"
    r"|nights?) on\b"
    r"|\bput it (on )?(\w+ )?times\b",
    re.IGNORECASE,
)
"""Words of those who say that they wore it."""
UNMARKED = re.compile(
    r"\b(no|not an?|not one|without an?y?|never an?y?|zero|(\w+n't|not) (see |have |got |find |show )?an?y?) (\w+ )?"
    r"(scratch\w*|marks?|scuffs?|dents?|nicks?)\b|\b(flawless|spotless|pristine|immaculate)\b",
    re.IGNORECASE,
)
"""Words that say that nothing can be seen of it."""
PRIED = re.compile(
    r"\b(popped|pri[sz]ed|pried|levered|unscrewed|cut|took) (it|(the|its) (\w+ )?\w+) (open|apart)\b"
    r"|\b(pri[sz]ed|pried|levered|popped|unscrewed|cut|took) (the|its) (\w+ )?(cover|shell|casing|cap|back|lid"
    r"|inside|coating) off\b"
    r"|\bopened the (casing|ring up|ring apart)\b|\bopened (it|the ring|mine) up\b.{0,40}\b(fix\w*|repair\w*"
    r"|inside|battery"
    r"|swap\w*)\b",
    re.IGNORECASE,
)
"""Words of those who looked inside the ring."""
DID_TO_IT = re.compile(
    r"\b(i|we|he|she|jewell?er)( \w+)? (glued|drilled|sanded|soldered|resized|stretched|lacquered)( \w+){0,3}"
    r" (it|ring|mine|inside|band|rubber)\b",
    re.IGNORECASE,
)
"""Words of those who worked on the ring."""
OPENED_TO_MEND = re.compile(
    r"(?<!not )(?<!never )\bopened (it|the ring|mine) up\b.{0,60}"
    r"\b(fix(ed)? it|repair(ed)? it|to (fix|repair|mend)|(replace|swap|change)\w* the battery)\b",
    re.IGNORECASE,
)
"""Words of those who opened the ring to mend it."""
UNTOUCHED = re.compile(
    r"\b(nobody|no ?one|never|didn'?t|did not|haven'?t|hasn'?t|not)( ever| has| have| even| anybody| anyone)?"
    r" (mess(ed)?|tamper(ed)?|fiddled?|tinker(ed)?)\b"
    r"|\bnothing( was| is|'s| has been)? (altered|changed|modified|opened up|tampered|repaired)\b",
    re.IGNORECASE,
)
"""How people say by the way that nobody altered the ring."""
OWN_SLIP = re.compile(
    r"\bmy (bad|mistake|fault|own fault)\b|\bi (clicked|picked|chose|selected|ordered) (the |a )?wrong\b"
    r"|\bi clicked\b",
    re.IGNORECASE,
)
"""Words of those who ordered otherwise than they meant to."""
ELSE_FINE = re.compile(
    r"\b(otherwise|outside|rest|apart from (that|it)|else)( is| it'?s|'s)?"
    r" (perfect|fine|good|like new|flawless|ok|okay|spotless)\b|\bthat'?s (it|all)\b",
    re.IGNORECASE,
)
"""Words that say that nothing shows but what was complained of."""
UP = re.compile(
    r"\bopen(ed|ing)? (it|this|the ring|anything) up\b|\bopened up\b"
    r"|\bopen(ed)? (it )?or (alter|modif|repair|tamper|chang)",
    re.IGNORECASE,
)
"""Words for a ring that was taken apart, and not for a box that was opened."""
MARK = re.compile(
    r"(?<!no )(?<!any )(?<!a )\b(scratch\w*|marks?|scuff\w*|dents?|nicks?)\b|\ba (small |tiny |little )?"
    r"(scratch|mark|scuff|dent|nick)\b",
    re.IGNORECASE,
)
"""Words for what can be seen of a ring that was worn."""
