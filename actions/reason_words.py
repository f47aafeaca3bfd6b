"""Plain words about why a ring goes back: it fails, something else came, or nobody wants it any more."""

from actions.phrases import words

_IS_NOW = (
    r"(is|are|was|went|goes|came|arrived|it'?s|completely|totally|ring|one|now)"
    r"( completely| totally| now| just| suddenly| already| basically| stone)?"
)
_WILL_NOT = (
    r"(?<!\byou )((?<!\bi )(?<!\bwe )(never|don'?t|do not|didn'?t)|won'?t|will not|doesn'?t|does not"
    r"|can'?t|cannot|no longer|not)( even| properly| really| always| ever)?"
)
_IT_IS_NOT = r"(ring|it|this|one)('?s| is| was)?( not|n'?t) (really |actually |even )?"
_SENT_NO_OTHER = r"(did not|didn'?t|never) send (me |us )?(anything|any thing) (wrong|different)"
_BOUGHT = r"(bought|ordered|got|purchased)"
_YOU_SENT = r"(you|they|shop|u) (guys )?(sent|shipped|gave|delivered)( me| us)?( the| an?)?"
_NO_MORE = r"(don'?t|do not|no longer|didn'?t) (really |actually |just )?"
_IT = r"(it|them|this|the ring|this ring|wearing)"
_AS_IT_IS = r"(?! (to|back|repaired|refunded|fixed|replaced|mended|in|at|when|because|that|while|for)\b)"
_HAS_DIED = r"( has| had| just| only|'s)? (died|passed(?! (it|this|the|me|that)\b))"

