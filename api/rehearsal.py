"""Rehearsing rules: what a version would have done over a stretch of days, beside what was done."""

from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.arriving import Arrived, Visit
from api.documented import READING
from api.finding import JSON
from api.rules import Version
from domain.acting import OfficeKind
from domain.clocks.rehearsed import Deed, Deeds, Figures, Rehearsed, figures, refuse_rehearser
from domain.obstacle import Clock, Level
from domain.refusals import NotYourAct
from projections.rehearsals import part_for
from projections.several import several

router = APIRouter(tags=["almanac"])
#: Seconds that a program waits for an answer before it is asked to come again, and until it should.
PATIENCE = 3.0
COME_AGAIN = "3"


class StretchQuery(BaseModel):
    """The days, both ends included: at most 366, and none to come."""

    model_config = ConfigDict(extra="forbid")

    from_: Annotated[date, Field(alias="from")]
    to: date


class DaysQuery(StretchQuery):
    """A page of the days."""

    limit: Annotated[int, Field(ge=1, le=366)] = 366
    offset: Annotated[int, Field(ge=0, le=366)] = 0


class DeedsQuery(StretchQuery):
    """A page of one day's deeds."""

    limit: Annotated[int, Field(ge=1, le=500)] = 100
    offset: Annotated[int, Field(ge=0, le=10_000_000)] = 0


class FiguresAnswer(Answer):
    """Counted by kind."""

    flagged: int
    cleared: int
    escalated: int
    told: Annotated[dict[OfficeKind, int], Field(description="How often each kind of office hears of a flag.")]

    @classmethod
    def of(cls, found: Figures) -> Self:
        return cls(flagged=found.flagged, cleared=found.cleared, escalated=found.escalated, told=dict(found.told))


class RehearsedDayAnswer(Answer):
    """A day on which there was anything."""

    day: date
    would: FiguresAnswer
    did: FiguresAnswer


class RehearsalAnswer(Answer):
    """What the rules would have done, and what was really done; `items` are days, `total` counts them all."""

    version: int
    position: Annotated[int, Field(description="The log position up to which was played.")]
    would: FiguresAnswer
    did: FiguresAnswer
    items: tuple[RehearsedDayAnswer, ...]
    total: int


class UnderWayAnswer(Answer):
    """It is still being played."""

    version: int
    done: Annotated[bool, Field(examples=[False])] = False


class DeedAnswer(Answer):
    """One thing that the rules would have done (`would`), or that was really done."""

    would: bool
    obstacle: UUID
    number: str
    kind: Deeds
    clock: Clock
    n: Annotated[int | None, Field(description="The assistance, for a desk's clock.")]
    due_on: Annotated[date | None, Field(description="The last day in time; of a flag only.")]
    to: Annotated[Level | None, Field(description="The level it goes up to.")]
    told: tuple[OfficeKind, ...]


class DeedsAnswer(Answer):
    """The deeds of one day; `total` counts them all."""

    items: tuple[DeedAnswer, ...]
    total: int


UNDER_WAY: dict[int | str, dict[str, Any]] = {
    202: {"model": UnderWayAnswer, "description": "It is still being played: ask again after `Retry-After` seconds."}
}


@router.get(
    "/rules/{version}/rehearsal",
    operation_id="rehearse_rules",
    summary="What rules would have done, day by day",
    responses={200: {"model": RehearsalAnswer, "description": "The figures of each day."}, **UNDER_WAY, **READING},
)
def rehearsal(visit: Arrived, version: Version, query: Annotated[DaysQuery, Query()]) -> Response:
    """For Ekobang, leadership, auditors and administrators. Figures are of obstacles that the office may see.

    The administrator, to whom no obstacle is open, gets figures of all.
    """
    found = _found(visit, version, query)
    if found is None:
        return _under_way(version)
    days = [day for day in found.days if day]
    answer = RehearsalAnswer(
        version=found.version,
        position=found.position,
        would=FiguresAnswer.of(figures(found.would)),
        did=FiguresAnswer.of(figures(found.did)),
        items=tuple(
            RehearsedDayAnswer(
                day=day.day, would=FiguresAnswer.of(figures(day.would)), did=FiguresAnswer.of(figures(day.did))
            )
            for day in days[query.offset : query.offset + query.limit]
        ),
        total=len(days),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


@router.get(
    "/rules/{version}/rehearsal/{day}",
    operation_id="list_rehearsed_deeds",
    summary="What rules would have done on one day",
    responses={200: {"model": DeedsAnswer, "description": "Obstacle by obstacle."}, **UNDER_WAY, **READING},
)
def rehearsed_deeds(visit: Arrived, version: Version, day: date, query: Annotated[DeedsQuery, Query()]) -> Response:
    """A day of the rehearsal over that stretch, for those to whom obstacles are open: not for the administrator."""
    if visit.acting.kind is OfficeKind.ADMIN:
        raise NotYourAct("rehearse_rules")
    found = _found(visit, version, query)
    if found is None:
        return _under_way(version)
    deeds = [(would, deed) for one in found.days if one.day == day for would, deed in one.beside()]
    page = deeds[query.offset : query.offset + query.limit]
    with visit.deps.reads.connect() as connection:
        shown = several(connection, visit.acting, {deed.obstacle for _, deed in page})
    items = tuple(
        _deed(deed, shown[deed.obstacle].number, would=would) for would, deed in page if deed.obstacle in shown
    )
    return Response(DeedsAnswer(items=items, total=len(deeds)).model_dump_json(), media_type=JSON)


def _found(visit: Visit, version: int, query: StretchQuery) -> Rehearsed | None:
    refuse_rehearser(visit.acting.kind)
    found = visit.deps.rehearser.rehearse(version, query.from_, query.to, patience=PATIENCE)
    if found is None:
        return None
    with visit.deps.reads.connect() as connection:
        return part_for(connection, visit.acting, found)


def _under_way(version: int) -> Response:
    answer = UnderWayAnswer(version=version)
    return Response(answer.model_dump_json(), 202, {"Retry-After": COME_AGAIN}, media_type=JSON)


def _deed(deed: Deed, number: str, *, would: bool) -> DeedAnswer:
    return DeedAnswer(
        would=would,
        obstacle=deed.obstacle,
        number=number,
        kind=deed.kind,
        clock=deed.clock,
        n=deed.n,
        due_on=deed.due_on,
        to=deed.to,
        told=deed.tell,
    )
