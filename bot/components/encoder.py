"""Sentences as vectors: the converted MiniLM on one thread, many texts in one run."""

import hashlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from rasa.shared.exceptions import RasaException
from tokenizers import Tokenizer

FOLDER = Path(__file__).parent.parent / "model-parts" / "minilm"
BATCH = 64

Vectors = npt.NDArray[np.float32]


class Encoder:
    """Gives each text a vector of length one, so that a product of two is their cosine."""

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
        """[texts, 384], in the order of `texts`; those of like length run together, because padding costs time."""
        read = self._tokenizer.encode_batch(texts)
        order = sorted(range(len(texts)), key=lambda i: len(read[i].ids))
        found = np.empty((len(texts), 384), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            chosen = order[start : start + BATCH]
            longest = len(read[chosen[-1]].ids)
            ids = np.zeros((len(chosen), longest), dtype=np.int64)
            seen = np.zeros_like(ids)
            for row, i in enumerate(chosen):
                ids[row, : len(read[i].ids)] = read[i].ids
                seen[row, : len(read[i].ids)] = 1
            found[chosen] = self._run(None, {"input_ids": ids, "attention_mask": seen})[0]
        return found
