"""Plain words of danger: heat and smoke, a hurt or trapped finger, sore skin, and what only sounds like it."""

from actions.phrases import words

TIGHT = words(
    r"(too|so) (small|tight|big|large|loose)",
    r"(pinch|squeez)\w*",
    r"fingers?\b.{0,20}\b(fat|fatter|thick|thicker|bigger|wider|grew|grown)",
)
"""Words of a finger that the ring does not fit any more."""
HURTS = words(
    r"stuck",
    r"(can'?t (get|take) it off|won'?t come off)",
    r"(blue|purple|numb)",
    r"(pain|hurt)\w*",
    r"(swollen|swell\w*)",
    r"hot",
    r"(burn|smok)\w*",
    r"(zap|shock|jolt|spark|leak|bulg|explod|bleed)\w*",
    r"(turn(s|ing|ed)?|going|goes|went) (white|dark|black)",
)
"""Words that make it a danger all the same."""
SWELLS = words(r"(fingers?|hands?|knuckles?) (swell|swells|swelled|(is|are|have|has|get|gets) swollen)")
"""Words of fingers that grow thick, for which a ring is too tight."""
WARM_WATER = words(r"(hot|warm) (bath|tub|shower|water)", r"(hot|warm) (day|weather)", r"((hot|warm) )?sauna")
"""What is warm itself, and makes everything warm."""
NOT_MEANT = words(
    r"(?<!not )(?<!no )(?<!n't )(jok(e|ing)|kidding)",
    r"(emotional|metaphor|figurativ)\w*",
    r"as in stolen",
    r"(?<!there )is fire",
    r"expectations?",
    r"jealous\w*",
    r"perfume",
    r"burns? (through |lots of |a lot of |the |my )*(battery|charge)",
    r"isn'?t hot(?! (but|any ?more|now|yet)\b)",
    r"smell(s|ed)? nothing",
)
"""Words of danger that is none: a joke, a figure of speech."""
WOUNDED = words(
    r"stuck",
    r"(it|ring|come) off",
    r"(purple|blue|numb|throbbing)",
    r"(swollen|swelling)",
    r"(bleed\w*|blood)",
    r"(sharp|cuts?|cutting)",
)
"""Words of a hurt or trapped finger."""
HEAT = words(
    r"(hot|heat\w*)",
    r"(burn|smok|melt)\w*",
    r"(fire|spark\w*)",
    r"(zap|shock)\w*",
    r"(batter|charg)\w*",
)
"""Words of the danger that comes from a battery."""
SKIN = words(
    r"(rash|eczema)",
    r"(itch|allerg|irritat)\w*",
    r"(green finger|fingers?\b.{0,12}\bgreen)",
    r"skin(?! (temp\w*|contact|tone|sensor|reading\w*)).{0,25}\b(red|sore|raw|dry|bumps?)",
    r"skin(?! (temp\w*|contact|tone|sensor|reading\w*)).{0,25}\b(react\w*|burn\w*|bear)",
    r"(red|sore|irritated|broken) skin",
    r"fingers? (goes|went|gets|got|turns?|is|was)( \w+)? red",
)
"""Words of skin that does not bear the ring, which has nothing to do with its battery."""
DEAD_BATTERY = words(
    r"(dead|shot|flat|empty|drained) batter(y|ies)",
    r"batter(y|ies)('s| is| was| are)? (just )?(dead|shot|flat|empty|drained|died)",
)
"""A battery that does nothing, and so nothing dangerous either."""
