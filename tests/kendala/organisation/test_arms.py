"""A coat of arms is a small picture made anew, or is refused with the reason."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from domain.refusals import Invalid
from kendala.organisation.arms import MOST_BYTES, SIDE, drawn


def picture(size: tuple[int, int] = (600, 400), kind: str = "PNG", **more: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "#8a1538").save(out, kind, **more)
    return out.getvalue()


def bomb() -> bytes:
    """A PNG that says it is 60,000 pixels wide and high, and has hardly a byte."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"")))
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_is_made_small_and_anew(kind: str) -> None:
    """What is kept is a PNG of at most 192 pixels, whatever came, without the texts that its file had."""
    made = drawn(BytesIO(picture(kind=kind, comment=b"rahasia")))
    with Image.open(BytesIO(made)) as opened:
        assert (opened.format, opened.size) == ("PNG", (SIDE, 128))
    assert b"rahasia" not in made


def test_what_is_clear_stays_clear() -> None:
    """A transparent ground is kept, since the bar is dark and the paper is not."""
    out = BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(BytesIO(drawn(BytesIO(out.getvalue())))) as opened:
        assert opened.convert("RGBA").getpixel((10, 10))[3] == 0  # type: ignore[index]  # of a picture with four bands


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty_file"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "no_svg"),
        (b"\xef\xbb\xbf  <!-- x --><svg onload='x()'/>", "no_svg"),
        (b"%PDF-1.7 surat", "not_a_picture"),
        (picture()[:60], "not_a_picture"),
        (bomb(), "picture_too_large"),
        (b"\x89PNG" + bytes(MOST_BYTES), "file_too_large"),
    ],
)
def test_what_is_refused(data: bytes, why: str) -> None:
    """An SVG, a bomb, a broken picture or anything else is refused by its own sentence."""
    with pytest.raises(Invalid) as refused:
        drawn(BytesIO(data))
    assert refused.value.fields["arms"][0] == why
