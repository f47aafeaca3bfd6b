"""Plain words of people who agree, refuse, doubt or correct themselves, whatever the message looks like as a whole."""

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
CLOSED_CARD = re.compile(
    r"\b(card|account)\b.{0,25}\b(closed|expired|cancel\w*|blocked|gone|no longer|lost|stolen)\b"
    r"|\b(closed|expired|cancelled|old) (card|account)\b",
    re.IGNORECASE,
)
"""Words for a means of payment to which nothing can go back."""
NEGATED = re.compile(
    r"\b(not|never|nobody|without|hardly|\w+n't|no(?!,|\W+(no|it|i|we|wait|that)\b))(?!\w)", re.IGNORECASE
)
"""Words that turn what is said round; a no that stands before it does not."""
PICTURES = re.compile(
    r"\b(photos?|pictures?|pics?|images?|cameras?|phones?|selfies?|snaps?|uploads?|attach\w*)\b", re.IGNORECASE
)
"""Words about photos, which say nothing about the ring."""
OPEN_IT = re.compile(
    r"\b(yes|please|pls|just|go ahead and|do),? open (it|the return|a case|the case)\b"
    r"|\bopen (it|the return|the case),? (please|pls|now|then)\b",
    re.IGNORECASE,
)
"""How people come back to a return that they first did not want opened."""
TIGHT = re.compile(
    r"\b(too|so) (small|tight|big|large|loose)\b|\bpinch\w*\b|\bsqueez\w*\b"
    r"|\bfingers?\b.{0,20}\b(fat|fatter|thick|thicker|bigger|wider|grew|grown)\b",
    re.IGNORECASE,
)
"""Words of a finger that the ring does not fit any more."""
HURTS = re.compile(
    r"\b(stuck|can'?t (get|take) it off|won'?t come off|blue|purple|numb|pain\w*|hurt\w*|hot|burn\w*|smok\w*|zap\w*"
    r"|shock\w*|swollen|swell\w*)\b",
    re.IGNORECASE,
)
"""Words that make it a danger all the same."""
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
AGREES = re.compile(
    r"\W*((ugh|oh|well|meh|sigh|hm+|ok|okay|whatever|alright|then)\W+)*"
    r"((fine|alright|all right|aight|bet|yea|ya|do it|correct|please|perfect|great|sounds good|deal)\b"
    r"|go( on| for it)?\W*$)",
    re.IGNORECASE,
)
"""How people agree, besides a yes, to what they are asked to confirm."""
REFUSES = re.compile(
    r"\b(not|don'?t|never|no|nope|nah|leave|forget|cancel|stop|keep|rather|nothing|hold|wait|skip|pass|decline)\b|n't\b",
    re.IGNORECASE,
)
"""Words without which nobody says no to what they are asked to confirm; a sigh is none."""
WHY = re.compile(r"\b(why|how come|for what reason)\b", re.IGNORECASE)
"""How people ask for the reason of what was decided."""
ASKING = re.compile(
    r"\b(ask(ing)?|need|want) (that|this|me|it|to know|from me)?\W*$|\byou (ask|need|want)\b", re.IGNORECASE
)
"""Words of those who wonder at the question, and not at what was decided."""
SOMEBODY = re.compile(
    r"\b(ask|tell|get|(speak|talk) (to|with))"
    r" (some(body|one)|any(body|one)|a (colleague|manager|supervisor|human))\b",
    re.IGNORECASE,
)
"""How people wish that somebody else looked at a refusal."""
AS_FAR = re.compile(r"\W*(as far as i (know|can tell|could tell)|i (think|believe|guess) so)\b", re.IGNORECASE)
"""How people say a careful yes."""
KEEPS_EMAIL = re.compile(
    r"\b(won'?t|not|don'?t|never)\b[^.?!]{0,12}\b(give|giving|share|sharing|tell)\b", re.IGNORECASE
)
"""How people say that their address is nobody's business."""
NOT_MONEY = re.compile(
    r"\b(more than|rather than|instead of|not|over|no) (the |a |any |my |want )?(money|refund|cash)\b", re.IGNORECASE
)
"""Words that name the money to say that something else is wanted."""
BEGINS = re.compile(
    r"\s*(?:(?P<yes>yes|yep|yeah|yup|sure|ok|okay|please do|go ahead|ja|oui|s[ií])|no|nope|nah|nein|nej|nee)\b"
    r"(?! idea)",
    re.IGNORECASE,
)
"""How people begin who say yes or no to what they were just told."""
HYPOTHETICAL = re.compile(r"\bif (i|we|you|one|somebody|someone)\b", re.IGNORECASE)
"""Words of a question about what was not said to have happened."""
SECOND_THOUGHT = re.compile(
    r"\b(actually|i meant|i mean(?=\W+\w)|wait|correction|instead(?! of)|my mistake|i was wrong"
    r"|i (already |just )?said)\b",
    re.IGNORECASE,
)
"""Words that people correct themselves with."""
NOBODY = re.compile(
    r"\b(nobody|no ?one|none of us)( else)?( has| ever| has ever)? (opened|touched|changed|altered|did)\b",
    re.IGNORECASE,
)
"""How people say, of a ring that is not sealed any more, that nobody altered it."""
CHANGED_MIND = re.compile(
    r"\bchanged (my|our|his|her) mind\b(?! (about|on) (the )?(refund|exchange|money|swap))", re.IGNORECASE
)
"""How people say so."""
NO_NUMBER = re.compile(
    r"\b(don'?t|do not|no longer|haven'?t|can'?t|cannot|lost|no|without)( have| got| find| know| remember)?.{0,12}"
    r"\border (nr|no|num|number|#|id)\b",
    re.IGNORECASE,
)
"""How people say that they have no order number, however they write it."""
TELL_ME = re.compile(r"\btell me\b|\bwhere (is|are)\b|\bwheres\b|\bjust (want|need|wanted) to know\b", re.IGNORECASE)
"""Words of those who want to know something, and not to answer."""
FEE = re.compile(r"\b(fee|deduct\w*|recondition\w*|making ready)\b", re.IGNORECASE)
"""Words for what may come off a refund."""
SKIN = re.compile(r"\b(rash|itch\w*|allerg\w*|irritat\w*|eczema|green finger|skin)\b", re.IGNORECASE)
"""Words of skin that does not bear the ring, which has nothing to do with its battery."""
NO_REASON = re.compile(
    r"\bno (real |particular |special |specific )?reason\b|\bnone of your (business|concern)\b|\bjust because\b"
    r"|\b(don'?t|do not) (have|need|want|wish|like) to (give|say|tell|explain)\b"
    r"|\b(rather|prefer) not (to )?(say|tell)\b",
    re.IGNORECASE,
)
"""How people say that their reason is their own."""
THIS_ONE = re.compile(
    r"\b(can|could|may|might|am) (i|we|it|this|that)( still| just| even)?( be| get)?"
    r" (return\w*|send\w*|sent|giv\w+|get|refund\w*|bring|swap\w*|exchang\w*)"
    r"( (it|this|that|them|mine|the ring|my ring))?\b(?! an?\b)",
    re.IGNORECASE,
)
"""How people who want it done ask whether they may."""
THOUGH = re.compile(
    r"\b(if|even|though|although|when|without|with|after|but|lost|broken|opened|worn|used|scratch\w*|engrav\w*)\b",
    re.IGNORECASE,
)
"""Words that name what may stand in the way."""
POSTAGE = re.compile(
    r"\b(how much|what|cost\w*|price|pay)\b.{0,30}\b(to )?(send\w*|post(ing|age)?|ship\w*|mail\w*|postage)\b",
    re.IGNORECASE,
)
"""How people ask what sending it back costs."""
ONLY_A_PERSON = re.compile(
    r"\b(pacemaker|defibrillator|insulin pump|hearing aid)\b"
    r"|\bcancel (my |the |this |that )?(order|purchase)\b(?! return)"
    r"|\b(never|don'?t|do not) (ship|send) it\b(?! back)|\bbefore (it|you) ships?\b",
    re.IGNORECASE,
)
"""What only a person can settle: an order that is not to be sent, an implant that the ring may disturb."""
WEAR_IT = re.compile(
    r"(?=.*\b(until|till|til|before|meanwhile|while|still|keep|go on)\b)"
    r".*\b(can|may|could|should) (i|we) ((still|just) )?"
    r"((keep|go on) (wearing|using)|(wear|use) (it|this|the ring|them))\b",
    re.IGNORECASE,
)
"""How people ask whether they may use the ring until it is sent."""
ONE_PARCEL = re.compile(
    r"\b(can|may|could|should|shall|do) (i|we|they|both)\b.{0,40}"
    r"\b(one|same|single) (parcel|package|box|shipment|envelope)\b",
    re.IGNORECASE,
)
"""How people ask whether two rings may travel together."""
SENDING = re.compile(r"\b(post|send|ship|mail|drop)(ed|ing|s)?\b", re.IGNORECASE)
"""Words about bringing the ring on its way."""
DEAD_BATTERY = re.compile(
    r"\b(dead|flat|empty|drained) batter(y|ies)\b"
    r"|\bbatter(y|ies)('s| is| was| are)? (just )?(dead|flat|empty|drained|died)\b",
    re.IGNORECASE,
)
"""A battery that does nothing, and so nothing dangerous either."""
PHOTOLESS = re.compile(
    r"\b(can'?t|cannot|couldn'?t|unable to|not able to|won'?t|don'?t want to|rather not"
    r"|(wouldn'?t|would not|don'?t|do not) know how to)\b[^.?!]{0,20}"
    r"\b(take|send|make|add|upload|attach|get|do|any|photos?|pictures?)\b"
    r"|\b(all|the only (one|photo|picture)) (that )?i('ve)? (have|got)\b"
    r"|\b(haven'?t|have not|don'?t|do not) (got|have) (one|any|it|that)\b"
    r"|\b(no|broken|without an?y?) (\w+ )?(camera|phone|photos?|pictures?|pics?)\b",
    re.IGNORECASE,
)
"""How people say that there will be no photos, or no more of them."""
NO_PHOTOS = re.compile(
    r"\b(no|without|not any) (\w+ )?(photos?|photographs?|pictures?|pics?|fotos?|images?)\b", re.IGNORECASE
)
"""How people say so before they are asked."""
SAD = re.compile(
    r"\b(hospital|funeral|surgery|passed away|stroke|chemo|bereave\w*|intensive care)\b"
    r"|\b(he|she|mother|father|mom|mum|dad|wife|husband) died\b"
    r"|\bmy \w+ (passed|died)\b|\blost my (mother|father|mum|mom|dad|husband|wife|brother|sister|son|daughter|baby)\b"
    r"|\b(late|dead|deceased) (husband|wife|father|mother|brother|sister|son|daughter|mum|mom|dad)\b",
    re.IGNORECASE,
)
"""Words of grief and illness, which deserve a word before anything else."""
LOST = re.compile(
    r"\b(i|we)('ve| have)? (lost|misplaced) (it|the ring|my ring)\b"
    r"|\b(it|ring)('?s| is| has been) (gone|lost|stolen)\b(?=\W*(hah?\w*|lol|now|forever)?\W*($|[.!?,]))",
    re.IGNORECASE,
)
"""How people say that the ring itself is lost."""
ALREADY_SENT = re.compile(
    r"\b(i|we)('ve| have| had)?( already| just)? (sent|posted|mailed|shipped)"
    r" (it|this|them|mine|(the|my) (ring|parcel|package))"
    r" (back|already|in|off|out|last|on|yesterday)\b"
    r"|\b(i|we)('ve| have)? already (did )?return(ed)?\b|\balready (sent|posted|mailed|shipped) it\b",
    re.IGNORECASE,
)
"""How people say that the ring is on its way to the shop already."""
SUPPOSED = re.compile(r"\b(if|in case|unless|whether)\b", re.IGNORECASE)
"""Words that only suppose what follows."""
ON_ITS_WAY = re.compile(r"\b(parcel|package|post\w*|mail\w*|deliver\w*|track\w*|courier|shipp\w*)\b", re.IGNORECASE)
"""Words about a parcel, of which something else is said to be lost."""
NO_EMAIL = re.compile(
    r"\b(no|not got an?y?|without an?y?|never had an?y?|(don'?t|do not) have an?y?|(haven'?t|have not) got an?y?)"
    r" e-?mail\b(?! (from|yet|back|came|arrived))",
    re.IGNORECASE,
)
"""How people say that they have no address to be known by."""
