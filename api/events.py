"""What happened: the events of one obstacle, and the feed of everything the caller may see now."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers.event import EventAnswer, Item, item, numbers, others
from api.answers.obstacle import Answer
from api.arriving import Arrived
from api.documented import READING, problems
from api.finding import JSON, shown
from api.obstacles import Ref
from api.past import AsOf, past_of
from projections.feed import after
from projections.timeline import of_obstacle

router = APIRouter(tags=["events"])
MOST_POSITION = 2**63 - 1


class FeedQuery(BaseModel):
    """Which part of the feed."""

    model_config = ConfigDict(extra="forbid")

    after: Annotated[int, Field(ge=0, le=MOST_POSITION, description="`next` of the call before; 0 to begin.")] = 0
    limit: Annotated[int, Field(ge=1, le=1000)] = 100


class HistoryAnswer(Answer):
    """The whole history of one obstacle."""

    items: tuple[EventAnswer, ...]


class FeedAnswer(Answer):
    """A part of the feed. There may be more after `next` even where there are no items."""

    items: tuple[Item, ...]
    next: Annotated[int, Field(description="Ask again after this position.")]
    position: Annotated[int, Field(description="The log position that is known now.")]


@router.get(
    "/obstacles/{ref}/events",
    operation_id="list_obstacle_events",
    summary="Read the history of an obstacle",
    responses={200: {"model": HistoryAnswer, "description": "Its events in order."}, **READING},
)
def obstacle_events(visit: Arrived, ref: Ref, moment: AsOf) -> Response:
    """Everything that was recorded about one obstacle: by which office, when it happened, when it was recorded.

    As of a moment at which it had not been raised there are no items.
    """
    with visit.deps.reads.connect() as connection:
        obstacle = shown(connection, visit, ref).obstacle.id
        past = past_of(connection, visit, visit.acting, moment.as_of)
        entries = of_obstacle(connection, visit.acting, obstacle, past)
        known = numbers(connection, visit.acting, others(entries))
    directory = visit.deps.reads.directory()
    history = HistoryAnswer.model_construct(items=tuple(item(entry, directory, known) for entry in entries))
    return Response(history.model_dump_json(), media_type=JSON)


@router.get(
    "/events",
    operation_id="list_events",
    summary="Follow everything",
    responses={200: {"model": FeedAnswer, "description": "What was recorded after the position."}, **problems()},
)
def feed(visit: Arrived, query: Annotated[FeedQuery, Query()]) -> Response:
    """Events in log order, as far as the caller may see their obstacles now. Positions have gaps.

    `obstacle.visibility_changed` announces an obstacle that opens to the caller (its past is at
    `/obstacles/{id}/events`); for one that closes there is `obstacle.hidden`, and none of its events any more.
    """
    known_up_to = visit.deps.reads.position()
    with visit.deps.reads.connect() as connection:
        found = after(connection, visit.acting, query.after, query.limit)
        known = numbers(connection, visit.acting, others(found.items))
    directory = visit.deps.reads.directory()
    told = FeedAnswer(
        items=tuple(item(one, directory, known) for one in found.items), next=found.next, position=known_up_to
    )
    return Response(told.model_dump_json(), media_type=JSON)
