"""Rings as people name them: product, colour, size and how many, by spaCy's rules over words that stay whole."""

import re
from collections.abc import Callable, Iterable, Iterator

import spacy
from rapidfuzz import fuzz, process
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Span
from spacy.util import compile_prefix_regex, compile_suffix_regex

from bot.components.entities.found import Found

NUMBERS = {"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7"} | {
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
}
COUNTED = ["ring", "rings", "item", "items", "piece", "pieces", "unit", "units", "of"]
ALIKE = 88
Words = Iterable[tuple[int, int, str]]
# A number that is all that was said: ring sizes start at 4, and nobody returns that many rings.
ALONE = re.compile(rf"(?:a |it's |its |just |only )?(\d{{1,2}}(?:[.,]5)?|{'|'.join(NUMBERS)})\W*")
SMALLEST_SIZE = 4
# "swap it for a 10", "send me an 11 please": a number with an article and no noun is a size.
WISHED = re.compile(
    r"\ban? (\d{1,2}(?:[.,]5)?|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"
    r"(?= *(?:$|[,;!?]|\.(?!\d)|please|pls|plz|instead|and\b|but\b|would\b|normally|usually))"
    r"|\b(\d{1,2}(?:[.,]5)?)(?= (?:is|was) (?:\w+ )?too (?:small|big|large|tight|loose|wide)\b| number\b)"
    r"|\b(?:(?<!order )number|in an?|instead of(?: an?)?|(?:swap|change|exchange)(?: it)? (?:for|to)(?: an?)?)"
    r" (\d{1,2}(?:[.,]5)?)(?!\d| ?(?:days?|hours?|minutes?|weeks?|months?|years?|%|:|rings?|other|of)\b)"
)
HALF = re.compile(r" and a half\b| ?1/2\b| ?½")
# "two of the three rings": the second number only says how many there are.
OUT_OF = re.compile(r"\bof (?:the|my|these|those|them|our)\W*$")
LARGEST_SIZE = 16


class Catalogue:
    """The products and colours of the shops; `mend` gives a text's words as they were meant, and where they stand."""

    def __init__(
        self, products: dict[str, list[str]], colours: dict[str, list[str]], mend: Callable[[str], Words]
    ) -> None:
        self._product = {name.lower(): product for product, names in products.items() for name in [product, *names]}
        self._colour = {name.lower(): colour for colour, names in colours.items() for name in [colour, *names]}
        self._mend = mend
        self._nlp = _language(self._colour)

    def mentions(self, text: str) -> Iterator[Found]:
        """Everything in `text` that tells one ring from another."""
        alone = ALONE.fullmatch(text.strip().lower())
        if alone:
            number = NUMBERS.get(alone[1], alone[1]).replace(",", ".")
            start = text.lower().index(alone[1])
            yield Found("size" if float(number) >= SMALLEST_SIZE else "quantity", number, start, start + len(alone[1]))
        doc = self._nlp(text)
        for span in doc.ents:
            value, end = self._value(span), span.end_char
            if span.label_ == "quantity" and OUT_OF.search(text[: span.start_char].lower()):
                continue
            if span.label_ == "size" and value.isdigit() and (half := HALF.match(text.lower(), end)):
                value, end = f"{value}.5", half.end()
            if value:
                yield Found(span.label_, value, span.start_char, end)
        for wished in WISHED.finditer(text.lower()):
            place = wished.lastindex or 0
            number = NUMBERS.get(wished[place], wished[place]).replace(",", ".")
            if SMALLEST_SIZE <= float(number) <= LARGEST_SIZE:
                yield Found("size", number, wished.start(place), wished.end(place))
        for start, end, meant in self._mend(text.lower()):
            if meant in self._colour and text[start:end].lower() not in self._colour:
                yield Found("colour", self._colour[meant], start, end)
        yield from self._products(text)

    def _value(self, span: Span) -> str:
        if span.label_ == "colour":
            return self._colour[" ".join(token.lower_ for token in span)]
        words = [NUMBERS.get(token.lower_, token.lower_) for token in span]
        return next((word for word in words if re.fullmatch(r"\d{1,2}(?:[.,]5)?", word)), "").replace(",", ".")

    def _products(self, text: str) -> Iterator[Found]:
        """The product names in `text`, also with a letter wrong; the longest name wins."""
        words = list(re.finditer(r"\w+", text.lower()))
        for name in sorted(self._product, key=len, reverse=True):
            long = len(name.split())
            windows = [(words[i], words[i + long - 1]) for i in range(len(words) - long + 1)]
            said = [text[first.start() : last.end()].lower() for first, last in windows]
            best = process.extractOne(name, said, scorer=fuzz.ratio, score_cutoff=ALIKE)
            if best:
                first, last = windows[best[2]]
                yield Found("product", self._product[name], first.start(), last.end())
                return


def _language(colours: dict[str, str]) -> Language:
    """spaCy without a model: a tokenizer that cuts no word at a hyphen or a digit, and rules."""
    nlp = spacy.blank("en")
    prefixes, suffixes = (
        compile_prefix_regex(nlp.Defaults.prefixes or []),
        compile_suffix_regex([r"[.,;:!?'\")\]]", r"'s"]),
    )
    nlp.tokenizer = Tokenizer(nlp.vocab, prefix_search=prefixes.search, suffix_search=suffixes.search)
    ruler = nlp.add_pipe("entity_ruler", config={"overwrite_ents": True})
    number = {"LOWER": {"REGEX": rf"^(?:\d{{1,2}}(?:[.,]5)?|{'|'.join(NUMBERS)})$"}}
    size = {"LOWER": {"IN": ["size", "sizes", "sz", "sized"]}}
    patterns = [{"label": "colour", "pattern": [{"LOWER": word} for word in name.split()]} for name in colours]
    patterns += [
        {
            "label": "size",
            "pattern": [
                size,
                {"LOWER": {"IN": ["is", "a", "an", "us", "was", "number", "of", ":"]}, "OP": "{0,2}"},
                number,
            ],
        },
        {"label": "size", "pattern": [{"LOWER": "us"}, number]},
        {"label": "quantity", "pattern": [number, {"LOWER": {"IN": COUNTED}}]},
        {
            "label": "quantity",
            "pattern": [{"LOWER": {"IN": ["quantity", "qty", "x"]}}, {"IS_PUNCT": True, "OP": "?"}, number],
        },
    ]
    ruler.add_patterns(patterns)
    return nlp
