"""Verdicts on clocks: each as it was known then, and under the calendar and rules of today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from domain.almanac import Almanac, AlmanacReader
from domain.clocks.counting import Stretch, counted, stretches
from domain.clocks.judging import Judgement, WeekOf, judge
from domain.clocks.running import day
from domain.clocks.runs import Run, runs
from domain.event import Event
from domain.obstacle.context import WITA


class Standing(StrEnum):
    """How a clock stands, or stood when it ended; `paused` while an outside party is waited for."""

    IN_TIME = "in_time"
    OVERDUE = "overdue"
    PAUSED = "paused"
    ENDED_IN_TIME = "ended_in_time"
    ENDED_LATE = "ended_late"
    UNWATCHED = "unwatched"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """A judgement with what it rests on: the week of the unit, and the days that were counted up to `until`.

    `used` are working days; with a day of its own they are those beyond it. `left` are those after `until` up to the
    last day in time. `rules` and `calendar` are versions.
    """

    standing: Standing
    judgement: Judgement
    until: date
    week: int
    used: int
    left: int
    stretches: tuple[Stretch, ...]
    rules: int
    calendar: int

    @property
    def said(self) -> tuple[Standing, date | None, date | None]:
        """What a reader is told; two verdicts that say the same need not stand side by side."""
        return self.standing, self.judgement.due_on, self.judgement.breaks_on


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A clock with both verdicts; `since` is when its office could know, for a silence the last sign of life."""

    run: Run
    since: datetime
    then: Verdict
    now: Verdict

    @property
    def differs(self) -> bool:
        return self.then.said != self.now.said


def verdicts(events: Iterable[Event], almanac: AlmanacReader, week_of: WeekOf, now: datetime) -> tuple[Told, ...]:
    """All clocks that ran on an obstacle, in the order in which they began; `now` is a time in UTC."""
    today = almanac.current()
    signs = today.rules.signs
    return tuple(
        Told(
            run=run,
            since=run.running.counts_from(signs),
            then=known_then(run, almanac, week_of, now),
            now=verdict(run, today, week_of, now),
        )
        for run in runs(events, signs)
    )


def verdict(run: Run, almanac: Almanac, week_of: WeekOf, now: datetime) -> Verdict:
    """How the clock stands under this almanac, or stood at its end."""
    made = judge(run.running, run.of, almanac, week_of)
    week = week_of(run.running.kind, run.running.who, run.of.agency)
    until = day(run.ended_at or now)
    start = run.running.fixed_on or made.began_on
    pauses = () if run.running.fixed_on else run.of.pauses
    parts = stretches(start, until, pauses, almanac.calendar, week)
    return Verdict(
        standing=_standing(made, until, ended=run.ended_at is not None),
        judgement=made,
        until=until,
        week=week,
        used=counted(parts),
        left=almanac.workdays(week).count(until, made.due_on) if made.due_on else 0,
        stretches=parts,
        rules=almanac.rules.version,
        calendar=almanac.calendar.version,
    )


def known_then(run: Run, almanac: AlmanacReader, week_of: WeekOf, now: datetime) -> Verdict:
    """What was known on the first day on which the clock was overdue, and at its end where there was no such day.

    So a day off that is set later takes nothing back, neither from a clock that ended nor from one that runs.
    """
    end = run.ended_at or now
    asked = run.running.since
    while True:
        breaks = judge(run.running, run.of, almanac.at(asked), week_of).breaks_on
        if breaks is None or breaks > day(end):
            return verdict(run, almanac.at(end), week_of, now)
        if breaks <= day(asked):
            return verdict(run, almanac.at(asked), week_of, now)
        asked = _morning(breaks)


def _morning(of: date) -> datetime:
    return datetime.combine(of, time(), WITA).astimezone(UTC)


def _standing(made: Judgement, until: date, *, ended: bool) -> Standing:
    if made.rule is None:
        return Standing.UNWATCHED
    if made.broken(until):
        return Standing.ENDED_LATE if ended else Standing.OVERDUE
    if ended:
        return Standing.ENDED_IN_TIME
    return Standing.IN_TIME if made.due_on else Standing.PAUSED
