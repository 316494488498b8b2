"""The watch: each day flags the clocks that ran out, takes back what is in time after all, and goes up the ladder.

Days that nobody judged are made up in order. Nothing is sent here: whoever has to hear of it reads the facts.
"""

from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Protocol
from uuid import UUID

from domain.almanac import Almanac
from domain.clocks import Outcome, WeekOf, facts, outcome, timed, watched
from domain.clocks.days import WATCHMAN, DayJudged, missed
from domain.event import Event
from domain.obstacle import WITA, EscalatedByRule, FlagCleared, ObstacleFlagged
from projections.clocks import Clocked

#: From the events of a stream to what is to be added to it.
Decide = Callable[[Sequence[Event]], tuple[Event, ...]]
#: When a day is judged, in the regency's own zone: before anybody is at work.
MORNING = time(5, 10)
ONE_DAY = timedelta(days=1)
#: How the facts are counted, by stored name.
WORDS = {ObstacleFlagged.TOPIC: "flagged", FlagCleared.TOPIC: "cleared", EscalatedByRule.TOPIC: "escalated"}


class Ground(Protocol):
    """What the watch works on; `kendala` hands the real one in."""

    def now(self) -> datetime:
        """The present time (UTC)."""
        ...

    def today(self) -> date:
        """The day where the regency is."""
        ...

    def last(self) -> DayJudged | None:
        """The last day that was judged; None before the first."""
        ...

    def judged_by(self) -> tuple[Almanac, WeekOf]:
        """The almanac and the weeks of units as they are now."""
        ...

    def settled(self) -> int:
        """Wait until the read models hold everything; the position of the log that they hold."""
        ...

    def clocked(self) -> Generator[Clocked]:
        """All open obstacles."""
        ...

    def write(self, obstacles: Sequence[UUID], decide: Decide, almanac: Almanac) -> Counter[str]:
        """Add to each stream what is decided on its events as they are then; facts by stored name."""
        ...

    def close(self, judged: DayJudged) -> None:
        """Record that a day was judged, once, whoever else does."""
        ...


@dataclass(frozen=True, slots=True)
class Judging:
    """One day's judging; `escalating` is False on days that are made up, so that a run takes one step at most."""

    day: date
    almanac: Almanac
    week_of: WeekOf
    escalating: bool
    now: Callable[[], datetime]

    def __call__(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """What is to be added to this stream: decided anew, for somebody may have acted since it was judged."""
        obstacle, past = watched(events)
        if not obstacle.is_open:
            return ()
        of = timed(obstacle, past)
        found = outcome(of, obstacle.flags, self.day, self.almanac, self.week_of, escalating=self.escalating)
        return facts(
            self._unsaid(found, events),
            self.day,
            self.almanac,
            {
                "originator_id": obstacle.id,
                "originator_version": obstacle.version + 1,
                "recorded_at": self.now(),
                "by": WATCHMAN,
            },
        )

    def comes_to_something(self, row: Clocked) -> bool:
        return bool(outcome(row.timed, row.flags, self.day, self.almanac, self.week_of, escalating=self.escalating))

    def _unsaid(self, found: Outcome, events: Sequence[Event]) -> Outcome:
        """Without what was said before: no flag is set twice for the same day and reason."""
        said = {(e.clock, e.n, e.day, e.due_on) for e in events if isinstance(e, ObstacleFlagged)}
        return replace(found, flag=tuple(f for f in found.flag if (f.clock, f.n, f.day, f.due_on) not in said))


def watch(ground: Ground) -> Mapping[str, int]:
    """Judge each day that was not judged yet, up to today; how many days, obstacles and facts."""
    done: Counter[str] = Counter(days=0, judged=0, flagged=0, cleared=0, escalated=0)
    last, today = ground.last(), ground.today()
    almanac, week_of = ground.judged_by()
    for day in missed(last.day if last else None, today):
        judging = Judging(day, almanac, week_of, escalating=day == today, now=ground.now)
        done.update(_judge(ground, judging), days=1)
    return done


def is_due(ground: Ground) -> bool:
    """Whether a day was missed, today's from the morning on; before the first, whether there is anything to judge."""
    last = ground.last()
    if last is not None:
        early = ground.now().astimezone(WITA).time() < MORNING
        return last.day < ground.today() - early * ONE_DAY
    with closing(ground.clocked()) as rows:
        return next(rows, None) is not None


def _judge(ground: Ground, judging: Judging) -> Mapping[str, int]:
    position, judged, found = ground.settled(), 0, list[UUID]()
    for row in ground.clocked():
        judged += 1
        if judging.comes_to_something(row):
            found.append(row.obstacle)
    written = ground.write(found, judging, judging.almanac)
    counts = {word: written[topic] for topic, word in WORDS.items()}
    ground.close(_judged(ground, judging, position, judged, counts))
    return {"judged": judged, **counts}


def _judged(ground: Ground, judging: Judging, position: int, judged: int, counts: Mapping[str, int]) -> DayJudged:
    almanac = judging.almanac
    return DayJudged(
        recorded_at=ground.now(),
        by=WATCHMAN,
        day=judging.day,
        position=position,
        rules=almanac.rules.version,
        calendar=almanac.calendar.version,
        deadlines=almanac.deadlines.version,
        judged=judged,
        flagged=counts["flagged"],
        cleared=counts["cleared"],
        escalated=counts["escalated"],
    )
