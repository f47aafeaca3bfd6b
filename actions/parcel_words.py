"""Plain words about where the ring is: under way, sent back, lost, or never come."""

from actions.phrases import PART, words

_PARCEL = r"(the|my) (ring|parcel|package|order)"
_NOT_EVER = r"(never|haven'?t|hasn'?t|didn'?t|have not|has not|did not|nothing)( ever| even| yet| been| has| have)*"
_AND_THAT_IS_ALL = r"( (yet|at all|either|so far|here|today|ever))*(?=\W*($|[.!?,]|and\b|but\b))"
_AND_NO_PLACE = r"(?=\W*($|[.;!?]|,? (what|where|when|why|and|but|please)\b))"

NEVER_CAME = words(
    rf"{_NOT_EVER} (arrived?|turned up|showed up|delivered|came|come)( (it|anything|{_PARCEL}))?{_AND_THAT_IS_ALL}",
    rf"{_NOT_EVER} received?( (it|anything|{_PARCEL}))?{_AND_THAT_IS_ALL}",
    rf"{_NOT_EVER} (got|get) (anything|{_PARCEL}){_AND_THAT_IS_ALL}",
    rf"{_NOT_EVER} (?<!n't )(?<!not )(got|get) it{_AND_THAT_IS_ALL}",
    r"(don'?t|do not) have it(?=.*\b(package|parcel|delivery)\b)",
)
"""How people say that nothing came."""
WHERE_IS_IT = words(
    rf"(it|{_PARCEL})('?s| is| has|has)? ?(still )?(not|n'?t) (here|arrived|delivered|come)( yet)?{_AND_NO_PLACE}",
    r"(parcel|package|order|ring) (no|not) (come|came|arrive|here)",
    rf"where('?s| is| are) {_PARCEL}(?! (number|made|sold|from))(?!.*\bi('ve| have)? (sent|posted|shipped|returned))",
    r"where('?s| is) it(?=\W*($|[.?!,]))",
    rf"waiting (for|on) {_PARCEL}(?! (label|number|to be))",
    rf"(track|trace|locate) {_PARCEL}",
    rf"when (will|does|is) {_PARCEL} (get |be |going to )?(come|coming|arrive|here|delivered|there)",
)
"""How people ask for a parcel that they wait for."""
CAME_ELSE = words(
    rf"({PART}|booklet|manual|pouch)",
    r"(e-?mail|mail|code|label|instructions?|confirmation|notifications?|readings?)",
    r"(money|refund)",
    r"(answer|reply|response|call)",
    r"(what i ordered|the right)",
    r"used to",
    r"(along|back|round|through|to (it|you))",
    r"why",
)
"""What else may not have come."""
ON_ITS_WAY = words(r"(parcel|package)", r"(post|mail|shipp)\w*", r"(deliver\w*|courier)", r"track\w*")
"""Words about a parcel, of which something else is said to be lost."""
LOST = words(
    r"(i|we)('ve| have)? (lost|misplaced) (it|the ring|my ring)(?! (box|case|charger|cable|dock)\b)",
    r"(it|ring)('?s| is| has been) (gone|lost|stolen)(?=\W*(hah?\w*|lol|now|forever)?\W*($|[.!?,]))",
)
"""How people say that the ring itself is lost."""
ALREADY_SENT = words(
    r"(i|we)('ve| have| had)?( already| just)? (sent|posted|mailed|shipped)"
    r" (it|this|them|mine|(the|my) (ring|parcel|package))"
    r" (back|already|in|off|out|last|on|yesterday)",
    r"(i|we)('ve| have)? already (did )?return(ed)?",
    r"already (sent|posted|mailed|shipped) it",
)
"""How people say that the ring is on its way to the shop already."""
NOT_YET = words(r"(no wait|wait,? no)", r"i (haven'?t|have not)", r"not yet", r"didn'?t send")
"""Words that take that back."""
