"""What is understood of a message, on a small set of examples and on the assistant's own configuration."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.training_data.message import Message
from sklearn.linear_model import LogisticRegression

from bot.components.classifier import Classifier
from bot.components.encoder import Encoder
from bot.components.importer import LABEL, LabelImporter, labelled
from bot.components.ngrams import Ngrams
from bot.components.reading import Weighed, understanding
from bot.components.regression import Regression
from bot.components.understanding import Understanding

EXAMPLES = {
    "wear/none": ["no scratches", "like new", "never worn", "not a mark on it", "no signs of use", "spotless"],
    "wear/minor": [
        "tiny scuffs",
        "a small scratch",
        "some faint scratches",
        "one little mark",
        "minor scuffs",
        "a light scratch",
    ],
    "wear/obvious": [
        "big scratches",
        "deep scratches all over",
        "badly scratched",
        "a large dent",
        "heavily scratched",
        "chipped",
    ],
    "reason/malfunction": [
        "my ring stopped charging",
        "it won't turn on",
        "the sensor died",
        "it is broken",
        "does not sync",
    ],
    "resolution/refund": [
        "i want my money back",
        "refund please",
        "give me a refund",
        "money back",
        "i would like a refund",
    ],
    "packaging/missing": [
        "the box is gone",
        "i threw away the box",
        "no box anymore",
        "lost the packaging",
        "box is missing",
    ],
    "faq/refund_time": [
        "how long do refunds take",
        "when do i get my money",
        "how many days until the refund",
        "refund time",
    ],
    "affirm": ["yes", "yep", "sure", "that's right", "ok"],
    "deny": ["no", "nope", "not really", "no way", "nah"],
    "unsure": ["i don't know", "not sure", "no idea", "hard to say", "can't tell"],
    "greet": ["hi", "hello", "good morning", "hey there"],
    "give_details": ["my order is order number", "order number", "my email is email", "here is my email email"],
    "danger": ["the battery is swollen", "it got hot", "it burned my finger", "smoke comes out"],
    "out_of_scope": ["what is the weather", "tell me a joke", "who won the match", "best pizza in town"],
}
CONFIG = {"threshold": 0.2, "typos": 1.0, "products": {"Circul 2": ["circul"]}, "colours": {"gold": []}}


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    texts = [text for label in EXAMPLES for text in EXAMPLES[label]]
    labels = [label for label in EXAMPLES for _ in EXAMPLES[label]]
    return Classifier.fit(texts, labels, Encoder(), 1.0)


@pytest.fixture(scope="module")
def component(classifier: Classifier) -> Understanding:
    return Understanding(CONFIG, None, None, classifier)  # type: ignore[arg-type]


def intent(component: Understanding, text: str) -> str:
    return str(component.read(text)["intent"]["name"])


def label(component: Understanding, text: str) -> str:
    return str(component.read(text)["understanding"]["label"])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no scratches", "wear/none"),
        ("No scrtaches", "wear/none"),
        ("just a tiny scuff", "wear/minor"),
        ("a couple of tiny scufs", "wear/minor"),
        ("HOW LONG DO REFUNDS TAKE???", "faq/refund_time"),
        ("👍", "affirm"),
        ("idk", "unsure"),
    ],
)
def test_a_message_has_its_label(component: Understanding, text: str, meant: str) -> None:
    assert label(component, text) == meant
    assert intent(component, text) == meant.split("/")[0]


def test_a_message_with_several_things_is_understood_clause_by_clause(component: Understanding) -> None:
    told = component.read("hi, my ring stopped charging, I want my money back, order CR-20418")
    segments = [(part["text"], part["label"]) for part in told["understanding"]["segments"]]
    assert segments[:3] == [
        ("hi", "greet"),
        ("my ring stopped charging", "reason/malfunction"),
        ("i want my money back", "resolution/refund"),
    ]
    answers = told["understanding"]["answers"]
    assert answers["reason"]["value"] == "malfunction"
    assert answers["resolution"]["value"] == "refund"
    assert [(one["entity"], one["value"]) for one in told["entities"]] == [("order_number", "CR-20418")]
    assert told["understanding"]["label"].split("/")[0] in {"reason", "resolution"}


def test_a_message_that_says_whose_order_it_is_about_begins_a_return_unless_it_asks_something(
    component: Understanding,
) -> None:
    assert component.read("return for order CR-20418, mail a@example.com")["intent"]["name"] == "give_details"
    assert component.read("how long do refunds take for order CR-20418?")["intent"]["name"] == "faq"


def test_one_clause_is_one_segment(component: Understanding) -> None:
    assert len(component.read("the box is gone")["understanding"]["segments"]) == 1


def test_shares_are_told_inside_each_fact_and_for_yes_and_no(component: Understanding) -> None:
    answers = component.read("nope")["understanding"]["answers"]
    assert answers["yesno"]["value"] == "deny"
    assert answers["yesno"]["mass"] > 0.5 > answers["wear"]["mass"]
    assert 0 <= answers["wear"]["share"] <= 1


@pytest.mark.parametrize(
    "text", ["CR-20418", "my order number is cr 20418", "maya@example.com", "see are two zero four one eight"]
)
def test_a_message_of_nothing_but_details_gives_details(component: Understanding, text: str) -> None:
    assert intent(component, text) == "give_details"


@pytest.mark.parametrize("text", ["xkcd qqq zzz", "the quick brown fox jumps over the lazy dog near a river"])
def test_what_is_far_from_every_example_is_not_understood(component: Understanding, text: str) -> None:
    assert intent(component, text) in {"nlu_fallback", "out_of_scope"}


@pytest.mark.parametrize("text", ["", "   ", "🦄", "?!…", "\u200b"])
def test_a_message_without_a_word_is_not_understood_and_breaks_nothing(component: Understanding, text: str) -> None:
    told = component.read(text)
    assert told["intent"]["name"] == "nlu_fallback"
    assert told["understanding"]["label"] is None


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "word " * 2_000, "<b>hi</b> & <script>", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o", "1" * 3_000]
)
def test_strange_messages_are_read_like_any_other(component: Understanding, text: str) -> None:
    assert set(component.read(text)) == {"intent", "intent_ranking", "understanding", "entities"}


def test_danger_wins_over_everything_else_in_a_message(component: Understanding) -> None:
    told = component.read("hi, i want my money back, the ring gets burning hot on the charger")
    assert told["intent"] == {"name": "danger", "confidence": 1.0}
    assert told["intent_ranking"][0]["name"] == "danger"
    assert told["understanding"]["answers"]["resolution"]["value"] == "refund"


def test_messages_of_the_desk_are_left_to_rasa(component: Understanding) -> None:
    (message,) = component.process([Message({"text": "/send_photos"})])
    assert message.get("understanding") is None


def test_what_was_learnt_is_the_same_after_saving(classifier: Classifier, tmp_path: Path) -> None:
    classifier.save(tmp_path)
    again = Classifier.load(tmp_path, classifier.encoder)
    (before,), (after,) = classifier.weigh(["tiny scuffs"]), again.weigh(["tiny scuffs"])
    assert before.shares == pytest.approx(after.shares, abs=1e-4)
    assert before.near == pytest.approx(after.near, abs=1e-3)


def test_another_sentence_model_than_the_one_of_training_is_refused(classifier: Classifier, tmp_path: Path) -> None:
    classifier.save(tmp_path)
    written = tmp_path / "classifier.json"
    written.write_text(written.read_text().replace(classifier.encoder.sha256, "0" * 64))
    with pytest.raises(RasaException, match="train again"):
        Classifier.load(tmp_path, classifier.encoder)


def test_the_regression_finds_what_scikit_learn_finds() -> None:
    texts = [text for label in EXAMPLES for text in EXAMPLES[label]]
    targets = np.array([i for i, label in enumerate(EXAMPLES) for _ in EXAMPLES[label]])
    counts = Ngrams.from_texts(texts).rows(texts)
    nothing = np.zeros((len(texts), 1), dtype=np.float32)
    ours = Regression.fit(nothing, counts, targets, len(EXAMPLES)).probabilities(nothing, counts)
    theirs = LogisticRegression(C=10, max_iter=500).fit(counts, targets).predict_proba(counts)
    assert np.abs(ours - theirs).max() < 0.05


def test_a_label_of_two_parts_asks_for_no_response(tmp_path: Path) -> None:
    file = tmp_path / "nlu.yml"
    examples = ("wear/minor", "tiny scuffs"), ("greet", "hi")
    told = "".join(f"- intent: {label}\n  examples: |\n    - {text}\n" for label, text in examples)
    file.write_text(f'version: "3.1"\nnlu:\n{told}')
    data = LabelImporter(training_data_paths=[str(file)]).get_nlu_data()
    read: list[Any] = [(message.get("intent"), message.get(LABEL)) for message in data.training_examples]
    assert sorted(read) == [("greet", "greet"), ("wear", "wear/minor")]
    assert not data.retrieval_intents


def test_a_message_without_a_label_stays_as_it_is() -> None:
    message = Message({"text": "hi"})
    assert labelled(message) is message


def test_a_thing_that_is_merely_named_is_no_danger() -> None:
    whole = Weighed("all here, the charger", {"accessories/complete": 0.9, "danger": 0.1}, 1.0)
    named = Weighed("the charger", {"accessories/complete": 0.2, "danger": 0.8}, 1.0)
    said = Weighed("the charger burned my hand", {"accessories/complete": 0.2, "danger": 0.8}, 1.0)
    assert understanding(whole, [named], 0.2, danger=False)["intent"]["name"] == "accessories"
    assert understanding(whole, [said], 0.2, danger=False)["intent"]["name"] == "danger"
