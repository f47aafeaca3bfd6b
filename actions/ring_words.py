"""Plain words about a ring that leave no doubt, whatever the message looks like as a whole."""

from actions.phrases import UNASKED, opening, whole, words

_IT = r"(it|this|the ring|mine)"
_MARKS = r"(scratch\w*|marks?|scuff\w*|dents?|nicks?)"
_UNDENIED = (
    r"(?<!never )(?<!not )(?<!n't )(?<!never been )(?<!not been )(?<!n't been )(?<!nobody has )(?<!even )(?<!un[ -])"
)
_AT_ALL = r"( has| have| ever| even| been| really| actually| once)*"
_WORE = r"(wore|worn|wear|got to wear|had a chance to wear)"
_AND_NOT_ONLY_RARELY = r"(?! (it |this )?(much|often|a lot|long|for|in|at|well|out|off)\b)"
_I_HAVE = r"(i|we|he|she|they)('ve| have| had| did| only| just| actually| already| also)*"
_SOME = r"(on|about|daily|every|several|some|many|most|most of|two|three|four|five)"
_LEFT_ON_IT = r"(has |had |have )?(wore|worn|used|had it|hair|skin)"
_RING_OR_PART = r"(it|ring|mine|inside|band|rubber)"
_PRIED = r"(popped|pri[sz]ed|pried|levered|unscrewed|cut|took)"

