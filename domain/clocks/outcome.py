"""What one day's judging comes to for one obstacle: what is flagged or in time after all, and a step up the ladder.

The daily job and the rehearsal of rules both decide here, so that what was rehearsed is what will happen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TypedDict

from domain.almanac import Almanac, Clock
from domain.clocks.judging import ONE_DAY, Judgement, WeekOf, judge
from domain.clocks.running import Timed
from domain.event import Event
from domain.obstacle.context import Stamp
from domain.obstacle.flagging import EscalatedByRule, FlagCleared, ObstacleFlagged
from domain.obstacle.state import Flag
from domain.obstacle.vocabulary import Level, Recount


@dataclass(frozen=True, kw_only=True, slots=True)
class Cleared:
    """A flagged clock that is in time after all."""

    clock: Clock
    n: int | None
    why: Recount


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step up the ladder, because of this clock."""

    to: Level
    clock: Clock
    n: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What there is to write, and `look_on`: the next day on which more can come of it without an event.

    None means that nothing can come of it before the obstacle, the calendar, the rules or the deadlines change.
    """

    flag: tuple[Flag, ...] = ()
    clear: tuple[Cleared, ...] = ()
    step: Step | None = None
    look_on: date | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.flag or self.clear or self.step)


class Judged(TypedDict):
    """The day that was judged, and the versions by which."""

    day: date
    rules: int
    calendar: int


@dataclass(frozen=True, slots=True)
class _By:
    """What is judged by, and for which day."""

    day: date
    almanac: Almanac
    week_of: WeekOf


def outcome(
    of: Timed, flags: Sequence[Flag], day: date, almanac: Almanac, week_of: WeekOf, *, escalating: bool = True
) -> Outcome:
    """Judge a day. After it exactly the clocks that are broken on that day are flagged.

    `escalating` is False where the obstacle may not go up now, though it would: a run takes one step at most.
    """
    by = _By(day, almanac, week_of)
    judged = [judge(running, of, almanac, week_of) for running in of.running]
    broken = {_key(one): one for one in judged if one.broken(day)}
    stood = {(flag.clock, flag.n): flag for flag in flags}
    new = {key: _flag(one, by) for key, one in broken.items() if key not in stood}
    steps = [
        (one, on) for key, one in broken.items() if (on := _step_on(one, of, (stood.get(key) or new[key]).day, by))
    ]
    first = min(steps, key=lambda step: step[1], default=None)
    ahead = [one.breaks_on for one in judged if one.breaks_on and one.breaks_on > day]
    return Outcome(
        flag=tuple(new.values()),
        clear=tuple(_cleared(flag, almanac) for key, flag in stood.items() if key not in broken),
        step=_step(first[0], of.level) if escalating and first and first[1] <= day else None,
        look_on=min([*ahead, *(max(on, day + ONE_DAY) for _, on in steps)], default=None),
    )


def facts(found: Outcome, day: date, almanac: Almanac, stamp: Stamp) -> tuple[Event, ...]:
    """The events that write an outcome down, one version after the other from that of the stamp on."""
    versions = count(stamp["originator_version"])
    judged: Judged = {"day": day, "rules": almanac.rules.version, "calendar": almanac.calendar.version}

    def place() -> Stamp:
        return {**stamp, "originator_version": next(versions)}

    cleared = [FlagCleared(**place(), clock=one.clock, n=one.n, why=one.why, **judged) for one in found.clear]
    flagged = [ObstacleFlagged.of(flag, place()) for flag in found.flag]
    if found.step is None:
        return (*cleared, *flagged)
    step = found.step
    return (*cleared, *flagged, EscalatedByRule(**place(), to=step.to, clock=step.clock, n=step.n, **judged))


def _key(one: Judgement) -> tuple[Clock, int | None]:
    return one.running.clock, one.running.n


def _flag(one: Judgement, by: _By) -> Flag:
    running, rules = one.running, by.almanac.rules
    assert one.rule is not None and one.due_on is not None, "what is broken broke by a rule"  # noqa: S101, PT018 - only mypy needs it: `broken` judges by a rule
    silence = running.clock is Clock.FOLLOW_UP
    return Flag(
        clock=running.clock,
        n=running.n,
        day=by.day,
        due_on=one.due_on,
        since=running.began(rules.signs) if silence else running.since,
        fixed_on=running.fixed_on,
        kind=running.kind,
        who=running.who,
        ends_with=rules.signs if silence else (),
        tell=one.rule.tell,
        rules=rules.version,
        calendar=by.almanac.calendar.version,
    )


def _cleared(flag: Flag, almanac: Almanac) -> Cleared:
    """Where both have changed, the rules are named: they are what people decided."""
    why = Recount.CALENDAR if almanac.calendar.version != flag.calendar else Recount.OTHER
    return Cleared(clock=flag.clock, n=flag.n, why=Recount.RULES if almanac.rules.version != flag.rules else why)


def _step_on(one: Judgement, of: Timed, flagged: date, by: _By) -> date | None:
    """The first day, from the judged one on if it is past, on which the rule of its season takes it one step up."""
    running = one.running
    for spell, rule in by.almanac.climbs(by.day.year, running.clock, of.level, of.stage):
        if spell.last < by.day:
            continue
        days = by.almanac.workdays(by.week_of(running.kind, running.who, of.agency))
        on = max(days.add(max(flagged, of.stepped_on or flagged), max(rule.step_days, 1)), spell.first)
        if on <= spell.last:
            return on
    return None


def _step(one: Judgement, level: Level) -> Step:
    return Step(to=tuple(Level)[level.rank + 1], clock=one.running.clock, n=one.running.n)
