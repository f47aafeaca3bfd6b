"""Plain words about the parts that came with a ring, and what became of them."""

import re

from actions.phrases import words

HARDWARE = words(
    "charg(er|ers|ing \\w+)",
    "(power |usb )?(cables?|cords?|leads?|adapters?|plug)",
    "(dock|stand|cradle)",
    "(case|pouch|gifts?)",
)
"""Parts without which a ring is incomplete."""
PRINTED = words(
    "(\\w+ )?(booklets?|leaflets?|manuals?|pamphlets?|guides?)",
    "instructions?|directions",
    "paper\\w*|paper work|cards?|docs|documents",
    "(packing|packag\\w+) (bits?|material|stuff)|wrapp\\w+|polystyrene|foam|tissue|inserts?|padding|fill\\w*",
)
"""Printed matter and packing material."""
GONE = words(
    "missing|lost|gone|misplaced|mislaid|went missing",
    "without|except( for)?|apart from|bar|minus|save for|(everything|all|anything) but|other than|not the|but not",
    "threw|thrown|toss(ed)?|bin(ned)?|chucked|discarded|recycled|got rid of|(in|into|out with) the (bin|trash|rubbish)",
    "(can'?t|cannot|couldn'?t|could not|don'?t) (find|see|have|locate)",
    "(isn'?t|aren'?t|is not|are not|no longer|not) (here|there|with me|around|included|in the box)( any ?more)?",
    "where .{0,25}(went|is|are)",
    "(only|just) .{0,25}(missing|gone|lost)",
    "no",
)
"""What says of a part that it is not there."""
DAMAGED = words(
    "(is|are|was|got|has|looks?)( \\w+)? (cracked|broken|damaged|torn|chewed|frayed|snapped|bent|dead|burnt|split)",
    "broke|cracked|chewed|snapped",
)
"""What says of a part that it is there and of no use."""
THERE_AFTER_ALL = words(
    "(nothing|not|never|isn'?t|aren'?t|wasn'?t)( \\w+)? (missing|lost|gone|binned)",
    "(didn'?t|never|haven'?t|hasn'?t)( \\w+)? (lost|lose|threw|throw|thrown|toss(ed)?|bin)",
    "(nothing|no(thing)? (parts?|bits?|pieces?)?) (is |are )?(missing|lost|gone)",
    "never (came|arrived)|(didn'?t|did not) (come|arrive)",
)
"""What denies that a part was lost."""
PIECE = re.compile(
    r"[.,;:!?()]+|\s-+\s|(?<!everything)(?<!all)(?<!anything) but\b|\b(?:though|although|while|otherwise)\b",
    re.IGNORECASE,
)
"""Where one thing that is said of parts ends and the next begins."""
