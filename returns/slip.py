"""The slip that a customer puts into the parcel: a page with the address, the case, and its number as a QR code."""

from dataclasses import dataclass
from pathlib import Path

import segno
from fpdf import FPDF
from fpdf.enums import XPos, YPos

_MARGIN = 20  # all lengths in millimetres
_CODE = 46
_OVERLAP = 0.03
_GREY = 110
_BUILT_IN = "helvetica"
_OWN = "own"


@dataclass(frozen=True)
class Slip:
    """What a slip says: `title` and each of `lines` (label, text) in the shop's language, `address` line by line."""

    number: str
    title: str
    address_label: str
    address: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]
    note: str
    language: str


def slip(wanted: Slip, font: Path | None = None) -> bytes:
    """The slip as a PDF of one A4 page, which prints on letter paper too; `font` is for other letters than Latin."""
    page = FPDF(format="A4")
    page.set_auto_page_break(False)
    page.set_margins(_MARGIN, _MARGIN)
    page.set_title(f"{wanted.title} {wanted.number}")
    page.set_lang(wanted.language)
    page.add_page()
    family = _BUILT_IN if font is None else _OWN
    if font:
        for style in ("", "B"):
            page.add_font(family, style, font)
    pen = _Pen(page, family)
    pen.write(wanted.title, 20, bold=True, below=1)
    pen.write(wanted.number, 30, bold=True, below=8)
    _code(page, wanted.number, x=page.w - _MARGIN - _CODE, y=_MARGIN)
    pen.write(wanted.address_label, 10, grey=True, below=1)
    for line in wanted.address:
        pen.write(line, 15, below=0.5)
    page.ln(8)
    for label, text in wanted.lines:
        pen.write(label, 10, grey=True, below=0.5)
        pen.write(text, 13, below=4)
    _fold(page)
    pen.write(wanted.note, 10, grey=True)
    return bytes(page.output())


@dataclass(frozen=True)
class _Pen:
    page: FPDF
    family: str

    def write(self, text: str, size: float, *, bold: bool = False, grey: bool = False, below: float = 0) -> None:
        """One paragraph, left of the code while it is beside it."""
        page = self.page
        beside = page.get_y() < _MARGIN + _CODE
        page.set_font(self.family, "B" if bold else "", size)
        page.set_text_color(_GREY if grey else 0)
        width = page.epw - (_CODE + 6 if beside else 0)
        shown = text if self.family == _OWN else text.encode("latin-1", "replace").decode("latin-1")
        page.multi_cell(width, size * 0.42, shown, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        page.ln(below)


def _code(page: FPDF, content: str, x: float, y: float) -> None:
    """The QR code as squares, sharp in any size of print; they overlap a little, so that no seam shows."""
    rows = list(segno.make_qr(content, error="m").matrix_iter(border=0))
    side = _CODE / len(rows)
    drawn = side + _OVERLAP
    page.set_fill_color(0)
    for row, modules in enumerate(rows):
        for column, dark in enumerate(modules):
            if dark:
                page.rect(x + column * side, y + row * side, drawn, drawn, style="F")


def _fold(page: FPDF) -> None:
    """A dashed line, below which stands what is for the customer alone."""
    y = page.get_y() + 4
    page.set_draw_color(_GREY)
    page.set_dash_pattern(dash=2, gap=2)
    page.line(_MARGIN, y, page.w - _MARGIN, y)
    page.set_dash_pattern()
    page.set_y(y + 4)
