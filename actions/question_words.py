"""Words of people who ask: what they want to know, and whether they ask at all."""

import re

from actions.phrases import PART, opening, words

_CAN_IT = r"(can|could|may|might|am) (i|we|it|this|that)( still| just| even)?( be| get)?"
_MEANWHILE = r"(?=.*\b(until|till|til|before|meanwhile|while|still|keep|go on)\b).*\b"
_PARCEL = r"(parcel|package|box|shipment|envelope)"
_ASKS = r"is|are|was|do|does|did|can|could|will|would|should|may|what|why|how|when|where|who|which"
_COINS = r"(bucks|dollars|euros?|quid|pounds)"
_NO_MATTER_OF_MONEY = r"(?!.*\b(postage|shipping|fee|pay)\b)"
_IS_THAT = r"(is|are|was|does|would|counts?)\b[^.?!]{0,40}\b"
_STILL_CLOSED = r"(?!.*\b(open|opened|wear|wearing|wore|use|used)\b)"
_MAY_I_POST = (
    r"(can|could|may|is it ok|ok to|do i have to|must i)\b[^.?!]{0,30}\b(post|send|ship|mail)(ing)?\b[^.?!]{0,25}\b"
)

CLOSED_CARD = words(
    r"(card|account)\b.{0,25}\b(closed|expired|cancel\w*|blocked)",
    r"(card|account)\b.{0,25}\b(gone|no longer|lost|stolen)",
    r"(closed|expired|cancelled|old) (card|account)",
)
"""Words for a means of payment to which nothing can go back."""
FEE = words(r"fee", r"deduct\w*", r"recondition\w*", r"making ready")
"""Words for what may come off a refund."""
THIS_ONE = words(
    rf"{_CAN_IT} (return\w*|send\w*|sent|bring|giv\w+)(?! an?\b)",
    rf"{_CAN_IT} (refund\w*|get)(?! an?\b)",
    rf"{_CAN_IT} (swap|exchang)\w*(?! an?\b)",
)
"""How people who want it done ask whether they may."""
THOUGH = words(
    r"(if|even|though|although|when|after|but)",
    r"(with|without)",
    r"(lost|broken|opened|worn|used)",
    r"(scratch|engrav)\w*",
)
"""Words that name what may stand in the way."""
POSTAGE = words(
    r"(how much|what|cost\w*|price|pay)\b.{0,30}\b(send|ship|mail)\w*",
    r"(how much|what|cost\w*|price|pay)\b.{0,30}\bpost(ing|age)?",
)
"""How people ask what sending it back costs."""
WEAR_IT = words(
    rf"{_MEANWHILE}(can|may|could|should) (i|we) ((still|just) )?(keep|go on) (wearing|using)",
    rf"{_MEANWHILE}(can|may|could|should) (i|we) ((still|just) )?(wear|use) (it|this|the ring|them)",
)
"""How people ask whether they may use the ring until it is sent."""
ONE_PARCEL = words(
    rf"(can|may|could|should|shall|do) (i|we|they|both)\b.{{0,40}}\b(one|single) {_PARCEL}",
    rf"(both|they|two|them)\b.{{0,40}}\bsame {_PARCEL}",
)
"""How people ask whether two rings may travel together."""
SENDING = words(r"(post|mail|send)(ed|ing|s)?", r"(ship|drop)(ped|ping|s)?")
"""Words about bringing the ring on its way."""
WHY = words(r"why", r"how come", r"for what reason")
"""How people ask for the reason of what was decided."""
ASKING = words(
    r"(ask(ing)?|need|(?<!i )want) (that|this|me|it|to know|from me)\W*$",
    r"you (ask|need|want)",
)
"""Words of those who wonder at the question, and not at what was decided."""
TELL_ME = words(
    r"tell me",
    r"(where (is|are)|wheres)",
    r"just (want|need|wanted) to know",
)
"""Words of those who want to know something, and not to answer."""
HYPOTHETICAL = words(r"if (i|we|you)", r"if (one|somebody|someone)")
"""Words of a question about what was not said to have happened."""
QUESTION = words(
    r"[^?]*\?",
    r"(how|what|when|where|why|who|whose|which)",
    r"(can|could|do|does|did|is|are|will|would|should|may|am)",
    r"(explain|tell)",
)
"""How questions are known where the message also answers one."""
ASKED_WITH = words(r"(how|what|when|where|why|who|whose|which)", r"(explain|tell)")
"""Words of a question that may stand in its middle."""
OPEN_QUESTION = re.compile(
    r"(?:^|[.!?,;\n])\W*(?:(?:and|but|so|ok|also|hi|hello|please|btw)\W+)*"
    rf"((?:{_ASKS})\b[^.!?\n]{{6,}})\?",
    re.IGNORECASE,
)
"""A question, from its first word to its mark."""
INVERTED = opening(
    r"(is|are|was|do|does|did)",
    r"(can|could|will|would|should|may)",
    r"(what|why|how|when|where|who|which)",
    before=r"((and|but|so|ok|also)\W+)*",
)
"""How a question begins that nobody gave its mark."""
OUTCRY = opening(r"what (do|did) you mean", r".*\b(how|what) else")
"""Words that protest in the form of a question."""
HOW = words(
    r"how (do|does|can|would|should|is|to|will)",
    r"(process|procedure|steps?)",
    r"(explain|walk me)",
    r"what (do|must|should) (i|we) (have to )?do",
)
"""Words without which nobody asks how a return goes."""
WISH = words(r"(can|could|may) (i|we|you)", r"(i|we)('d| would| will)? (want|like|need)")
"""Words of those who want it done, and not only to know."""
MONEY_BACK = words(r"how (do|can|would) (i|we) get (my|the|our) (money|cash|refund)( back)?(?=\W*($|[.?!,]))")
"""How people ask for their money who want it back."""
STILL = words(r"(can|could|may|am) i\b.*\b(still|late)", r"too late")
"""How people ask whether there is still time for their own ring."""
PRICES = words(
    r"price[sd]? (drop\w*|cut|went down|is lower|fell)",
    r"price[sd]? (match\w*|difference)",
    r"match (it|the price|that price)",
    r"(want|refund\w*|pay|give|get|have)( me| us| back)*( the| a) (price )?difference(?! (between|in)\b)",
    r"a discount",
    r"dropped to \$?\d+",
    rf"\d+ ?({_COINS}|%|percent) (cheaper|off)",
    rf"\d+ ?({_COINS} less|% less and)",
    r"(now|it'?s) (\d+ \w+ )?cheaper",
)
"""How people ask for a lower price, which is no return."""
KEEPS_PART = words(
    rf"(keep|keeping|hang on to) (just |only |the |my |its |that |this )*({PART}|case|pouch)(?! (in|for)\b)",
    rf"(send|return|give)\b[^.?!]{{0,25}}\b(but )?not the ({PART}|case)",
    r"(ring|it),? (i mean,? )?not the charger\W*$",
    rf"({PART})\b.{{0,20}}\b(would|want to) (like to )?keep",
    rf"({PART})\b.{{0,20}}'d (like to )?keep",
)
"""How people ask to keep what came with the ring."""
ONLY_PART = words(
    r"(send|buy|order|sell|get|want|need)( me| us| you)?( just| only)?( a| an| another| the| my)?"
    rf"( new| spare| replacement| other)? ({PART}|box|pouch|sizing kit)(?! (to (send|post|ship)|in|back)\b)",
    rf"how much (is|are|for|does) (a|the|another)( new| spare)? ({PART}|box)",
)
"""How people ask for a part by itself."""
A_FAULT = words(
    rf"{_NO_MATTER_OF_MONEY}{_IS_THAT}(defect(ive)?|a fault|faulty)(?! accessor)",
    rf"{_NO_MATTER_OF_MONEY}{_IS_THAT}normal(?! (size|post|mail|shipping|accessor))",
    rf"{_NO_MATTER_OF_MONEY}{_IS_THAT}(my fault|on me|covered)(?! accessor)",
)
"""How people ask whether what they see is a fault."""
POST_LATER = words(
    rf"{_STILL_CLOSED}{_MAY_I_POST}(later|next week|tomorrow|today)",
    rf"{_STILL_CLOSED}{_MAY_I_POST}on (mon|tues|wednes|thurs|fri|satur|sun)day",
    rf"{_STILL_CLOSED}{_MAY_I_POST}in \d+ days",
    rf"{_STILL_CLOSED}{_MAY_I_POST}(once|after|when|before) (i'?m|i am|we'?re|we are) back",
    rf"{_STILL_CLOSED}{_MAY_I_POST}(after|when|before) (my|our|the) (holidays?|trip|vacation|weekend)",
)
"""How people ask whether the parcel may leave later."""
NORMAL_POST = words(r"(normal|regular|ordinary|standard|cheap\w*|untracked) (post|mail|shipping|letter)")
"""How people ask by which post it goes."""
TAKES_BACK = words(
    r"(withdraw|cancel)\w*",
    r"(undo|stop|revoke)",
    r"take (it|that|this|my return) back",
    r"chang\w* (my|your|our) mind",
    r"keep it after all",
)
"""Words without which nobody asks how a return is taken back."""
FOR_SURE = words(
    r"(is|for)\b.{0,30}\b(for (sure|certain)|guaranteed|definite)",
    r"(is|for)\b.{0,30}\bfinal(?! (date|day|price|sale)\b)",
)
"""How people ask whether what they were told is certain."""
WHAT_NOTED = words(
    r"(what|which)( \w+)? (did|have|do) you( have| got)? (write|written|wrote|note|noted|put)",
    r"(what|which)( \w+)? (did|have|do) you( have| got)? (on me|so far)",
    r"what (reason|have you got)\b.{0,25}\b(write|wrote|note|noted|put|down)",
)
"""How people ask what was noted of their words."""
KEEPS_RING = words(
    r"refund\b[^.?!]{0,20}\b(and|but|while)\b[^.?!]{0,8}\bkeep(ing)? (it|the ring|mine)",
    r"refund\b[^.?!]{0,20}\bwithout (sending|returning) (it|the ring)( back)?(?=\W*($|[.?!,]))",
)
"""How people ask for the money without sending the ring."""
VISIT = words(
    r"(come|bring|drop|walk|go|return)\b[^.?!]{0,15}\b(in|into|to|at|by) (a|the|your|one of your)"
    r" (shop|store|branch|office)s?",
)
"""How people ask whether they may come in person."""
CREDIT = words(r"(get|have|take|as|for|want|give|offer|into)\b[^.?!]{0,14}\b(store credit|vouchers?|credit)")
"""How people ask for another means of payment."""
SHIPPING_PAID = words(
    r"shipping (that )?(i|we) paid",
    r"(i|we|you) (get|refund\w*|return)\b[^.?!]{0,20}\b(the )?shipping (back|too|as well|costs? back)",
)
"""How people ask for the postage of the order itself."""
