"""Tune the sentence model on our examples: `python -m bot.tools.tune FILE`, with the file that `learnable.py` wrote.

Every dense layer gets two thin matrices beside it (LoRA), so that sentences which mean the same to the desk come to lie
together. What is learnt is small enough to stand beside the code, and `weights.py` adds it to the weights.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from bot.components.typos import slipped
from bot.tools.weights import DENSE, HEADS, LAYERS, MIDDLE, TUNED, WIDTH, Weights, packaged, read_weights

SEED = 1
EPOCHS, BATCH, WARM_UP = 2.5, 64, 100
RANK, DROPOUT = 16, 0.1
STRIDE, STRIDE_OF_HEADS, DECAY = 1e-3, 1e-2, 0.01
# How steeply nearness counts, what each label leaves to the others, and how much the middle layer counts.
STEEPNESS, SMOOTHING, MIDDLE_COUNTS = 16.0, 0.1, 0.5
# The share of examples that get a slip of the finger, another one each time.
SLIPS = 0.25
# No example that matters is longer, in tokens.
LONGEST = 64
# Batches are made of examples of like length, taken from so many batches' worth at once.
SORTED_AT_ONCE = 20
PARTS = ("query", "key", "value")

Batch = tuple[Tensor, Tensor, Tensor]


class Model(nn.Module):
    """The first layers of MiniLM, what is learnt beside each dense one, and the label of each sentence."""

    def __init__(self, weights: Weights, labels: int) -> None:
        super().__init__()
        self.weights = {name: torch.from_numpy(value.copy()) for name, value in weights.items()}
        self.down, self.up = nn.ParameterDict(), nn.ParameterDict()
        for name in DENSE:
            gives, takes = weights[f"{name}.weight"].shape
            self.down[key(name)] = nn.Parameter(torch.randn(RANK, takes) * takes**-0.5)
            self.up[key(name)] = nn.Parameter(torch.zeros(gives, RANK))
        self.heads = nn.ParameterList(torch.randn(labels, WIDTH) * 0.05 for _ in range(2))

    def adapters(self) -> list[nn.Parameter]:
        """What is kept in the end."""
        return [part for name in DENSE for part in (self.down[key(name)], self.up[key(name)])]

    def dense(self, x: Tensor, name: str) -> Tensor:
        """What a dense layer makes of x, and what was learnt beside it."""
        beside = functional.dropout(x, DROPOUT) @ self.down[key(name)].T @ self.up[key(name)].T
        return functional.linear(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]) + beside

    def norm(self, x: Tensor, name: str) -> Tensor:
        """Layer normalisation with the weights of `name`."""
        scale, bias = (self.weights[f"{name}.LayerNorm.{part}"] for part in ("weight", "bias"))
        return functional.layer_norm(x, (WIDTH,), scale, bias, 1e-12)

    def layer(self, x: Tensor, closed: Tensor, name: str) -> Tensor:
        """One block: attention and the wide layer."""
        texts, tokens, _ = x.shape
        query, keys, value = (
            self.dense(x, f"{name}.attention.self.{part}").view(texts, tokens, HEADS, -1).transpose(1, 2)
            for part in PARTS
        )
        shares = torch.softmax(query @ keys.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + closed, -1)
        merged = (shares @ value).transpose(1, 2).reshape(texts, tokens, WIDTH)
        x = self.norm(x + self.dense(merged, f"{name}.attention.output.dense"), f"{name}.attention.output")
        wide = functional.gelu(self.dense(x, f"{name}.intermediate.dense"))
        return self.norm(x + self.dense(wide, f"{name}.output.dense"), f"{name}.output")

    def forward(self, ids: Tensor, seen: Tensor) -> tuple[Tensor, Tensor]:
        """The scores of the labels, [texts, labels], by the last layer and by the middle one."""
        places = self.weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        kind = self.weights["embeddings.token_type_embeddings.weight"][0]
        x = self.norm(self.weights["embeddings.word_embeddings.weight"][ids] + places + kind, "embeddings")
        closed = ((1 - seen) * -1e9)[:, None, None, :]
        middle = x
        for number in range(LAYERS):
            x = self.layer(x, closed, f"encoder.layer.{number}")
            middle = x if number == MIDDLE else middle
        last = STEEPNESS * pooled(x, seen) @ functional.normalize(self.heads[0], dim=-1).T
        return last, STEEPNESS * pooled(middle, seen) @ self.heads[1].T


def key(name: str) -> str:
    """A layer's name without the dots that torch does not allow."""
    return name.replace(".", "-")


