"""Sentences as vectors: the converted MiniLM on one thread, several texts in one run."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from rasa.shared.exceptions import RasaException
from tokenizers import Tokenizer

FOLDER = Path(__file__).parent.parent / "model-parts" / "minilm"
# So many tokens share a run, at least those of one text; in more, most would look at what they may not see.
TOKENS = 64
# What one layer gives, in numbers.
WIDTH = 384

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
        # One by one: a batch wakes a pool of threads, which costs more than so few texts.
        read = [self._tokenizer.encode(text).ids for text in texts]
        found = np.empty((len(texts), 2 * WIDTH), dtype=np.float32)
        for run in runs([len(ids) for ids in read]):
            lengths = [len(read[i]) for i in run]
            laid_out = {
                "tokens": np.concatenate([read[i] for i in run], dtype=np.int64),
                "places": np.concatenate([np.arange(length) for length in lengths], dtype=np.int64),
                "texts": np.repeat(np.arange(len(lengths)), lengths),
            }
            found[run.start : run.stop] = np.concatenate(self._run(["sentence", "middle"], laid_out), axis=1)
        return found


def runs(lengths: list[int]) -> Iterator[range]:
    """The places of texts of such `lengths`, in their order, as many together as one run takes."""
    start = together = 0
    for i, length in enumerate(lengths):
        if i > start and together + length > TOKENS:
            yield range(start, i)
            start, together = i, 0
        together += length
    if lengths:
        yield range(start, len(lengths))
