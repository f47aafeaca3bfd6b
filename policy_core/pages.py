"""A page as data, and its three looks: plain text, Markdown, HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

WIDTH = 100


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the page's title."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Items:
    """A list, each item indented by its depth."""

    items: Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Grid:
    """A table with a heading row."""

    heading: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Paragraph | Items | Grid


def as_text(page: Sequence[Block]) -> str:
    """For a terminal."""
    return "\n\n".join(_text(block) for block in page) + "\n"


def as_markdown(page: Sequence[Block]) -> str:
    """For documents."""
    return "\n\n".join(_markdown(block) for block in page) + "\n"


def as_html(page: Sequence[Block]) -> str:
    """For a shop's site: one article without any style of its own."""
    return "<article>\n" + "\n".join(_html(block) for block in page) + "\n</article>\n"


def _text(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{block.text}\n{('=' if block.level == 1 else '-') * len(block.text)}"
    if isinstance(block, Paragraph):
        return "\n".join(wrap(block.text, WIDTH))
    if isinstance(block, Items):
        return "\n".join(_item(depth, text) for depth, text in block.items)
    rows = [block.heading, *block.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(block.heading))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _item(depth: int, text: str) -> str:
    indent = "  " * depth
    return "\n".join(wrap(text, WIDTH, initial_indent=f"{indent}- ", subsequent_indent=f"{indent}  "))


def _markdown(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block.text}"
    if isinstance(block, Paragraph):
        return block.text
    if isinstance(block, Items):
        return "\n".join(f"{'  ' * depth}- {text}" for depth, text in block.items)
    rows = [block.heading, ["---"] * len(block.heading), *block.rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)


def _html(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f"<p>{escape(block.text)}</p>"
    if isinstance(block, Items):
        return _html_items(block.items)
    head = "".join(f"<th>{escape(cell)}</th>" for cell in block.heading)
    rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows]
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _html_items(items: Sequence[tuple[int, str]]) -> str:
    lines, depth = [], -1
    for level, text in items:
        lines += ["</li>"] if level <= depth else []
        lines += ["</ul></li>"] * (depth - level) + ["<ul>"] * (level - depth)
        lines.append(f"<li>{escape(text)}")
        depth = level
    return "\n".join([*lines, "</li>" if lines else "", *["</ul></li>"] * depth, "</ul>" if lines else ""])
