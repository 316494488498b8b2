"""A coat of arms out of an uploaded picture: made anew, so that nothing of the file but what is seen is kept."""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from domain.refusals import Invalid

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
#: Bytes of the file, pixels of the picture, and the longest side (in pixels) of what is kept: twice of what is printed.
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 25_000_000
SIDE = 192
COLOURS = 128
SVG = (b"<?xml", b"<svg", b"<!DOCTYPE svg")
LONGEST_HEAD = 512


def drawn(stream: BinaryIO) -> bytes:
    """The PNG. Raises Invalid (`arms`) for a file that is none of the formats, too large, or empty."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _refused("file_too_large", most=MOST_BYTES)
    if not data:
        raise _refused("empty_file")
    if _is_svg(data):
        raise _refused("no_svg")
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise _refused("picture_too_large", most=MOST_PIXELS // 1_000_000)
            return _written(ImageOps.exif_transpose(opened).convert("RGBA"))
    except Image.DecompressionBombError as bomb:
        raise _refused("picture_too_large", most=MOST_PIXELS // 1_000_000) from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _refused("not_a_picture") from error


def _written(picture: Image.Image) -> bytes:
    """Few colours, since it goes to every reader once."""
    picture.thumbnail((SIDE, SIDE))
    out = BytesIO()
    picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _is_svg(data: bytes) -> bool:
    head = data[:LONGEST_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(tuple(start.lower() for start in SVG)) or b"<svg" in head


def _refused(key: str, **data: object) -> Invalid:
    return Invalid(arms=(key, data))
