"""A small picture of a photo: made anew, so that it carries neither place nor device, nor what its bytes may hide."""

from functools import partial
from io import BytesIO
from typing import BinaryIO
from uuid import UUID

import anyio.to_thread
import structlog
from anyio import CapacityLimiter
from fastapi import APIRouter
from PIL import Image, ImageOps
from starlette.responses import Response

from domain.refusals import NotFound
from projections.downloading import permitted
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)
log_line = structlog.get_logger("kendala.web")
#: The type a file says it is of, and the only format that is tried for it.
PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
#: Longest side in pixels: twice what is shown, for sharp screens.
SIDE = 320
#: Pixels of the largest picture that is opened: a photo of a phone has 12 million, seldom 50, and is read small.
MOST_PIXELS = 50_000_000
#: Of what has to be unfolded whole first, at up to 12 bytes for a pixel.
MOST_UNFOLDED = 16_000_000
#: A progressive JPEG tells its picture in about ten scans; each one more goes through all of it again.
SCAN, MOST_SCANS = b"\xff\xda", 50
#: At once in a process, beside the threads of all other pages: memory, and a queue of its own.
TURNS = CapacityLimiter(2)
#: Asked for again each time, so that a shared computer shows nobody what the one before him might see.
KEPT = {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff"}


@router.get("/files/{file_id}/preview")
async def preview(visit: Arrived, file_id: UUID) -> Response:
    """A JPEG of at most 320 pixels, with the rights of the file itself. Raises NotFound where it shows no picture."""
    return await anyio.to_thread.run_sync(partial(_preview, visit, file_id), limiter=TURNS)


def _preview(visit: Visit, file_id: UUID) -> Response:
    file = permitted(visit.deps.files, visit.deps.reads, visit.acting, file_id)
    headers = {**KEPT, "ETag": f'"{file.sha256}-{SIDE}"'}
    if visit.request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    if file.type not in PICTURES:
        raise NotFound("file", str(file_id))
    with visit.deps.files.open(file) as source:
        made = small(source.read(), PICTURES[file.type])
    if made is None:
        raise NotFound("file", str(file_id))
    return Response(made, media_type="image/jpeg", headers=headers)


def small(source: bytes, format_: str, side: int = SIDE) -> bytes | None:
    """The picture upright and small; None where the bytes are no such picture, or one that costs too much."""
    if source.count(SCAN) > MOST_SCANS and format_ == "JPEG":
        return None
    try:
        return _small(BytesIO(source), format_, side)
    except Exception as error:  # noqa: BLE001 - whatever a lie in a picture makes the library raise, there is none
        log_line.info("no preview", reason=type(error).__name__)
        return None


def _small(source: BinaryIO, format_: str, side: int) -> bytes | None:
    with Image.open(source, formats=[format_]) as opened:
        whole = format_ != "JPEG" or "progressive" in opened.info
        if opened.width * opened.height > (MOST_UNFOLDED if whole else MOST_PIXELS):
            return None
        opened.draft("RGB", (side * 2, side * 2))
        opened.thumbnail((side, side))
        return _written(ImageOps.exif_transpose(opened))


def _written(picture: Image.Image) -> bytes:
    """On white, which is what a transparent picture lies on when printed."""
    flat = Image.new("RGB", picture.size, "white")
    drawn = picture.convert("RGBA")
    flat.paste(drawn, mask=drawn)
    out = BytesIO()
    flat.save(out, "JPEG", quality=78)
    return out.getvalue()
