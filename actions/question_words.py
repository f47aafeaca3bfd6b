"""Words of people who ask: what they want to know, and whether they ask at all."""

import re

CLOSED_CARD = re.compile(
    r"\b(card|account)\b.{0,25}\b(closed|expired|cancel\w*|blocked|gone|no longer|lost|stolen)\b"
    r"|\b(closed|expired|cancelled|old) (card|account)\b",
    re.IGNORECASE,
)
"""Words for a means of payment to which nothing can go back."""
FEE = re.compile(r"\b(fee|deduct\w*|recondition\w*|making ready)\b", re.IGNORECASE)
"""Words for what may come off a refund."""
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
WEAR_IT = re.compile(
    r"(?=.*\b(until|till|til|before|meanwhile|while|still|keep|go on)\b)"
    r".*\b(can|may|could|should) (i|we) ((still|just) )?"
    r"((keep|go on) (wearing|using)|(wear|use) (it|this|the ring|them))\b",
    re.IGNORECASE,
)
"""How people ask whether they may use the ring until it is sent."""
ONE_PARCEL = re.compile(
    r"\b(can|may|could|should|shall|do) (i|we|they|both)\b.{0,40}\b(one|single) (parcel|package|box|shipment"
    r"|envelope)\b"
    r"|\b(both|they|two|them)\b.{0,40}\bsame (parcel|package|box|shipment|envelope)\b",
    re.IGNORECASE,
)
"""How people ask whether two rings may travel together."""
SENDING = re.compile(r"\b(post|send|ship|mail|drop)(ed|ing|s)?\b", re.IGNORECASE)
"""Words about bringing the ring on its way."""
WHY = re.compile(r"\b(why|how come|for what reason)\b", re.IGNORECASE)
"""How people ask for the reason of what was decided."""
ASKING = re.compile(
    r"\b(ask(ing)?|need|want) (that|this|me|it|to know|from me)?\W*$|\byou (ask|need|want)\b", re.IGNORECASE
)
"""Words of those who wonder at the question, and not at what was decided."""
TELL_ME = re.compile(r"\btell me\b|\bwhere (is|are)\b|\bwheres\b|\bjust (want|need|wanted) to know\b", re.IGNORECASE)
"""Words of those who want to know something, and not to answer."""
HYPOTHETICAL = re.compile(r"\bif (i|we|you|one|somebody|someone)\b", re.IGNORECASE)
"""Words of a question about what was not said to have happened."""
QUESTION = re.compile(
    r"\?|\b(how|what|when|where|why|who|whose|which|can|could|do|does|did|is|are|will|would|should|may|am"
    r"|explain|tell)\b",
    re.IGNORECASE,
)
"""How questions are known where the message also answers one."""
OPEN_QUESTION = re.compile(
    r"(?:^|[.!?,;\n])\W*(?:(?:and|but|so|ok|also|hi|hello|please|btw)\W+)*"
    r"((?:is|are|was|do|does|did|can|could|will|would|should|may|what|why|how|when|where|who|which)\b[^.!?\n]{6,})\?",
    re.IGNORECASE,
)
"""A question, from its first word to its mark."""
INVERTED = re.compile(
    r"\W*((and|but|so|ok|also)\W+)*"
    r"(is|are|was|do|does|did|can|could|will|would|should|may|what|why|how|when|where|who|which)\b",
    re.IGNORECASE,
)
"""How a question begins that nobody gave its mark."""
OUTCRY = re.compile(r"\W*what (do|did) you mean\b|.*\b(how|what) else\b", re.IGNORECASE)
"""Words that protest in the form of a question."""
HOW = re.compile(
    r"\bhow (do|does|can|would|should|is|to|will)\b|\b(process|procedure|steps?|explain)\b"
    r"|\bwhat (do|must|should) (i|we) (have to )?do\b|\bwalk me\b",
    re.IGNORECASE,
)
"""Words without which nobody asks how a return goes."""
WISH = re.compile(r"\b(can|could|may) (i|we|you)\b|\b(i|we)('d| would| will)? (want|like|need)\b", re.IGNORECASE)
"""Words of those who want it done, and not only to know."""
MONEY_BACK = re.compile(
    r"\bhow (do|can|would) (i|we) get (my|the|our) (money|cash|refund)( back)?\W*($|[.?!,])", re.IGNORECASE
)
"""How people ask for their money who want it back."""
STILL = re.compile(r"\b(can|could|may|am) i\b.*\b(still|late)\b|\btoo late\b", re.IGNORECASE)
"""How people ask whether there is still time for their own ring."""
PRICES = re.compile(
    r"\bprice[sd]? (drop\w*|match\w*|cut|difference|went down|is lower|fell)\b|\bmatch (it|the price|that price)\b"
    r"|\b(want|refund\w*|pay|give|get|have)( me| us| back)*( the| a) (price )?difference\b(?! (between|in))"
    r"|\ba discount\b|\bdropped to \$?\d"
    r"|\b\d+ ?(bucks|dollars|euros?|%|percent|quid|pounds) (cheaper|off)\b|\b\d+ ?(bucks|dollars|euros?|quid"
    r"|pounds) less\b|\b\d+ ?% less and\b"
    r"|\b(now|it'?s|its) (\d+ \w+ )?cheaper\b",
    re.IGNORECASE,
)
"""How people ask for a lower price, which is no return."""
KEEPS_PART = re.compile(
    r"\b(keep|keeping|hang on to) (just |only |the |my |its |that |this )*(charger|cable|dock|case"
    r"|pouch)\b(?! (in|for))"
    r"|\b(send|return|give)\b[^.?!]{0,25}\b(but )?not the (charger|cable|dock|case)\b|\b(ring"
    r"|it),? (i mean,? )?not the charger\W*$"
    r"|\b(charger|cable|dock)\b.{0,20}\b(i )?(would|'d|want to) (like to )?keep\b",
    re.IGNORECASE,
)
"""How people ask to keep what came with the ring."""
ONLY_PART = re.compile(
    r"\b(send|buy|order|sell|get|want|need)( me| us| you)?( just| only)?( a| an| another| the| my)?"
    r"( new| spare| replacement| other)? (charger|cable|dock|box|pouch|sizing kit)\b(?! (to (send|post|ship)|in"
    r"|back))"
    r"|\bhow much (is|are|for|does) (a|the|another)( new| spare)? (charger|cable|dock|box)\b",
    re.IGNORECASE,
)
"""How people ask for a part by itself."""
A_FAULT = re.compile(
    r"(?!.*\b(postage|shipping|fee|pay)\b).*\b(is|are|was|does|would|counts?)\b[^.?!]{0,40}"
    r"\b(defect(ive)?|a fault|faulty|normal(?! (size|post|mail|shipping))|my fault|on me|covered)\b(?! accessor)",
    re.IGNORECASE,
)
"""How people ask whether what they see is a fault."""
POST_LATER = re.compile(
    r"(?!.*\b(open|opened|wear|wearing|wore|use|used)\b).*"
    r"\b(can|could|may|is it ok|ok to|do i have to|must i)\b[^.?!]{0,30}\b(post|send|ship|mail)(ing)?\b[^.?!]{0,25}"
    r"\b((after|when|before) (i'?m|i am|we'?re|we are|my|our|the) (back|holidays?|trip|vacation|weekend)|later"
    r"|next week|tomorrow"
    r"|today|on (mon|tues|wednes|thurs|fri|satur|sun)day|in \d+ days|once i'?m back)\b",
    re.IGNORECASE,
)
"""How people ask whether the parcel may leave later."""
NORMAL_POST = re.compile(
    r"\b(normal|regular|ordinary|standard|cheap\w*|untracked) (post|mail|shipping|letter)\b", re.IGNORECASE
)
"""How people ask by which post it goes."""
TAKES_BACK = re.compile(
    r"\b(withdraw\w*|cancel\w*|take (it|that|this|my return) back|chang\w* (my|your|our) mind|undo|stop|revoke"
    r"|keep it after all)\b",
    re.IGNORECASE,
)
"""Words without which nobody asks how a return is taken back."""
FOR_SURE = re.compile(
    r"\b(is|for)\b.{0,30}\b(for (sure|certain)|guaranteed|definite|final(?! (date|day|price|sale)))\b",
    re.IGNORECASE,
)
"""How people ask whether what they were told is certain."""
WHAT_NOTED = re.compile(
    r"\b(what|which)( \w+)? (did|have|do) you( have| got)? (write|written|wrote|note|noted|put|on me|so far)\b"
    r"|\bwhat (reason|have you got)\b.{0,25}\b(write|wrote|note|noted|put|down)\b",
    re.IGNORECASE,
)
"""How people ask what was noted of their words."""
KEEPS_RING = re.compile(
    r"\brefund\b[^.?!]{0,20}\b((and|but|while)\b[^.?!]{0,8}\bkeep(ing)? (it|the ring|mine)"
    r"|without (sending|returning) (it|the ring)( back)?(?=\W*($|[.?!,])))",
    re.IGNORECASE,
)
"""How people ask for the money without sending the ring."""
VISIT = re.compile(
    r"\b(come|bring|drop|walk|go|return)\b[^.?!]{0,15}\b(in|into|to|at|by) (a|the|your|one of your) (shop|store"
    r"|branch|office)s?\b",
    re.IGNORECASE,
)
"""How people ask whether they may come in person."""
CREDIT = re.compile(
    r"\b(get|have|take|as|for|want|give|offer|into)\b[^.?!]{0,14}\b(store credit|vouchers?|credit)\b", re.IGNORECASE
)
"""How people ask for another means of payment."""
SHIPPING_PAID = re.compile(
    r"\bshipping (that )?(i|we) paid\b"
    r"|\b(i|we|you) (get|refund\w*|return)\b[^.?!]{0,20}\b(the )?shipping (back|too|as well|costs? back)\b",
    re.IGNORECASE,
)
"""How people ask for the postage of the order itself."""
