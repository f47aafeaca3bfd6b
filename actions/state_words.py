"""Plain words in answers about the state of a ring: that it worked once, that it is as it was, that it is used up."""

from actions.phrases import words

_MENDING = r"(glu|fix|mend|open|repair|pry)\w+"
_COATING = r"(gold|black|silver|rose|colou?r\w*|coat\w*|finish|paint|plat\w+|layer|surface|lacquer)"
_MORE = r"(bulk|thick|heav|chunk|dull|dark|ugl|plain|thinn|wid|bigg|small)i?er"
_OTHER = r"(wrong|different|other)"
_BROKEN = r"(broken|cracked|snapped|frayed|bent|dead|damaged|torn|split)"
_PART = r"(charg\w+|cable|dock|case)"

WORKED_ONCE = words(
    r"(was|were|used to|worked|had been) .{0,40}((until|till|til|up to)(?! (now|today))"
    r"(?!.{0,20}\b(took|put|packed|stopped (us|wear)ing))|but now|and now)",
    r"(was|were|used to|worked|had been) .{0,40}(not any ?more|since then|after that)",
    r"before,? it (was|did|used|worked|had)",
    r"(not|isn'?t|doesn'?t) any ?more",
    r"no longer(?! (use|need|want|wear))",
    r"not since",
)
"""Words of a ring that did what it should, and does not now."""
STILL_DOES = words(r"still (does|works?|going)", r"still (is|fine|ok|okay)")
"""Words that it does so now."""
AS_IT_WAS = words(
    r"same as (when|the day) (i|it|we) (got|came|arrived|bought|received)",
    r"like (when|the day) (i|it) (got|came|arrived)",
    r"(looks|is|as) (like |as )?(brand )?new",
)
"""Words of a ring on which nothing shows."""
EXPECTED = words(
    r"(i|we|she|he) (thought|assumed|expected|was hoping|hoped) (it|this|that|the ring|this ring|these)( \w+)?"
    r" (measured?|measures|tracked|tracks?|counted|worked with|came with)",
    r"(i|we|she|he) (thought|assumed|expected|was hoping|hoped) (it|this|that|the ring|this ring|these)( \w+)?"
    r" (had|has|have|could|can|would|did|does)(?! (survive|handle|start|hold|charge|last|be fixed|work|stay|take))"
    r"(?! a (battery|better battery))",
    r"(doesn'?t|does not|didn'?t|did not) (even )?(have|measure|track|offer|support|come with) (that|this|the|any|a|my)"
    r" (feature|function|option|sensor)(?! data)",
    r"(isn'?t|wasn'?t|not) what (i|we|she|he) (thought|expected|imagined|hoped|had in mind|was hoping)",
    r"not (quite )?as (i|we) (thought|expected|imagined|hoped)",
    rf"{_MORE} (\w+ )?than (i|we|she|he) (imagined|expected|thought|hoped)",
)
"""Words of those who expected something else of it, which is no fault."""
NOT_FAILED = words(
    r"(nothing|not|never|isnt|\w+n't)( \w+)? (broken|broke|wrong|failed|faulty|defective)",
    r"(just|simply|only) (too|a bit|a little|so) (tight|small|big|loose|large|heavy|bulky|wide)",
    r"(doesn'?t|does not|don'?t|didn'?t) (need|want|like|fit|suit)",
)
"""Words of those who are asked what made it fail, and whose ring did not fail."""
HAD_A_GO = words(
    rf"(had|took|having|taken) (a |another )?(bit of )?(a )?(go|crack|stab) at (it|{_MENDING})",
    rf"tried (to )?({_MENDING}|fix|mend|repair|pr[iy]\w*|solder\w*|open(ing)? it up)",
)
"""Words of those who tried to mend it, though they may begin with an only."""
BURNT = words(r"(burnt|burned|burn)", r"(fire|fireplace|bonfire)", r"(stove|kindling)")
"""What becomes of boxes in a fire."""
OPENED_UP = words(
    r"(opened|open)",
    r"(unpacked|unwrapped|unboxed)",
    r"seal (was|is) (broken|cut|off)",
    r"(cut|slit|peeled) the (tape|seal|sticker)",
)
"""Words of a box that somebody got into."""
SPOILT = words(
    r"(torn|tore|ripp\w+|shredd\w+)",
    r"(crush|squash)\w+",
    r"(dent\w*|damag\w+)",
    r"(soak|chew)\w+",
    r"(bits|pieces)",
    r"(destroy|ruin)\w+",
    r"(messy|bad)",
)
"""Words of a box that suffered."""
ANOTHER_ONE = words(r"another( one)?", r"(a|the) new (one|set)", r"a fresh one")
"""Words that wish for one more of it, whichever that may be."""
HAS_ONE = words(r"(not|\w+n't( want| need)?) another", r"(already|have|bought|got)( \w+)? (another|a new|a fresh)")
"""Words of those who need no other one."""
COMES_OFF = words(
    rf"{_COATING}( \w+){{0,4}} (rubb|com|wear|chipp)(s|es|ed|ing)( right| all)? off",
    r"flak(es|ed|ing|y)",
    r"peel(s|ed|ing)",
)
"""Words of a coating that does not stay on."""
PART_CAME_BROKEN = words(
    rf"{_PART}\b[^.?!]{{0,20}}\b{_BROKEN}\b[^.?!]{{0,15}}\b"
    r"(when (i|it|we) (g[oe]t|opened|unpacked|received?|came|arrived)|on arrival)",
    rf"{_PART}\b[^.?!]{{0,20}}\b{_BROKEN}\b[^.?!]{{0,15}}\b(in the (box|parcel)|inside the parcel|out of the box)",
    rf"{_PART}\b[^.?!]{{0,15}}\b(came|arrived|was already) {_BROKEN}",
)
"""Words of a part that came broken."""
NOT_PACKED = words(
    rf"{_PART}\b.{{0,20}}\b(wasn'?t|was not|isn'?t|not) (in|there|included)", rf"{_PART} (was |is )?missing (in|from)"
)
"""Words of a part that the parcel lacked."""
USED = words(r"(used|bought|borrowed)", r"(amazon|ebay|brother|sister|friend|mate)", r"brand")
"""Words of a part that the customer got elsewhere."""
WRONG_PART = words(
    rf"(sent|shipped|packed|included|gave)( me| us)?( the| a)? {_OTHER} {_PART}",
    rf"(got|received|is|it'?s)( the| a)? {_OTHER} {_PART}",
    rf"{_PART} (in the box )?(is|was|belongs|came)( to| for)?( a| the)? ({_OTHER}|another)( \w+)?",
)
"""Words of a part that belongs to something else."""
