"""Taking back a bulk act, such as an import: what held before holds again, where nothing came after."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path
from pydantic import ConfigDict, Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.arriving import Arrived, Conditional, Visit
from api.bodies.fields import Body, Words
from api.documented import WRITING, json_body
from api.finding import JSON
from api.reading import body_of
from api.sayings import said
from domain.acting import OfficeKind
from domain.obstacle import UndoAct
from domain.refusals import NotFound, NotYourAct, Refused
from projections.bulk import Part, parts

router = APIRouter(tags=["acts"])


class UndoBody(Body):
    """Why it is taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "Berkas yang diimpor keliru."}]})

    reason: Words


class UndoneAnswer(Answer):
    """An obstacle whose act was taken back."""

    id: UUID
    number: str
    version: int


class LeftAnswer(Answer):
    """An obstacle that was left as it is."""

    id: UUID
    number: str
    type: Annotated[str, Field(examples=["/problems/came_after"])]
    detail: str


class BulkAnswer(Answer):
    """What an undo did."""

    undone: tuple[UndoneAnswer, ...]
    left: tuple[LeftAnswer, ...]
    position: int


@router.post(
    "/bulk/{correlation}/undo",
    operation_id="undo_bulk",
    summary="Undo a bulk act",
    responses={200: {"model": BulkAnswer, "description": "What was taken back and what was left."}, **WRITING},
    openapi_extra=json_body("UndoBody"),
)
def undo_bulk(
    visit: Arrived,
    conditions: Conditional,
    correlation: Annotated[UUID, Path(description="The `correlation` of its events.")],
    body: Annotated[UndoBody, Depends(body_of(UndoBody))],
) -> Response:
    """Granted to who did it, and to the Assistant. Obstacles that others went on with are left and named."""
    with visit.deps.reads.connect() as connection:
        found = parts(connection, visit.acting, correlation)
    _authorize(visit, found, correlation)
    undone, left, position = [], [], 0
    for part in (each for each in found if each.seen):
        request = conditions.request(visit, f"POST /bulk/{correlation}/undo", body, part=f":{part.obstacle}")
        command = UndoAct(version=part.version, reason=body.reason)
        try:
            saved = visit.deps.tracker.undo(part.obstacle, command, request)
        except Refused as refusal:
            left.append(_left(part, refusal, visit))
        else:
            undone.append(UndoneAnswer(id=part.obstacle, number=part.number, version=saved.version))
            position = max(position, saved.position)
    visit.deps.reads.wait_for(position)
    answer = BulkAnswer(undone=tuple(undone), left=tuple(left), position=position)
    return Response(answer.model_dump_json(), media_type=JSON)


def _authorize(visit: Visit, found: tuple[Part, ...], correlation: UUID) -> None:
    """Who neither did it nor is the Assistant gets to know of it only as far as its obstacles may be seen."""
    acting = visit.acting
    if acting.kind is OfficeKind.ASSISTANT and found:
        return
    if any(part.account == acting.account for part in found):
        return
    if any(part.seen for part in found):
        raise NotYourAct("undo")
    raise NotFound("bulk", str(correlation))


def _left(part: Part, refusal: Refused, visit: Visit) -> LeftAnswer:
    return LeftAnswer(
        id=part.obstacle,
        number=part.number,
        type=f"/problems/{refusal.key}",
        detail=said(refusal, visit.language),
    )
