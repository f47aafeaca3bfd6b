"""Clauses, spelling, slips and danger."""

from random import Random

import pytest

from bot.components.safety import is_danger
from bot.components.spelling import Spelling
from bot.components.text import clauses, plain, squeezed, words_of_faces
from bot.components.typos import slipped

SPELLING = Spelling.from_examples(["a couple of tiny scuffs", "the scuffs are tiny", "it won't charge", "so it won't"])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("my ring stopped charging", ["my ring stopped charging"]),
        ("hi, my ring died, i want my money back", ["hi", "my ring died", "i want my money back"]),
        ("it's scratched and the box is missing", ["it's scratched", "the box is missing"]),
        ("the box and the charger are here", ["the box and the charger are here"]),
        ("it works but it has a dent", ["it works", "it has a dent"]),
        ("Really? No. It broke!", ["Really", "No", "It broke"]),
        ("it cost 1,299 dollars", ["it cost 1,299 dollars"]),
        ("...", []),
    ],
)
def test_a_text_is_cut_where_something_new_is_said(text: str, parts: list[str]) -> None:
    assert clauses(text) == parts


def test_a_very_long_text_has_few_clauses_and_loses_no_word() -> None:
    parts = clauses(". ".join(f"word{i}" for i in range(40)))
    assert len(parts) == 16
    assert parts[-1].endswith("word39")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("tiny scufs", "tiny scuffs"),
        ("a t scuffs", "a t scuffs"),
        ("it wont charg", "it won't charge"),
        ("teh boks is misssing", "the books is missing"),
        ("order number qwrtz9 x2b", "order number qwrtz9 x2b"),
        ("idk", "i don't know"),
        ("maya@exmple.com", "maya@exmple.com"),
    ],
)
def test_one_slip_is_mended_and_nothing_else_touched(wrong: str, right: str) -> None:
    assert SPELLING.mended(squeezed(wrong)) == right


def test_a_slip_becomes_the_word_that_fits_beside_the_others() -> None:
    heard = ["the ring is gold", "the gold ring", "it is good", "that is good", "i want to return it", "i want to go"]
    spelling = Spelling.from_examples(heard * 2)
    assert spelling.mended("the gopd ring") == "the gold ring"
    assert spelling.mended("that is gopd") == "that is good"
    assert spelling.mended("i want tp reurnt it") == "i want to return it"


def test_words_on_two_sides_of_a_stop_do_not_stand_beside_each_other() -> None:
    spelling = Spelling.from_examples(["the gold ring", "is good"] * 3)
    assert spelling.mended("is. gopd ring") == "is. gold ring"


def test_emoji_that_speak_become_words_and_the_others_go() -> None:
    assert words_of_faces("👍").strip() == "yes"
    assert words_of_faces("🦄🦄").strip() == ""


def test_plain_keeps_every_letter_in_its_place() -> None:
    text = "“it’s” ＣＲ－２０４１８ ﬁne…"
    assert len(plain(text)) == len(text)
    assert "it's" in plain(text)
    assert "CR-20418" in plain(text)


def test_a_slipped_text_is_another_one_and_the_same_every_time() -> None:
    assert slipped("scratches", 1, Random(1)) == slipped("scratches", 1, Random(1)) != "scratches"
    assert slipped("12 34", 2, Random(1)) == "12 34"


@pytest.mark.parametrize(
    "text",
    [
        "the ring gets really hot",
        "battery is swollen",
        "it burned my finger",
        "smoke came out of the charger",
        "it's bulging",
        "my ring overheated",
        "it caught fire",
        "smells like burning plastic",
        "my finger has a blister from it",
        "it gave me a burn",
        "it's not just scratched, it is hot",
        "swollen battery!!",
        "something leaking out of the ring",
        "it's too tight, she can't get it off, it's going purple",
        "her finger is purple and numb!!",
        "HELLO? we are going to the ER",
        "they cut it off in the end",
        "it cut my finger, bleeding a little",
        "my son swallowed the little screw",
        "el anillo me quema el dedo",
        "der Ring qualmt",
        "hissssss, and smoke now",
        "I'm not kidding, the ring burned my finger",
        "it won't stop smoking",
        "the battery is burning",
        "I can't get the ring off my finger",
        "i can't feel my finger",
        "you can see the bare wire",
        "la batterie est gonflée",
        "la bague est brûlante et me brûle le doigt",
    ],
)
def test_danger_is_seen(text: str) -> None:
    assert is_danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "it isn't hot or swollen, it just won't charge",
        "we have a smoke-free home",
        "do you have it in hot pink",
        "no smoke or anything",
        "my fingers swell in summer so it is too tight",
        "it never got hot",
        "i wore it in the hot tub",
        "does it count burned calories",
        "there are no scratches",
        "i want my money back",
        "it got really warm once in a hot bath",
        "the blue one is too big for my finger",
        "my fingers are swollen since the pregnancy, it is too small now",
        "it burns lots of battery, two hours",
        "it shocked me, emotionally I mean",
        "ich heiße Anna",
        "I can't get it off the charger and the light is blue",
        "I ordered smoke gray and got black",
        "I swallowed my pride",
        "we are er, still waiting",
        "the device says I am burning 3000 calories",
    ],
)
def test_no_danger_is_seen_where_there_is_none(text: str) -> None:
    assert not is_danger(text)


def test_a_word_longer_than_any_that_people_mistype_is_left_alone() -> None:
    assert Spelling({"a" * 30: 1}, {}).mended("a" * 29 + "b") == "a" * 29 + "b"
    assert Spelling({"a" * 20: 1}, {}).mended("a" * 19 + "b") == "a" * 20


def test_a_long_breath_is_cut_where_people_begin_anew() -> None:
    said = "hi so the battery dies within an hour i have worn it about a week no scratches everything is there"
    assert clauses(said) == [
        "hi so the battery dies within an hour",
        "i have worn it about a week",
        "no scratches",
        "everything is there",
    ]
    assert clauses("i think it is fine") == ["i think it is fine"]
