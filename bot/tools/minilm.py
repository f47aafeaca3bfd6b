"""Convert the MiniLM sentence model from safetensors to one small ONNX file: `python -m bot.tools.minilm FOLDER`."""

import json
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from bot.tools.weights import HEADS, LAYERS, LONGEST, MIDDLE, WIDTH, Array, Weights, packaged, read_weights, tuned

# Seven bits and not eight: processors without VNNI add two products in 16 bits, where eight would overflow in silence.
QUANTUM_STEPS = 63
# The domain of the operations that onnxruntime has beyond the standard, each in place of several.
RUNTIME = "com.microsoft"


class Graph:
    """The ONNX graph as it grows: each method adds nodes and answers the name of what they give."""

    def __init__(self, *, whole: bool) -> None:
        self.whole = whole
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: npt.NDArray[np.generic]) -> str:
        """A value that is part of the model."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(value, name))
        return name

    def integers(self, *values: int) -> str:
        """Integers such as a shape or axes."""
        return self.constant(np.array(values, dtype=np.int64))

    def node(self, kind: str, *inputs: str, outputs: int = 1, **attributes: object) -> tuple[str, ...]:
        """One operation, whatever the number of its outputs."""
        names = tuple(f"n{len(self.nodes)}_{i}" for i in range(outputs))
        self.nodes.append(helper.make_node(kind, list(inputs), list(names), name=names[0], **attributes))
        return names

    def one(self, kind: str, *inputs: str, **attributes: object) -> str:
        """One operation with one output."""
        return self.node(kind, *inputs, **attributes)[0]

    def dense(self, x: str, weight: Array, bias: Array) -> str:
        """x @ weight + bias, with weights as int8 per output channel unless the graph is kept whole."""
        if self.whole:
            product = self.one("MatMul", x, self.constant(weight))
        else:
            small, scale = quantized(weight, axis=0)
            codes, step, zero = self.node("DynamicQuantizeLinear", x, outputs=3)
            sums = self.one("MatMulInteger", codes, self.constant(small), zero)
            scales = self.one("Mul", step, self.constant(scale.reshape(-1)))
            product = self.one("Mul", self.one("Cast", sums, to=TensorProto.FLOAT), scales)
        return self.one("Add", product, self.constant(bias))

    def rows(self, table: Array, ids: str) -> str:
        """The rows of `table` at `ids`, kept as int8 with a scale per row unless the graph is kept whole."""
        if self.whole:
            return self.one("Gather", self.constant(table), ids)
        small, scale = quantized(table, axis=1)
        codes = self.one("Cast", self.one("Gather", self.constant(small), ids), to=TensorProto.FLOAT)
        return self.one("Mul", codes, self.one("Gather", self.constant(scale), ids))

    def norm(self, x: str, weights: Weights, name: str) -> str:
        """Layer normalisation with the weights of `name`."""
        scale, bias = (self.constant(weights[f"{name}.LayerNorm.{part}"]) for part in ("weight", "bias"))
        return self.one("LayerNormalization", x, scale, bias, axis=-1, epsilon=1e-12)


def quantized(table: Array, axis: int) -> tuple[npt.NDArray[np.int8], Array]:
    """`table` as int8 with the scale that gives it back, one scale for each slice along `axis`."""
    scale = np.maximum(np.abs(table).max(axis=axis, keepdims=True), 1e-12) / QUANTUM_STEPS
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


def linear(weights: Weights, name: str) -> tuple[Array, Array]:
    """The weight (inputs in rows) and the bias of a dense layer."""
    return np.ascontiguousarray(weights[f"{name}.weight"].T), weights[f"{name}.bias"]


def attention(graph: Graph, x: str, closed: str, weights: Weights, name: str) -> str:
    """Multi-head self-attention; `closed` is 0 where a token may be looked at and very negative where not."""
    parts = [linear(weights, f"{name}.self.{part}") for part in ("query", "key", "value")]
    weight, bias = (np.concatenate([part[i] for part in parts], axis=-1) for i in (0, 1))
    query, key, value = graph.node("Split", graph.dense(x, weight, bias), outputs=3, axis=-1)
    heads = graph.one("MultiHeadAttention", query, key, value, "", "", closed, domain=RUNTIME, num_heads=HEADS)
    return added(graph, x, heads, weights, f"{name}.output")


def added(graph: Graph, x: str, change: str, weights: Weights, name: str) -> str:
    """x and a dense layer's view of `change`, added and normalised in one step of the runtime's own."""
    seen = graph.dense(change, *linear(weights, f"{name}.dense"))
    scale, bias = (graph.constant(weights[f"{name}.LayerNorm.{part}"]) for part in ("weight", "bias"))
    return graph.one("SkipLayerNormalization", x, seen, scale, bias, domain=RUNTIME, epsilon=1e-12)


def feed_forward(graph: Graph, x: str, weights: Weights, name: str) -> str:
    """The wide layer of a block, with the exact GELU."""
    wide = graph.dense(x, *linear(weights, f"{name}.intermediate.dense"))
    return added(graph, x, graph.one("Gelu", wide, domain=RUNTIME), weights, f"{name}.output")


def embeddings(graph: Graph, weights: Weights) -> str:
    """The tokens at their places, [1, tokens, 384], as the first block takes them."""
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    places = weights["embeddings.position_embeddings.weight"][:LONGEST] + kind
    here = graph.one("Gather", graph.constant(places), "places")
    words = graph.rows(weights["embeddings.word_embeddings.weight"], "tokens")
    together = graph.one("Unsqueeze", graph.one("Add", words, here), graph.integers(0))
    return graph.norm(together, weights, "embeddings")


def alike(graph: Graph, first: str, second: str) -> str:
    """[first, second]: one where two numbers are the same, zero elsewhere."""
    columns, rows = graph.one("Unsqueeze", first, graph.integers(1)), graph.one("Unsqueeze", second, graph.integers(0))
    return graph.one("Cast", graph.one("Equal", columns, rows), to=TensorProto.FLOAT)


def all_texts(graph: Graph) -> str:
    """The numbers of the texts, which count from zero."""
    one = graph.constant(np.array(1, dtype=np.int64))
    end = graph.one("Add", graph.one("ReduceMax", "texts", keepdims=0), one)
    return graph.one("Range", graph.constant(np.array(0, dtype=np.int64)), end, one)


def pooled(graph: Graph, x: str, belongs: str, output: str) -> None:
    """The sum of each text's tokens at length one, which points where their mean does, as an output."""
    total = graph.one("MatMul", belongs, graph.one("Squeeze", x, graph.integers(0)))
    graph.nodes.append(helper.make_node("LpNormalization", [total], [output], axis=-1, p=2))


