"""The clocks of one obstacle in words: how each stands or stood, then and now, and of which days that is made."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.clocks import Run, Standing, Told, Verdict, inherited, verdicts, weeks_of
from web.countdown import DeadlineView, deadline_view
from web.obstacle.case import Case
from web.visiting import Visit
from wording.dates import age, late_entry, long_day, short_moment
from wording.terms import word
from wording.verdicts import basis_line, clock_name, clock_of, off_lines, stretch_line, verdict_line

LATE = frozenset({Standing.OVERDUE, Standing.ENDED_LATE})


@dataclass(frozen=True, kw_only=True, slots=True)
class VerdictView:
    """A verdict in a word and a sentence, the days it is made of, and what it rests on."""

    standing: str
    word: str
    line: str
    late: bool
    days: tuple[str, ...]
    basis: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockView:
    """A clock; `begun_by` is the version of its first event, `then` is None where both verdicts say the same.

    By its `id` a page that renews itself finds the clock again, and keeps unfolded what was unfolded of it.
    """

    id: str
    name: str
    who: str
    since: str
    begun_by: int
    now: VerdictView
    then: VerdictView | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ClocksView:
    """All clocks, the latest first; `age` counts from when it happened, `late_entry` says how late it was recorded."""

    age: str
    late_entry: str
    deadline: DeadlineView | None
    running: tuple[ClockView, ...]
    ended: tuple[ClockView, ...]
    ended_late: int


def clocks_view(visit: Visit, case: Case) -> ClocksView:
    """From the same events that the page tells of, so that both agree."""
    made = verdicts(case.events, visit.deps.almanac.chronicle(), weeks_of(visit.directory), visit.now)
    ended = [one for one in reversed(made) if one.run.ended_at]
    return ClocksView(
        age=_age(visit, case),
        late_entry=late_entry(case.obstacle.record.happened_on, case.obstacle.raised_at, visit.language),
        deadline=_deadline(visit, case),
        running=tuple(_clock(visit, one) for one in made if not one.run.ended_at),
        ended=tuple(_clock(visit, one) for one in ended),
        ended_late=sum(one.then.standing in LATE for one in ended),
    )


def _age(visit: Visit, case: Case) -> str:
    """How old it is since it happened, whenever it was recorded."""
    happened = case.obstacle.record.happened_on
    return visit.language.gettext(
        "Umur {age} sejak terjadi {day}",
        age=age((visit.today - happened).days, visit.language),
        day=long_day(happened, visit.language),
    )


def _deadline(visit: Visit, case: Case) -> DeadlineView | None:
    """Nothing once it is closed, or where no deadline is set."""
    made = inherited(case.obstacle, visit.almanac, weeks_of(visit.directory), visit.now)
    if made is None or not case.obstacle.is_open:
        return None
    return deadline_view(visit, made)


def _clock(visit: Visit, told: Told) -> ClockView:
    return ClockView(
        id=_id(told.run),
        name=clock_name(told.run, visit.language),
        who=clock_of(told.run, visit.directory, visit.language),
        since=short_moment(told.since, visit.language),
        begun_by=told.run.begun_by,
        now=_verdict(visit, told.now),
        then=_verdict(visit, told.then) if told.differs else None,
    )


def _id(run: Run) -> str:
    """A clock that runs keeps its own when it begins anew."""
    its_own = f"clock-{run.running.clock}-{run.running.n or 0}"
    return its_own if run.ended_by is None else f"{its_own}-{run.begun_by}"


def _verdict(visit: Visit, verdict: Verdict) -> VerdictView:
    return VerdictView(
        standing=verdict.standing.value,
        word=word(verdict.standing, visit.language),
        line=verdict_line(verdict, visit.language),
        late=verdict.standing in LATE,
        days=tuple(_days(visit, verdict)),
        basis=basis_line(verdict, visit.language),
    )


def _days(visit: Visit, verdict: Verdict) -> Iterator[str]:
    for one in verdict.stretches:
        yield stretch_line(one, visit.language)
        yield from off_lines(one, visit.language)
