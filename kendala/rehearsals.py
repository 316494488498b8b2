"""The `Rehearser` of domain/clocks/rehearsed.py: a rehearsal is played once, beside the requests, and kept a while."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from threading import Event, Lock, Thread

from domain.clocks.rehearsed import LONGEST, Rehearsed
from domain.obstacle import WITA
from domain.refusals import Invalid, NotFound
from kendala.almanac import Almanacs
from kendala.directory import Directories
from kendala.reads import EngineReads
from kendala.rehearsing import MADE_UP, BrokenOff, Play
from kendala.store.log import Log
from projections.moments import position_at

#: Rehearsals that are kept, how many of them may be under way, and how long one may stand for the present log.
KEPT = 6
MOST_WAITING = 3
FRESH = timedelta(minutes=10)
Key = tuple[int, date, date]


@dataclass(eq=False)
class _Run:
    """A rehearsal that is played or was: exactly one of `found` and `trouble` is there once it is `over`."""

    play: Play
    begun: datetime
    over: Event = field(default_factory=Event)
    found: Rehearsed | None = None
    trouble: Exception | None = None


@dataclass(kw_only=True, eq=False)
class Rehearsals:
    """Rehearses on the log; one rehearsal is played at a time, and few wait for their turn."""

    log: Log
    reads: EngineReads
    almanacs: Almanacs
    directories: Directories
    clock: Callable[[], datetime]
    _runs: OrderedDict[Key, _Run] = field(default_factory=OrderedDict, init=False, repr=False)
    _turn: Lock = field(default_factory=Lock, init=False, repr=False)
    _stage: Lock = field(default_factory=Lock, init=False, repr=False)
    _closed: Event = field(default_factory=Event, init=False, repr=False)

    def rehearse(self, version: int, first: date, last: date, *, patience: float | None = None) -> Rehearsed | None:
        """The rehearsal; None where it takes longer than `patience` (seconds), or too many are waiting."""
        run = self._run((version, first, last))
        if run is None or not run.over.wait(patience):
            return None
        if run.trouble is not None:
            raise run.trouble
        return run.found

    def close(self) -> None:
        """Break off what is played."""
        self._closed.set()

    def _run(self, key: Key) -> _Run | None:
        play = self._play(*key)
        with self._turn:
            run = self._runs.get(key)
            if run is None or not self._stands(run, play):
                if sum(not one.over.is_set() for one in self._runs.values()) >= MOST_WAITING:
                    return None
                run = self._runs[key] = _Run(play, self.clock())
                Thread(target=self._perform, args=(run,), name="rehearsal", daemon=True).start()
            self._runs.move_to_end(key)
            if len(self._runs) > KEPT:
                self._runs.popitem(last=False)
            return run

    def _stands(self, run: _Run, play: Play) -> bool:
        """Whether it is still played, or is what would be played now, or little has come since."""
        if not run.over.is_set():
            return True
        recent = run.play.upto == play.upto or self.clock() - run.begun < FRESH
        return recent and run.trouble is None

    def _play(self, version: int, first: date, last: date) -> Play:
        chronicle = self.almanacs.chronicle()
        draft = chronicle.current().rulebook.find(version)
        if draft is None:
            raise NotFound("rules", str(version))
        self._refuse(first, last)
        end = datetime.combine(last, datetime.min.time(), WITA) + timedelta(days=1) + MADE_UP
        with self.reads.connect() as connection:
            upto = position_at(connection, end)
        return Play(
            draft=draft, first=first, last=last, upto=upto, chronicle=chronicle, directory=self.directories.current()
        )

    def _refuse(self, first: date, last: date) -> None:
        today = self.clock().astimezone(WITA).date()
        if last < first:
            raise Invalid(to=("before_from", {}))
        if last > today:
            raise Invalid(to=("in_the_future", {}))
        if (last - first).days >= LONGEST:
            raise Invalid(to=("too_far_ahead", {"latest": first + timedelta(days=LONGEST - 1)}))

    def _perform(self, run: _Run) -> None:
        try:
            with self.reads.connect() as connection:
                sittings = run.play.sittings(self.log, connection)
            with self._stage:
                run.found = run.play.perform(self.log, sittings, self._closed.is_set)
        except (BrokenOff, Exception) as trouble:  # noqa: BLE001 - handed on to whoever asked
            run.trouble = trouble
        finally:
            run.over.set()
