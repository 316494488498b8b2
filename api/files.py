"""Files: uploaded before the act that names them, and given back as they came to whoever may see the obstacle."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.answers.obstacle import FileAnswer
from api.arriving import Arrived, Conditional
from api.documented import READING, UPLOADING
from api.finding import JSON
from api.receiving import uploaded
from domain.pacing import Paced
from projections import downloading

router = APIRouter(tags=["files"])
FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            }
        },
    }
}
BYTES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The bytes as they were uploaded.",
        "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
    },
    **READING,
}


@router.post(
    "/files",
    status_code=201,
    operation_id="upload_file",
    summary="Upload a file",
    responses={201: {"model": FileAnswer, "description": "It is kept."}, **UPLOADING},
    openapi_extra=FORM,
)
async def upload(visit: Arrived, conditions: Conditional, request: Request) -> Response:
    """One file in the part `file`, to be named as evidence within a day; until then it is the caller's alone."""
    deps, account = visit.deps, visit.acting.account
    deps.pacing.admit(Paced.UPLOAD, account)
    async with uploaded(request, deps.upload_limit) as part:
        stored = await run_in_threadpool(
            deps.files.store,
            part.file,
            name=part.filename or "",
            type=part.content_type or "",
            uploader=account,
            key=conditions.key,
        )
    answer = FileAnswer(id=stored.id, name=stored.name, type=stored.type, size=stored.size, sha256=stored.sha256)
    return Response(answer.model_dump_json(), 201, {"Location": f"/api/v1/files/{stored.id}"}, JSON)


@router.get(
    "/files/{id}",
    operation_id="download_file",
    summary="Download a file",
    response_class=Response,
    responses=BYTES,
)
def download(visit: Arrived, file_id: Annotated[UUID, Path(alias="id")]) -> Response:
    """The original, always as an attachment. Who may see its obstacle may have it; before that, its uploader."""
    found = downloading.download(visit.deps.files, visit.deps.reads, visit.acting, file_id)
    return StreamingResponse(found.chunks, media_type=found.file.type, headers=found.headers)
