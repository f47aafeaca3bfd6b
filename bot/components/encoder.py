"""Sentences as vectors: the converted MiniLM on one thread, texts of like length in one run."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from rasa.shared.exceptions import RasaException
from tokenizers import Tokenizer

FOLDER = Path(__file__).parent.parent / "model-parts" / "minilm"
BATCH = 64
# What one layer gives, in numbers.
WIDTH = 384
# So many tokens of padding cost about as much as one more run.
PADDING = 8

Vectors = npt.NDArray[np.float32]


class Encoder:
    """Gives each text what two layers of the model make of it."""

    def __init__(self, folder: Path = FOLDER) -> None:
        if not (folder / "model.onnx").exists():
            raise RasaException(f"The sentence model is missing in {folder}: run `make setup`.")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Arenas keep the largest run's memory for ever, and training runs are large.
        options.enable_cpu_mem_arena = False
        graph = (folder / "model.onnx").read_bytes()
        self.sha256 = hashlib.sha256(graph).hexdigest()
        self._run = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"]).run
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def vectors(self, texts: list[str]) -> Vectors:
        """[texts, 768]: what the last layer makes of each, and beside it the middle one, each at length one."""
        read = [text.ids for text in self._tokenizer.encode_batch(texts)]
        found = np.empty((len(texts), 2 * WIDTH), dtype=np.float32)
        for batch in batches([len(ids) for ids in read]):
            ids = np.zeros((len(batch), len(read[batch[-1]])), dtype=np.int64)
            seen = np.zeros_like(ids)
            for row, i in enumerate(batch):
                ids[row, : len(read[i])] = read[i]
                seen[row, : len(read[i])] = 1
            given = self._run(["sentence", "middle"], {"input_ids": ids, "attention_mask": seen})
            found[batch] = np.concatenate(given, axis=1)
        return found


def batches(lengths: list[int]) -> Iterator[list[int]]:
    """The places of texts of such `lengths`, shorter ones first, in batches that need little padding."""
    batch: list[int] = []
    padding = 0
    for i in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        more = len(batch) * (lengths[i] - lengths[batch[-1]]) if batch else 0
        if batch and (len(batch) == BATCH or padding + more > PADDING):
            yield batch
            batch, padding, more = [], 0, 0
        batch.append(i)
        padding += more
    if batch:
        yield batch
