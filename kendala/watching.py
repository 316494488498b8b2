"""The ground of the watch: the event log, the almanac, the directory, and the clocks as rows."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from domain.almanac import Almanac
from domain.clocks import WeekOf, weeks_of
from domain.clocks.days import WATCH, WATCHMAN, DayJudged
from domain.event import Event
from domain.obstacle import WITA
from domain.refusals import Refused
from jobs.watching import Decide
from kendala.access.clock import Clock
from kendala.almanac import Almanacs
from kendala.directory import Directories
from kendala.reads import EngineReads, reached
from kendala.recording import beside
from kendala.repeating import MOST_RACES
from kendala.store.errors import VersionConflict
from kendala.store.log import Log
from projections.clocks import Clocked, clocked

#: Events of one transaction, and streams that are loaded for it.
TOGETHER = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class LogGround:
    """The `Ground` of jobs/watching.py. Streams are guarded by their versions: leaders that overlap flag once."""

    log: Log
    reads: EngineReads
    directories: Directories
    almanacs: Almanacs
    clock: Clock
    catch_up: Callable[[], None]

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        return self.clock().astimezone(WITA).date()

    def last(self) -> DayJudged | None:
        version = self.log.versions([WATCH]).get(WATCH, 0)
        found = self.log.load(WATCH, after=version - 1) if version else ()
        return next((event for event in found if isinstance(event, DayJudged)), None)

    def judged_by(self) -> tuple[Almanac, WeekOf]:
        return self.almanacs.current(), weeks_of(self.directories.current())

    def settled(self) -> int:
        self.catch_up()
        return reached(self.reads.engine)

    def clocked(self) -> Generator[Clocked]:
        with self.reads.connect() as connection:
            yield from clocked(connection)

    def write(self, obstacles: Sequence[UUID], decide: Decide, almanac: Almanac) -> Counter[str]:
        written: Counter[str] = Counter()
        with beside(via=WATCHMAN.account, rules=str(almanac.rules.version)):
            for at in range(0, len(obstacles), TOGETHER):
                self._write(obstacles[at : at + TOGETHER], decide, written)
        return written

    def _write(self, obstacles: Sequence[UUID], decide: Decide, written: Counter[str]) -> None:
        """Where a person or another leader came first, all are decided again: what is written comes to nothing then."""
        for _ in range(MOST_RACES):
            streams = self.log.load_several(obstacles, self.log.head())
            try:
                for events in together(decide(stream) for stream in streams.values()):
                    self.log.append(events)
                    written.update(event.TOPIC for event in events)
            except VersionConflict:
                continue
            return
        raise Refused("too_many_writers")

    def close(self, judged: DayJudged) -> None:
        for _ in range(MOST_RACES):
            last = self.last()
            if last is not None and last.day >= judged.day:
                return
            version = last.originator_version + 1 if last else 1
            try:
                with beside(via=WATCHMAN.account, rules=str(judged.rules)):
                    self.log.append([replace(judged, originator_id=WATCH, originator_version=version)])
            except VersionConflict:
                continue
            return
        raise Refused("too_many_writers")


def together(decided: Iterable[tuple[Event, ...]]) -> Iterator[list[Event]]:
    """What was decided for each stream, in portions for one transaction each; a stream is never split."""
    portion: list[Event] = []
    for events in decided:
        if portion and len(portion) + len(events) > TOGETHER:
            yield portion
            portion = []
        portion += events
    if portion:
        yield portion
