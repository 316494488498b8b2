"""Pictures that are bombs: few bytes that fill a memory once somebody opens them. Only their head is read here."""

from pathlib import Path

from PIL import Image, UnidentifiedImageError

from domain.refusals import Invalid

#: Millions of pixels; the photo of a phone has 12, seldom more than 100.
MOST = 150
MILLION = 1_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")


def refuse_bomb(path: Path) -> None:
    """Raises Invalid (`file`) for a picture of more pixels than is safe to open; anything else is just a file."""
    if _is_bomb(path):
        raise Invalid(file=("picture_too_large", {"most": MOST}))


def _is_bomb(path: Path) -> bool:
    try:
        with Image.open(path, formats=FORMATS) as opened:
            return opened.width * opened.height > MOST * MILLION
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return True
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return False
