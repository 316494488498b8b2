"""Raising, listing and reading obstacles, and amending their record."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers.obstacle import ListAnswer, ObstacleAnswer
from api.answers.showing import card_answer
from api.arriving import Arrived, Conditional, Guarded, Visit
from api.bodies.fields import WITHOUT_NUL
from api.bodies.record import AmendBody, RaiseBody
from api.documented import AMENDING, CREATING, READING, json_body, problems
from api.evidence import with_files
from api.finding import JSON, answer, identified, saved_answer, sent, shown
from api.past import AsOf, AsOfField, of_moment, past_of
from api.reading import body_of
from domain.obstacle import Level, Locus, Stage, State, Visibility
from domain.tracker import Request, Saved
from projections.board import Filters, Sort
from projections.lists import page

router = APIRouter(tags=["obstacles"])
Ref = Annotated[str, Path(max_length=60, description="The obstacle's id or its number (`KDL-2024-12`).")]
TAGGED = {"ETag": {"description": "The version.", "schema": {"type": "string"}}}
ONE: dict[int | str, dict[str, Any]] = {
    200: {"model": ObstacleAnswer, "description": "The obstacle.", "headers": TAGGED}
}


#: A database would fail over a text that it cannot hold.
StoredText = Annotated[str, WITHOUT_NUL]


class ListQuery(BaseModel):
    """What a list is narrowed by; all that are given must hold."""

    model_config = ConfigDict(extra="forbid")

    state: Annotated[list[State], Field(max_length=len(State), description="One or several, repeated.")] = []
    agency: Annotated[StoredText | None, Field(max_length=64)] = None
    desk: Annotated[StoredText | None, Field(max_length=64, description="A desk that has or had an assistance.")] = None
    level: Level | None = None
    stage: Stage | None = None
    locus: Locus | None = None
    cause: Annotated[StoredText | None, Field(max_length=64)] = None
    year: Annotated[int | None, Field(ge=1, le=9999, description="Fiscal year.")] = None
    waiting_for: Annotated[
        StoredText | None,
        Field(
            max_length=80,
            description="`outside`, `adpem`, `assistant`, `agency`, `level`, `level:secretary`, `desk`, `desk:BPKAD`.",
        ),
    ] = None
    visibility: Visibility | None = None
    amount: Annotated[Literal["none"] | None, Field(description="`none`: those that state no amount.")] = None
    flagged: Annotated[Literal["yes"] | None, Field(description="`yes`: those of which a clock ran out.")] = None
    carried: Annotated[int | None, Field(ge=1, le=9999, description="Carried over into this year, and still open.")] = (
        None
    )
    q: Annotated[
        StoredText | None, Field(max_length=200, description="Words, the last one as a prefix; or a number.")
    ] = None
    sort: Sort = Sort.NEWEST
    cursor: Annotated[str | None, Field(max_length=400, description="`next_cursor` of the page before.")] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    as_of: AsOfField = None

    def filters(self) -> Filters:
        """The filters as the board knows them."""
        names = (
            "agency",
            "desk",
            "level",
            "stage",
            "locus",
            "cause",
            "year",
            "waiting_for",
            "visibility",
            "carried",
            "q",
        )
        given = {name: getattr(self, name) for name in names}
        return Filters(states=tuple(self.state), unstated=self.amount == "none", flagged=self.flagged == "yes", **given)


@router.post(
    "/obstacles",
    status_code=201,
    operation_id="raise_obstacle",
    summary="Raise an obstacle",
    responses={201: {"model": ObstacleAnswer, "description": "It was raised; `Location` is its address."}, **CREATING},
    openapi_extra=json_body("RaiseBody"),
)
def raise_obstacle(
    visit: Arrived, conditions: Conditional, body: Annotated[RaiseBody, Depends(body_of(RaiseBody))]
) -> Response:
    """An agency raises for itself, Ekobang for any agency."""
    request = conditions.request(visit, "POST /obstacles", body)
    saved = _sent_before(visit, body, request) or _raised(visit, body, request)
    raised = saved_answer(visit, saved)
    return sent(raised, saved=saved, status=201, location=f"/api/v1/obstacles/{raised.id}")


def _raised(visit: Visit, body: RaiseBody, request: Request) -> Saved:
    with with_files(visit, body.evidence) as evidence:
        saved = visit.deps.tracker.raise_obstacle(body.command(evidence.refs), request)
        evidence.attach(saved.id)
    return saved


def _sent_before(visit: Visit, body: RaiseBody, request: Request) -> Saved | None:
    """The first result of a repeated request: its files are that obstacle's by now, and cannot be claimed again."""
    saved = visit.deps.tracker.done_before(request) if body.evidence else None
    if saved is not None:
        visit.deps.files.attach(body.evidence, saved.id)
    return saved


@router.get(
    "/obstacles",
    operation_id="list_obstacles",
    summary="List obstacles",
    responses={200: {"model": ListAnswer, "description": "A page of the list."}, **problems()},
)
def list_obstacles(visit: Arrived, query: Annotated[ListQuery, Query()]) -> Response:
    """The obstacles that the acting office may see, filtered, sorted and paged. Of a past, `q` finds words of today."""
    with visit.deps.reads.connect() as connection:
        position = visit.deps.reads.position()
        past = past_of(connection, visit, visit.acting, query.as_of)
        place = query.filters(), past
        found = page(connection, visit.acting, *place, sort=query.sort, cursor=query.cursor, limit=query.limit)
    listed = ListAnswer(
        items=tuple(card_answer(card) for card in found.items),
        next_cursor=found.next_cursor,
        **of_moment(past, position),
        **{"total" if found.exact else "total_at_least": found.total},
    )
    return Response(listed.model_dump_json(exclude_unset=True), media_type=JSON)


@router.get("/obstacles/{ref}", operation_id="get_obstacle", summary="Read an obstacle", responses=ONE | READING)
def get_obstacle(visit: Arrived, ref: Ref, moment: AsOf) -> Response:
    """One obstacle by its id or its number; 404 too where it had not been raised at the moment of `as_of`."""
    with visit.deps.reads.connect() as connection:
        found = shown(connection, visit, ref)
        return sent(answer(connection, visit, found, past_of(connection, visit, visit.acting, moment.as_of)))


@router.patch(
    "/obstacles/{ref}",
    operation_id="amend_obstacle",
    summary="Amend the record",
    responses=ONE | AMENDING,
    openapi_extra=json_body("AmendBody"),
)
def amend_obstacle(
    visit: Arrived, conditions: Guarded, ref: Ref, body: Annotated[AmendBody, Depends(body_of(AmendBody))]
) -> Response:
    """Sets the fields that are sent. Refused (412, with both texts) only where one of them changed since `If-Match`."""
    obstacle = identified(visit, ref)
    request = conditions.request(visit, f"PATCH /obstacles/{obstacle}", body)
    saved = visit.deps.tracker.act(obstacle, body.command(), request)
    return sent(saved_answer(visit, saved), saved=saved)
