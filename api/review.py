"""What is unresolved, by one dimension."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.arriving import Arrived
from api.documented import problems
from api.finding import JSON
from api.past import AsOfField, OfMoment, of_moment, past_of
from domain.obstacle import WITA
from projections.counts import By
from projections.lists import review
from projections.review import Group

router = APIRouter(tags=["review"])


class Grouping(StrEnum):
    """The dimensions of a review."""

    AGENCY = "agency"
    STAGE = "stage"
    LOCUS = "locus"
    LEVEL = "level"
    WAITING_FOR = "waiting_for"
    CAUSE = "cause"


class ReviewQuery(BaseModel):
    """What is reviewed."""

    model_config = ConfigDict(extra="forbid")

    by: Grouping = Grouping.AGENCY
    year: Annotated[int | None, Field(ge=1, le=9999, description="Fiscal year; all of them without one.")] = None
    as_of: AsOfField = None


class SumAnswer(Answer):
    """Open obstacles together."""

    count: int
    amount: Annotated[int, Field(description="Whole rupiah of those that state an amount.")]
    without_amount: Annotated[int, Field(description="How many of them state none.")]
    oldest_days: Annotated[int | None, Field(description="Days from the first of them to the moment that is told of.")]


class GroupAnswer(SumAnswer):
    """Open obstacles with one value; `key` is the value to filter `/obstacles` by."""

    key: str


class ReviewAnswer(OfMoment):
    """Groups, those with most money first, and their sum."""

    by: Grouping
    groups: tuple[GroupAnswer, ...]
    total: SumAnswer


@router.get(
    "/review",
    operation_id="review",
    summary="Review what is unresolved",
    responses={200: {"model": ReviewAnswer, "description": "The open obstacles in groups."}, **problems()},
)
def read_review(visit: Arrived, query: Annotated[ReviewQuery, Query()]) -> Response:
    """How many obstacles are open, how much money, how old: of those that the acting office may see."""
    with visit.deps.reads.connect() as connection:
        position = visit.deps.reads.position()
        past = past_of(connection, visit, visit.acting, query.as_of)
        found = review(connection, visit.acting, By(query.by.value), query.year, past)
    today = (past.moment if past else visit.deps.clock()).astimezone(WITA).date()
    answer = ReviewAnswer(
        by=query.by,
        groups=tuple(GroupAnswer(key=group.key, **_sums(group, today)) for group in found.groups),
        total=SumAnswer(**_sums(found.total, today)),
        **of_moment(past, position),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


def _sums(group: Group, today: date) -> dict[str, Any]:
    return {
        "count": group.count,
        "amount": group.amount,
        "without_amount": group.without_amount,
        "oldest_days": (today - group.oldest).days if group.oldest else None,
    }
