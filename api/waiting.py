"""The waiting ledger: how long who was waited for, and the intervals that make up each figure."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.arriving import Arrived
from api.bodies.fields import WITHOUT_NUL
from api.documented import READING, problems
from api.finding import JSON, shown
from api.obstacles import Ref
from api.past import AsOf, AsOfField, OfMoment, of_moment, past_of
from domain.obstacle import Waits
from domain.obstacle.ledger import Awaited, handovers, returns
from projections.ledger import Asked, Median, Wait, intervals, of_obstacle, totals

router = APIRouter(tags=["review"])
Who = Annotated[str, Field(description="Code of the desk or agency, or the level; empty for the other kinds.")]


class IntervalsQuery(BaseModel):
    """Which intervals; all that are given must hold."""

    model_config = ConfigDict(extra="forbid")

    kind: Waits | None = None
    who: Annotated[
        str | None, Field(max_length=64, description="Code of the desk or agency, or the level."), WITHOUT_NUL
    ] = None
    cause: Annotated[str | None, Field(max_length=64), WITHOUT_NUL] = None
    ended: Annotated[bool, Field(description="Only those that are over: what medians are made of.")] = False
    handed: Annotated[bool, Field(description="Only hand-overs: all but those with which an obstacle began.")] = False
    again: Annotated[bool, Field(description="Only returns to somebody for whom the obstacle had waited before.")] = (
        False
    )
    as_of: AsOfField = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 500


class WaitAnswer(Answer):
    """An interval in which an obstacle waited for one."""

    obstacle: UUID
    number: str
    kind: Waits
    who: Who
    since: datetime
    until: Annotated[datetime | None, Field(description="Null while it lasts.")]
    from_position: Annotated[int, Field(description="The log position of the event that began it.")]
    to_position: Annotated[int | None, Field(description="That of the event that ended it.")]
    seconds: Annotated[int, Field(description="Up to now, or to the moment of `as_of`, while it lasts.")]


class IntervalsAnswer(OfMoment):
    """Intervals, the earliest first; `total` counts all, though not all may be listed."""

    items: tuple[WaitAnswer, ...]
    total: int


class SumsAnswer(Answer):
    """All waits for one together."""

    kind: Waits
    who: Who
    count: int
    seconds: int


class MedianAnswer(Answer):
    """Half of the `count` ended waits were at most so long."""

    code: str
    count: int
    seconds: float


class TotalsAnswer(OfMoment):
    """The figures of all that the acting office may see."""

    sums: tuple[SumsAnswer, ...]
    count: int
    handovers: int
    returns: int
    desks: tuple[MedianAnswer, ...]
    causes: tuple[MedianAnswer, ...]


class LedgerAnswer(OfMoment):
    """The ledger of one obstacle."""

    items: tuple[WaitAnswer, ...]
    sums: tuple[SumsAnswer, ...]
    handovers: int
    returns: int


@router.get(
    "/waiting",
    operation_id="waiting_totals",
    summary="How long who was waited for",
    responses={200: {"model": TotalsAnswer, "description": "The sums, hand-overs, returns and medians."}, **problems()},
)
def waiting_totals(visit: Arrived, moment: AsOf) -> Response:
    """Of all obstacles that the acting office may see now; `/waiting/intervals` lists what is behind a figure."""
    position = visit.deps.reads.position()
    with visit.deps.reads.connect() as connection:
        past = past_of(connection, visit, visit.acting, moment.as_of)
        found = totals(connection, visit.acting, visit.deps.clock(), past=past)
    answer = TotalsAnswer(
        sums=tuple(_sum(one.awaited, one.n, one.seconds) for one in found.sums),
        count=found.n,
        handovers=found.handovers,
        returns=found.returns,
        desks=tuple(map(_median, found.desks)),
        causes=tuple(map(_median, found.causes)),
        **of_moment(past, position),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


@router.get(
    "/waiting/intervals",
    operation_id="list_waiting_intervals",
    summary="The intervals behind a figure",
    responses={200: {"model": IntervalsAnswer, "description": "The intervals."}, **problems()},
)
def waiting_intervals(visit: Arrived, query: Annotated[IntervalsQuery, Query()]) -> Response:
    """The intervals of all obstacles that the acting office may see now, narrowed."""
    position = visit.deps.reads.position()
    asked = Asked(**query.model_dump(exclude={"limit", "as_of"}))
    with visit.deps.reads.connect() as connection:
        past = past_of(connection, visit, visit.acting, query.as_of)
        found = intervals(connection, visit.acting, asked, visit.deps.clock(), query.limit, past=past)
    waits = tuple(map(_wait, found.items))
    answer = IntervalsAnswer(items=waits, total=found.total, **of_moment(past, position))
    return Response(answer.model_dump_json(), media_type=JSON)


@router.get(
    "/obstacles/{ref}/waiting",
    operation_id="list_obstacle_waiting",
    summary="For whom an obstacle waited",
    responses={200: {"model": LedgerAnswer, "description": "Its intervals in order, and their sums."}, **READING},
)
def obstacle_waiting(visit: Arrived, ref: Ref, moment: AsOf) -> Response:
    """The waiting ledger of one obstacle."""
    position = visit.deps.reads.position()
    with visit.deps.reads.connect() as connection:
        obstacle = shown(connection, visit, ref).obstacle.id
        past = past_of(connection, visit, visit.acting, moment.as_of)
        found = of_obstacle(connection, visit.acting, obstacle, visit.deps.clock(), past=past)
    by: dict[Awaited, list[int]] = {}
    for one in found:
        by.setdefault(one.awaited, []).append(one.seconds)
    answer = LedgerAnswer(
        items=tuple(map(_wait, found)),
        sums=tuple(_sum(who, len(lengths), sum(lengths)) for who, lengths in by.items()),
        handovers=handovers([one.awaited for one in found]),
        returns=returns([one.awaited for one in found]),
        **of_moment(past, position),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


def _sum(awaited: Awaited, count: int, seconds: int) -> SumsAnswer:
    return SumsAnswer(kind=awaited.kind, who=awaited.who, count=count, seconds=seconds)


def _median(median: Median) -> MedianAnswer:
    return MedianAnswer(code=median.code, count=median.n, seconds=median.seconds)


def _wait(wait: Wait) -> WaitAnswer:
    return WaitAnswer(
        obstacle=wait.obstacle,
        number=wait.number,
        kind=wait.awaited.kind,
        who=wait.awaited.who,
        since=wait.since,
        until=wait.until,
        from_position=wait.from_position,
        to_position=wait.to_position,
        seconds=wait.seconds,
    )
