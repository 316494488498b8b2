"""The calendar: days off by year for everybody to read, changed by decree by Adpem and the administrator."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from api.answers.almanac import CalendarAnswer, CalendarsAnswer, WarningAnswer, calendar_answer
from api.arriving import Arrived, Conditions, Visit
from api.bodies.almanac import DayMoveBody, DayNewBody, DayRemovalBody, YearNewBody
from api.directory import Responses, unversioned
from api.documented import CREATING, json_body, problems
from api.finding import JSON
from api.known import Known, almanac_of
from api.reading import body_of
from domain.almanac.decreeing import AddDay, ListYear, MoveDay, RemoveDay, touches_past
from domain.tracker import Request
from wording.almanac import past_day
from wording.dates import day_of

router = APIRouter(tags=["almanac"])
Keyed = Annotated[Conditions, Depends(unversioned)]
Year = Annotated[int, Path(ge=1, le=9999, examples=[2024])]
Off = Annotated[date, Path(description="The day off.", examples=["2024-11-27"])]
Change = ListYear | AddDay | MoveDay | RemoveDay
CHANGED: Responses = {201: {"model": CalendarAnswer, "description": "The year after the change."}}


@router.get(
    "/calendars",
    operation_id="list_calendars",
    summary="List calendars",
    responses={200: {"model": CalendarsAnswer, "description": "The years that are listed, in order."}, **problems()},
)
def list_calendars(visit: Arrived, query: Known) -> Response:
    """Every year that is listed, with its days off."""
    calendar = almanac_of(visit, query).calendar
    items = tuple(calendar_answer(calendar, year) for year in sorted(calendar.sources))
    return Response(CalendarsAnswer(items=items).model_dump_json(), media_type=JSON)


@router.get(
    "/calendars/{year}",
    operation_id="get_calendar",
    summary="Read a calendar",
    responses={200: {"model": CalendarAnswer, "description": "The days off of the year."}, **problems()},
)
def get_calendar(visit: Arrived, year: Year, query: Known) -> Response:
    """Days off beside weekends. A year that is not listed has none, or those that were added."""
    answer = calendar_answer(almanac_of(visit, query).calendar, year)
    return Response(answer.model_dump_json(), media_type=JSON)


@router.post(
    "/calendars",
    operation_id="list_year",
    summary="List the days off of a year",
    status_code=201,
    responses={**CHANGED, **CREATING},
    openapi_extra=json_body("YearNewBody"),
)
def list_year(visit: Arrived, when: Keyed, body: Annotated[YearNewBody, Depends(body_of(YearNewBody))]) -> Response:
    """Granted to Adpem and the administrator. They replace the year's known days, but for local ones."""
    return _changed(visit, body.command(), when.request(visit, "POST /calendars", body), body.year)


@router.post(
    "/calendars/days",
    operation_id="add_day_off",
    summary="Add a day off",
    status_code=201,
    responses={**CHANGED, **CREATING},
    openapi_extra=json_body("DayNewBody"),
)
def add_day_off(visit: Arrived, when: Keyed, body: Annotated[DayNewBody, Depends(body_of(DayNewBody))]) -> Response:
    """Granted to Adpem and the administrator. An estimated day is made certain so."""
    return _changed(visit, body.command(), when.request(visit, "POST /calendars/days", body), body.day.year)


@router.post(
    "/calendars/days/{day}/moves",
    operation_id="move_day_off",
    summary="Move a day off",
    status_code=201,
    responses={**CHANGED, **CREATING},
    openapi_extra=json_body("DayMoveBody"),
)
def move_day_off(
    visit: Arrived, when: Keyed, day: Off, body: Annotated[DayMoveBody, Depends(body_of(DayMoveBody))]
) -> Response:
    """Granted to Adpem and the administrator."""
    return _changed(visit, body.command(day), when.request(visit, f"POST /calendars/days/{day}/moves", body), day.year)


@router.post(
    "/calendars/days/{day}/removal",
    operation_id="remove_day_off",
    summary="Remove a day off",
    status_code=201,
    responses={**CHANGED, **CREATING},
    openapi_extra=json_body("DayRemovalBody"),
)
def remove_day_off(
    visit: Arrived, when: Keyed, day: Off, body: Annotated[DayRemovalBody, Depends(body_of(DayRemovalBody))]
) -> Response:
    """Granted to Adpem and the administrator."""
    return _changed(
        visit, body.command(day), when.request(visit, f"POST /calendars/days/{day}/removal", body), day.year
    )


def _changed(visit: Visit, command: Change, request: Request, year: int) -> Response:
    visit.deps.almanac.handle(command, request)
    past = touches_past(command, day_of(visit.deps.clock()))
    warnings = (WarningAnswer(key="past_day", detail=past_day(visit.language)),) if past else ()
    answer = calendar_answer(visit.deps.almanac.current().calendar, year, warnings)
    return Response(answer.model_dump_json(), 201, media_type=JSON)
