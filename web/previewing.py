"""A small picture of a photo: made anew, so that it carries neither place nor device, nor what its bytes may hide."""

from io import BytesIO
from uuid import UUID

from fastapi import APIRouter
from PIL import Image, ImageOps, UnidentifiedImageError
from starlette.responses import Response

from domain.refusals import NotFound
from projections.downloading import download
from web.visiting import Arrived

router = APIRouter(include_in_schema=False)
#: The type a file says it is of, and the only format that is tried for it.
PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
#: Longest side in pixels: twice what is shown, for sharp screens.
SIDE = 320
#: Pixels of the largest picture that is opened; a photo of a phone has 12 million, seldom 50.
MOST_PIXELS = 50_000_000
KEPT = {"Cache-Control": "private, max-age=86400", "X-Content-Type-Options": "nosniff"}


@router.get("/files/{file_id}/preview")
def preview(visit: Arrived, file_id: UUID) -> Response:
    """A JPEG of at most 320 pixels, with the rights of the file itself. Raises NotFound where it shows no picture."""
    found = download(visit.deps.files, visit.deps.reads, visit.acting, file_id)
    if found.file.type not in PICTURES:
        raise NotFound("file", str(file_id))
    made = small(b"".join(found.chunks), PICTURES[found.file.type])
    if made is None:
        raise NotFound("file", str(file_id))
    return Response(made, media_type="image/jpeg", headers=KEPT)


def small(source: bytes, format_: str, side: int = SIDE) -> bytes | None:
    """The picture upright and small; None where the bytes are no such picture, or too large a one."""
    try:
        with Image.open(BytesIO(source), formats=[format_]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            opened.draft("RGB", (side * 2, side * 2))
            opened.thumbnail((side, side))
            return _written(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None


def _written(picture: Image.Image) -> bytes:
    """On white, which is what a transparent picture lies on when printed."""
    flat = Image.new("RGB", picture.size, "white")
    drawn = picture.convert("RGBA")
    flat.paste(drawn, mask=drawn)
    out = BytesIO()
    flat.save(out, "JPEG", quality=78)
    return out.getvalue()
