"""Plain words about the parts that came with a ring, and what became of them."""

import re

from actions.phrases import words

HARDWARE = words(
    r"charg(ers?|ing \w+)",
    r"(cables?|cords?|leads?|adapters?|plug)",
    r"(dock|stand|cradle)",
    r"(case|pouch|gifts?)",
)
"""Parts without which a ring is incomplete."""
PRINTED = words(
    r"(booklets?|leaflets?|manuals?|pamphlets?|guides?)",
    r"(instructions?|directions)",
    r"(paper\w*|cards?|docs|documents)",
    r"(packing|packag\w+) (bits?|material|stuff)",
    r"(wrapp|fill)\w+",
    r"(polystyrene|foam|tissue|inserts?|padding)",
)
"""Printed matter and packing material."""
_NAMED = r"(charg|cable|cord|dock|stand|case|pouch|gift|book|leaf|man|paper|instr|guide|card)\w*"

GONE = words(
    r"(missing|lost|gone)",
    r"(misplaced|mislaid)",
    r"(without|except|apart from|bar|minus|save for|other than)",
    r"(everything|all|anything) but",
    r"(but not|not the)",
    r"(threw|thrown|toss(ed)?|chucked)",
    r"(bin(ned)?|discarded|recycled|got rid of)",
    r"(in|into|out with) the (bin|trash|rubbish)",
    r"(can'?t|cannot|couldn'?t|could not|don'?t) (find|see|have|locate)",
    r"(isn'?t|aren'?t|is not|are not|no longer|not) (here|there|with me|around|included|in the box)",
    r"where .{0,25}(went|is|are)",
    rf"no (?!the\b|more\b|longer\b|problems?\b|issues?\b)(\w+ )?{_NAMED}",
    r"no(?=\W*$)",
)
"""What says of a part that it is not there."""
DAMAGED = words(
    r"(is|are|was|got|has|looks?)( (?!not)\w+)? (broken|damaged|torn|bent|split)",
    r"(is|are|was|got|has|looks?)( (?!not)\w+)? (frayed|burnt|dead)",
    r"(is|are|was|got|has|looks?)( (?!not)\w+)? (cracked|chewed|snapped)",
    r"(broke|cracked|chewed|snapped)",
)
"""What says of a part that it is there and of no use."""
THERE_AFTER_ALL = words(
    r"no (\w+ )?(charger|cable|dock|case|pouch|booklet|manual)s? (is |are )?(missing|lost|gone)",
    r"(nothing|not|never|isn'?t|aren'?t|wasn'?t)( \w+)? (missing|lost|gone|binned)",
    r"(didn'?t|never|haven'?t|hasn'?t)( \w+)? (lost|lose|threw|throw|thrown|toss(ed)?|bin)",
    r"no (parts?|bits?|pieces?) (is |are )?(missing|lost|gone)",
    r"never (came|arrived)",
    r"(didn'?t|did not) (come|arrive)",
)
"""What denies that a part was lost."""
OF_A_PART = words(
    r"(of|for|around|in|from|on) (the |my |its |a )?(charg(er|ing)|cable|dock|case)( stand| cable)?",
    r"(charger|cable|dock|case)'s",
    r"in case",
)
"""A part that another thing belongs to."""
PIECE = re.compile(
    r"[.,;:!?()]+|\s-+\s|(?<!everything)(?<!all)(?<!anything) but\b|\b(?:though|although|while|otherwise)\b",
    re.IGNORECASE,
)
"""Where one thing that is said of parts ends and the next begins."""
BROKEN_PART = words(r"(broken|cracked|snapped|frayed|bent|dead|damaged|split|chipped|faulty)")
"""What says of a part that it is of no use."""
LOST_PART = words(
    r"(lost|missing|gone|misplaced|mislaid)",
    r"(threw|thrown|tossed|binned|chucked)",
    r"(can'?t|cannot|couldn'?t) find",
)
"""What says that a part is not there, and leaves no doubt."""
BY_THEM = words(
    r"by (me|us|accident|mistake|him|her)",
    r"(from use|in my bag|in the rain|after (a|two|\d) (days?|weeks?|months?))",
    r"(i|we|he|she) (\w+ )?(broke|damaged|cracked|snapped|bent|dropped|trod|stepped)",
    r"my (own )?(fault|doing|dog|cat|son|daughter|kids?|husband|wife)",
)
"""What says who damaged a part."""
