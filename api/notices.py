"""Notices: what the caller was reminded of, and the delivery log for the administrator."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.arriving import Arrived, Conditions, Visit
from api.directory import unversioned
from api.documented import problems
from api.finding import JSON
from domain.reminders import Channel, Kind
from domain.reminders.delivering import Delivery, DeliveryState, refuse_reader
from domain.reminders.keeping import Reminder
from projections.glimpse import titles
from wording.reminders import reminder_sentence

router = APIRouter(tags=["notices"])
LARGEST_ID = 2**53
Keyed = Annotated[Conditions, Depends(unversioned)]
Id = Annotated[int, Path(ge=1, le=LARGEST_ID)]


class PageQuery(BaseModel):
    """A part of a list, the latest first."""

    model_config = ConfigDict(extra="forbid")

    before: Annotated[int | None, Field(ge=1, le=LARGEST_ID, description="Only older ones than this id.")] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class DeliveriesQuery(PageQuery):
    """Which deliveries."""

    state: DeliveryState | None = None


class NoticeAnswer(Answer):
    """One notice."""

    id: int
    kind: Kind
    office: Annotated[str, Field(description="The office of the caller that it is for.")]
    obstacle: UUID
    number: str
    text: Annotated[str, Field(description="One sentence in the caller's language.")]
    created_at: datetime
    read_at: Annotated[datetime | None, Field(description="Null while unread.")]


class NoticesAnswer(Answer):
    """Notices, the latest first; those of obstacles that closed to the caller are left out."""

    items: tuple[NoticeAnswer, ...]
    unread: Annotated[int, Field(description="At most 100; 0 in the caller's quiet hours.")]


class ReadAnswer(Answer):
    """What is left unread."""

    unread: int


class DeliveryAnswer(Answer):
    """One message; what it says is not told."""

    id: int
    account: str
    username: Annotated[str, Field(description="Empty for an account that is gone.")]
    channel: Channel
    kind: Kind | None
    state: DeliveryState
    created_at: datetime
    tries: int
    next_at: Annotated[datetime | None, Field(description="The next try; null where there is none.")]
    last_at: datetime | None
    trouble: Annotated[str | None, Field(description="What the last try met with.")]


class DeliveriesAnswer(Answer):
    """Deliveries, the latest first, and how many there are in each state."""

    items: tuple[DeliveryAnswer, ...]
    counts: dict[DeliveryState, int]


@router.get(
    "/notices",
    operation_id="list_notices",
    summary="What one was reminded of",
    responses={200: {"model": NoticesAnswer, "description": "The notices of the account."}, **problems()},
)
def list_notices(visit: Arrived, query: Annotated[PageQuery, Query()]) -> Response:
    """In all offices of the account."""
    bell, caller = visit.deps.reminders.bell, visit.caller
    found = bell.list(caller.account, before=query.before, limit=query.limit)
    with visit.deps.reads.connect() as connection:
        seen = titles(connection, caller.offices, {each.obstacle for each in found})
    items = tuple(_notice(visit, each) for each in found if each.obstacle in seen)
    answer = NoticesAnswer(items=items, unread=bell.unread(caller.account))
    return Response(answer.model_dump_json(), media_type=JSON)


@router.post(
    "/notices/{notice}/read",
    operation_id="read_notice",
    summary="Count a notice as read",
    responses={200: {"model": ReadAnswer, "description": "It counts as read."}, **problems(404)},
)
def read_notice(visit: Arrived, notice: Id, _when: Keyed) -> Response:
    """May be repeated."""
    visit.deps.reminders.bell.mark_read(visit.caller.account, notice)
    return _left(visit)


@router.post(
    "/notices/read",
    operation_id="read_notices",
    summary="Count notices as read",
    responses={200: {"model": ReadAnswer, "description": "They count as read."}, **problems()},
)
def read_notices(
    visit: Arrived,
    upto: Annotated[int, Query(ge=1, le=LARGEST_ID, description="All up to this id: later ones stay unread.")],
    _when: Keyed,
) -> Response:
    """May be repeated."""
    visit.deps.reminders.bell.mark_all_read(visit.caller.account, upto)
    return _left(visit)


@router.get(
    "/deliveries",
    operation_id="list_deliveries",
    summary="How messages fared",
    responses={200: {"model": DeliveriesAnswer, "description": "The delivery log."}, **problems()},
)
def list_deliveries(visit: Arrived, query: Annotated[DeliveriesQuery, Query()]) -> Response:
    """For the administrator."""
    refuse_reader(visit.acting.kind)
    log = visit.deps.reminders.deliveries
    found = log.list(query.state, before=query.before, limit=query.limit)
    answer = DeliveriesAnswer(items=tuple(map(_delivery, found)), counts=dict(log.counts()))
    return Response(answer.model_dump_json(), media_type=JSON)


@router.post(
    "/deliveries/{delivery}/retry",
    operation_id="retry_delivery",
    summary="Try a delivery again",
    status_code=204,
    responses={204: {"description": "It is tried within a minute, if it had not gone out."}, **problems(404)},
)
def retry_delivery(visit: Arrived, delivery: Id, _when: Keyed) -> Response:
    """For the administrator. May be repeated."""
    refuse_reader(visit.acting.kind)
    visit.deps.reminders.deliveries.retry(delivery)
    return Response(status_code=204)


def _left(visit: Visit) -> Response:
    answer = ReadAnswer(unread=visit.deps.reminders.bell.unread(visit.caller.account))
    return Response(answer.model_dump_json(), media_type=JSON)


def _notice(visit: Visit, each: Reminder) -> NoticeAnswer:
    text = reminder_sentence(each.kind, each.number, each.facts, visit.deps.reads.directory(), visit.language)
    return NoticeAnswer(
        id=each.id,
        kind=each.kind,
        office=each.office,
        obstacle=each.obstacle,
        number=each.number,
        text=text,
        created_at=each.created_at,
        read_at=each.read_at,
    )


def _delivery(each: Delivery) -> DeliveryAnswer:
    return DeliveryAnswer(**{name: getattr(each, name) for name in DeliveryAnswer.model_fields})
