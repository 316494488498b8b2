"""Two moments side by side: what is new, has moved, is gone, or got worse."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection
from starlette.responses import Response

from api.answers.obstacle import Answer, CardAnswer
from api.answers.showing import card_answer
from api.arriving import Arrived, Visit
from api.bodies.fields import WITHOUT_NUL
from api.documented import problems
from api.finding import JSON
from api.past import LONGEST, OfMoment, of_moment, past_of
from domain.obstacle import Level
from projections.board import Filters
from projections.history import Span, Turn, Turned, Worse, counts, turns
from projections.past import Past
from wording.dates import day_of

router = APIRouter(tags=["review"])
EARLIER = "The earlier moment, written as `as_of` elsewhere."
Code = Annotated[str | None, Field(max_length=64), WITHOUT_NUL]


class ComparisonQuery(BaseModel):
    """Two moments, what narrows them as it stood at the later one, and which turn is listed."""

    model_config = ConfigDict(extra="forbid")

    compare: Annotated[str, Field(max_length=LONGEST, description=EARLIER, examples=["2024-11-19"]), WITHOUT_NUL]
    as_of: Annotated[
        str | None, Field(max_length=LONGEST, description="The later moment; now without one."), WITHOUT_NUL
    ] = None
    turn: Turn = Turn.WORSE
    agency: Code = None
    cause: Code = None
    level: Level | None = None
    year: Annotated[int | None, Field(ge=1, le=9999, description="Fiscal year.")] = None
    cursor: Annotated[str | None, Field(max_length=400, description="`next_cursor` of the page before.")] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50

    def filters(self) -> Filters:
        return Filters(agency=self.agency, cause=self.cause, level=self.level, year=self.year)


class TurnedAnswer(Answer):
    """An obstacle as it stood at the later moment, how it stood before (null where it is new), and what got worse."""

    now: CardAnswer
    before: CardAnswer | None
    worse: tuple[Worse, ...]


class CountsAnswer(Answer):
    """How many took each turn; one may have moved and got worse."""

    new: int
    moved: int
    gone: int
    worse: int


class ComparisonAnswer(OfMoment):
    """What became of the obstacles in between, and those that took the turn that was asked for, the newest first."""

    counts: CountsAnswer
    turn: Turn
    items: tuple[TurnedAnswer, ...]
    next_cursor: Annotated[str | None, Field(description="Null on the last page.")]


@router.get(
    "/comparison",
    operation_id="compare_moments",
    summary="Compare two moments",
    responses={200: {"model": ComparisonAnswer, "description": "Counts, and one page of one turn."}, **problems()},
)
def compare_moments(visit: Arrived, query: Annotated[ComparisonQuery, Query()]) -> Response:
    """Of all obstacles that the acting office may see now. In which order the moments are given does not matter."""
    position = visit.deps.reads.position()
    with visit.deps.reads.connect() as connection:
        both = between(connection, visit, query.compare, query.as_of, position)
        span = _span(both)
        counted = counts(connection, visit.acting, query.filters(), span)
        found = turns(
            connection, visit.acting, query.filters(), span, query.turn, cursor=query.cursor, limit=query.limit
        )
    answer = ComparisonAnswer(
        counts=CountsAnswer(**{turn.value: n for turn, n in counted.items()}),
        turn=query.turn,
        items=tuple(map(_turned, found.items)),
        next_cursor=found.next_cursor,
        **of_moment(both.later, position),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


@dataclass(frozen=True, slots=True)
class Between:
    """Two moments in their order; `later` is the later one as it was asked for, None for now."""

    first: Past
    last: Past
    later: Past | None


def between(connection: Connection, visit: Visit, compare: str, as_of: str | None, position: int) -> Between:
    """The moments that are asked for; `position` is the one that is known now. Raises NoSuchPast."""
    later = past_of(connection, visit, visit.acting, as_of)
    end = later or Past(visit.deps.clock(), position)
    start = past_of(connection, visit, visit.acting, compare) or end
    first, last = sorted((start, end), key=lambda past: past.position)
    return Between(first, last, later)


def _span(both: Between) -> Span:
    days = day_of(both.first.moment), day_of(both.last.moment)
    return Span(earlier=both.first.position, later=both.last.position, first_day=days[0], last_day=days[1])


def _turned(one: Turned) -> TurnedAnswer:
    before = card_answer(one.before) if one.before else None
    return TurnedAnswer(now=card_answer(one.now), before=before, worse=one.worse)
