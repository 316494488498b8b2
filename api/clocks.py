"""The clocks of one obstacle: each with its verdict as it was known then, and under the calendar and rules of today."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.arriving import Arrived
from api.documented import READING
from api.finding import JSON, shown
from api.obstacles import Ref
from api.past import AsOf, past_of
from domain.almanac import Clock, DayOffKind, Document, Zone
from domain.clocks import Countdown, Run, Standing, Stretch, Told, Verdict, day, inherited, verdicts, weeks_of
from domain.obstacle import Waits
from projections.obstacle import as_it_was
from projections.timeline import of_obstacle

router = APIRouter(tags=["obstacles"])


class OffAnswer(Answer):
    """A day off on which the unit would have worked."""

    day: date
    name: str
    kind: DayOffKind
    decree: str | None


class StretchAnswer(Answer):
    """Days in a row."""

    first: date
    last: date
    days: Annotated[int, Field(description="Working days among them; those of a pause do not count.")]
    paused: bool
    off: tuple[OffAnswer, ...]


class VerdictAnswer(Answer):
    """How the clock stands, or stood when it ended."""

    standing: Standing
    began_on: date
    limit: Annotated[int | None, Field(description="Working days that the rule gives; null without a rule.")]
    due_on: Annotated[date | None, Field(description="The last day in time; null while a pause lasts.")]
    overdue_since: date | None
    used: Annotated[int, Field(description="Working days; with a day of its own, those beyond it.")]
    left: Annotated[int, Field(description="Working days up to the last day in time.")]
    until: Annotated[date, Field(description="The day up to which was counted.")]
    week: Annotated[int, Field(description="Working days a week of who is waited for: 5 or 6.")]
    stretches: Annotated[tuple[StretchAnswer, ...], Field(description="The intervals that make up `used`.")]
    rules: Annotated[int, Field(description="The version of the rules.")]
    calendar: Annotated[int, Field(description="The version of the calendar.")]


class ClockAnswer(Answer):
    """A clock from its beginning to its end."""

    clock: Clock
    assistance: Annotated[int | None, Field(description="The number of the assistance, for a desk's clock.")]
    kind: Waits
    who: tuple[str, ...]
    since: Annotated[datetime, Field(description="When the office could know; for a silence the last sign of life.")]
    fixed_on: Annotated[date | None, Field(description="Its own day, where it has one.")]
    begun_by: Annotated[int, Field(description="The version of the event that began it.")]
    ended_at: Annotated[datetime | None, Field(description="Null while it runs.")]
    ended_by: int | None
    then: Annotated[VerdictAnswer, Field(description="As it was known when it became overdue, or at its end.")]
    now: Annotated[VerdictAnswer, Field(description="Under the calendar and the rules of today.")]
    differs: bool


class CountdownAnswer(Answer):
    """The year-end deadline that the obstacle inherits."""

    document: Document
    at: datetime
    zone: Annotated[Zone, Field(description="The zone in which it was set.")]
    letter: str | None
    dispensed: Annotated[bool, Field(description="Whether it is that of a dispensation.")]
    left: Annotated[int, Field(description="Working days of the agency that are left.")]
    passed: bool


class ClocksAnswer(Answer):
    """All clocks that ran, in the order in which they began."""

    as_of: Annotated[datetime | None, Field(description="The moment that it tells of; null for now.")]
    happened_on: date
    recorded_at: datetime
    age: Annotated[int, Field(description="Days since it happened, however late it was recorded.")]
    deadline: CountdownAnswer | None
    items: tuple[ClockAnswer, ...]


@router.get(
    "/obstacles/{ref}/clocks",
    operation_id="list_obstacle_clocks",
    summary="The clocks of an obstacle and their verdicts",
    responses={200: {"model": ClocksAnswer, "description": "Its clocks, and its year-end deadline."}, **READING},
)
def obstacle_clocks(visit: Arrived, ref: Ref, moment: AsOf) -> Response:
    """Every clock that ran: since when, until when, and whether in time, then and now."""
    with visit.deps.reads.connect() as connection:
        found = shown(connection, visit, ref)
        past = past_of(connection, visit, visit.acting, moment.as_of)
        entries = of_obstacle(connection, visit.acting, found.obstacle.id, past)
        obstacle = as_it_was(found, entries, past).obstacle
    now, known = past.moment if past else visit.deps.clock(), visit.deps.almanac.chronicle()
    week_of = weeks_of(visit.deps.reads.directory())
    made = verdicts([entry.event for entry in entries], known, week_of, now)
    deadline = inherited(obstacle, known.at(now) if past else known.current(), week_of, now)
    answer = ClocksAnswer(
        as_of=past.moment if past else None,
        happened_on=obstacle.record.happened_on,
        recorded_at=obstacle.raised_at,
        age=(day(now) - obstacle.record.happened_on).days,
        deadline=_countdown(deadline) if deadline else None,
        items=tuple(map(_clock, made)),
    )
    return Response(answer.model_dump_json(), media_type=JSON)


def _countdown(one: Countdown) -> CountdownAnswer:
    return CountdownAnswer(
        document=one.document,
        at=one.at,
        zone=one.zone,
        letter=one.letter,
        dispensed=one.dispensed,
        left=one.left,
        passed=one.passed,
    )


def _clock(told: Told) -> ClockAnswer:
    run = told.run
    return ClockAnswer(
        clock=run.running.clock,
        assistance=run.running.n,
        kind=run.running.kind,
        who=_who(run),
        since=told.since,
        fixed_on=run.running.fixed_on,
        begun_by=run.begun_by,
        ended_at=run.ended_at,
        ended_by=run.ended_by,
        then=_verdict(told.then),
        now=_verdict(told.now),
        differs=told.differs,
    )


def _who(run: Run) -> tuple[str, ...]:
    """Codes only: the name of an outside party is a person's text, which stays in the record."""
    return () if run.running.kind is Waits.OUTSIDE else run.running.who


def _verdict(one: Verdict) -> VerdictAnswer:
    made = one.judgement
    return VerdictAnswer(
        standing=one.standing,
        began_on=made.began_on,
        limit=made.rule.days if made.rule else None,
        due_on=made.due_on,
        overdue_since=made.breaks_on if made.broken(one.until) else None,
        used=one.used,
        left=one.left,
        until=one.until,
        week=one.week,
        stretches=tuple(map(_stretch, one.stretches)),
        rules=one.rules,
        calendar=one.calendar,
    )


def _stretch(one: Stretch) -> StretchAnswer:
    off = (OffAnswer(day=each.day, name=each.name, kind=each.kind, decree=each.decree) for each in one.off)
    return StretchAnswer(first=one.first, last=one.last, days=one.days, paused=one.paused, off=tuple(off))
