"""Email addresses, phone numbers and amounts of money."""

import re
from collections.abc import Iterator

import phonenumbers

from bot.components.entities.found import Found

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w-])")
SPOKEN = re.compile(
    r"(?<![\w.+-])(?P<who>[\w.+-]+)\s*(?:\(at\)|\[at\]|\sat\s)\s*(?P<where>[\w-]+(?:\s*(?:\.|\(dot\)|\[dot\]|\sdot\s)\s*[\w-]+)*?)"
    r"\s*(?:\.|\(dot\)|\[dot\]|\sdot\s)\s*(?P<end>com|net|org|io|co|edu|gov|me|uk|de|fr|ca|au|jp|info)\b",
    re.IGNORECASE,
)
COUNTRY = "US"
CURRENCIES = {
    **dict.fromkeys(("$", "usd", "dollar", "dollars", "bucks"), "USD"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("£", "gbp", "pound", "pounds", "quid"), "GBP"),
    **dict.fromkeys(("¥", "jpy", "yen"), "JPY"),
}
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
MONEY = re.compile(
    rf"(?<![\w.])(?P<sign>[$€£¥]|(?:usd|eur|gbp|jpy)\b)\s?(?P<number>{NUMBER})|(?<![\w.,])(?P<number2>{NUMBER})\s?(?P<name>[$€£¥]|(?:usd|eur|gbp|jpy|dollars?|bucks|euros?|pounds?|quid|yen)\b)",
    re.IGNORECASE,
)


def emails(text: str) -> Iterator[Found]:
    """The addresses in `text`, in lower case, "at" and "dot" read as what they stand for."""
    for match in EMAIL.finditer(text):
        yield Found("email", match.group().lower(), match.start(), match.end())
    for match in SPOKEN.finditer(text):
        where = re.sub(r"\s*(?:\(dot\)|\[dot\]|\sdot\s)\s*", ".", f" {match['where']} ", flags=re.IGNORECASE).replace(
            " ", ""
        )
        yield Found("email", f"{match['who']}@{where}.{match['end']}".lower(), match.start(), match.end())


def phones(text: str) -> Iterator[Found]:
    """The telephone numbers in `text`, in international form."""
    if sum(letter.isdigit() for letter in text) < 7:
        return
    for match in phonenumbers.PhoneNumberMatcher(text, COUNTRY):
        number = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        yield Found("phone", number, match.start, match.end)


def amounts(text: str) -> Iterator[Found]:
    """The amounts in `text` that name their currency, such as "299.00 USD"."""
    for match in MONEY.finditer(text):
        number = (match["number"] or match["number2"]).replace(",", "")
        yield Found(
            "amount", f"{number} {CURRENCIES[(match['sign'] or match['name']).lower()]}", match.start(), match.end()
        )