def pooled(x: Tensor, seen: Tensor) -> Tensor:
    """The mean of the tokens that are seen, at length one."""
    return functional.normalize((x * seen[:, :, None]).sum(1) / seen.sum(1, keepdim=True), dim=-1)


def batches(texts: list[str], labels: list[int], tokenizer: Tokenizer, chance: Random) -> Iterator[Batch]:
    """All examples once, in batches of like length, some with a slip of the finger."""
    order = list(range(len(texts)))
    chance.shuffle(order)
    taken: list[list[int]] = []
    for start in range(0, len(order), BATCH * SORTED_AT_ONCE):
        some = sorted(order[start : start + BATCH * SORTED_AT_ONCE], key=lambda i: len(texts[i]))
        taken += [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
    chance.shuffle(taken)
    for batch in taken:
        typed = [slipped(texts[i], 1, chance) if chance.random() < SLIPS else texts[i] for i in batch]
        rows = [torch.tensor(encoding.ids[:LONGEST]) for encoding in tokenizer.encode_batch(typed)]
        ids = nn.utils.rnn.pad_sequence(rows, batch_first=True)
        lengths = torch.tensor([[len(row)] for row in rows])
        yield ids, (torch.arange(ids.shape[1]) < lengths).float(), torch.tensor([labels[i] for i in batch])


def tune(model: Model, texts: list[str], labels: list[int], tokenizer: Tokenizer) -> None:
    """Learn for so many epochs, with strides that grow at first and then shrink."""
    chance, steps = Random(SEED), int(len(texts) * EPOCHS / BATCH)
    groups = [
        {"params": model.adapters(), "lr": STRIDE, "weight_decay": DECAY},
        {"params": list(model.heads), "lr": STRIDE_OF_HEADS, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups)
    strides = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, step / WARM_UP) * max(0.02, 1 - step / steps)
    )
    told: list[float] = []
    while len(told) < steps:
        for ids, seen, targets in batches(texts, labels, tokenizer, chance):
            last, middle = model(ids, seen)
            loss = functional.cross_entropy(last, targets, label_smoothing=SMOOTHING)
            loss += MIDDLE_COUNTS * functional.cross_entropy(middle, targets, label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.adapters(), 1.0)
            optimizer.step()
            strides.step()
            told.append((last.argmax(1) == targets).float().mean().item())
            if len(told) % 50 == 0:
                print(f"{len(told)} of {steps} steps, {sum(told[-50:]) / 50:.3f} of the labels told", flush=True)
            if len(told) == steps:
                return


def main(file: Path) -> None:
    """Tune, and write what was learnt to where `weights.py` finds it."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    read = json.loads(file.read_text(encoding="utf-8"))
    kinds = sorted(set(read["labels"]))
    tokenizer = Tokenizer.from_file(str(packaged("tokenizer.json")))
    tokenizer.no_padding()
    model = Model(read_weights(packaged("model.safetensors")), len(kinds))
    tune(model, read["texts"], [kinds.index(label) for label in read["labels"]], tokenizer)
    halves = {f"{name}.down": model.down[key(name)].detach().numpy().astype(np.float16) for name in DENSE}
    halves |= {f"{name}.up": model.up[key(name)].detach().numpy().astype(np.float16) for name in DENSE}
    np.savez_compressed(TUNED, **halves)
    print(f"{TUNED}: {TUNED.stat().st_size // 1000} kB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m bot.tools.tune FILE")
    main(Path(sys.argv[1]))
