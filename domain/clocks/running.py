"""The clocks that run on an obstacle as it stands: whom each waits for, since when, and its pauses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.almanac import Clock
from domain.clocks.watching import Watch
from domain.obstacle.context import WITA
from domain.obstacle.state import Assistance, Obstacle, WaitingFor, Waits, waiting_for
from domain.obstacle.vocabulary import HELPING, STANDING, Level, Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """A clock that runs. `n` is the assistance of a desk's clock; `fixed_on` its own day, where it has one.

    `since` is when the office could know of it (UTC); for a silence it is the last sign of each kind, in `heard`.
    """

    clock: Clock
    n: int | None = None
    since: datetime
    fixed_on: date | None = None
    kind: Waits
    who: tuple[str, ...] = ()
    heard: tuple[tuple[str, datetime], ...] = ()

    def began(self, signs: tuple[str, ...]) -> datetime:
        """When it began, if these events (their stored names) end a silence; a reporting always does."""
        told = [at for topic, at in self.heard if topic in signs or topic.startswith("obstacle.raised.")]
        return max(told, default=self.since)

    def counts_from(self, signs: tuple[str, ...]) -> datetime:
        """When its days began: when the office could know, for a silence the last sign of life."""
        return self.began(signs) if self.clock is Clock.FOLLOW_UP else self.since


@dataclass(frozen=True, kw_only=True, slots=True)
class Timed:
    """What judging needs of an open obstacle, and no more. Pauses are days in the regency's zone.

    `stepped_on` is the day of the last step up or down the ladder, or of the last decision.
    """

    level: Level
    stage: Stage
    agency: str
    running: tuple[Running, ...]
    pauses: tuple[tuple[date, date | None], ...]
    stepped_on: date | None = None


def clocks(obstacle: Obstacle, past: Watch) -> tuple[Running, ...]:
    """The clocks that run now; none once the obstacle is closed."""
    return tuple(_clocks(obstacle, past)) if obstacle.is_open else ()


def _clocks(obstacle: Obstacle, past: Watch) -> Iterator[Running]:
    waiting = _known(waiting_for(obstacle))
    ekobang = WaitingFor(Waits.ADPEM, ())
    for clock, state in STANDING.items():
        if obstacle.state is state:
            yield Running(clock=clock, since=obstacle.state_since, kind=ekobang.kind)
    times = dict(past.helping_since)
    for helping in obstacle.assistance:
        yield from _of_desk(helping, times[helping.n])
    yield Running(clock=Clock.FOLLOW_UP, since=obstacle.raised_at, kind=waiting.kind, who=waiting.who, heard=past.heard)
    if obstacle.record.needed_by is not None:
        yield Running(
            clock=Clock.NEEDED_BY,
            since=obstacle.raised_at,
            fixed_on=obstacle.record.needed_by,
            kind=waiting.kind,
            who=waiting.who,
        )


def _known(waiting: WaitingFor | None) -> WaitingFor:
    """An outside party's name is a person's text, which may have to be removed: clocks do without it."""
    if waiting is None or waiting.kind is Waits.OUTSIDE:
        return WaitingFor(Waits.OUTSIDE if waiting else Waits.ADPEM, ())
    return waiting


def _of_desk(helping: Assistance, since: datetime) -> Iterator[Running]:
    for clock, state in HELPING.items():
        if helping.state is state:
            yield Running(
                clock=clock,
                n=helping.n,
                since=since,
                fixed_on=helping.due if clock is Clock.DELIVER else None,
                kind=Waits.DESK,
                who=(helping.desk,),
            )


def timed(obstacle: Obstacle, past: Watch) -> Timed:
    """The obstacle as far as its clocks go."""
    return Timed(
        level=obstacle.level,
        stage=obstacle.record.stage,
        agency=obstacle.record.agency,
        running=clocks(obstacle, past),
        pauses=tuple((day(one.from_), day(one.to) if one.to else None) for one in past.pauses),
        stepped_on=past.stepped_on,
    )


def day(moment: datetime) -> date:
    """The day of a time in the regency's own zone, by which working days are counted."""
    return moment.astimezone(WITA).date()
