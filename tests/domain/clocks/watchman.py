"""A log with a watchman in his simplest form: every open obstacle is judged for every day, and what comes is stored."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.acting import SYSTEM
from domain.almanac import Almanac
from domain.clocks import Watch, facts, outcome, timed, watch
from domain.clocks.rehearsing import Sitting
from domain.event import Event
from domain.obstacle import WITA, Obstacle, after
from domain.obstacle.context import Stamp
from domain.obstacle.state import Waits
from tests.domain.obstacle.offices import ADPEM
from tests.domain.obstacle.scenario import START, Fact


def five_days(_kind: Waits, _who: tuple[str, ...], _agency: str) -> int:
    """Everybody works from Monday to Friday."""
    return 5


@dataclass
class World:
    """Obstacles by number, their log, and the days that were judged."""

    almanac: Almanac
    now: datetime = START
    log: list[tuple[int, Event]] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    obstacles: dict[UUID, Obstacle] = field(default_factory=dict)
    watched: dict[UUID, Watch] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.astimezone(WITA).date()

    def pass_days(self, days: int, *, judging: bool = True) -> None:
        """Time goes on; nobody judges while the program is down."""
        for _ in range(days):
            self.now += timedelta(days=1)
            if judging:
                self.judge()

    def judge(self) -> None:
        """Judge all days since the last one, one after the other; only that of today goes up the ladder."""
        day = self.sittings[-1].day + timedelta(days=1) if self.sittings else self.today
        while day <= self.today:
            up = day == self.today
            sitting = Sitting(day=day, position=self.position, almanac=self.almanac, escalating=up)
            self.sittings.append(sitting)
            for one in [one for one in self.obstacles.values() if one.is_open]:
                self._judge(one, day, escalating=up)
            day += timedelta(days=1)

    def _judge(self, one: Obstacle, day: date, *, escalating: bool) -> None:
        of = timed(one, self.watched[one.id])
        found = outcome(of, one.flags, day, self.almanac, five_days, escalating=escalating)
        stamp = Stamp(originator_id=one.id, originator_version=one.version + 1, recorded_at=self.now, by=SYSTEM)
        for event in facts(found, day, self.almanac, stamp):
            self.store(event)

    def tell(self, this: int, one: Fact) -> None:
        """One more fact about an obstacle."""
        id_ = UUID(int=this)
        before = self.obstacles.get(id_)
        self.store(one.at(id_, before.version + 1 if before else 1, recorded_at=self.now, by=ADPEM))

    def store(self, event: Event) -> None:
        """Add an event to the log."""
        before = self.obstacles.get(event.originator_id)
        now = self.obstacles[event.originator_id] = after(before, event)
        self.watched[now.id] = watch(self.watched.get(now.id, Watch()), event, before, now)
        self.log.append((self.position + 2, event))

    @property
    def position(self) -> int:
        return self.log[-1][0] if self.log else 0
