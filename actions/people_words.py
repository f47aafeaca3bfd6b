"""Plain words of people about themselves and other people: who they are, whom they want, what they grieve for."""

from actions.phrases import words

_A_PERSON = r"(person|human|agent|someone|somebody|people|colleague)"
_CANCEL = r"cancel (my |the |this |that )?"
_NOT_COME_YET = r"(?! return)(?!.*\b(came|arrived|delivered|received|opened)\b)"
_BILLED = r"(charged|billed|debited)"
_SOMEONE = r"(?!ring|battery|charger|phone|watch|app|laptop|tablet|old|first|last|second|new)\w+"
_TWICE = r"(twice|two times|double|2 times|2x)"

NO_PERSON = words(
    r"(don'?t|do not|no|not|never) (want|need|like|wish)( to (talk|speak) (to|with))?( a| any)?"
    r" (person|human|agent|colleague)",
    r"why a person",
    r"(?!can't (?:i|we)\b)(not|\w+n't|never|without|do i (need|have) to)\b"
    r"(?:(?!\b(?:can|could|may|i want)\b)[^.?!,]){0,20}\b(speak|talk|chat)(ing)? (to|with)"
    rf" (a |an |any |some )?(real )?{_A_PERSON}",
)
"""How people say that they want none."""
WANTS_PERSON = words(
    r"(can|could|may|want|wanna|like|need|please|let me|just|actually|rather|get)\b[^.?!]{0,14}"
    r"\b(speak|talk|chat) (to|with) (a |an |some ?)?(real |actual |live )?"
    r"(person|human|agent|someone|somebody|manager|supervisor|representative|colleague|member of staff)",
    r"^\W*((ok|okay|fine|then|so|no|yes|please|a)\W+)*(real )?(person|human|agent)(\W+(then|please|pls|now))*\W*$",
)
"""How people ask for a person, whatever else they say."""
SOMEBODY = words(
    r"(ask|tell|get) (some(body|one)|any(body|one)|a (colleague|manager|supervisor|human))",
    r"(speak|talk) (to|with) (some(body|one)|any(body|one)|a (colleague|manager|supervisor|human))",
)
"""How people wish that somebody else looked at a refusal."""
ONLY_A_PERSON = words(
    r"(pacemaker|defibrillator|insulin pump|hearing aid)",
    rf"{_CANCEL}(order|purchase)\b{_NOT_COME_YET}",
    r"(never|don'?t|do not) (ship|send) (it|the (ring|order))( out)?( yet| at all)?(?=\W*($|[.!?,]))",
    r"before (it|you) ships?(?! (the|my|me|a)\b)",
    r"(but|and) (two|2|three|3) (rings? )?(came|arrived)"
    r"(?! (\w+ )?(broken|damaged|scratched|bent|dead|late|wrong|in)\b)",
    r"(took|taken)\b.{0,25}\b(money|payment)\b.{0,25}\b(twice|two times)",
    r"double[- ]charged?",
    rf"{_BILLED} (me|us|my (card|account|bank))\b.{{0,25}}\b{_TWICE}",
    rf"my (card|account) (was|got|has been|is) {_BILLED}\b.{{0,20}}\b{_TWICE}",
    rf"(i|we)('ve been| have been| was| were| got| am) {_BILLED} {_TWICE}",
)
"""What only a person can settle: an order that is not to be sent, an implant that the ring may disturb."""
UNANSWERED = words(
    r"(nobody|no ?one|none of (you|them))( has| have| ever)? (answer|repl|respond)\w*",
    r"(nobody|no ?one|none of (you|them))( has| have| ever)? (picked|help\w*|got back|cares?)",
)
"""Words of people whom nobody answered."""
KEEPS_EMAIL = words(
    r"(won'?t|not|don'?t|never)\b[^.?!]{0,12}\b(give|giving|share|sharing|tell)",
)
"""How people say that their address is nobody's business."""
NO_EMAIL = words(
    r"(no|without|without (a|an|any)) e-?mail(?! (from|yet|back|came|arrived)\b)",
    r"(never had|not got|(haven'?t|have not) got|(don'?t|do not) have) (a|an|any) e-?mail"
    r"(?! (from|yet|back|came|arrived)\b)",
    r"(don'?t|do not|can'?t|cannot) (remember|know|recall)( (the|my|which|what))? (e-?)?(mail|address)\b"
    r"( address)?( either)?(?=[^.?!]{0,8}($|[.?!,]))",
)
"""How people say that they have no address to be known by."""
NO_NUMBER = words(
    r"(don'?t|do not|haven'?t|can'?t|cannot)( have| got| find| know| remember)?.{0,12}\border (nr|no|num|number|#|id)",
    r"(no longer|lost|no|without)( have| got| find| know| remember)?.{0,12}\border (nr|no|num|number|#|id)",
)
"""How people say that they have no order number, however they write it."""
DATA = words(
    r"(data|info|information|details?|records?)",
    r"(gdpr|privacy|personal)",
    r"(account|profile)",
    r"(delet|eras|remov)\w*",
    r"(forget|unsubscribe)",
    r"(stor(e|ed|ing)|sav(e|ed|ing))",
    r"(know about|(have|keep|hold) (on|about)) me",
    r"(copy|export)",
)
"""Words without which nobody asks for their data."""
SAD = words(
    r"(?<!at a )(?<!in a )(?<!at the )hospital",
    r"(surgery|chemo|intensive care)",
    r"a stroke(?! of)",
    r"funeral",
    r"(passed away|bereave\w*)",
    r"(he|she|mother|father|mom|mum|dad|wife|husband) died",
    rf"my {_SOMEONE} died",
    rf"my {_SOMEONE} passed(?! (it|this|the|me|that)\b)",
    r"lost my (mother|father|mum|mom|dad|husband|wife|brother|sister|son|daughter|baby)",
    r"(late|dead|deceased) (husband|wife|father|mother|brother|sister|son|daughter|mum|mom|dad)",
)
"""Words of grief and illness, which deserve a word before anything else."""
