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

#: Rehearsals that are kept, and how long one may stand for the present log.
KEPT = 8
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


class Rehearsals:
    """Rehearses on the log; one rehearsal is played at a time."""

    def __init__(
        self,
        *,
        log: Log,
        reads: EngineReads,
        almanacs: Almanacs,
        directories: Directories,
        clock: Callable[[], datetime],
    ) -> None:
        self._log, self._reads, self._almanacs, self._directories, self._clock = (
            log,
            reads,
            almanacs,
            directories,
            clock,
        )
        self._runs: OrderedDict[Key, _Run] = OrderedDict()
        self._turn, self._stage, self._closed = Lock(), Lock(), Event()

    def rehearse(self, version: int, first: date, last: date, *, patience: float | None = None) -> Rehearsed | None:
        """The rehearsal; None where it takes longer than `patience` (seconds)."""
        run = self._run((version, first, last))
        if not run.over.wait(patience):
            return None
        if run.trouble is not None:
            raise run.trouble
        return run.found

    def close(self) -> None:
        """Break off what is played."""
        self._closed.set()

    def _run(self, key: Key) -> _Run:
        play = self._play(*key)
        with self._turn:
            run = self._runs.get(key)
            if run is None or run.trouble or not self._stands(run, play):
                run = self._runs[key] = _Run(play, self._clock())
                Thread(target=self._perform, args=(run,), name="rehearsal", daemon=True).start()
            self._runs.move_to_end(key)
            if len(self._runs) > KEPT:
                self._runs.popitem(last=False)
            return run

    def _stands(self, run: _Run, play: Play) -> bool:
        """Whether it is what would be played now, or little has come since."""
        return run.play.upto == play.upto or self._clock() - run.begun < FRESH

    def _play(self, version: int, first: date, last: date) -> Play:
        chronicle = self._almanacs.chronicle()
        draft = chronicle.current().rulebook.find(version)
        if draft is None:
            raise NotFound("rules", str(version))
        self._refuse(first, last)
        end = datetime.combine(last, datetime.min.time(), WITA) + timedelta(days=1) + MADE_UP
        with self._reads.connect() as connection:
            upto = position_at(connection, end)
        return Play(
            draft=draft, first=first, last=last, upto=upto, chronicle=chronicle, directory=self._directories.current()
        )

    def _refuse(self, first: date, last: date) -> None:
        today = self._clock().astimezone(WITA).date()
        if last < first:
            raise Invalid(to=("before_from", {}))
        if last > today:
            raise Invalid(to=("in_the_future", {}))
        if (last - first).days >= LONGEST:
            raise Invalid(to=("too_far_ahead", {"latest": first + timedelta(days=LONGEST - 1)}))

    def _perform(self, run: _Run) -> None:
        try:
            with self._reads.connect() as connection:
                sittings = run.play.sittings(self._log, connection)
            with self._stage:
                run.found = run.play.perform(self._log, sittings, self._closed.is_set)
        except (BrokenOff, Exception) as trouble:  # noqa: BLE001 - handed on to whoever asked
            run.trouble = trouble
        finally:
            run.over.set()