RING_ITSELF = words(r"(the|my) ring", r"^\W*ring", r"(dropped|drop) it")
"""Words that name the ring."""
MENDING = words(
    r"re-?siz\w*",
    r"repair\w*",
    r"fix(ed|ing)?",
    r"mend(ed|ing)?",
    r"polish\w*",
    r"refurbish\w*",
)
"""Words of wishes that no policy offers: the same ring, made good."""
WORN = words(
    rf"{_UNDENIED}(wore|worn)",
    rf"{_UNDENIED}(wearing it|did wear)",
    rf"{_UNDENIED}(had it on|used it)",
    rf"{_UNDENIED}light(ly)? (wear|use|used)",
)
"""Words that say that a ring was worn."""
NEVER_WORN = words(
    rf"(never|nvr|nevr|neva){_AT_ALL} {_WORE}{_AND_NOT_ONLY_RARELY}",
    rf"(not|haven'?t|ain'?t|hasn'?t|didn'?t){_AT_ALL} {_WORE}{_AND_NOT_ONLY_RARELY}",
    rf"(nobody|no ?one)('s)?{_AT_ALL} {_WORE}{_AND_NOT_ONLY_RARELY}",
    r"(worn|wore|wear)( \w+){0,3} (0|zero|no) times",
    r"worn zero",
    r"zero wear",
    r"un[ -]?worn",
)
"""Words that say that it never was."""
NEVER_YET = opening(
    r"(no|nope|nah|never)(?=\W*$)", r"((no|nope)\W+)?not (yet|once)\b", r"((no|nope)\W+)?i haven'?t( yet)?(?=\W*$)"
)
"""What says no to having worn it, and nothing of how it looks."""
LIGHT_WEAR = words(r"light(ly)? (wear|use|worn|used)")
"""Words of use that left little."""
AS_ON_THE_FIRST_DAY = words(
    r"the day (i|it) (got|came|arrived|bought|received)",
    r"brand[ -]new",
    r"un-?used",
    r"(not|never) used?(?! to\b)",
)
"""Words of a ring that nobody used."""
NEVER_USED = words(
    r"(i|we) (not|never|didn'?t|did not|haven'?t) used? (it|the ring|this)(?! (app|data|charger|box|feature)\b)"
)
"""How people say by the way that they never used it."""
COULD_NOT = words(
    r"wouldn'?t (even )?know how",
    r"why would (i|anyone)",
    r"as if",
    r"god no",
)
"""How people say that they never altered a thing."""
NOT_ONCE = words(
    r"(worn|wore|wear)( \w+){0,3} (0|zero|no) times",
    r"^\W*(0|zero) times\W*$",
    r"(worn|wore)( it)? zero",
)
"""Words that count how often it was worn, and come to none."""
CRACK = words(r"crack\w*", r"chip(s|ped)?", r"fracture\w*", r"broken off")
"""Words of damage that no use leaves."""
SMALL_MARKS = words(
    r"(small|tiny|teeny|little|minor|faint|hairline)( \w+)? (marks?|scratch(es)?|scuffs?|nicks?|dings?)",
    r"(few|couple of)( \w+)? (marks?|scratch(es)?|scuffs?|nicks?|dings?)",
    r"(barely|hardly) visible( \w+)? (marks?|scratch(es)?|scuffs?|nicks?|dings?)",
)
"""Words of marks that hardly show."""
SEES_NOW = words(
    rf"(just|now|oh|though i( do)?)\b[^.?!]{{0,12}}\b(saw|see|noticed?|found|spotted)\b[^.?!]{{0,20}}\b{_MARKS}",
    rf"(it|ring) (has|got|has got) (a|one|two|some)( \w+){{0,2}} {_MARKS}",
    rf"there( is|'s| are) (a|one|two|some)( \w+){{0,2}} {_MARKS} (on|in) (it|the ring|mine)",
)
"""How people remember a mark while something else is asked."""
BIG_MARKS = words(
    r"(big|deep|long)",
    r"you can (\w+ )?see",
    r"(clear|obvious)",
    r"bad(ly)?",
    r"heav(y|ily)",
    r"dents?",
    r"(all over|lots of)",
)
"""Words of marks that do."""
TRIED = words(
    r"(tried|try|trying) (it|them|this|that|mine|the ring)(?! to\b)",
    r"(tried|try|trying) on(?! to\b)",
    r"(seconds?|secs?|minutes?|mins?|a moment)",
)
"""How people say that they had it on for a moment, which is no use yet."""
LASTING = words(
    r"days?(?! (it|i) (came|arrived|got|bought)\b)",
    r"(weeks?|months?|hours?)",
    r"(nights|(all|each) night)",
    r"(every|daily|always)",
    r"since",
)
"""Words for more than a moment."""
LIGHTLY = words(
    r"light(ly)?",
    r"(barely|hardly)",
    r"(like|as) new",
    r"(perfect|spotless|mint)",
    r"good (condition|nick|shape)",
)
"""Words that say how little can be seen of it."""
BEFORE_ME = words(
    rf"some(one|body)( else)?('s)? {_LEFT_ON_IT}",
    rf"(another (person|customer)|other people|previous (owner|customer))('s)? {_LEFT_ON_IT}",
    r"(worn|used) before (me|it (came|arrived)|i got it)",
)
"""Words for wear that was there when the ring came."""
ONLY_LOOKED = words(
    r"(only|just) (looked|had a look)(?! again\b)",
    r"(only|just) (measured|cleaned)",
    r"(said|told|says)\b.{0,25}\b(no can do|can'?t|cannot|couldn'?t|impossible)",
)
"""Words of those whose jeweller did nothing to the ring."""
FINE = whole(
    r"(fine|good|great|okay|ok)",
    r"perfect(ly)?",
    r"flawless(ly)?",
    r"tip ?top",
    r"like a charm",
    before=r"(it'?s |it is |is |works )?",
)
"""What says, as the whole answer, that the ring does what it should."""
RIGHT_ONE = words(
    r"(right|correct) (one|ring|item|(?P<other>size|colou?r))",
    r"(right|correct) (name|text|engraving)",
    r"redone",
    r"(send|get|have|want)\b.{0,25}\bi (ordered|paid for|bought|asked for)",
)
"""How people wish for what they ordered instead of what came."""
IN_ANOTHER = words(
    r"(one|ring|it|replacement),? (in|as) (an? )?(smaller|bigger|larger|other|different)",
    r"(one|ring|it|replacement),? (in|as) (an? )?(size|\d+)(?! (days?|weeks?|months?)\b)",
)
"""Words of those who want another one that is not the same."""
ORDERED = words(
    r"(i|we)( have| had|'ve)? ordered",
    r"(i|we)( have| had|'ve)? ask(ed)?",
    r"(i|we)( have| had|'ve)? paid for",
    r"(i|we)( have| had|'ve)? (chose|picked)",
)
"""Words before what was ordered, beside which another thing is told that came."""
OTHER_COLOUR = words(
    r"wrong colou?r",
    r"(but|and) (this|it)",
    r"(but|and) (i got|i received|they sent|you sent)",
)
"""Words that set the colour that came against the one that was ordered."""
ENGRAVED = words(r"engrav\w*")
"""What the shop does to a ring when it is ordered, and a jeweller afterwards."""
JEWELLER = words(r"jewell?er\w*", r"goldsmith", r"myself", r"opened", r"(afterwards|since|later)")
"""Words for an engraving that came later."""
WORKED_INSIDE = words(
    r"(took|taken|take|pulled|came) (it |the ring |this )?apart",
    r"(drill|glue|solder)\w*",
    r"(sanded|sanding|filed)",
    r"(polish|paint|coat)\w*",
    r"(resiz|stretch)\w*",
    r"(cut (it|the ring)|bent it)",
    r"(repair|alter|modif)\w*",
    r"(hack|jailbr)\w*",
    r"(tinker|tamper|fiddl)\w*",
    r"(dismantl|disassembl|unscrew)\w*",
    r"(pried|pri[sz]ed|popped)",
    r"(knife|screwdriver)",
    r"(inside|insides)",
    r"open(ed)? up",
    r"opened (it|the ring) up",
    r"replaced the battery",
)
"""Words for what may have been done to a ring; an engraving of the shop's is told apart elsewhere."""
SWAPS = words(r"(swap|exchang|chang|switch)\w*", r"(instead|rather)")
"""Words of those who want it in another kind."""
NEEDS = words(r"(need|want|prefer|like)s? (a |an |the |it in |size |in )*\d{1,2}(?! (days?|weeks?|months?)\b)")
"""How people name the size that they need."""
OTHER_SIZE = words(
    r"(one|a|half a|two|1|2)( half)? sizes? (bigger|smaller|larger|higher|lower)",
    r"sizes? (up|down)",
    r"(a|the|one|ring|another|different|next)( \w+)? (bigger|smaller|larger|different|other|next) size",
    r"size \d+(\.5)? instead",
)
"""How people wish for a size that fits."""
WORE_LONG = words(
    rf"(wore|worn|wear\w*|had) ({_IT}\b)?.{{0,20}}\b(days?|weeks?|months?|nights?|hours)",
    rf"(wore|worn|wear\w*|had) ({_IT}\b)?.{{0,20}}\b(daily|straight|all)",
)
"""Words of those who wore it for long."""
WISHES = words(
    r"(want|wish)\w*",
    r"(would|like)",
    r"(prefer|rather|instead)",
    r"(swap|exchang|chang)\w*",
)
"""Words beside which a second colour is one that is wished for."""
WORE = words(
    rf"{_I_HAVE} (wore|worn) {_IT}",
    rf"{UNASKED}{_I_HAVE} wear {_IT}",
    rf"{_I_HAVE} put {_IT} on for",
    r"(i|we)('ve| have)? had it on(?! ((the|my) (charger|dock|desk|table|shelf|order|list|mind)|order)\b)",
    r"^\W*(only |just )?(wore|worn) (it |this )?(once|twice|for|a|\d+|all|every|only|to)",
    r"(put|had)( it)? on (now and then|sometimes|occasionally|a few times|once or twice|every)",
    rf"worn {_SOME} (\w+ )?(occasions?|times)",
    rf"worn {_SOME} (\w+ )?(days?|weeks?|months?|nights?)",
    r"(days?|weeks?|fortnight|months?|hours?) (of )?(wearing|wear|use)",
    r"wearing it (for|since|daily|every|all|about)",
    r"been on (and off )?my (hand|finger)",
    r"(two|three|four|five|six|seven|ten|\d+) (days?|weeks?|nights?) on(?! (and|now|still|no)\b)",
    r"put it (on )?(\w+ )?times",
)
"""Words of those who say that they wore it."""
UNMARKED = words(
    rf"(no|zero|not one|(not|without|never) (a|an|any)) (\w+ )?{_MARKS}",
    rf"(\w+n't|not) (see|have|got|find|show) (a|an|any) (\w+ )?{_MARKS}",
    rf"\w+n't (a|an|any) (\w+ )?{_MARKS}",
    r"(flawless|spotless|pristine|immaculate)",
)
"""Words that say that nothing can be seen of it."""
PRIED = words(
    rf"{_PRIED} (it|(the|its) (\w+ )?\w+) (open|apart)",
    rf"{_PRIED} (the|its) (\w+ )?(cover|shell|casing|cap|back|lid|inside|coating) off",
    r"opened the (casing|ring up|ring apart)",
    r"opened (it|mine) up\b.{0,40}\b(fix\w*|repair\w*|inside|battery|swap\w*)",
)
"""Words of those who looked inside the ring."""
DID_TO_IT = words(
    rf"(i|we|he|she|jewell?er)( \w+)? (glued|drilled|sanded|soldered|lacquered)( \w+){{0,3}} {_RING_OR_PART}",
    rf"(i|we|he|she|jewell?er)( \w+)? (resized|stretched)( \w+){{0,3}} {_RING_OR_PART}",
)
"""Words of those who worked on the ring."""
OPENED_TO_MEND = words(
    r"(?<!not )(?<!never )opened (it|the ring|mine) up\b.{0,60}\b(fix(ed)? it|repair(ed)? it|to (fix|repair|mend))",
    r"(?<!not )(?<!never )opened (it|the ring|mine) up\b.{0,60}\b(replace|swap|change)\w* the battery",
)
"""Words of those who opened the ring to mend it."""
UNTOUCHED = words(
    r"(nobody|no ?one|never|didn'?t|did not|haven'?t|hasn'?t|not)( ever| has| have| even| anybody| anyone)?"
    r" (mess(ed)?|tamper(ed)?|fiddled?|tinker(ed)?)",
    r"nothing( was| is|'s| has been)? (altered|changed|modified|opened up|tampered|repaired)",
)
"""How people say by the way that nobody altered the ring."""
OWN_SLIP = words(
    r"(?<!not )(?<!n't )my (own )?fault",
    r"(?<!not )(?<!n't )my (bad|mistake)",
    r"i clicked",
    r"i (picked|chose|selected|ordered) (the |a )?wrong",
    r"wish (i|we)('?d| had)? (gone|ordered|chosen|picked|bought|taken|got)",
    r"should(n'?t)? ?('?ve|have|of) (gone|ordered|chosen|picked|bought|taken|got)",
)
"""Words of those who ordered otherwise than they meant to."""
ELSE_FINE = words(
    r"(otherwise|outside|rest|else)( is| it'?s|'s)? (perfect|fine|good|like new|flawless|ok|okay|spotless)",
    r"apart from (that|it)( is| it'?s|'s)? (perfect|fine|good|like new|flawless|ok|okay|spotless)",
    r"that'?s (it|all)",
)
"""Words that say that nothing shows but what was complained of."""
UP = words(
    r"open(ed|ing)? (it|this|the ring|anything) up",
    r"opened up",
    r"open(ed)? (it )?or (alter|modif|repair|tamper|chang)\w*",
)
"""Words for a ring that was taken apart, and not for a box that was opened."""
MARK = words(
    rf"(?<!no )(?<!any )(?<!a ){_MARKS}",
    r"(?<!not )(?<!without )a (small |tiny |little )?(scratch|mark|scuff|dent|nick)",
)
"""Words for what can be seen of a ring that was worn."""
