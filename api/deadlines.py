"""Year-end deadlines of the payment chain: for everybody to read, set by letter by Adpem and the administrator."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.responses import Response

from api.answers.almanac import DeadlineAnswer, DeadlinesAnswer, deadline_answer
from api.arriving import Arrived, Visit
from api.bodies.almanac import DeadlineBody, DispensationBody
from api.calendars import Keyed
from api.directory import Responses
from api.documented import CREATING, WRITING, json_body, problems
from api.finding import JSON
from api.known import KnownQuery, almanac_of
from api.reading import body_of
from domain.almanac import Document, Zone
from domain.refusals import NotFound

router = APIRouter(tags=["almanac"])
SET: Responses = {201: {"model": DeadlineAnswer, "description": "The deadline as it is now."}}


class DeadlinesQuery(KnownQuery):
    """Which deadlines."""

    year: Annotated[int | None, Field(ge=1, le=9999, description="Only those of this year.")] = None


@router.get(
    "/deadlines",
    operation_id="list_deadlines",
    summary="List year-end deadlines",
    responses={200: {"model": DeadlinesAnswer, "description": "The deadlines with their dispensations."}, **problems()},
)
def list_deadlines(visit: Arrived, query: Annotated[DeadlinesQuery, Query()]) -> Response:
    """By year, in the order of the payment chain."""
    deadlines = almanac_of(visit, query).deadlines
    order = tuple(Document)
    found = sorted(deadlines.by_document.values(), key=lambda one: (one.year, order.index(one.document)))
    items = tuple(deadline_answer(one) for one in found if query.year in {None, one.year})
    return Response(DeadlinesAnswer(items=items, version=deadlines.version).model_dump_json(), media_type=JSON)


@router.post(
    "/deadlines",
    operation_id="set_deadline",
    summary="Set a year-end deadline",
    status_code=201,
    responses={**SET, **CREATING},
    openapi_extra=json_body("DeadlineBody"),
)
def set_deadline(
    visit: Arrived, when: Keyed, body: Annotated[DeadlineBody, Depends(body_of(DeadlineBody))]
) -> Response:
    """Granted to Adpem and the administrator. Deadlines that contradict the payment chain are refused."""
    visit.deps.almanac.handle(body.command(), when.request(visit, "POST /deadlines", body))
    return _shown(visit, body.year, body.document)


@router.post(
    "/deadlines/dispensations",
    operation_id="dispense",
    summary="Give an agency more time",
    status_code=201,
    responses={**SET, **WRITING},
    openapi_extra=json_body("DispensationBody"),
)
def dispense(
    visit: Arrived, when: Keyed, body: Annotated[DispensationBody, Depends(body_of(DispensationBody))]
) -> Response:
    """Granted to Adpem and the administrator. The time is one in the zone of the deadline."""
    deadline = visit.deps.almanac.current().deadlines.of(body.year, body.document)
    command = body.command(deadline.zone if deadline else Zone.WITA)
    visit.deps.almanac.handle(command, when.request(visit, "POST /deadlines/dispensations", body))
    return _shown(visit, body.year, body.document)


def _shown(visit: Visit, year: int, document: Document) -> Response:
    found = visit.deps.almanac.current().deadlines.of(year, document)
    if found is None:
        raise NotFound("deadline", f"{document} {year}")
    return Response(deadline_answer(found).model_dump_json(), 201, media_type=JSON)
