"""Two moments of one obstacle side by side: which of its fields, and what of its standing, differ."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.answers.values import plain
from api.arriving import Arrived
from api.bodies.fields import WITHOUT_NUL
from api.comparing import EARLIER, between
from api.documented import READING
from api.finding import JSON, shown
from api.obstacles import Ref
from api.past import LONGEST, OfMoment, of_moment
from projections.differing import Difference, differences, stood_after
from projections.timeline import of_obstacle

router = APIRouter(tags=["obstacles"])


class DifferingQuery(BaseModel):
    """The two moments."""

    model_config = ConfigDict(extra="forbid")

    compare: Annotated[str, Field(max_length=LONGEST, description=EARLIER, examples=["2024-11-19"]), WITHOUT_NUL]
    as_of: Annotated[
        str | None, Field(max_length=LONGEST, description="The later moment; now without one."), WITHOUT_NUL
    ] = None


class DifferenceAnswer(Answer):
    """A field of the record, or `state`, `level`, `assistance`, `waits_outside` or `flags` (clocks that ran out)."""

    name: str
    before: Any
    now: Any


class DifferingAnswer(OfMoment):
    """What differs; nothing where the obstacle had not been raised at one of the moments."""

    raised_before: Annotated[bool, Field(description="Whether it had been raised by the earlier moment.")]
    raised: Annotated[bool, Field(description="Whether it had been raised by the later moment.")]
    items: tuple[DifferenceAnswer, ...]


@router.get(
    "/obstacles/{ref}/comparison",
    operation_id="compare_obstacle",
    summary="Compare two moments of an obstacle",
    responses={200: {"model": DifferingAnswer, "description": "What differs."}, **READING},
)
def compare_obstacle(visit: Arrived, ref: Ref, query: Annotated[DifferingQuery, Query()]) -> Response:
    """Where it stood comes first, then the record. In which order the moments are given does not matter."""
    position = visit.deps.reads.position()
    with visit.deps.reads.connect() as connection:
        found = shown(connection, visit, ref)
        both = between(connection, visit, query.compare, query.as_of, position)
        entries = of_obstacle(connection, visit.acting, found.obstacle.id)
    before, now = stood_after(entries, both.first), stood_after(entries, both.last)
    answer = DifferingAnswer(
        raised_before=before is not None,
        raised=now is not None,
        items=tuple(map(_difference, differences(before, now))) if before and now else (),
        **of_moment(both.later, position),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


def _difference(one: Difference) -> DifferenceAnswer:
    before, now = (_value(one.name, value) for value in (one.before, one.now))
    return DifferenceAnswer(name=one.name, before=before, now=now)


def _value(name: str, value: Any) -> Any:
    return [flag.clock.value for flag in value] if name == "flags" else plain(value)
