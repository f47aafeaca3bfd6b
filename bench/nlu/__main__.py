"""How well the trained assistant understands, in figures and pictures; `make nlu-report` calls it."""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from random import Random

from bench.nlu.figures import Pair
from bench.nlu.picture import draw
from bench.nlu.reading import parses, threshold
from bench.nlu.scores import Figure, facts, figures, intents, labels
from bench.nlu.sets import SPLITS, Split, learnt, split, without
from bench.nlu.slips import slipped
from ops.places import ROOT, shown

RATES = (0.0, 0.05, 0.10)
SEED = 20418
MOST_LOST = 0.02
"""What slips on one letter in twenty may cost of a figure that has an aim."""
LISTED = 25
PICTURES = ROOT / "var" / "nlu-report"


def main() -> None:
    """Prints the figures of a split beside their aims, and draws what was taken for what."""
    parser = argparse.ArgumentParser(prog="bench.nlu", description=__doc__)
    parser.add_argument(
        "--split", choices=SPLITS, default="held-out", help="dev: the sentences on which thresholds were chosen"
    )
    parser.add_argument("--json", action="store_true", help="the figures as JSON, and nothing else")
    parser.add_argument("--model", help="another model file than the set-up's")
    asked = parser.parse_args()
    everything = split(asked.split)
    clean = without(everything, learnt())
    given = [typed(clean, rate) for rate in RATES]
    read = parses([text for one in given for text in one.texts], asked.model)
    found = [figures(one, {text: read[text] for text in one.texts}, threshold()) for one in given]
    if asked.json:
        rates = zip(RATES, found, strict=True)
        print(json.dumps({f"{rate:.2f}": [asdict(figure) for figure in some] for rate, some in rates}, indent=1))
        return
    print_figures(asked.split, found)
    print(
        f"Left out, because they stand among the examples as well: {len(everything.texts) - len(clean.texts)} messages"
    )
    print_confusions("What was meant and what was read", labels(clean.said, read))
    print_confusions("The same for answers to the question about a fact", facts(clean.said, read))
    for name, pairs in {"intents": intents(clean.said, read), "facts": facts(clean.said, read)}.items():
        file = PICTURES / f"{asked.split}-{name}.svg"
        draw(pairs, f"{name}, {asked.split}", file)
        print(f"As a picture: {shown(file)}")


def typed(given: Split, rate: float) -> Split:
    """The same split with slips on so many of its letters; numbers and addresses are another matter, so no mentions."""
    if not rate:
        return given
    chance = Random(SEED)
    said = [replace(each, text=slipped(each.text, rate, chance)) for each in given.said]
    return Split(said, [replace(each, text=slipped(each.text, rate, chance)) for each in given.openers], slips=rate)


def print_figures(name: str, found: Sequence[Sequence[Figure]]) -> None:
    """One line for each figure: without slips, with them, its aim, and a mark where it falls short."""
    heads = ["no slips", *(f"{rate:.0%} slips" for rate in RATES[1:])]
    print(f"\n{name:42}{'of':>6}" + "".join(f"{head:>11}" for head in heads) + "   aim")
    clean, *slipping = ({figure.name: figure for figure in some} for some in found)
    for figure in clean.values():
        digits = ".1f" if figure.is_time else ".3f"
        typed = [some[figure.name].value for some in slipping if figure.name in some]
        values = "".join(f"{value:11{digits}}" for value in (figure.value, *typed))
        print(f"{figure.name:42}{figure.of:6}{values:33}   {remark(figure, typed)}".rstrip())


def remark(figure: Figure, typed: Sequence[float]) -> str:
    """The aim of a figure, and whether it is met; `typed` are its values with slips, the fewest first."""
    if figure.aim is None:
        return ""
    parts = [f"{'at most' if figure.is_time else 'at least'} {figure.aim:g}: {'MISSED' if figure.missed else 'met'}"]
    if "accuracy" in figure.name:
        lost = figure.value - typed[0]
        parts.append(f"{RATES[1]:.0%} slips cost {lost * 100:.1f} points: {'MISSED' if lost > MOST_LOST else 'met'}")
    return "; ".join(parts)


def print_confusions(title: str, pairs: Sequence[Pair]) -> None:
    """The most frequent mistakes; no sentence is shown, so that nobody tunes to them."""
    wrong = Counter(pair for pair in pairs if pair[0] != pair[1])
    print(f"\n{title}: the {LISTED} most frequent mistakes")
    for (meant, read), times in wrong.most_common(LISTED):
        print(f"{times:4}  {meant:32} as {read}")


if __name__ == "__main__":
    main()
