"""Which label a text has: vector and letter groups under one regression, with a word from the nearest examples."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt
from rasa.shared.exceptions import RasaException

from bot.components.encoder import WIDTH, Encoder
from bot.components.neighbours import Neighbours
from bot.components.ngrams import Ngrams
from bot.components.reading import Weighed
from bot.components.regression import Floats, Regression
from bot.components.spelling import Spelling
from bot.components.text import plain, squeezed, words_of_faces
from bot.components.typos import slipped
from bot.components.values import Values

SEED = 20418
# How much the nearest examples say beside the regression, and how steeply nearness counts.
SAY, STEEPNESS = 0.5, 18.0
# The same inside one main intent, where a regression of its own tells the values apart better than nearness does.
SAY_INSIDE = 0.3


@dataclass
class Classifier:
    """All that training learnt, and the sentence model that it learnt it with."""

    labels: list[str]
    spelling: Spelling
    average: Floats
    ngrams: Ngrams
    regression: Regression
    values: Values
    neighbours: Neighbours
    encoder: Encoder

    @classmethod
    def fit(cls, texts: list[str], labels: list[str], encoder: Encoder, typos: float) -> "Classifier":
        """Learns from masked `texts` and their labels; the share `typos` of them also with slips of the fingers."""
        spelling = Spelling.from_examples(texts)
        chance = Random(SEED)
        clean = [prepared(text, spelling) for text in texts]
        again = chance.sample(range(len(texts)), round(typos * len(texts)))
        wrong = [prepared(slipped(texts[i], 1 + i % 2, chance), spelling) for i in again]
        kinds = sorted(set(labels))
        targets = np.array([kinds.index(labels[i]) for i in [*range(len(texts)), *again]], dtype=np.int64)
        raw = encoder.vectors([*clean, *wrong])
        average = raw.mean(axis=0)
        vectors = apart(raw, average)
        ngrams = Ngrams.from_texts([*clean, *wrong])
        rows = ngrams.rows([*clean, *wrong])
        regression = Regression.fit(vectors, rows, targets, len(kinds))
        values = Values.fit(vectors, rows, targets, kinds)
        neighbours = Neighbours.apart(vectors[: len(clean)], targets[: len(clean)])
        return cls(kinds, spelling, average, ngrams, regression, values, neighbours, encoder)

    def prepared(self, text: str) -> str:
        """`text` as the labels are judged on: plain, lower case, spelling mended."""
        return prepared(text, self.spelling)

    def weigh(self, texts: list[str]) -> list[Weighed]:
        """Prepared `texts` with the probabilities of their labels."""
        vectors = apart(self.encoder.vectors(texts), self.average)
        rows = self.ngrams.rows(texts)
        nearness, meant = self.neighbours.nearest(vectors)
        said = self._said_by_neighbours(nearness, meant)
        mixed = (1 - SAY) * self.regression.probabilities(vectors, rows) + SAY * said
        inside = (1 - SAY_INSIDE) * self.values.shares(vectors, rows) + SAY_INSIDE * self.values.portions(said)
        shares = self.values.masses(mixed) * inside
        near = np.clip(nearness.max(axis=1), 0, 1)
        return [
            Weighed(text, dict(zip(self.labels, row.tolist(), strict=True)), float(closest))
            for text, row, closest in zip(texts, shares, near, strict=True)
        ]

    def _said_by_neighbours(
        self, nearness: npt.NDArray[np.float32], meant: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.float32]:
        """[texts, labels]: what the nearest examples are labelled, the nearer the louder, each row adding up to one."""
        loudness = np.exp(STEEPNESS * nearness)
        said = np.zeros((len(nearness), len(self.labels)), dtype=np.float32)
        np.add.at(said, (np.arange(len(nearness))[:, None], meant), loudness)
        return said / said.sum(axis=1, keepdims=True)

    def save(self, folder: Path) -> None:
        """Writes what was learnt as arrays and JSON."""
        arrays = {
            "vectors": self.regression.vectors,
            "counts": self.regression.counts,
            "alone": self.regression.alone,
            "value_vectors": self.values.regression.vectors,
            "value_counts": self.values.regression.counts,
            "value_alone": self.values.regression.alone,
            "average": self.average,
            "weights": self.ngrams.weights,
            "examples": self.neighbours.examples.astype(np.float16),
            "meant": self.neighbours.meant,
        }
        np.savez(folder / "classifier.npz", **arrays)
        words = {
            "labels": self.labels,
            "groups": self.ngrams.groups,
            "words": self.spelling.counts,
            "pairs": self.spelling.pairs,
            "encoder": self.encoder.sha256,
        }
        (folder / "classifier.json").write_text(json.dumps(words), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, encoder: Encoder) -> "Classifier":
        """Reads what `save` wrote; refuses another sentence model than the one it was learnt with."""
        words = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
        if words["encoder"] != encoder.sha256:
            raise RasaException("The sentence model is not the one this assistant was trained with: train again.")
        with np.load(folder / "classifier.npz") as arrays:
            regression = Regression(arrays["vectors"], arrays["counts"], arrays["alone"])
            inside = Regression(arrays["value_vectors"], arrays["value_counts"], arrays["value_alone"])
            ngrams = Ngrams(words["groups"], arrays["weights"])
            average = arrays["average"]
            neighbours = Neighbours(arrays["examples"].astype(np.float32), arrays["meant"])
        labels, spelling = words["labels"], Spelling(words["words"], words["pairs"])
        return cls(labels, spelling, average, ngrams, regression, Values(labels, inside), neighbours, encoder)


def apart(vectors: Floats, average: Floats) -> Floats:
    """[texts, 768]: the encoder's `vectors`, in the middle layer only what sets a text apart from the `average` one.

    In that layer all sentences look much alike otherwise; afterwards both halves have length one again.
    """
    middle = vectors[:, WIDTH:] - average[WIDTH:]
    middle /= np.maximum(np.linalg.norm(middle, axis=1, keepdims=True), 1e-6)
    return np.concatenate([vectors[:, :WIDTH], middle], axis=1)


def prepared(text: str, spelling: Spelling) -> str:
    """`text` plain, lower case and mended by `spelling`."""
    return spelling.mended(squeezed(words_of_faces(plain(text))))
