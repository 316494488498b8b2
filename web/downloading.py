"""Files by their id alone, with the rights of the obstacle that they belong to."""

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from projections.downloading import download
from web.visiting import Arrived

router = APIRouter(include_in_schema=False)


@router.get("/files/{file_id}")
def file(visit: Arrived, file_id: UUID) -> Response:
    """The original. A stranger has to log in first, and does not learn which files there are."""
    found = download(visit.deps.files, visit.deps.reads, visit.acting, file_id)
    return StreamingResponse(found.chunks, media_type=found.file.type, headers=found.headers)