FAULTY = words(
    rf"{_IS_NOW} (dead|bricked|kaputt?)(?! (batter|charger|box|seal))",
    rf"{_IS_NOW} (broken|busted)(?! (batter|charger|box|seal))",
    rf"{_IS_NOW} (defective|faulty)(?! (batter|charger|box|seal))",
    rf"{_WILL_NOT} (turn|come|light)(s|ed)? (on|up)",
    rf"{_WILL_NOT} (switch(es|ed)? on|power(s|ed)? (on|up))",
    rf"{_WILL_NOT} (start|boot|wake|respond)s?",
    rf"{_WILL_NOT} charges?",
    rf"{_WILL_NOT} hold(s|ing)?( a| its| any)? charge",
    rf"{_WILL_NOT} (connects?(?! with the)|pairs?|syncs?)",
    rf"{_WILL_NOT} tracks?",
    rf"{_WILL_NOT} works?(?! (out|for|(with|on|in) my)\b)",
    r"doa",
    r"(doesn'?t|won'?t|not)( seem to)? (show(ing)? up|appear(ing)?) in the app",
    r"stopped (working|responding)",
    r"stopped (charging|tracking|syncing|measuring)",
    r"battery (dies|died|drains|runs out|is gone)",
    r"battery (only lasts|lasts (only|barely|less|half|an hour|a few hours|\d+ ?h(ours?)?))",
)
"""Words of a ring that does not do what it should."""
CANT_CHARGE = words(r"(can'?t|cannot|couldn'?t|won'?t|doesn'?t|not) (even )?charge( (it|the ring))?")
"""What nobody can do without a charger."""
OTHER_THINGS = words(
    r"(website|site|page|links?|code|buttons?)",
    r"(support|service)",
    r"phone",
    r"(arm|wrist|leg)",
    r"(deal|heart|marriage)",
)
"""What else may be dead or not work."""
SOUND = words(
    rf"{_IT_IS_NOT}(broken|broke|faulty|defective|dead)(?! (on|when)\b)",
    r"nothing( is| was|'?s)?( at all)? wrong with (it|the ring|this|mine)(?=\W*($|[.!?,]|and\b|but\b))",
    r"nothing (is|was) (broken|wrong)",
    r"not (because of )?(a|any) fault(?! of)",
    _SENT_NO_OTHER,
)
"""Words that deny that anything is wrong with it."""
SENT_NOTHING_WRONG = words(_SENT_NO_OTHER, r"nothing (wrong|different) (came|was sent)")
"""Words that deny that something else came."""
TWICE = words(
    rf"{_BOUGHT} (it|one|this|this ring|the ring|the same( one| ring)?) (twice|two times|double)",
    r"one too many",
    r"(bought|ordered|paid for) [^.?!]{0,20}\bby mistake",
    r"(two|2|both) of the same",
    r"duplicate (ring|order|purchase)",
    r"we (now )?have (two|2) (of (them|it|these)|rings|now)",
)
"""Words of those who have one more than they need."""
UNWANTED = words(
    rf"{_NO_MORE}(want|need) {_IT}{_AS_IT_IS}",
    rf"{_NO_MORE}(like|enjoy) {_IT}{_AS_IT_IS}",
    rf"{_NO_MORE}use {_IT}{_AS_IT_IS}",
    r"decided against (it|this|keeping|the ring)",
    r"(don'?t|not) want (to )?keep",
    r"not for me(?!,? (but|it'?s) for\b)",
    r"never (look(ed)? at|used?) the (data|app)",
    r"not like( it)?(?=\W*($|[.,;]))",
    r"(she|he) left me",
    r"(we|they|she|he) (broke|split) up",
    r"found (a|another|one) (nicer|better|cheaper|other)",
    r"found another",
    r"unwanted",
    r"(wedding|engagement|proposal) (is|was|has been|got) (\w+ )?off",
    r"changed (my|me|our|his|her) mind(?! (about|on) (the )?(refund|exchange|money|swap))",
)
"""Words of those who do not want it any more."""
RING_FINE = words(
    r"(own box|box inside|ring box)( \w+){0,2} is ((?!not )\w+ )?(sealed|dry|shut|closed|fine|intact|ok)",
    r"ring( itself)? (is|seems|looks|was|'s) ((?!not )\w+ )?(unharmed|undamaged|untouched|intact)",
    r"ring( itself)? (is|seems|looks|was|'s) ((?!not )\w+ )?(fine|ok|okay|perfect|good)",
)
"""Words of a ring that nothing happened to."""
LOOKS_BAD = words(
    r"rust\w*",
    r"peel\w*(?! (off )?(the|its|a) (sticker|film|plastic|label|foil)\b)",
    r"flak(es|ing|y)",
    r"(tarnish\w*|discolou?r\w*)",
    r"(not|isn'?t) round",
    r"(squeak|rattl|wobbl)\w*",
)
"""Faults that one sees or hears."""
THEY_SENT = words(r"(got|received|receive|came|arrived|delivered|sent( me)?|shipped)")
"""Words of what came, beside which a colour may be that of the wrong ring."""
SENT_WRONG = words(
    rf"{_YOU_SENT} (wrong|different|other|another) (one|item|rings?|thing|model)",
    rf"{_YOU_SENT} (wrong|different|other|another) (size|colou?r)",
    r"(was|were|been) sent (a |an |the )?(wrong|different|other|another) (one|ring|item)",
    r"(wrong|different) (item|ring|one) (came|arrived|was (sent|delivered))",
    r"ring in the box is (something else|another|different)",
    r"got (a|the) (different|wrong) (ring|one|item|colou?r)",
    r"got another (size|colou?r)",
)
"""Words of a shop that sent something else than was ordered."""
_NO_SIZE = r"(days?|weeks?|months?|hours?|rings?|mails?|of)\b"
TWO_SIZES = words(
    rf"(?:order(?:ed)?|asked for|chose|paid for)(?: is)? (?:an? |the )?(?:size )?"
    rf"(?P<ordered>\d{{1,2}}(?:\.5)?)\b(?! ?{_NO_SIZE}).{{0,30}}"
    rf"\b(?:got|get|receive|received|sent me|sent|came|you sent|arrived)(?: is)? (?:an? |the )?(?:size )?"
    rf"(?P<came>\d{{1,2}}(?:\.5)?)(?! ?{_NO_SIZE})",
)
"""A size that was ordered, and one that came."""
DIED = words(
    rf"(he|she|they){_HAS_DIED}",
    rf"(father|mother|dad|mum|mom|husband|wife|brother|sister){_HAS_DIED}",
    rf"(uncle|aunt|nan|gran\w*|friend){_HAS_DIED}",
    rf"(dog|cat){_HAS_DIED}",
)
"""Words of a death, which is none of the ring's."""
MISSPELT = words(
    r"mis-?spel\w*(?! my (e-?mail|address|number))",
    r"spel(t|led) (my|our|the) names? wrong",
    r"engrav\w*\b.{0,40}\b(typo|instead of|and not|wrong(ly)?|spel(t|led) wrong)",
    r"(typo|wrong (name|initials|spelling)) (in|on) (the|my|our) (ring|engraving|inscription)",
    r"(it|ring|engraving|inside) (says|reads) \w+ (instead of|and not|not) \w+\W*$",
)
"""Words of an engraving that is not as it was ordered."""
LIKES_COLOUR = words(r"(love|like|adore|loving) (the |its |this )?colou?r")
"""Words of those whose trouble is not the colour."""
OF_COLOURS = words(
    r"(colou?rs?|shades?|tones?|tint|hue)",
    r"look\w*",
    r"(dark|bright|yellow)\w*",
    r"(pale|dull|matte?)",
    r"(shin\w+|brass\w*)",
)
"""Words without which a colour only names a ring."""
