"""Words of danger: a ring or battery that is hot, swollen, smoking or burning, or a person who is hurt."""

import re

THING = r"\b(?:ring|battery|its?|device|charger|dock|thing|inside|sensor|case|cable|circul|band|metal)\b[^.!?]{0,40}"
HOSPITAL = r"\b(?:the e\.?r\.?|(?:the )?a ?& ?e|(?:the )?emergency room|an ambulance)(?!\w)"
FINGER = r"(?:\w+ )?(?:fingers?|hand|thumb)\b"
BODY = r"\b(?:fingers?|skin|hand|thumb|knuckle)\b"
HURT = r"\b(?:burn(?:t|ed|s|ing)?|blister\w*|scald(?:s|ed)?|rash|electric shocks?|shocked|zapped|singed|scorched)\b"
HOT = r"\b(?:hot|scorching|(?:heating|heats|heated) up|scalding|overheat\w*)\b"
SWOLLEN = r"\b(?:swoll\w*|swell\w*|bulg\w*|puff(?:s|ed|ing|y)?|expand(?:s|ed|ing)|leak(?:s|ed|ing)?|balloon\w*)\b"
NUMB = r"\b(?:purple|numb|(?:turn(?:s|ing|ed)?|going|goes|went|gone) blue|throbbing|bleed\w*)\b"
NOT_OFF = r"\b(?:can'?t|cannot|couldn'?t|won'?t) (?:get|take|pull|come|slide)\b[^.!?]{0,15}\boff\b"
TRAPPED = r"\b(?:purple|numb|blue|throbbing|swollen|swelling|swells|hurts|pain\w*)\b"
DANGERS = (
    r"\b(?:smok(?:e|es|ed|ing)|(?:caught|on) fire|flames?|spark(?:s|ing)?|explod\w*|melt(?:s|ed|ing)?)\b",
    r"\b(?:burning|burnt|burned) (?:smell|plastic|hot)|\bsmell\w* (?:of |like |something )?(?:burn\w*|smoke"
    r"|chemical)",
    rf"{THING}{SWOLLEN}",
    rf"{SWOLLEN}(?: up| out)?(?: of| from)?(?: the| my)? (?:ring|battery|inside|device|band)",
    rf"{THING}{HOT}",
    rf"{HOT} (?:ring|battery|charger|dock|to (?:the )?touch|to wear|to hold|on my|(?:when|while) charging)",
    rf"{HURT}(?: me\b|[^.!?]{{0,30}}{BODY})",
    rf"{BODY}[^.!?]{{0,30}}{HURT}",
    r"\bswallow(?:ed|s|ing)?\b(?! (?:my|his|her) pride)",
    r"\bhis{2,}(?:es|ing|ed)?\b",
    r"\b(?:can'?t|cannot|couldn'?t) feel (?:my|her|his|the) (?:finger|hand)\b",
    r"\b(?:bare|exposed|naked) wires?\b|\bsee (?:the |a )?wires?\b|\bwires? (?:is |are )?(?:showing|exposed|bare)\b",
    r"\bgave me a (?:burn|blister|rash|shock)",
    r"\bstuck (?:on|to) (?:my|his|her|their) (?:\w+ )?finger\b",
    rf"{BODY}[^.!?]{{0,60}}{NUMB}",
    rf"{NUMB}[^.!?]{{0,30}}{BODY}",
    rf"{NOT_OFF}(?! the (?:charger|dock|box|cable)).{{0,60}}{TRAPPED}",
    rf"\b(?:can'?t|cannot|couldn'?t) (?:get|take|pull) (?:it|this|(?:the|my|her|his) ring) off (?:my|his|her) {FINGER}",
    rf"{FINGER}[^.!?]{{0,20}}\b(?:swollen|swelling)\b.{{0,40}}\b(?:can'?t|cannot|won'?t|couldn'?t)\b.{{0,20}}\boff\b",
    r"\b(?:cut|sawed|sawing|cutting) (?:it|the ring|my ring|(?:his|her) ring) off\b",
    rf"\b(?:going|are|way|now|off|heading|rush\w*)(?: in| to| at)* {HOSPITAL}",
    rf"(?:{THING}|{BODY}[^.!?]{{0,40}}){HOSPITAL}",
    rf"\b(?:ring|battery|charger) (?:is |was |has )?{HURT}",
)
DANGER = re.compile("|".join(DANGERS), re.IGNORECASE)
# The same in languages that the desk does not speak otherwise: currents, burning, smoke, heat.
ABROAD = re.compile(
    r"\b(?:da|dio|dan|me da|le da)(?: la)? corriente\b|\bcalambres?\b|\bquem(?:a|ó|an|ado|aduras?)\b|\bhumo\b"
    r"|\bbr[uû]l(?:e|é|ée|ure|ant)s?\b|\bfumée\b|\bbrennt\b|\bverbrannt\b|\braucht\b|\bqualmt\b|\bhei(?:ß|ss)\b"
    r"|\bstromschlag\b|\bschmilzt\b|\bbrucia(?:to)?\b|\bscotta\b|\bscoss[ae]\b|\bqueim(?:a|ou|ado|adura)\b|\bfumaça\b"
    r"|\bgonflé\w*\b|\bspuch\w+\b|\bśmierdzi\b|\bhinchad[oa]\b|\binchad[oa]\b|\bgonfi[oa]\b|\baufgebläht\b"
    r"|\bverbrand\b|\bschok(?:ken)?\b|\bbrænd(?:er|t)\b|\bryger\b|\bbränn(?:er|t)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:not|isn't|wasn't|aren't|no|never|without|doesn't|didn't|nothing|nor|neither|hasn't|don't"
    r"|won't)\b(?!\s+(?:stop\w*|know|understand|only|just)\b)(?:[\s'-]+\w+){0,4}[\s'-]*$",
    re.IGNORECASE,
)
# Heat and smoke that have nothing to do with the ring.
HARMLESS = re.compile(
    r"\bsmoke[- ]free\b|\bsmokers?\b|\bhot (?:pink|tub|springs?|bath|shower|weather|day|water|sauna|yoga)\b"
    r"|\bburn\w* calories\b"
    r"|\bburn(?:s|ing)? (?:through |up |the |its |lots of |a lot of |too much )+(?:battery|charge|power)\b"
    r"|\bsmok[ey]\w* (?:gr[ae]y|black|quartz|colou?r|finish)\b|\bburn\w* [\d,.]+ calories\b",
    re.IGNORECASE,
)


JOKING = re.compile(
    r"(?<!not )(?<!no )(?<!n't )\b(?:jok(?:e|ing)|kidding)\b|\b(?:emotionally|metaphorically"
    r"|figuratively)\b",
    re.IGNORECASE,
)


def is_danger(text: str) -> bool:
    """Whether `text` tells of heat, smoke, swelling or a hurt finger; a denial such as "not hot" does not."""
    text = "" if JOKING.search(text) else HARMLESS.sub(" ", text)
    return bool(ABROAD.search(text)) or any(not _is_denied(text, found) for found in DANGER.finditer(text))


def _is_denied(text: str, found: re.Match[str]) -> bool:
    """Whether a denial stands shortly before the last word of what was found, which is the word of danger."""
    last = max(found.group().rfind(" "), 0)
    return bool(DENIED.search(text[: found.start() + last]))