def build(weights: Weights, *, whole: bool = False) -> onnx.ModelProto:
    """From `tokens`, their `places` and the numbers of their `texts` (each [tokens]) to two of [texts, 384].

    The texts lie one behind the other and none sees another, so that several cost one run and no padding. Both
    outputs are of length one.
    """
    graph = Graph(whole=whole)
    hidden = graph.one("Sub", graph.constant(np.ones(1, dtype=np.float32)), alike(graph, "texts", "texts"))
    closed = graph.one("Mul", hidden, graph.constant(np.full((1, HEADS, 1, 1), -60, dtype=np.float32)))
    belongs = alike(graph, all_texts(graph), "texts")
    x = embeddings(graph, weights)
    for layer in range(LAYERS):
        x = attention(graph, x, closed, weights, f"encoder.layer.{layer}.attention")
        x = feed_forward(graph, x, weights, f"encoder.layer.{layer}")
        if layer == MIDDLE:
            pooled(graph, x, belongs, "middle")
    pooled(graph, x, belongs, "sentence")
    inputs, outputs = ("tokens", "places", "texts"), ("sentence", "middle")
    takes = [helper.make_tensor_value_info(name, TensorProto.INT64, ["length"]) for name in inputs]
    gives = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["count", WIDTH]) for name in outputs]
    body = helper.make_graph(graph.nodes, "minilm", takes, gives, graph.constants)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(RUNTIME, 1)]
    model = helper.make_model(body, opset_imports=opsets, ir_version=8)
    onnx.checker.check_model(model)
    return model


def tokenizer() -> str:
    """The tokenizer's file without its fixed padding, cut at the length that the graph takes."""
    settings = json.loads(packaged("tokenizer.json").read_text(encoding="utf-8"))
    settings["padding"] = None
    settings["truncation"]["max_length"] = LONGEST
    return json.dumps(settings, ensure_ascii=False)


def main(folder: Path) -> None:
    """Write model.onnx and tokenizer.json into `folder`."""
    weights = tuned(read_weights(packaged("model.safetensors")))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(tokenizer(), encoding="utf-8")
    # The graph comes last and by renaming, so that its presence means that the conversion is complete.
    unfinished = folder / "model.onnx.part"
    unfinished.write_bytes(build(weights).SerializeToString())
    unfinished.replace(folder / "model.onnx")
    print(f"{folder / 'model.onnx'}: {(folder / 'model.onnx').stat().st_size // 1_000_000} MB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m bot.tools.minilm FOLDER")
    main(Path(sys.argv[1]))
