"""The slip: one page that says where the parcel goes and whose it is, and prints."""

import re
import zlib
from pathlib import Path

import pytest
import segno

from returns.slip import Slip, slip

WANTED = Slip(
    number="RB-7K3M9QXA",
    title="Return slip",
    address_label="To",
    address=("Returns", "4100 Harbour Road", "Oakland, CA 94607"),
    lines=(("Item", "Circul 2, size 9, gold"), ("Posted by", "Wednesday, March 18, 2026")),
    note="Put this page into the parcel.",
    language="en",
)


def drawn(pdf: bytes) -> str:
    """What the page's own program draws."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return "\n".join(zlib.decompress(stream).decode("latin-1") for stream in streams)


def test_a_slip_is_one_page_with_address_number_item_and_last_day() -> None:
    pdf = slip(WANTED)
    assert pdf.count(b"/Type /Page\n") == 1
    page = drawn(pdf)
    for text in ("RB-7K3M9QXA", "4100 Harbour Road", "Circul 2, size 9, gold", "Wednesday, March 18, 2026"):
        assert f"({text}) Tj" in page


def test_the_square_code_holds_the_number_and_nothing_secret() -> None:
    dark = sum(sum(row) for row in segno.make_qr("RB-7K3M9QXA", error="m").matrix_iter(border=0))
    assert len(re.findall(r" re f", drawn(slip(WANTED)))) == dark


def test_a_title_that_does_not_fit_one_line_goes_on_in_the_next() -> None:
    long = Slip(**{**vars(WANTED), "lines": (("Item", "a very long name of a ring " * 8),)})
    assert drawn(slip(long)).count("a very long name") > 2


def test_letters_that_the_built_in_font_lacks_do_not_stop_the_slip() -> None:
    assert "(Z?oty pier?cie?) Tj" in drawn(slip(Slip(**{**vars(WANTED), "lines": (("Item", "Złoty pierścień"),)})))


def test_a_font_of_the_shops_own_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        slip(WANTED, tmp_path / "none.ttf")
