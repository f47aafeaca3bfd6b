"""Email addresses, phone numbers and amounts of money."""

import re
from collections.abc import Iterator

import phonenumbers

from bot.components.entities.found import Found

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w-])")
DOT = r"(?:\s*(?:[.,]|\(dot\)|\[dot\]|\sdot\s)\s*)"
MARK = r"(?:\s(?:dot|underscore|dash|hyphen|minus|plus)\s|\s*(?:\(dot\)|\[dot\])\s*)"
SPOKEN = re.compile(
    rf"(?<![\w.+-])(?P<who>[\w.+-]+(?:{MARK}[\w.+-]+)*)(?:\s*(?:\(at\)|\[at\]|@)\s*|\sat\s)"
    rf"(?P<where>[\w-]+(?:{DOT}[\w-]+)*?){DOT}(?P<end>com|net|org|io|co|edu|gov|me|uk|de|fr|ca|au|jp|info)\b",
    re.IGNORECASE,
)
SIGNS = {"underscore": "_", "dash": "-", "hyphen": "-", "minus": "-", "plus": "+"}
# Numbers that no country has, or that lack their country, are telephone numbers all the same.
LOCAL = re.compile(r"(?<![\w+-])(?:\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|0\d{2,4}[ /-]\d{5,8})(?![\w-])")
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
        address = f"{_written(match['who'])}@{_written(match['where'])}.{match['end']}"
        yield Found("email", address.lower(), match.start(), match.end())


def _written(said: str) -> str:
    """A part of an address as it is written: the names of signs as the signs, without spaces."""
    plain = re.sub(r"\(dot\)|\[dot\]|(?<=\s)dot(?=\s)|,", ".", said, flags=re.IGNORECASE)
    return "".join(SIGNS.get(word.lower(), word) for word in plain.split())


def phones(text: str) -> Iterator[Found]:
    """The telephone numbers in `text`, in international form."""
    if sum(letter.isdigit() for letter in text) < 7:
        return
    for match in phonenumbers.PhoneNumberMatcher(text, COUNTRY):
        number = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        yield Found("phone", number, match.start, match.end)
    for local in LOCAL.finditer(text):
        yield Found("phone", re.sub(r"\D", "", local.group()), local.start(), local.end())


def amounts(text: str) -> Iterator[Found]:
    """The amounts in `text` that name their currency, such as "299.00 USD"."""
    for match in MONEY.finditer(text):
        number = (match["number"] or match["number2"]).replace(",", "")
        yield Found(
            "amount", f"{number} {CURRENCIES[(match['sign'] or match['name']).lower()]}", match.start(), match.end()
        )
