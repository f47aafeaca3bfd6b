"""Ways to understand, compared on the held-out messages: the stock pipeline, our parts alone, and all together."""

import argparse
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.nlu.__main__ import RATES, typed
from bench.nlu.reading import Parse, threshold
from bench.nlu.scores import Figure, figures
from bench.nlu.sets import SPLITS, Split, learnt, split, without
from ops.assistant import rasa_environment
from ops.places import BOT, ROOT, python_in

VARIANTS = ("letters", "vectors", "both", "without spelling", "the assistant", "stock pipeline (DIET)")
STOCK_THRESHOLD = 0.3
COLUMNS = {
    "intents": "main intents, accuracy",
    "facts": "fact values as asked, accuracy",
    "AUROC": "out of scope, AUROC, all",
    "near": "out of scope, AUROC, near",
    "CPU ms": "CPU ms a message, p50",
}
SLIPPING = ("intents", "facts")


def main() -> None:
    """Trains each on the same examples and prints a table in Markdown."""
    parser = argparse.ArgumentParser(prog="bench.understanding", description=__doc__)
    parser.add_argument("--examples", type=int, default=1_000_000, help="at most so many for each label")
    parser.add_argument("--split", choices=SPLITS, default="held-out")
    parser.add_argument("--only", nargs="+", choices=VARIANTS, default=VARIANTS)
    asked = parser.parse_args()
    clean = without(split(asked.split), learnt())
    given = [typed(clean, rate) for rate in RATES]
    heads = [*COLUMNS, *(f"{name}, {rate:.0%} slips" for rate in RATES[1:] for name in SLIPPING), "training, CPU s"]
    print(f"| {asked.split} | {' | '.join(heads)} |\n|{' --- |' * (len(heads) + 1)}")
    for name in asked.only:
        print(row(name, asked.examples, given), flush=True)


def row(name: str, examples: int, given: Sequence[Split]) -> str:
    """One line of the table."""
    texts = list(dict.fromkeys(text for one in given for text in one.texts))
    with TemporaryDirectory(prefix="understanding-") as scratch:
        told, heard = Path(scratch, "texts.json"), Path(scratch, "read.json")
        told.write_text(json.dumps(texts))
        command: list[str | Path] = [python_in(BOT), "-m", "bot.tools.variants", name, str(examples), told, heard]
        done = subprocess.run(command, cwd=ROOT, env=rasa_environment(), text=True, capture_output=True, check=False)
        if done.returncode:
            raise SystemExit(f"{name} failed:\n{done.stderr[-2000:]}")
        found = json.loads(heard.read_text())
    read = {text: Parse(raw) for text, raw in zip(texts, found["parses"], strict=True)}
    below = STOCK_THRESHOLD if "DIET" in name else threshold()
    scores = [by_name(figures(one, {text: read[text] for text in one.texts}, below)) for one in given]
    cells = [_cell(scores[0].get(figure)) for figure in COLUMNS.values()]
    cells += [_cell(some.get(COLUMNS[column])) for some in scores[1:] for column in SLIPPING]
    return f"| {name} | {' | '.join(cells)} | {found['training_s']:.0f} |"


def by_name(found: Sequence[Figure]) -> dict[str, Figure]:
    """Figures by their names."""
    return {figure.name: figure for figure in found}


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    return f"{figure.value:.1f}" if figure.is_time else f"{figure.value:.3f}"


if __name__ == "__main__":
    main()
