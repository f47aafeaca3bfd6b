"""Days as people write them; a full date in ISO form, everything else as it was said."""

import re
from collections.abc import Iterator
from datetime import date

from bot.components.entities.found import Found

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
WHOLE_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
COUNT = (
    r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple(?: of)?|a few|several"
    r"|some|half a|a dozen)(?: and a half)?"
)
ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth)"
)
ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
NAMED = re.compile(
    rf"\b(?:(?P<month>{MONTH})\s*(?:the\s+)?(?P<day>{DAY})(?:st|nd|rd|th)?|(?P<day2>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH}))\b(?:,?\s+(?P<year>20\d\d))?",
    re.IGNORECASE,
)
SPELT = re.compile(rf"\b(?:the )?{ORDINAL} (?:of )?{MONTH}(?!\w)", re.IGNORECASE)
SLASHED = re.compile(
    rf"(?<![\w/.-])(?<!\d )(?:(?P<month>{DAY})/(?P<day>{DAY})(?:/(?P<year>(?:20)?\d\d))?"
    rf"|(?P<month2>{DAY})(?P<mark>[.-])(?P<day2>{DAY})(?P=mark)"
    r"(?P<year2>(?:20)?\d\d))(?![\w/-]|\.\d)"
)
RELATIVE = re.compile(
    rf"\b(?:the day before yesterday|yesterday|today|tonight|this morning|last night|"
    rf"{COUNT} (?:days?|weeks?|months?|fortnights?) (?:ago|back)|"
    rf"(?:early|mid|late)[ -](?:in )?{MONTH}|(?:the )?(?:beginning|start|middle|end) of {MONTH}|"
    rf"(?:last|this|past|on) {WEEKDAY}|last (?:week|month|weekend)|(?:on )?the {DAY}(?:st|nd|rd|th)|{WHOLE_WEEKDAY})\b",
    re.IGNORECASE,
)


def days(text: str) -> Iterator[Found]:
    """The days that `text` names."""
    for match in ISO.finditer(text):
        yield from _dated(match, match["year"], match["month"], match["day"])
    for match in NAMED.finditer(text):
        month = MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1
        yield from _dated(match, match["year"], str(month), match["day"] or match["day2"])
    for match in SLASHED.finditer(text):
        year, month, day = (match[part] or match[f"{part}2"] for part in ("year", "month", "day"))
        if match["mark"] == ".":  # who writes dots writes the day first
            month, day = day, month
        yield from _dated(match, year, month, day)
    for match in SPELT.finditer(text):
        yield Found("date", match.group(), match.start(), match.end())
    for match in RELATIVE.finditer(text):
        yield Found("date", match.group(), match.start(), match.end())


def _dated(match: re.Match[str], year: str | None, month: str, day: str) -> Iterator[Found]:
    """The day when the calendar has it: in ISO form with a year, otherwise as it was written."""
    first, second = int(month), int(day)
    if first > 12 >= second:
        first, second = second, first
    try:
        # A leap year stands in for the one that was not said, so that February 29 is a day.
        found = date(int(year if year and len(year) == 4 else f"20{year}" if year else 2024), first, second)
    except ValueError:
        return
    yield Found("date", found.isoformat() if year else match.group(), match.start(), match.end())
