"""Plain words about faults: what failed, of what, and what came so or never came."""

import re

FAILED = re.compile(
    r"\b(stop\w*|quit\w*|die[ds]?|dead|ceas\w*|fail\w*|broke\w*|(it|ring|battery) gave up)\b", re.IGNORECASE
)
"""Words that say that it did not."""
ACCIDENT = re.compile(
    r"\b(i|we|he|she|they|someone|somebody|dog|cat|kid|son|daughter|toddler|child|husband|wife|grandson|mother"
    r"|father)"
    r"( \w+){0,3} (stepped|stood|sat|drove|ran|rolled) (on|over) (it|the ring|my ring|mine|that)\b"
    r"|\b(caught|jammed|crushed|squashed|slammed|trapped|shut) in (a|the|my|our) (\w+ )?(doors?|drawers?|zips?"
    r"|windows?|hinge|gate|lid|machine)\b"
    r"|\b(i|we|he|she|\w+ (son|daughter|wife|husband|kid|dog|cat|toddler|grandson))( \w+){0,2} dropped( it"
    r"| the ring| my ring| mine)?\b"
    r"(?! (it )?(off|at))|\b(was|got|been|and|then) dropped\b(?! (off|at|from))|^\W*dropped (it|the ring"
    r"|my ring)\b(?! off)"
    r"|\b(smashed|knocked|crushed|bent) it\b|\bhit it\b(?! off)|\b(chewed|bitten)\b|\b(washing machine"
    r"|tumble dryer|dishwasher)\b"
    r"|\b(it|the ring|my ring|ring|one|which) (\w+ )?(fell|has fallen|had fallen|landed|dropped) (in|into|down"
    r"|off|on|onto)\b(?! love)"
    r"|\b(fell|dropped)( it| the ring| my ring)? (in|into|down|onto|off)( to)? (the|a|my) (\w+ )?(toilet|loo|sink"
    r"|bath\w*|pool|lake|river|sea|ocean"
    r"|soup|tea|coffee|beer|drain|floor|tiles?|stairs|street|road|concrete|ground|bucket|pavement|balcony|table"
    r"|font|water)\b"
    r"|\b(fell|dropped)( it)? on (the |a )?(\w+ )?(floor|tiles?|stairs|street|road|concrete|ground|pavement|stone)\b"
    r"|\b(swam|swimming|swim|showered|shower|bath|pool|sauna)\b.{0,15}\b(with|wearing) (it|the ring|my ring)\b"
    r"|\b(wore|had|took) (it|the ring|my ring)( on)? (in|into|to) the (pool|sea|ocean|shower|bath|sauna|lake)\b"
    r"|\bleft (it|the ring|my ring) in the (sun|car|sauna|rain|wash\w*|pocket|oven|sink)\b"
    r"|\b(i|we|he|she)( \w+)? (squashed|scratched|broke|cracked|damaged) it (on|with|in|when|while|at)\b"
    r"|\b(died|dead|stopped|broken?|failed) (after|in|during|since) (a |the |my )?(shower|bath|pool|sea|dishes"
    r"|sauna|rain)\b"
    r"|\b(cat|dog|puppy) (bit|chewed|ate)\b"
    r"|\b(went|gone|goes) (through|thru) the wash\b|\b(bike|car|motorbike|cycling) (crash|accident)\b",
    re.IGNORECASE,
)
"""Words of an accident that the ring had with the customer."""
ARRIVING = re.compile(
    r"\b(arriv\w*|deliver\w*|courier|parcel|package|post(man|al)?|mail|unpack\w*|unbox\w*|came|out of the box"
    r"|when i (got|opened)|transit|shipp\w*|received|already)\b",
    re.IGNORECASE,
)
"""Words about how it arrived."""
DOUBTED = re.compile(r"\b(think|doubt|hope|sure|hardly|want|explain|not|never|don'?t)\b", re.IGNORECASE)
"""Words before it that do not say so."""
NO_CAUSE = re.compile(
    r"\b(does|did) (that|it|this) (even )?(matter|count)\b|\bnot (because of |from )?the (fall|drop|water|sink)\b",
    re.IGNORECASE,
)
"""Words that doubt, or deny, that it was the fall or the water."""
WORKED_ON = re.compile(
    r"\b(work(s|ed|ing)|fine|ok|okay|charg(es|ed|ing)|all good)\b[^.?!]{0,20}"
    r"\b(after\w*|since|until|for (\w+ )?(days?|weeks?|months?))\b",
    re.IGNORECASE,
)
"""Words that say that a ring worked on after a fall or water."""
WORKS = re.compile(r"\b(work\w*|charg\w*|connect\w*|pair\w*|sync\w*|functions?|functioning)\b", re.IGNORECASE)
"""Words of a ring that does what it should; "it is fine" may be the box."""
WORKS_WELL = re.compile(
    r"(?<!how )(?<!where )(?<!whether )(?<!if )(?<!until )(?<!charger )(?<!app )(?<!when )"
    r"\b((it|ring)( still)? works|still works)\b(?! (only|sometimes|half|one|for|when|until|a bit|if|on|out|now and))"
    r"|\b(it|ring) works (fine|well|great|ok|okay|perfect\w*|as it should)\b",
    re.IGNORECASE,
)
"""Words of a ring that does what it should, whatever else is denied beside them."""
DEAD_FROM_THE_START = re.compile(
    r"\bdead (on arrival|(straight |right )?(out of|outta|from) the (box|start)|when (it (came|arrived)"
    r"|i (opened|got|received)))\b"
    r"|\b(arrived|came) dead\b|\b(out of|outta) the box,?( and)?( it)?( was| is)? (dead|never|broken)\b"
    r"|\bnever (once |even )?(worked|turned on|switched on|charged|lit up|came on|woke up)\b(?! (again|since|after))",
    re.IGNORECASE,
)
"""Words of a ring that nothing can have happened to."""
NOTHING_HAPPENED = re.compile(
    r"\bnothing (at all |bad |ever )?happened\b|\b(haven'?t|didn'?t|did not|have not|never) (done|do"
    r"|did) anything\b|\bit just (died|stopped|failed|quit|never)\b"
    r"|\b(all )?by itself\b|\bon its own\b",
    re.IGNORECASE,
)
"""Words of a ring that failed by itself."""
UNCERTAIN = re.compile(
    r"\b(dunno|not sure|no idea|no clue|idk|(don'?t|do not|can'?t) (really )?(know|remember|tell|say)|could be"
    r"|maybe not)\b",
    re.IGNORECASE,
)
"""Words that leave open what happened."""
OWN_CHARGER = re.compile(
    r"\b(your|its|the original|the supplied|the included)( own)? (charger|cable|dock|charging \w+)\b"
    r"|\b(charger|cable|dock)( that)? (it came with|came with it|in the box|you sent|from you)\b",
    re.IGNORECASE,
)
"""The charger that came with the ring."""
SUBSTITUTE = re.compile(
    r"\b(swapp?ed|substitut\w*|replaced|instead of|copy|knock-?off|clone|discount|bargain|cheap\w*)\b", re.IGNORECASE
)
"""Words beside which our charger is the one that was not used."""
ELSES_CHARGER = re.compile(
    r"\b(phone'?s?|iphone'?s?|apple|samsung|third[- ]party|off[- ]?brand|generic|no[- ]name|supermarket"
    r"|amazon)( \w+){0,2}"
    r" (charger|charging (pad|mat|dock|stand)|dock|pad)\b|\bwireless (charging )?(pad|mat)\b"
    r"|\b(charger|charging pad|pad|dock)( \w+)? (from|of) (my|the|his|her|a) (i?phone|watch|tablet|samsung|laptop)\b"
    r"|\b(charger|dock|cable) (off|from) (amazon|ebay|aliexpress|temu|wish)\b",
    re.IGNORECASE,
)
"""Chargers of another maker."""
CAME_DAMAGED = re.compile(
    r"\b(came|arrived|delivered|got it|received it) (\w+ ){0,2}"
    r"(bent|cracked|scratched|dented|chipped|damaged|crooked|out of (round|shape)|like (this|that))\b"
    r"|\b(broken|bent|cracked|scratched|dented|chipped|damaged)( already)? when (it|i) (came|come|arrived?|got"
    r"|opened|unpacked)\b",
    re.IGNORECASE,
)
"""Words of damage that was there when the ring came."""
NEVER_CAME = re.compile(
    r"\b(never|haven'?t|hasn'?t|didn'?t|have not|has not|did not|nothing)( ever| even| yet| been| has| have)*"
    r" ((received?|arrived?|turned up|showed up|delivered|came|come)( (it|anything|(the|my) (ring|parcel"
    r"|package|order)))?"
    r"|(?<!n't )(?<!not )(got|get) it|(got|get) (anything|(the|my) (ring|parcel|package|order)))"
    r"( (yet|at all|either|so far|here|today|ever))*(?=\W*($|[.!?,]|and\b|but\b))"
    r"|\b(don'?t|do not) have it\b(?=.*\b(package|parcel|delivery)\b)",
    re.IGNORECASE,
)
"""How people say that nothing came."""
CAME_ELSE = re.compile(
    r"\b(charger|cable|dock|booklet|manual|pouch|e-?mail|mail|code|money|refund|answer|reply|response|label"
    r"|instructions?"
    r"|call|confirmation|what i ordered|the right|used to|along|back|round|through|to (it|you)|notifications?"
    r"|readings?|why)\b",
    re.IGNORECASE,
)
"""What else may not have come."""
