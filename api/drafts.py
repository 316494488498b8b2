"""Drafts: what is typed into a form and not sent yet, for programs that fill forms for people."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path
from pydantic import Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.arriving import Arrived, Conditions, Visit
from api.bodies.fields import WITHOUT_NUL, Body, FileIds
from api.directory import unversioned
from api.documented import json_body, problems
from api.finding import JSON
from api.reading import body_of
from domain.drafts import FORMS, Draft
from domain.refusals import Invalid, NotFound

router = APIRouter(tags=["drafts"])
MOST_FIELDS = 500
Key = Annotated[
    str, Path(pattern=r"^[!-.0-~]{1,100}$", description="The command key with which the form will be sent.")
]
Keyed = Annotated[Conditions, Depends(unversioned)]
Form = Annotated[str, Field(pattern=f"^{FORMS}$", description="The form's address.", examples=["/obstacles/new"])]
Sign = Annotated[str, WITHOUT_NUL]
Pair = Annotated[tuple[Sign, Sign], Field(description="Name and value of a field.", examples=[["cause", "A5-GAGAL"]])]
#: The same in an answer, without `prefixItems`, which not every program that reads a document of OpenAPI knows.
Kept = Annotated[tuple[str, ...], Field(min_length=2, max_length=2, description="Name and value of a field.")]


class DraftBody(Body):
    """A draft to keep; `version` is the one that was seen, 0 for a new one."""

    form: Form
    fields: Annotated[tuple[Pair, ...], Field(max_length=MOST_FIELDS, description="In the order of the form.")]
    files: FileIds = ()
    version: Annotated[int, Field(ge=0, le=2**31 - 2)] = 0


class DraftAnswer(Answer):
    """A draft as it is kept; `version` counts its savings."""

    key: str
    form: str
    fields: tuple[Kept, ...]
    files: tuple[UUID, ...]
    version: int
    updated_at: datetime


class DraftsAnswer(Answer):
    """Drafts, the latest first, without their files."""

    items: tuple[DraftAnswer, ...]


ONE: dict[int | str, dict[str, Any]] = {200: {"model": DraftAnswer, "description": "The draft."}}


@router.get(
    "/drafts",
    operation_id="list_drafts",
    summary="Drafts of the acting office",
    responses={200: {"model": DraftsAnswer, "description": "The account's own."}, **problems()},
)
def list_drafts(visit: Arrived) -> Response:
    """Nobody is given another's."""
    found = visit.deps.drafts.of(visit.acting.account, visit.acting.office)
    return Response(DraftsAnswer(items=tuple(map(_answer, found))).model_dump_json(), media_type=JSON)


@router.get("/drafts/{key}", operation_id="read_draft", summary="One draft", responses={**ONE, **problems(404)})
def read_draft(visit: Arrived, key: Key) -> Response:
    """One's own, made in the acting office."""
    draft = visit.deps.drafts.find(visit.acting.account, key)
    if draft.office != visit.acting.office:
        raise NotFound("draft", key)
    return Response(_answer(draft).model_dump_json(), media_type=JSON)


@router.put(
    "/drafts/{key}",
    operation_id="save_draft",
    summary="Save a draft",
    responses={**ONE, **problems(409, 412, 413, 415)},
    openapi_extra=json_body("DraftBody"),
)
def save_draft(
    visit: Arrived, key: Key, _when: Keyed, body: Annotated[DraftBody, Depends(body_of(DraftBody))]
) -> Response:
    """Over the version that was seen; the same again changes nothing. Whoever sends the form deletes its draft."""
    draft = Draft(
        account=visit.acting.account,
        office=visit.acting.office,
        key=key,
        form=body.form,
        fields=body.fields,
        files=_own(visit, body.files),
        version=body.version,
        updated_at=visit.deps.clock(),
    )
    return Response(_answer(visit.deps.drafts.save(draft)).model_dump_json(), media_type=JSON)


@router.delete(
    "/drafts/{key}",
    operation_id="delete_draft",
    summary="Delete a draft",
    status_code=204,
    responses={204: {"description": "There is none of that key now."}, **problems()},
)
def delete_draft(visit: Arrived, key: Key, _when: Keyed) -> Response:
    """Can be repeated."""
    visit.deps.drafts.drop(visit.acting.account, key)
    return Response(status_code=204)


def _own(visit: Visit, ids: Sequence[UUID]) -> tuple[UUID, ...]:
    """Raises Invalid (`files`) for one that the caller did not upload."""
    own = {file.id for file in visit.deps.files.of(ids) if file.uploader == visit.acting.account}
    for n, id_ in enumerate(ids):
        if id_ not in own:
            raise Invalid(**{f"files.{n}": ("unknown_file", {"file": str(id_)})})
    return tuple(ids)


def _answer(draft: Draft) -> DraftAnswer:
    return DraftAnswer(**{name: getattr(draft, name) for name in DraftAnswer.model_fields})
