"""Order numbers however they are typed or spelled out: "CR 20418", "cr-2o418", "#20418", "see are two oh four one eight"."""

import re
from collections.abc import Iterator

from bot.components.entities.found import Found

DIGIT = r"[0-9oOlI]"
TYPED = re.compile(
    rf"(?<![\w@.-])(?P<letters>[A-Za-z]{{2,3}})(?P<gap>\s?[-–_.:#/]?\s?)(?P<digits>(?=[oOlI]{{0,2}}\d)(?:{DIGIT}[ -]?){{3,7}}{DIGIT})(?![\w@])"
)
BARE = re.compile(rf"(?<![\w@.$€£¥+-])(?P<hash>#\s?|(?:number|no|nr|num|order|id|#)[\s.:]*(?:is\s+)?)?(?P<digits>\d{DIGIT}{{2,6}}\d)(?![\w@%$€£¥-]|[.,/:]\d)", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
WORD = re.compile(r"[A-Za-z]+|\d+")
DIGITS = {"zero": "0", "oh": "0", "nought": "0", "nil": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"} | {
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
    "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "to": "2", "too": "2", "for": "4", "ate": "8", "won": "1",
}  # fmt: skip
SURE_DIGITS = frozenset(DIGITS) - {"to", "too", "for", "ate", "won", "oh", "ten"}
LETTERS = {"see": "C", "cee": "C", "sea": "C", "are": "R", "ar": "R", "arr": "R", "ess": "S", "es": "S", "charlie": "C", "romeo": "R", "sierra": "S"}
TIMES = {"double": 2, "triple": 3}
# Words of two or three letters that stand before numbers in plain speech and are no shop's prefix.
PLAIN = frozenset(
    "the and for was got had has its it is in on at by to of my no so up us me we he she you are all any but can did not now our out own see"
    " than too use yes day ago about just only size ring last past get paid cost from had order nr num id ups usps dhl usd eur gbp jpy may jun"
    " jul aug sep oct nov dec jan feb mar apr tel call zip box apt ste".split()
)
FEWEST, MOST = 4, 8


def order_numbers(text: str) -> Iterator[Found]:
    """The order numbers in `text`: letters and digits as "CR-20418", digits alone as they are."""
    for match in TYPED.finditer(text):
        digits = _digits(match["digits"])
        if match["letters"].lower() not in PLAIN and FEWEST <= len(digits) <= MOST:
            yield Found("order_number", f"{match['letters'].upper()}-{digits}", match.start(), match.end())
    for match in BARE.finditer(text):
        digits = _digits(match["digits"])
        if match["hash"] or not YEAR.fullmatch(digits):
            yield Found("order_number", digits, match.start(), match.end())
    yield from _spelled(text)


def _digits(typed: str) -> str:
    return re.sub(r"[ -]", "", typed).translate(str.maketrans("oOlI", "0011"))


def _spelled(text: str) -> Iterator[Found]:
    """Runs of letters and digits that were said one by one."""
    run: list[tuple[str, re.Match[str]]] = []
    for match in [*WORD.finditer(text), None]:
        part = _part(match.group().lower(), run) if match else ""
        if match and part:
            run.append((part, match))
            continue
        yield from _number(run)
        run = [("", match)] if match and match.group().lower() in TIMES else []


def _part(word: str, run: list[tuple[str, re.Match[str]]]) -> str:
    """What one word of a spelled number stands for; nothing when it is no part of one."""
    if word in TIMES:
        return "x" * TIMES[word] if run else ""
    if word.isdigit():
        return word
    has_digit = any(char.isdigit() for part, _ in run for char in part)
    if word in DIGITS and (word in SURE_DIGITS or run):
        return DIGITS[word]
    if word in {"o", "l"} and has_digit:
        return _digits(word)
    if not has_digit and (word in LETTERS or len(word) == 1 or word in {"cr", "sr"}):
        return LETTERS.get(word, word.upper())
    return ""


def _number(run: list[tuple[str, re.Match[str]]]) -> Iterator[Found]:
    if not any(match.group().isalpha() and match.group().lower() in DIGITS for _, match in run) and len(run) < FEWEST:
        return
    said = ""
    times = 1
    for part, _ in run:
        if part.startswith("x") or not part:
            times = len(part) or 2
            continue
        said, times = said + part * times, 1
    digits = re.search(r"\d+$", said)
    letters = re.search(r"[A-Z]{2,3}(?=\d)", said)
    if digits and FEWEST <= len(digits.group()) <= MOST and not YEAR.fullmatch(digits.group()):
        first = next(match for part, match in run if part and (letters or part[0].isdigit() or part[0] == "x"))
        value = f"{letters.group()}-{digits.group()}" if letters else digits.group()
        yield Found("order_number", value, first.start(), run[-1][1].end())
