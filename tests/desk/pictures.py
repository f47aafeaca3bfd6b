"""Uploads, good and bad."""

import io
import struct
import zlib
from typing import Any

from PIL import Image
from pillow_heif import from_pillow

ORIENTATION = 0x0112
MAKER = 0x010F


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), mode: str = "RGB", **options: Any) -> bytes:
    """A plain picture in one of the kinds of file."""
    image = Image.new(mode, size)
    kept = io.BytesIO()
    if kind == "HEIC":
        from_pillow(image).save(kept, quality=50)
    else:
        image.save(kept, kind, **options)
    return kept.getvalue()


def a_photo_of_a_camera(orientation: int = 6) -> bytes:
    """A JPEG whose metadata says where it comes from and how to turn it."""
    exif = Image.Exif()
    exif[MAKER] = "Spy Camera 3000"
    exif[ORIENTATION] = orientation
    return a_picture(size=(100, 40), exif=exif, comment=b"taken at home")


def a_png_that_claims(width: int, height: int, *, held: int | None = None) -> bytes:
    """A small PNG file whose header promises very many pixels, all of them black; `held` rows are really there."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compressobj(9)
    pixels = b"".join(rows.compress(bytes(1 + (width + 7) // 8)) for _ in range(height if held is None else held))
    pixels += rows.flush()
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def a_gif_that_is_a_page_too() -> bytes:
    """A GIF file that browsers may take for HTML or a script."""
    return a_picture("GIF") + b"<script>alert(1)</script>"
