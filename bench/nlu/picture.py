"""What was taken for what, as a picture: a row for each label that was meant, a column for each that was read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from bench.nlu.figures import Pair

CELL = 18
MARGIN = 210
RIGHT, WRONG = "22, 120, 70", "200, 40, 40"


def draw(pairs: Sequence[Pair], title: str, file: Path) -> None:
    """Writes the picture as SVG."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(_lines(pairs, title)), encoding="utf-8")


def _lines(pairs: Sequence[Pair], title: str) -> Iterator[str]:
    meant = Counter(one for one, _ in pairs)
    rows = sorted(meant)
    columns = [*rows, *sorted({read for _, read in pairs} - set(rows))]
    wide, high = MARGIN + CELL * len(columns) + 100, MARGIN + CELL * len(rows) + 20
    size = f'width="{wide}" height="{high}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">'
    yield f'<rect {size} fill="white"/>'
    yield f'<text x="10" y="20" font-size="14" font-weight="bold">{escape(title)}</text>'
    yield '<text x="10" y="38">A row: what was meant, and how often. A column: what was read.</text>'
    for i, label in enumerate(columns):
        x, y = MARGIN + CELL * i + 13, MARGIN - 6
        yield f'<text transform="translate({x}, {y}) rotate(-60)">{escape(label)}</text>'
    counts = Counter(pairs)
    for j, label in enumerate(rows):
        y = MARGIN + CELL * j
        yield f'<text x="{MARGIN - 6}" y="{y + 13}" text-anchor="end">{escape(label)} ({meant[label]})</text>'
        for i, read in enumerate(columns):
            yield from _cell(MARGIN + CELL * i, y, counts[label, read], meant[label], right=label == read)
    yield "</svg>"


def _cell(x: int, y: int, count: int, of: int, *, right: bool) -> Iterator[str]:
    """One square, the darker the larger its part of the row, with its number."""
    shade = f"rgba({RIGHT if right else WRONG}, {0.15 + 0.85 * count / of:.2f})" if count else "white"
    yield f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" fill="{shade}" stroke="#ddd"/>'
    if count:
        ink = "white" if count > of / 2 else "black"
        yield f'<text x="{x + CELL / 2}" y="{y + 13}" text-anchor="middle" font-size="10" fill="{ink}">{count}</text>'
