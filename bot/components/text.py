"""Plain text from what people type, and the clauses of which it is made."""

import re
import unicodedata

LONGEST = 1000
MOST_CLAUSES = 16

STRAIGHT = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": ".",
    }
)
FACES = {
    "👍": "yes",
    "👎": "no",
    "🙏": "thanks",
    "❤": "love it",
    "😡": "this is ridiculous",
    "🤬": "this is ridiculous",
    "👋": "hello",
    "👌": "yes",
    "✅": "yes",
    "❌": "no",
    "🤷": "i don't know",
    "👏": "well done",
    "🖕": "this is ridiculous",
}
ENDS = re.compile(
    r"[.!?;:\n]+(?=\s|$)|\s+-+\s+|(?<=\D),|,(?=\D)|[()]|\s*\b(?:but|because|although|though|however|also|plus)\b"
)
MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
AND = re.compile(r"\b(?:and|then|so)\b|&")
VERBS = re.compile(
    r"\b(?:is|isn't|are|aren't|was|wasn't|were|has|have|had|hasn't|haven't|do|does|did|don't|doesn't|didn't|can"
    r"|can't|could|want|need|would|"
    r"won't|will|came|come|got|get|keeps?|stopped|stops|works?|broke|lost|threw|opened|used|wore|worn|dropped"
    r"|bought|ordered|received|sent|"
    r"return|send|give|like|prefer|i'm|it's|there's|i've|i'd|i'll|that's|missing|gone|scratched|wrong|too"
    r"|sealed|unopened|unworn|"
    r"unused)\b",
    re.IGNORECASE,
)


# So many words come in one breath.
BREATH = 14
AFRESH = re.compile(
    r"(?<!that)(?<!if)(?<!whether)(?<!think)(?<!say)(?<!says)(?<!said)\s+"
    r"(?=(?:i (?:have|had|wore|did|am|was|want|would|never|only|opened|used)|i've|i'd"
    r"|it (?:is|was|has|just|never|still)|it's|everything(?: is|'s)|nobody|no one"
    r"|nothing (?:is|was|happened)|no scratch\w*|the (?:box|charger|battery|ring) (?:is|was|has))\b)",
    re.IGNORECASE,
)
ASKS = re.compile(r"\s*(?:who|what|how|when|where|why|which|do|does|can|could|will)\b", re.IGNORECASE)


def plain(text: str) -> str:
    """`text` with straight quotes, single-width letters and blanks for markup, so long that places in it stay true."""
    flat = MARKUP.sub(lambda tag: " " * len(tag[0]), text.translate(STRAIGHT))
    if flat.isascii():
        return flat
    return "".join(narrow if len(narrow := unicodedata.normalize("NFKC", letter)) == 1 else letter for letter in flat)


def words_of_faces(text: str) -> str:
    """`text` with the emoji that say something as words and without the others."""
    if text.isascii():
        return text
    for face, meaning in FACES.items():
        text = text.replace(face, f" {meaning} ")
    return "".join(
        letter for letter in text if unicodedata.category(letter) not in {"So", "Sk", "Cf", "Mn", "Co", "Cs"}
    )


def squeezed(text: str) -> str:
    """`text` in single spaces, lower case, its end kept when it is very long.

    No letter stands more than twice in a row, and no word more than once: "small small scratches" are small ones.
    """
    text = " ".join(text.lower().split())
    text = re.sub(r"([a-z!?.])\1{2,}", r"\1\1", text)
    text = re.sub(r"\b([a-z]+)( \1\b)+", r"\1", text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} {text[-LONGEST // 2 :]}"


def clauses(text: str) -> list[str]:
    """The parts of `text` that can each say something of their own; the whole text when there is only one."""
    found: list[str] = []
    for part in ENDS.split(text):
        found.extend(piece for run in _run_on(part) for piece in _at_and(run))
    found = [part for part in (piece.strip(" ,.-!?;:\"'") for piece in found) if part]
    return [*found[: MOST_CLAUSES - 1], " ".join(found[MOST_CLAUSES - 1 :])] if len(found) > MOST_CLAUSES else found


def _run_on(part: str) -> list[str]:
    """A long `part` that nobody punctuated, cut before the words with which people begin anew."""
    return AFRESH.split(part) if len(part.split()) > BREATH else [part]


def _at_and(part: str) -> list[str]:
    """`part` cut at each "and" that has a verb on both of its sides, or a question behind it."""
    for place in AND.finditer(part):
        before, after = part[: place.start()], part[place.end() :]
        if (VERBS.search(before) and VERBS.search(after)) or ASKS.match(after):
            return [before, *_at_and(after)]
    return [part]
