"""The arithmetic of the report on understanding, on numbers worked out by hand, and what it takes for right."""

from random import Random

import pytest

from bench.nlu.figures import accuracy, auroc, macro_f1, percentile
from bench.nlu.reading import Parse
from bench.nlu.scores import facts, figures
from bench.nlu.sets import SPLITS, Mentions, Said, Split, learnt, said, split, without, words_of
from bench.nlu.slips import BESIDE, slipped

PAIRS = [("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"), ("c", "b")]


def parse(label: str, confidence: float = 0.9, entities: tuple[tuple[str, str], ...] = (), **answers: object) -> Parse:
    """What Rasa would answer for a message of one clause."""
    return Parse(
        {
            "text": "said",
            "intent": {"name": label.partition("/")[0], "confidence": confidence},
            "intent_ranking": [{"name": label.partition("/")[0], "confidence": confidence}],
            "entities": [{"entity": kind, "value": value} for kind, value in entities],
            "understanding": {
                "label": label,
                "confidence": confidence,
                "segments": [{"text": "said", "label": label, "confidence": confidence}],
                "answers": answers,
            },
            "cpu_ms": 3.0,
        }
    )


def test_accuracy_counts_what_was_read_as_it_was_meant() -> None:
    assert accuracy(PAIRS) == pytest.approx(3 / 5)


def test_macro_f1_counts_each_kind_alike() -> None:
    # a: precision 1, recall 2/3; b: precision 1/3, recall 1; c was never read.
    assert macro_f1(PAIRS) == pytest.approx((0.8 + 0.5 + 0.0) / 3)


def test_auroc_is_the_chance_of_the_right_order_and_a_tie_is_half_of_it() -> None:
    assert auroc([0.9, 0.5], [0.1, 0.5]) == pytest.approx((2 + 1.5) / 4)
    assert auroc([0.1], [0.9]) == 0.0


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([float(value) for value in range(1, 101)], 95) == 95.0
    assert percentile([7.0], 95) == 7.0


def test_a_line_tells_label_question_and_kind() -> None:
    assert said("wear/light: worn, no marks") == Said("worn, no marks", "wear/light", ("wear", "light"))
    assert said("affirm (works/true): yep: it does") == Said("yep: it does", "affirm", ("works", "true"))
    assert said("answer (wear/obvious): dented") == Said("dented", None, ("wear", "obvious"))
    assert said("out_of_scope (near): promo code?") == Said("promo code?", "out_of_scope", kind="near")
    with pytest.raises(ValueError, match="no label before this text: only words"):
        said("only words")


@pytest.mark.parametrize("name", SPLITS)
def test_every_split_is_read_and_says_nothing_twice(name: str) -> None:
    texts = [text.casefold() for text in split(name).texts]
    assert len(texts) == len(set(texts)) > 1000


def test_what_was_learnt_is_left_out_however_it_is_written() -> None:
    given = Split([Said("Thank you!", "thanks"), Said("ta", "thanks")], [Mentions("SIZE 9.", {})])
    assert without(given, frozenset({"thank you", "size 9"})).texts == ["ta"]
    assert words_of("How long do refunds take?") in learnt()


def test_no_held_out_sentence_is_in_the_development_set() -> None:
    assert {text.casefold() for text in split("held-out").texts} & {
        text.casefold() for text in split("dev").texts
    } == set()


def test_an_answer_is_what_the_conversation_takes_for_the_open_question() -> None:
    given = [Said("sort of", None, ("wear", "minor"))]
    read = {"sort of": parse("out_of_scope", 0.1, wear={"value": "minor", "share": 0.9, "mass": 0.2})}
    assert facts(given, read) == [("wear/minor", "wear/minor")]
    assert facts(given, {"sort of": parse("greet")}) == [("wear/minor", "wear/asked again")]


def test_entities_must_be_found_exactly_and_days_without_their_small_words() -> None:
    messages = [Said("x", "greet"), Said("y", "out_of_scope"), Said("fine", "works/true", ("works", "true"))]
    given = Split(messages, [Mentions("z", {"date": ("Friday",)}, frozenset({"greet"}))])
    read = {"x": parse("greet"), "y": parse("out_of_scope"), "fine": parse("works/true")}
    assert entities(given, {**read, "z": parse("greet", entities=(("date", "on friday"),))}) == 1.0
    assert entities(given, {**read, "z": parse("greet", entities=(("date", "on friday"), ("size", "9")))}) == 0.0


def entities(given: Split, read: dict[str, Parse]) -> float:
    """The share of messages whose mentions are read exactly."""
    return next(figure.value for figure in figures(given, read, 0.2) if figure.name.startswith("entities"))


def test_the_margin_is_below_zero_where_the_customer_is_turned_away() -> None:
    assert parse("greet", 0.5).margin(0.2) == pytest.approx(0.3)
    assert parse("greet", 0.1).margin(0.2) < 0
    assert parse("out_of_scope", 0.6).margin(0.2) < 0


def test_slips_hit_about_so_many_letters_and_are_the_same_every_time() -> None:
    text = "the ring does not charge any more " * 100
    typed = slipped(text, 0.05, Random(1))
    assert typed == slipped(text, 0.05, Random(1))
    assert slipped(text, 0.0, Random(1)) == text
    wrong = [slipped("q", 1.0, Random(seed)) for seed in range(300)]
    assert {typed for typed in wrong if typed not in ("", "q", "qq")} <= {
        *BESIDE["q"],
        *(f"q{key}" for key in BESIDE["q"]),
    }
    assert abs(len(typed) - len(text)) < len(text) * 0.05


def test_neighbours_are_the_keys_around_a_key() -> None:
    assert set(BESIDE["g"]) == set("ftyhvb")
