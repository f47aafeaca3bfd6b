"""What is found in what people type."""

import re

import pytest

from bot.components.entities import carriers
from bot.components.entities.catalogue import Catalogue
from bot.components.entities.finder import Finder, masked
from bot.components.text import plain

PRODUCTS = {"Circul 2": ["circul", "circul2"], "Smart Ring": ["smart ring", "smartring"]}
COLOURS = {"gold": ["golden"], "rose gold": ["rosegold"], "black": [], "silver": []}
MENDED = {"blakc": "black", "godl": "gold"}


def meant(text: str) -> list[tuple[int, int, str]]:
    """The words of `text`, two of which are known to be misspelt."""
    return [(word.start(), word.end(), MENDED.get(word[0], word[0])) for word in re.finditer(r"\w+", text)]


FINDER = Finder(Catalogue(PRODUCTS, COLOURS, meant))


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.kind, mention.value) for mention in FINDER.find(plain(text))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("CR-20418", "CR-20418"),
        ("my order is cr 20418 thanks", "CR-20418"),
        ("cr-2o418", "CR-20418"),
        ("CR–20418", "CR-20418"),
        ("it's cr20418.", "CR-20418"),
        ("SR - 10032", "SR-10032"),
        ("C-R-2-0-4-1-8", "CR-20418"),
        ("#20418", "20418"),
        ("order number is 20418", "20418"),
        ("20418", "20418"),
        ("2041", "2041"),
        ("see are two zero four one eight", "CR-20418"),
        ("it is see are two oh four one eight", "CR-20418"),
        ("c r 2 0 4 1 8", "CR-20418"),
        ("two zero double four eight", "20448"),
        ("ess are one oh oh three two", "SR-10032"),
        ("AB-1234567", "AB-1234567"),
    ],
)
def test_an_order_number_is_read_in_any_spelling(text: str, number: str) -> None:
    assert found(text) == [("order_number", number)]


@pytest.mark.parametrize(
    "text",
    [
        "i walked 10000 steps",
        "since 2025",
        "in may 2026",
        "two to four weeks",
        "my zip is 90210",
        "for one day",
        "one of the two",
        "got 12345 calories",
    ],
)
def test_other_numbers_are_no_order_number(text: str) -> None:
    assert "order_number" not in dict(found(text))


def test_two_order_numbers_are_both_found() -> None:
    assert found("sr10032 and SR-10041") == [("order_number", "SR-10032"), ("order_number", "SR-10041")]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Maya.Lee+x@Example.co.uk!", ("email", "maya.lee+x@example.co.uk")),
        ("maya at example dot com", ("email", "maya@example.com")),
        ("call 415 555 0132", ("phone", "+14155550132")),
        ("+44 20 7946 0958", ("phone", "+442079460958")),
        ("size 9", ("size", "9")),
        ("in size nine", ("size", "9")),
        ("size: 10.5", ("size", "10.5")),
        ("9", ("size", "9")),
        ("could I swap it for a 10?", ("size", "10")),
        ("send me an 8.5 instead", ("size", "8.5")),
        ("two", ("quantity", "2")),
        ("2 rings", ("quantity", "2")),
        ("the golden one", ("colour", "gold")),
        ("the rose gold one", ("colour", "rose gold")),
        ("the blakc one", ("colour", "black")),
        ("my circull", ("product", "Circul 2")),
        ("a smartring", ("product", "Smart Ring")),
        ("i paid $1,299.00", ("amount", "1299.00 USD")),
        ("299 euros", ("amount", "299 EUR")),
        ("on 2026-11-03", ("date", "2026-11-03")),
        ("November 3rd, 2026", ("date", "2026-11-03")),
        ("13/11/2026", ("date", "2026-11-13")),
        ("last Tuesday", ("date", "last Tuesday")),
        ("5 days ago", ("date", "5 days ago")),
        ("it came 11/5", ("date", "11/5")),
        ("1Z999AA10123456784", ("tracking_number", "1Z999AA10123456784")),
        ("1z 999 aa1 01 2345 6784", ("tracking_number", "1Z999AA10123456784")),
        ("RR123456785GB", ("tracking_number", "RR123456785GB")),
        ("9400 1118 9922 3397 6233 33", ("tracking_number", "9400111899223397623333")),
        ("fedex 986578788855", ("tracking_number", "986578788855")),
    ],
)
def test_a_mention_is_found_in_its_normal_form(text: str, mention: tuple[str, str]) -> None:
    assert found(text) == [mention]


@pytest.mark.parametrize("number", ["1Z999AA10123456785", "RR123456784GB", "9400111899223397623334"])
def test_a_tracking_number_with_a_wrong_check_digit_is_none(number: str) -> None:
    assert "tracking_number" not in dict(found(number))


def test_check_digits_of_carriers_that_write_digits_alone() -> None:
    assert carriers.fedex("986578788855")
    assert not carriers.fedex("986578788856")
    assert carriers.dhl("1234567891")
    assert not carriers.dhl("1234567892")


def test_one_message_with_many_mentions_gives_them_in_order() -> None:
    text = "the gold circul 2 in size 9 from order cr 20418, maya@example.com"
    kinds = [kind for kind, _ in found(text)]
    assert kinds == ["colour", "product", "size", "order_number", "email"]


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("CR-20418", "order number"),
        ("my ring stopped charging, CR-20418", "my ring stopped charging"),
        ("the gold one stopped charging", "the gold one stopped charging"),
    ],
)
def test_numbers_and_addresses_are_hidden_from_the_sense_of_a_sentence(text: str, sense: str) -> None:
    assert " ".join(masked(text, FINDER.find(text)).split()).rstrip(" ,") == sense


def test_places_are_those_of_the_text_as_typed() -> None:
    text = "it’s order “CR–20418”"
    (mention,) = FINDER.find(plain(text))
    assert mention.as_rasa(text)["text"] == "CR–20418"


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("anna dot smith at gmail dot com", [("email", "anna.smith@gmail.com")]),
        ("my mail is anna underscore b at outlook dot com", [("email", "anna_b@outlook.com")]),
        ("anna @ gmail.com", [("email", "anna@gmail.com")]),
        ("anna@gmail,com", [("email", "anna@gmail.com")]),
        ("the phone is 555-123-4567", [("phone", "5551234567")]),
        ("0170 1234567", [("phone", "01701234567")]),
        ("it was 1,299.00", []),
        ("C.R. 20418", [("order_number", "CR-20418")]),
        ("arrived a fortnight ago", [("date", "a fortnight ago")]),
        ("got it on the third of november", [("date", "the third of november")]),
        ("two and a half weeks ago", [("date", "two and a half weeks ago")]),
        ("arrived on 5.11.2026", [("date", "2026-11-05")]),
        ("I need a size nine and a half", [("size", "9.5")]),
        ("size 10 1/2", [("size", "10.5")]),
        ("an eleven would be better", [("size", "11")]),
        ("the 9 is too small", [("size", "9")]),
        ("two of the three rings", [("quantity", "2")]),
    ],
)
def test_what_people_say_aloud_or_write_in_a_hurry_is_read(text: str, mentions: list[tuple[str, str]]) -> None:
    assert found(text) == mentions


def test_two_letters_at_both_ends_of_nine_digits_are_no_order_number() -> None:
    said = found("I posted it with Royal Mail, number RM 1234 5678 9GB")
    assert "order_number" not in dict(said)
