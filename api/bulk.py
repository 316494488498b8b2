"""One act for many obstacles, and taking back what was done together, such as an import."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from api.answers.bulk import (
    OutcomeAnswer,
    RecentsAnswer,
    ToldAnswer,
    UndoneAnswer,
    outcome_answer,
    recents_answer,
    told_answer,
    undone_answer,
)
from api.arriving import Arrived, Conditions
from api.bodies.bulk import BulkBody, UndoBody
from api.directory import unversioned
from api.documented import READING, WRITING, json_body
from api.finding import JSON
from api.reading import body_of
from domain.bulk import Outcome
from domain.refusals import Invalid
from projections.bulk import recent
from projections.reading import Reads

router = APIRouter(tags=["acts"])
Keyed = Annotated[Conditions, Depends(unversioned)]
Correlation = Annotated[UUID, Path(description="The `correlation` of its events.")]
OF_THE_BULK = frozenset({"act", "items"})


@router.post(
    "/bulk",
    operation_id="do_bulk",
    summary="Act on many obstacles",
    responses={200: {"model": OutcomeAnswer, "description": "What became of each."}, **WRITING},
    openapi_extra=json_body("BulkBody"),
)
def do_bulk(visit: Arrived, conditions: Keyed, body: Annotated[BulkBody, Depends(body_of(BulkBody))]) -> Response:
    """Granted to whom the act is granted. All that can be done is done in one transaction; the others are named.

    `extend` is about the only unfinished assistance of each.
    """
    request = conditions.request(visit, "POST /bulk", body)
    try:
        outcome = visit.deps.bulks.do(body.chosen(), body.command(), request, preview=body.preview)
    except Invalid as invalid:
        within = {name if name in OF_THE_BULK else f"body.{name}": fault for name, fault in invalid.fields.items()}
        raise Invalid(**within) from None
    _arrived(visit.deps.reads, outcome)
    answer = outcome_answer(visit, outcome, preview=body.preview)
    return Response(answer.model_dump_json(), media_type=JSON)


@router.post(
    "/bulk/{correlation}/undo",
    operation_id="undo_bulk",
    summary="Undo a bulk act",
    responses={200: {"model": UndoneAnswer, "description": "What was taken back and what was left."}, **WRITING},
    openapi_extra=json_body("UndoBody"),
)
def undo_bulk(
    visit: Arrived,
    conditions: Keyed,
    correlation: Correlation,
    body: Annotated[UndoBody, Depends(body_of(UndoBody))],
) -> Response:
    """Granted to who did it, and to the Assistant. Obstacles that others went on with are left and named."""
    request = conditions.request(visit, f"POST /bulk/{correlation}/undo", body)
    outcome = visit.deps.bulks.undo(correlation, body.reason, request, preview=body.preview)
    _arrived(visit.deps.reads, outcome)
    return Response(undone_answer(visit, outcome).model_dump_json(), media_type=JSON)


@router.get(
    "/bulk",
    operation_id="list_bulks",
    summary="List what was done to many at once",
    responses={200: {"model": RecentsAnswer, "description": "The latest hundred."}, **READING},
)
def list_bulks(visit: Arrived) -> Response:
    """What the account or its office did; the Assistant gets everybody's."""
    with visit.deps.reads.connect() as connection:
        answer = recents_answer(recent(connection, visit.acting))
    return Response(answer.model_dump_json(), media_type=JSON)


@router.get(
    "/bulk/{correlation}",
    operation_id="get_bulk",
    summary="Read what one bulk did",
    responses={200: {"model": ToldAnswer, "description": "What it did to each."}, **READING},
)
def get_bulk(visit: Arrived, correlation: Correlation) -> Response:
    """For the account, its office and the Assistant."""
    answer = told_answer(visit, *visit.deps.bulks.told(correlation, visit.acting))
    return Response(answer.model_dump_json(), media_type=JSON)


def _arrived(reads: Reads, outcome: Outcome) -> None:
    if outcome.saved:
        reads.wait_for(outcome.saved.position)
