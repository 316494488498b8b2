"""What was carried into a year, what became of it, and the obstacles behind each figure."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers.carry_over import (
    CarriedAnswer,
    FateGroupAnswer,
    FollowedListAnswer,
    fate_sums,
    followed_answer,
    sum_answer,
)
from api.arriving import Arrived
from api.bodies.fields import WITHOUT_NUL
from api.carry_over import Year
from api.documented import READING
from api.finding import JSON
from domain.carry_over import refuse_strangers
from domain.obstacle import Fate, Stage
from projections.carry_over import Narrowed, Sum, carried, figures, late

router = APIRouter(tags=["year end"])


class CarriedQuery(BaseModel):
    """Which of the carried ones; all that are given must hold."""

    model_config = ConfigDict(extra="forbid")

    fate: Fate | None = None
    agency: Annotated[str | None, Field(max_length=64), WITHOUT_NUL] = None
    stage: Stage | None = None
    again: Annotated[bool, Field(description="Only those that came a second time or more often.")] = False
    limit: Annotated[int, Field(ge=1, le=500)] = 200


@router.get(
    "/carried/{year}",
    operation_id="get_carried",
    summary="What was carried into a year",
    responses={200: {"model": CarriedAnswer, "description": "The figures."}, **READING},
)
def get_carried(visit: Arrived, year: Year) -> Response:
    """Of what the acting office may see; `/carried/{year}/obstacles` lists what is behind a figure."""
    refuse_strangers(visit.acting)
    with visit.deps.reads.connect() as connection:
        found = figures(connection, visit.acting, year)
        _, beside = late(connection, visit.acting, year - 1)
    answer = CarriedAnswer(
        year=year,
        total=sum_answer(found.total),
        fates=fate_sums(found.by_fate),
        agencies=_groups(found.by_agency),
        stages=_groups(found.by_stage),
        again=sum_answer(found.again),
        late=sum_answer(beside),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


@router.get(
    "/carried/{year}/obstacles",
    operation_id="list_carried",
    summary="The obstacles behind a figure",
    responses={200: {"model": FollowedListAnswer, "description": "The carried obstacles."}, **READING},
)
def list_carried(visit: Arrived, year: Year, query: Annotated[CarriedQuery, Query()]) -> Response:
    """Those with most money first; `total` is the sum of all that there are."""
    refuse_strangers(visit.acting)
    narrowed = Narrowed(**query.model_dump(exclude={"limit"}))
    with visit.deps.reads.connect() as connection:
        found = carried(connection, visit.acting, year, narrowed, query.limit)
    answer = FollowedListAnswer(items=tuple(map(followed_answer, found.items)), total=sum_answer(found.total))
    return Response(answer.model_dump_json(), media_type=JSON)


def _groups(groups: Mapping[str, Mapping[Fate, Sum]]) -> tuple[FateGroupAnswer, ...]:
    return tuple(FateGroupAnswer(key=key, fates=fate_sums(sums)) for key, sums in groups.items())
