"""Turns an upload into a harmless picture, in a process of its own that may take neither much memory nor time.

Run as `python -m desk.photos UPLOAD PICTURE THUMBNAIL`; prints one JSON object: what became of it, or why nothing.
"""

import io
import json
import resource
import sys
import warnings
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2048
THUMBNAIL_SIDE = 320
_MEMORY = 1024 * 1024 * 1024  # bytes of address space
_CPU_SECONDS = 15


class Unfit(Exception):
    """An upload that cannot become a picture; `args[0]` is `not_an_image`, `too_many_pixels` or `damaged`."""


def main(upload: str, picture: str, thumbnail: str) -> int:
    """Processes one upload within limits and prints what came of it."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        image = read(Path(upload).read_bytes())
    except Unfit as unfit:
        print(json.dumps({"unfit": unfit.args[0]}))
        return 1
    media_type = write(image, Path(picture))
    write(smaller(image), Path(thumbnail))
    print(json.dumps({"width": image.width, "height": image.height, "media_type": media_type}))
    return 0


def read(content: bytes) -> Image.Image:
    """The picture in an upload, upright, in sRGB, at most as large as a picture is kept; raises `Unfit`."""
    image = _opened(content)
    if image.width * image.height > MOST_PIXELS:
        raise Unfit("too_many_pixels")
    try:
        # A JPEG is already decoded at a fraction of its size here.
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(image)
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as error:
        raise Unfit("damaged") from error
    return _plain(upright)


def smaller(image: Image.Image) -> Image.Image:
    """A copy of the picture for lists."""
    copy = image.copy()
    copy.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return copy


def write(image: Image.Image, path: Path) -> str:
    """Writes the bare pixels, as JPEG or, where they are transparent, as PNG; returns the media type."""
    if image.mode == "RGBA":
        image.save(path, "PNG")
        return "image/png"
    image.save(path, "JPEG", quality=88)
    return "image/jpeg"


def _opened(content: bytes) -> Image.Image:
    formats = ["JPEG", "PNG", "WEBP"]
    if content[4:8] == b"ftyp":
        # Only HEIC pays for loading it.
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
        formats = ["HEIF"]
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
    try:
        return Image.open(io.BytesIO(content), formats=formats)
    except Image.DecompressionBombError as error:
        raise Unfit("too_many_pixels") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Unfit("not_an_image") from error


def _plain(image: Image.Image) -> Image.Image:
    """The picture's pixels alone: no metadata, no palette, the colours as sRGB."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    plain = image.convert(mode)
    if profile and image.mode in {"RGB", "RGBA"}:
        try:
            ours = ImageCms.createProfile("sRGB")
            theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ImageCms.profileToProfile(plain, theirs, ours, inPlace=True)
        except (ImageCms.PyCMSError, OSError):
            print("the colour profile cannot be used", file=sys.stderr)
    bare = Image.new(mode, plain.size)
    bare.paste(plain)
    return bare


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
