"""Plain words about faults: what failed, of what, and what came so."""

from actions.phrases import FAMILY, PART, words

_IT = r"(it|the ring|my ring)"
_WET = r"toilet|loo|sink|bath\w*|pool|lake|river|sea|ocean|soup|tea|coffee|beer|drain|bucket|font|water"
_WATERS = r"shower|bath|pool|sea|sauna"
_FLOOR = r"floor|tiles?|stairs|street|road|concrete|ground|pavement"
_DOORS = r"doors?|drawers?|zips?|windows?|hinge|gate|lid|machine"
_NOT_ASKED_OF_IT = r"(?<!how )(?<!where )(?<!whether )(?<!if )(?<!until )(?<!when )(?<!charger )(?<!app )"
_HARM = r"bent|cracked|scratched|dented|chipped|damaged"
_CAME = r"(came|arrived|delivered|got it|received it)( \w+){0,2}"
_WORKED = (
    r"(?<!not )(?<!n't )(?<!never )(?<!not been )(?<!n't been )"
    r"(work(s|ed|ing)|charg(es|ed|ing)|fine|okay|ok|all good)\b"
)

FAILED = words(
    r"stop\w*(?! (by|at|in)\b)",
    r"(quit|ceas|fail)\w*",
    r"(die[ds]?|dead)",
    r"broke\w*",
    r"(it|ring|battery) gave up",
)
"""Words of a ring that ceased to work."""
ACCIDENT = words(
    rf"(i|we|he|she|they|someone|somebody|{FAMILY})( \w+){{0,3}} (stepped|stood|sat) on ({_IT}|mine|that)",
    rf"(i|we|he|she|they|someone|somebody|{FAMILY})( \w+){{0,3}} (drove|ran|rolled) over ({_IT}|mine|that)",
    rf"(caught|jammed|trapped|shut|slammed|crushed|squashed) in (a|the|my|our) (\w+ )?({_DOORS})",
    rf"(i|we|he|she|\w+ ({FAMILY}))( \w+){{0,2}} dropped(?! ({_IT} |mine )?(off|at)\b)",
    r"(was|got|been|and|then) dropped(?! (off|at|from|to|down to|by)\b)",
    rf"^\W*dropped {_IT}(?! (off|at)\b)",
    r"(smashed|knocked|crushed|bent) it",
    r"(i|we|he|she) did drop (it|the ring|mine)",
    r"(died|dead|stopped|quit|broke|failed) (after|while|when|from) (i was )?(swimming|showering|bathing|a swim)",
    r"(dog|cat|puppy|baby|toddler) had it in (his|her|its|the) mouth",
    r"hit it(?! off)",
    r"(chewed|bitten)",
    r"(cat|dog|puppy) (bit|ate)(?! the (box|packag\w+|manual|booklet|paper))",
    r"(washing machine|tumble dryer|dishwasher)",
    r"(took|wore|had) (it|the ring|my ring|mine)( on)? (swimming|surfing|diving|snorkell?ing)",
    r"(wore|had) (it|the ring|my ring|mine)( on)? in (a|the|my|our) (hot tub|hot springs?|jacuzzi)",
    r"slipped (off )?(in|into|down) the (washing[- ]up|sink|dish\w*|drain|loo|toilet)",
    r"(went|gone|goes) (through|thru) the wash",
    r"(it|(the |my )?ring|one|which) (\w+ )?(fell|has fallen|had fallen|landed) (in|into|down|off|on|onto)(?! love)",
    r"(it|(the |my )?ring|one|which) (?!was )(\w+ )?dropped (in|into|down|off|on|onto)"
    r"(?! (price|value|to|by)\b)(?! (the )?(bluetooth|app|wi-?fi)\b)",
    rf"(fell|dropped)( {_IT})? (in|into|down|onto|off)( to)? (the|a|my) (\w+ )?({_WET})",
    rf"(fell|dropped)( {_IT})? (in|into|down|onto|off)( to)? (the|a|my) (\w+ )?({_FLOOR}|balcony|table)",
    rf"(fell|dropped)( it)? on (the |a )?(\w+ )?({_FLOOR}|stone)",
    rf"(swam|swimming|swim|showered|shower|bath|pool|sauna)\b.{{0,15}}\b(with|wearing) {_IT}",
    rf"(wore|had|took) {_IT}( on)? (in|into|to) the ({_WATERS}|ocean|lake)",
    rf"left {_IT} in the (sun|car|sauna|rain|wash\w*|pocket|oven|sink)",
    rf"(died|dead|stopped|broken?|failed) (after|in|during|since) (a |the |my )?({_WATERS}|dishes|rain)",
    r"(i|we|he|she)( \w+)? (squashed|scratched|broke|cracked|damaged) it (on|with|in|when|while|at)",
    r"(bike|car|motorbike|cycling) (crash|accident)",
)
"""Words of an accident that the ring had with the customer."""
ARRIVING = words(
    r"(arriv|deliver|unpack|unbox|shipp)\w*",
    r"(courier|parcel|package|transit)",
    r"(post(man|al)?|mail)",
    r"(came|received)",
    r"out of the box",
    r"when i (got|opened)",
    r"already",
)
"""Words about how it arrived."""
DOUBTED = words(r"(think|doubt|hope|sure|hardly)", r"(want|explain)", r"(not|never|don'?t)")
"""Words before it that do not say so."""
NO_CAUSE = words(
    r"(does|did) (that|it|this) (even )?(matter|count)",
    r"not (because of |from )?the (fall|drop|water|sink)",
)
"""Words that doubt, or deny, that it was the fall or the water."""
WORKED_ON = words(
    rf"{_WORKED}[^.?!]{{0,20}}\b(after\w*|since|until)",
    rf"{_WORKED}[^.?!]{{0,20}}\bfor (\w+ )?(days?|weeks?|months?)",
)
"""Words that say that a ring worked on after a fall or water."""
WORKS = words(r"(work|charg)\w*", r"(connect|pair|sync)\w*", r"(functions?|functioning)")
"""Words of a ring that does what it should; "it is fine" may be the box."""
WORKS_WELL = words(
    rf"{_NOT_ASKED_OF_IT}((it|ring)( still)?|still) works"
    r"(?! (only|sometimes|half|one|for|when|until|a bit|if|on|out|now and)\b)",
)
"""Words of a ring that does what it should, whatever else is denied beside them."""
DEAD_FROM_THE_START = words(
    r"dead on arrival",
    r"dead (straight |right )?(out of|outta|from) the (box|start)",
    r"dead when (it (came|arrived)|i (opened|got|received))",
    r"(arrived|came) dead",
    r"(out of|outta) the box,?( and)?( it)?( was| is)? (dead|never|broken)",
    r"never (once |even )?(worked|charged)(?! (again|since|after|out)\b)",
    r"never (once |even )?(paired|connected|synced)(?! (again|since|after)\b)",
    r"never (once |even )?(turned on|switched on|lit up|came on|woke up)(?! (again|since|after)\b)",
)
"""Words of a ring that nothing can have happened to."""
NOTHING_HAPPENED = words(
    r"nothing (at all |bad |ever )?happened(?! when\b)",
    r"(haven'?t|didn'?t|did not|have not|never) (done|do|did) anything(?! about\b)",
    r"it just (died|stopped|failed|quit|never)",
    r"by itself",
    rf"on its own(?! ({PART}|charging|pad|stand)\b)",
)
"""Words of a ring that failed by itself."""
UNCERTAIN = words(
    r"(dunno|idk)",
    r"not sure",
    r"no (idea|clue)",
    r"(don'?t|do not|can'?t) (really )?(know|remember|tell|say)",
    r"(could be|maybe not)",
)
"""Words that leave open what happened."""
OWN_CHARGER = words(
    rf"(your|its|(the )?(original|supplied|included))( own)? ({PART}|charging \w+)(?! (is|was) (too|so)\b)",
    rf"({PART})( that)? (it came with|came with it|in the box|you sent|from you)",
)
"""The charger that came with the ring."""
SUBSTITUTE = words(
    r"(swapp?ed|replaced|instead of)",
    r"substitut\w*",
    r"(copy|clone|knock-?off)",
    r"(discount|bargain|cheap\w*)",
)
"""Words beside which our charger is the one that was not used."""
ELSES_CHARGER = words(
    r"(phone'?s?|iphone'?s?|apple|samsung)( \w+){0,2} (charger|charging (pad|mat|dock|stand)|dock|pad)",
    r"(third[- ]party|off[- ]?brand|generic|no[- ]name)( \w+){0,2} (charger|charging (pad|mat|dock|stand)|dock|pad)",
    r"(supermarket|amazon)( \w+){0,2} (charger|charging (pad|mat|dock|stand)|dock|pad)",
    r"wireless (charging )?(pad|mat)",
    r"(charger|charging pad|pad|dock)( \w+)? (from|of) (my|the|his|her|a) (i?phone|watch|tablet|samsung|laptop)",
    rf"({PART}) (off|from) (amazon|ebay|aliexpress|temu|wish)",
)
"""Chargers of another maker."""
ELSES = words(
    r"(another|other|different|third|else'?s?|someone'?s|somebody'?s|borrowed|spare|old)",
    r"(friend|mate|sister|brother|wife|husband|son|daughter|neighbou?r|colleague|roommate|kid)('?s)?",
    r"(generic|universal|cheap\w*|no[- ]name|off[- ]brand|unofficial|amazon|ebay|temu)",
    r"(i?phone|samsung|apple|oura|watch|wireless|qi|laptop|usb|power ?bank|car)('?s)?",
    r"not (the |your |its )?(original|own|yours?|one it came with)",
)
"""Words without which a charger is our own."""
AS_IF = words(
    r"(as if|as though)",
    r"looks? like (it|somebody|someone)",
    r"(in the warehouse|on the way|by the (courier|carrier|post))",
)
"""Words of what only looks like an accident, or was one of the carrier."""
OF_ITS_COMING = words(
    r"(arriv|deliver|receiv|unpack|unbox|open|ship|transport)\w*",
    r"(came|come|comes|coming|got|get|sent|brought|handed)",
    r"(box|parcel|package|packet|post\w*|mail\w*|courier|transit|envelope|carrier|wrapp\w+|padding)",
    r"(already|straight|fresh|brand new|new|first|beginning|start|day one)",
)
"""Words without which damage is not said to have been there when the ring came."""
CAME_DAMAGED = words(
    rf"{_CAME} ({_HARM})(?! (box|carton|parcel|package|packaging|envelope|bag|case|{PART})\b)",
    rf"{_CAME} (crooked|out of (round|shape))",
    rf"{_CAME} like (this|that)",
    rf"(broken|{_HARM})( already)? when (it|i) (came|come|arrived?|got|opened|unpacked)",
)
"""Words of damage that was there when the ring came."""
