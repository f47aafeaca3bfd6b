"""Other ways to understand, for `bench.understanding`: `python -m bot.tools.variants NAME EXAMPLES TEXTS READ`.

Trains one of them on at most EXAMPLES of each label and reads texts with it. One process for each, so that a part may
be put in another's place for good.
"""

import asyncio
import json
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml
from rasa.core.agent import Agent
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.model_training import train_nlu
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import classifier, understanding
from bot.components.importer import LABEL, LabelImporter
from bot.components.ngrams import Ngrams, groups_of
from bot.components.reading import Weighed
from bot.components.reading import understanding as understood
from bot.components.spelling import Spelling

CONFIG = Path("config.yml")
SEED = 20418
WIDTH = 384
STOCK: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True, "ranking_length": 0, "random_seed": SEED},
]
"""What `rasa init` writes down for English, without the parts that have nothing to do here."""
STOCK_THRESHOLD = 0.3

Read = Callable[[str], dict[str, Any]]


class LetterVectors:
    """In the encoder's place: letter groups thrown together at random, so that nothing knows what a word means."""

    sha256 = "letters"

    def vectors(self, texts: list[str]) -> npt.NDArray[np.float32]:
        """[texts, 768]: twice the same, each of length one."""
        found = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in enumerate(texts):
            for group in groups_of(text):
                place = zlib.crc32(group.encode())
                found[row, place % WIDTH] += 1 if place & 1 << 20 else -1
        found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
        return np.concatenate([found, found], axis=1)


class NoGroups(Ngrams):
    """In the letter groups' place: none."""

    @classmethod
    def from_texts(cls, texts: list[str]) -> "NoGroups":
        """Nothing, whatever was said."""
        return cls([], np.zeros(0, dtype=np.float32))


class Unmended(Spelling):
    """In the spelling's place: what was typed."""

    def mended(self, text: str) -> str:
        """`text`."""
        return text


ALONE = {"SAY": 0.0, "SAY_INSIDE": 0.0}
SWAPS: dict[str, dict[str, Any]] = {
    "letters": {"Encoder": LetterVectors, **ALONE},
    "vectors": {"Ngrams": NoGroups, **ALONE},
    "both": ALONE,
    "without spelling": {"Spelling": Unmended},
    "the assistant": {},
}
DIET = "stock pipeline (DIET)"


def examples(most: int) -> TrainingData:
    """The training data with at most so many examples of each label, the same ones every time."""
    read = LabelImporter(str(CONFIG), training_data_paths=["data/nlu"]).get_nlu_data()
    labelled = [message for message in read.training_examples if message.get(LABEL)]
    Random(SEED).shuffle(labelled)
    taken: Counter[str] = Counter()
    kept = []
    for message in labelled:
        taken[message.get(LABEL)] += 1
        if taken[message.get(LABEL)] <= most:
            kept.append(message)
    return TrainingData(kept)


def ours(swaps: dict[str, Any], data: TrainingData, folder: Path) -> Read:
    """Our component with other parts, trained."""
    for name, part in swaps.items():
        for module in (classifier, understanding):
            if hasattr(module, name):
                setattr(module, name, part)
    pipeline = yaml.safe_load(CONFIG.read_text())["pipeline"]
    config = {**understanding.Understanding.get_default_config(), **pipeline[0]}
    storage, place = LocalModelStorage.create(folder), Resource("understanding")
    understanding.Understanding(config, storage, place).train(data)
    component: Any = understanding.Understanding.load(config, storage, place, None)  # type: ignore[arg-type]
    return component.read


def stock(data: TrainingData, folder: Path) -> Read:
    """Rasa's stock pipeline, trained on whole labels as its intents."""
    by_label: dict[str, list[str]] = {}
    for message in data.training_examples:
        by_label.setdefault(message.get(LABEL).replace("/", "+"), []).append(" ".join(message.get("text").split()))
    blocks = [
        {"intent": label, "examples": "".join(f"- {text}\n" for text in texts)} for label, texts in by_label.items()
    ]
    (folder / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True))
    (folder / "config.yml").write_text(yaml.safe_dump({"recipe": "default.v1", "language": "en", "pipeline": STOCK}))
    model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
    agent = Agent.load(model)
    loop = asyncio.new_event_loop()

    def read(text: str) -> dict[str, Any]:
        parse = loop.run_until_complete(agent.parse_message(text))
        shares = {each["name"].replace("+", "/"): float(each["confidence"]) for each in parse["intent_ranking"]}
        whole = Weighed(text, shares, 1.0)
        return {"entities": [], **understood(whole, [], STOCK_THRESHOLD, danger=False)}

    return read


def timed(read: Read, text: str) -> dict[str, Any]:
    """What is read of one text, with the milliseconds of CPU that it took."""
    began = time.process_time()
    parse = read(text)
    return {"text": text, **parse, "cpu_ms": (time.process_time() - began) * 1000}


def main() -> None:
    """Trains, reads, and writes down both with their times."""
    name, most, told, heard = sys.argv[1:]
    data, texts = examples(int(most)), json.loads(Path(told).read_text())
    with tempfile.TemporaryDirectory(prefix="variant-") as folder:
        began = time.process_time()
        read = stock(data, Path(folder)) if name == DIET else ours(SWAPS[name], data, Path(folder))
        trained = time.process_time() - began
        parses = [timed(read, text) for text in [texts[0], *texts]][1:]
    found = {"examples": len(data.training_examples), "training_s": trained, "parses": parses}
    Path(heard).write_text(json.dumps(found, default=float))


if __name__ == "__main__":
    main()
