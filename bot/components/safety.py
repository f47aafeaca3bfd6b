"""Words of danger: a ring or battery that is hot, swollen, smoking or burning, or a person who is hurt."""

import re

NOT = r"(?:not|isn't|wasn't|aren't|no|never|without|doesn't|didn't|nothing|nor|hasn't|don't)"
THING = r"(?:ring|battery|it|its|device|charger|dock|thing|inside|sensor|case|cable|circul|band|metal)"
HURT = r"burn(?:t|ed|s|ing|ns)?|blister(?:s|ed|ing)?|scald(?:s|ed)?|rash|electric shocks?|shocked|zapped|electrocuted|singed|scorched"
DANGER = re.compile(
    "|".join(
        (
            r"\b(?:smok(?:e|es|ed|ing)|caught fire|on fire|in flames|flames?|sparks?|sparking|sparked|explod\w*|melt(?:s|ed|ing)?|overheat\w*)\b",
            rf"\b{THING}\b[^.!?]{{0,40}}\b(?:swoll\w*|swell\w*|bulg\w*|puff(?:s|ed|ing|y)?(?: up)?|expand(?:s|ed|ing)|leak(?:s|ed|ing)?|balloon\w*)\b",
            r"\b(?:swollen|bulging|leaking|puffy|puffed up|expanding|expanded) (?:up )?(?:ring|battery|inside|device|band)\b",
            rf"\b{THING}\b[^.!?]{{0,40}}\b(?:(?:red |really |very |too |so |super |extremely |boiling |burning |piping |dangerously |crazy )*hot|scorching|heating up|heats up|heated up|scalding)\b",
            rf"\b(?:{HURT})\b[^.!?]{{0,30}}\b(?:finger|fingers|skin|hand|thumb|me|myself|knuckle)\b",
            rf"\b(?:finger|fingers|skin|hand|thumb|knuckle)\b[^.!?]{{0,30}}\b(?:{HURT})\b",
            r"\b(?:burning|burnt|burned) (?:smell|hot|plastic|ring|battery|finger|skin)\b|\bsmells? (?:of |like )?(?:burn\w*|smoke)\b",
            r"\b(?:too|so|very|really|super|burning|boiling|red|extremely|dangerously) hot (?:to touch|to wear|on my|ring|battery|when|while)\b",
            r"\bhot (?:ring|battery|when charging|to the touch|while charging)\b|\b(?:ring|battery) (?:is )?(?:burning|burnt|burned|burns)\b",
        )
    ),
    re.IGNORECASE,
)  # fmt: skip
CALMED = re.compile(rf"\b{NOT}\b(?:\W+\w+){{0,4}}\W*$", re.IGNORECASE)
HARMLESS = re.compile(
    r"\bsmoke[- ]free\b|\bhot (?:pink|tub|shower|weather|day|water|sauna|yoga)\b|\bburn(?:ed|t|s|ing)? (?:calories|cd)\b|\bcalorie\w*\b",
    re.IGNORECASE,
)


def is_danger(text: str) -> bool:
    """Whether `text` tells of heat, smoke, swelling or a hurt finger; a denial such as "not hot" does not."""
    for found in DANGER.finditer(HARMLESS.sub(" ", text)):
        told = found.group()
        last = re.search(r"\w+\W*$", told)
        before = HARMLESS.sub(" ", text)[: found.start()] + (told[: last.start()] if last else "")
        if not CALMED.search(before):
            return True
    return False
