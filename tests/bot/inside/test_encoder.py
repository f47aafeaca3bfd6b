"""The converted sentence model against vectors of the float graph, which were kept when it was converted."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from rasa.shared.exceptions import RasaException

from bot.components.encoder import TOKENS, WIDTH, Encoder, runs

REFERENCE = np.load(Path(__file__).parent / "minilm_reference.npz")
TEXTS = [str(text) for text in REFERENCE["texts"]]
VECTORS = REFERENCE["vectors"].astype(np.float32)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def sentences(encoder: Encoder, texts: list[str]) -> npt.NDArray[np.float32]:
    """What the last layer gives."""
    return encoder.vectors(texts)[:, :WIDTH]


def test_each_sentence_is_close_to_its_vector_in_full_precision(encoder: Encoder) -> None:
    alone = np.concatenate([sentences(encoder, [text]) for text in TEXTS])
    assert (alone * VECTORS).sum(axis=1).min() > 0.97
    assert (alone * VECTORS).sum(axis=1).mean() > 0.985


def test_sentences_keep_their_distances(encoder: Encoder) -> None:
    ours = sentences(encoder, TEXTS)
    assert np.abs(ours @ ours.T - VECTORS @ VECTORS.T).max() < 0.06


def test_many_texts_come_back_in_their_order_and_at_length_one(encoder: Encoder) -> None:
    many = encoder.vectors(TEXTS * 9)
    for half in (many[:, :WIDTH], many[:, WIDTH:]):
        assert np.allclose(np.linalg.norm(half, axis=1), 1, atol=1e-4)
    assert ((many[:, :WIDTH] * np.tile(VECTORS, (9, 1))).sum(axis=1) > 0.96).all()


def test_a_very_long_text_is_cut_and_not_refused(encoder: Encoder) -> None:
    assert encoder.vectors(["word " * 10_000]).shape == (1, 2 * WIDTH)


def test_a_text_means_the_same_alone_and_beside_others_in_one_run(encoder: Encoder) -> None:
    together = encoder.vectors(TEXTS[:6])
    alone = np.concatenate([encoder.vectors([text]) for text in TEXTS[:6]])
    assert (together * alone).sum(axis=1).min() > 2 * 0.98


def test_texts_share_a_run_as_long_as_there_is_room() -> None:
    assert list(runs([5, 25, 6])) == [range(3)]
    assert list(runs([TOKENS - 1, 1, 1, TOKENS])) == [range(2), range(2, 3), range(3, 4)]
    assert list(runs([])) == []


def test_a_missing_model_names_the_cure(tmp_path: Path) -> None:
    with pytest.raises(RasaException, match="make setup"):
        Encoder(tmp_path)
