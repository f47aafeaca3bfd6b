"""Order numbers as they are typed: "CR-20418", "CR 20418", "cr-2o418", "#20418"."""

import re
from collections.abc import Iterator

from bot.components.entities.found import Found

DIGIT = r"[0-9oOlI]"
LETTERED = re.compile(
    r"(?<![\w@.-])(?P<letters>[A-Za-z]{2,3}|(?:[A-Za-z]\.){2,3})\s?[-–_.:#/]?\s?"
    rf"(?P<digits>(?=[oOlI]{{0,2}}\d)(?:{DIGIT}(?:[ -](?=\d))?){{3,7}}{DIGIT})(?![\w@])"
)
# Two letters at both ends of nine digits are a parcel's number, even a mistyped one.
PARCEL = re.compile(r"[A-Za-z]{2}\s?(?:\d\s?){8,9}[A-Za-z]{2}(?!\w)")
BARE = re.compile(
    r"(?<![\w@.$€£¥+-])(?P<named>#\s?|(?:order|number|no|nr|num|id)\b[\s.:#]*(?:is\s+|number\s+|no\.?\s+|id\s+)?)?"
    rf"(?P<digits>\d{DIGIT}{{2,6}}\d)(?![\w@%$€£¥-]|[.,/:]\d)",
    re.IGNORECASE,
)
# Digits beside these count or name something else.
OTHERWISE = re.compile(
    r"^\s*(?:steps?|mah|hours?|hrs|minutes?|mins?|seconds?|km|miles?|meters?|metres?|feet|ft|percent|kg|lbs?|calories|days?|weeks?|months?|"
    r"years?|times|people|rings?|dollars|bucks|euros?|pounds|yen|usd|eur|jpy|gbp)\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:zip|postcode|postal code|code|pin|model|version|firmware|since|in|year|until|from)\W*(?:is\W*)?$",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d")
# Words of two or three letters that stand before numbers in plain speech and are no shop's prefix.
PLAIN = re.compile(
    r"the|and|for|was|got|had|has|its|it|is|in|on|at|by|to|of|my|no|so|up|us|me|we|he|she|you|are|all|any|but|can|did|not|now|our|out|own|"
    r"see|than|too|use|yes|day|ago|get|nr|num|id|ups|dhl|usd|eur|gbp|jpy|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tel|zip|box|"
    r"apt|ste|or|an|as|if|hm+|um+|uh|er|ah|oh|eh|ok|yo|hi|hey|lol|omg|btw|tbh|pls|act|art|sec|nah|yep|yes"
)
FEWEST, MOST = 4, 8
SURELY = 5


def lettered(text: str) -> Iterator[Found]:
    """The order numbers with letters before their digits, as "CR-20418"."""
    for match in LETTERED.finditer(text):
        digits = digits_of(match["digits"])
        letters = match["letters"].replace(".", "")
        if PARCEL.match(text, match.start()):
            continue
        if not PLAIN.fullmatch(letters.lower()) and FEWEST <= len(digits) <= MOST:
            yield Found("order_number", f"{letters.upper()}-{digits}", match.start(), match.end())


def bare(text: str) -> Iterator[Found]:
    """The order numbers of digits alone: called so, or all that was said, or long and counting nothing."""
    for match in BARE.finditer(text):
        digits = digits_of(match["digits"])
        alone = not re.search(r"\w", text[: match.start()] + text[match.end() :])
        counts = OTHERWISE.match(text[match.end() :]) or ELSEWHERE.search(text[: match.start("digits")])
        likely = len(digits) >= SURELY and not counts and not YEAR.fullmatch(digits)
        if digits.isdigit() and (match["named"] or alone or likely):
            yield Found("order_number", digits, match.start(), match.end())


def digits_of(typed: str) -> str:
    """The digits that were meant, a letter that looks like one read as it."""
    return re.sub(r"[ -]", "", typed).translate(str.maketrans("oOlI", "0011"))
