"""Plain words of people who agree, refuse, doubt or correct themselves, whatever the message looks like as a whole."""

import re

GOOD = re.compile(
    r"\W*((yes|yep|yeah|yup|ya)\W+)?((it'?s|everything'?s?|all'?s) )?(is )?all (is )?(good|fine|well|okay|ok)\W*",
    re.IGNORECASE,
)
"""What "all good" means as an answer, which says "no, thanks" elsewhere."""
GUESSED = re.compile(r"\b(maybe|might|may have|perhaps|possibly|could have)\b", re.IGNORECASE)
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
WARM_WATER = re.compile(r"\b(hot|warm) (bath|tub|shower|sauna|water|day|weather)\b|\bsauna\b", re.IGNORECASE)
"""What is warm itself, and makes everything warm."""
NOT_MEANT = re.compile(
    r"\b((?<!not )(?<!no )(?<!n't )(jok(e|ing)|kidding)|emotional\w*|metaphor\w*|figurativ\w*|as in stolen"
    r"|is fire|expectations?|jealous\w*"
    r"|perfume)\b"
    r"|\bburns? (through |lots of |a lot of |the |my )*(battery|charge)\b|\bisn'?t hot\b|\bsmell(s|ed)? nothing\b",
    re.IGNORECASE,
)
"""Words of danger that is none: a joke, a figure of speech."""
WOUNDED = re.compile(
    r"\b(stuck|purple|blue|numb|throbbing|swollen|swelling|bleed\w*|blood|sharp|cuts?|cutting|(it|ring|come) off)\b",
    re.IGNORECASE,
)
"""Words of a hurt or trapped finger."""
HEAT = re.compile(
    r"\b(hot|heat\w*|burn\w*|smok\w*|fire|spark\w*|melt\w*|zap\w*|shock\w*|batter\w*|charg\w*)\b", re.IGNORECASE
)
"""Words of the danger that comes from a battery."""
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
    r"|(a |the )?(refund|money|replacement|exchange|new ring),? (it is|then|is fine|works|please)\b"
    r"|go( on| for it)?\W*$)",
    re.IGNORECASE,
)
"""How people agree, besides a yes, to what they are asked to confirm."""
REFUSES = re.compile(
    r"\b(not|don'?t|never|no|nope|nah|leave|forget|cancel|stop|keep|rather|nothing|hold|wait|skip|pass"
    r"|decline)\b|n't\b",
    re.IGNORECASE,
)
"""Words without which nobody says no to what they are asked to confirm; a sigh is none."""
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
    r"\s*(?:(?P<yes>yes|affirmative|yep|yeah|yup|sure|ok|okay|please do|go ahead|ja|oui|s[ií])|no|negative|nowt"
    r"|nope|na+h?|nein|nej|nee)\b"
    r"(?! idea)",
    re.IGNORECASE,
)
"""How people begin who say yes or no to what they were just told."""
SECOND_THOUGHT = re.compile(
    r"\b(actually|i meant|i mean(?=\W+\w)|wait|hang on|hold on|correction|instead(?! of)|my mistake|i was wrong"
    r"|i (already |just )?said)\b",
    re.IGNORECASE,
)
"""Words that people correct themselves with."""
NOBODY = re.compile(
    r"\b(nobody|no ?one|none of us)( else)?( has| ever| has ever)? (opened|touched|changed|altered|did)\b",
    re.IGNORECASE,
)
"""How people say, of a ring that is not sealed any more, that nobody altered it."""
NO_NUMBER = re.compile(
    r"\b(don'?t|do not|no longer|haven'?t|can'?t|cannot|lost|no|without)( have| got| find| know| remember)?.{0,12}"
    r"\border (nr|no|num|number|#|id)\b",
    re.IGNORECASE,
)
"""How people say that they have no order number, however they write it."""
SKIN = re.compile(
    r"\b(rash|itch\w*|allerg\w*|irritat\w*|eczema|green finger)\b|\bfingers?\b.{0,12}\bgreen\b"
    r"|\bskin\b(?! (temp\w*|contact|tone|sensor|reading\w*)).{0,25}\b(red|sore|react\w*|bumps?|raw|dry|burn\w*"
    r"|bear)\b"
    r"|\b(red|sore|irritated|broken) skin\b",
    re.IGNORECASE,
)
"""Words of skin that does not bear the ring, which has nothing to do with its battery."""
NO_REASON = re.compile(
    r"\bno (real |particular |special |specific )?reason\b|\bnone of your (business|concern)\b|\bjust because\b"
    r"|\b(don'?t|do not) (have|need|want|wish|like) to (give|say|tell|explain)\b"
    r"|\b(rather|prefer) not (to )?(say|tell)\b",
    re.IGNORECASE,
)
"""How people say that their reason is their own."""
OF_ALL = re.compile(
    r"\b(both|neither|all of them|each of them)\b|\b(they|these|those|rings|boxes)('re| are| were)\b", re.IGNORECASE
)
"""Words that tell something of every ring that was named."""
NOTHING = re.compile(r"\bnothing\b", re.IGNORECASE)
"""What denies all that follows it."""
DATA = re.compile(
    r"\b(data|info|information|details?|delet\w*|eras\w*|remov\w*|forget|gdpr|privacy|personal|account|records?"
    r"|stor(e|ed|ing)"
    r"|know about me|have (on|about) me|sav(e|ed|ing)|keep (on|about) me|hold (on|about) me|copy|export"
    r"|unsubscribe|profile)\b",
    re.IGNORECASE,
)
"""Words without which nobody asks for their data."""
NO_PERSON = re.compile(
    r"\b(don'?t|do not|no|not|never) (want|need|like|wish)( to (talk|speak) (to|with))?( a| any)?"
    r" (person|human|agent|colleague)\b|\bwhy a person\b"
    r"|\b(?!can't (?:i|we)\b)(not|\w+n't|never|without|do i (need|have) to)\b"
    r"(?:(?!\b(?:can|could|may|i want)\b)[^.?!,]){0,20}\b(speak|talk|chat)(ing)? (to|with)"
    r" (a |an |any |some )?(real )?(person|human|agent|someone|somebody|people|colleague)\b",
    re.IGNORECASE,
)
"""How people say that they want none."""
WANTS_PERSON = re.compile(
    r"\b(can|could|may|want|wanna|like|need|please|let me|just|actually|rather|get)\b[^.?!]{0,14}"
    r"\b(speak|talk|chat) (to|with) (a |an |some ?)?(real |actual |live )?"
    r"(person|human|agent|someone|somebody|manager|supervisor|representative|colleague|member of staff)\b"
    r"|^\W*((ok|okay|fine|then|so|no|yes|please|a)\W+)*(real )?(person|human|agent)(\W+(then|please|pls|now))*\W*$",
    re.IGNORECASE,
)
"""How people ask for a person, whatever else they say."""
ONLY_A_PERSON = re.compile(
    r"\b(pacemaker|defibrillator|insulin pump|hearing aid)\b"
    r"|\bcancel (my |the |this |that )?(order|purchase)\b(?! return)(?!.*\b(came|arrived|delivered|received"
    r"|opened)\b)"
    r"|\b(never|don'?t|do not) (ship|send) (it|the (ring|order))( out)?( yet| at all)?\W*($|[.!?,])"
    r"|\bbefore (it|you) ships?\b(?! (the|my|me|a)\b)"
    r"|\b(but|and) (two|2|three|3) (rings? )?(came|arrived)\b(?! (\w+ )?(broken|damaged|scratched|bent|dead"
    r"|late|wrong|in)\b)"
    r"|\b(took|taken)\b.{0,25}\b(money|payment)\b.{0,25}\b(twice|two times)\b|\bdouble[- ]charged?\b"
    r"|\b(charged|billed|debited) (me|us|my (card|account|bank))\b.{0,25}\b(twice|two times|double|2 times|2x)\b"
    r"|\bmy (card|account) (was|got|has been|is) (charged|billed|debited)\b.{0,20}\b(twice|two times|double)\b"
    r"|\b(i|we)('ve been| have been| was| were| got| am) (charged|billed|debited) (twice|two times|double)\b",
    re.IGNORECASE,
)
"""What only a person can settle: an order that is not to be sent, an implant that the ring may disturb."""
DEAD_BATTERY = re.compile(
    r"\b(dead|shot|flat|empty|drained) batter(y|ies)\b"
    r"|\bbatter(y|ies)('s| is| was| are)? (just )?(dead|shot|flat|empty|drained|died)\b",
    re.IGNORECASE,
)
"""A battery that does nothing, and so nothing dangerous either."""
PHOTOLESS = re.compile(
    r"\b(can'?t|cannot|couldn'?t|unable to|not able to|won'?t|don'?t want to|rather not"
    r"|(wouldn'?t|would not|don'?t|do not) know how to)\b[^.?!]{0,20}"
    r"\b(((take|send|make|add|upload|attach|get|do)( \w+)? )?(photos?|pictures?|pics?|any|one)|upload|attach"
    r"|(take|send|make|add|do) (it|that|them)(?= (now|here|today)|\W*($|[.?!,])))\b"
    r"|\b(all|the only (one|photo|picture)) (that )?i('ve)? (have|got)\b"
    r"|\b(haven'?t|have not|don'?t|do not) (got|have) (one|any|it|that)\b"
    r"|\b(no|broken|without an?y?) (\w+ )?(camera|phone|photos?|pictures?|pics?)\b",
    re.IGNORECASE,
)
"""How people say that there will be no photos, or no more of them."""
NO_PHOTOS = re.compile(
    r"\b(no|without|not any) (\w+ )?(photos?|photographs?|pictures?|pics?|fotos?|images?)\b(?! on (the"
    r"|my))",
    re.IGNORECASE,
)
"""How people say so before they are asked."""
SAD = re.compile(
    r"\b((?<!at a )(?<!in a )(?<!at the )hospital|funeral|surgery|passed away|a stroke(?! of)|chemo|bereave\w*"
    r"|intensive care)\b"
    r"|\b(he|she|mother|father|mom|mum|dad|wife|husband) died\b"
    r"|\bmy (?!ring|battery|charger|phone|watch|app|laptop|tablet|old|first|last|second|new)\w+ (passed|died)\b"
    r"|\blost my (mother|father|mum|mom|dad|husband|wife|brother|sister|son|daughter|baby)\b"
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
ONLY_ASKED = re.compile(
    r"\W*((ok|okay|i)\W+)*(only|just) (wanted|want|needed) to know( that)?(\W+(thanks?|thank you|thx|bye|ok))*\W*"
    r"|\W*no\W+(i'?m )?(only|just) asking( about the \w+)?(\W+(thanks?|thank you|thx|bye|ok))*\W*",
    re.IGNORECASE,
)
"""How people say that they wanted to know something and no more."""
UNANSWERED = re.compile(
    r"\b(nobody|no ?one|none of (you|them))( has| have| ever)? (answer\w*|repl\w*|respond\w*|picked|help\w*"
    r"|got back|cares?)\b",
    re.IGNORECASE,
)
"""Words of people whom nobody answered."""
THINKING = re.compile(
    r"\b(let me|need to|have to|i'?ll) think\b|\bthink about it\b|\bgive me a (sec|second|minute"
    r"|moment)\b",
    re.IGNORECASE,
)
"""How people ask for time."""
NOT_YET = re.compile(r"\b(no wait|wait,? no|i haven'?t|not yet|i have not|didn'?t send)\b", re.IGNORECASE)
"""Words that take that back."""
SUPPOSED = re.compile(r"\b(if|in case|unless|whether|(see|know) that)\b", re.IGNORECASE)
"""Words that only suppose what follows."""
ON_ITS_WAY = re.compile(r"\b(parcel|package|post\w*|mail\w*|deliver\w*|track\w*|courier|shipp\w*)\b", re.IGNORECASE)
"""Words about a parcel, of which something else is said to be lost."""
NO_EMAIL = re.compile(
    r"\b(no|not got an?y?|without an?y?|never had an?y?|(don'?t|do not) have an?y?|(haven'?t|have not) got an?y?)"
    r" e-?mail\b(?! (from|yet|back|came|arrived))"
    r"|\b(don'?t|do not|can'?t|cannot) (remember|know|recall) (the|my|which|what)? ?(e-?)?(mail|address)\b"
    r"( address)?( either)?(?=[^.?!]{0,8}($|[.?!,]))",
    re.IGNORECASE,
)
"""How people say that they have no address to be known by."""
