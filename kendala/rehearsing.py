"""What a rehearsal plays: the log, and the days that are judged, with what was known of the almanac on each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from time import sleep

from sqlalchemy import Connection

from domain.almanac import Almanac
from domain.almanac.chronicle import Chronicle
from domain.almanac.rulebook import Draft
from domain.clocks import weeks_of
from domain.clocks.days import WATCH, DayJudged
from domain.clocks.rehearsed import Rehearsed
from domain.clocks.rehearsing import Sitting, rehearse
from domain.directory import Directory
from domain.event import Event
from domain.obstacle import WITA
from kendala.store.log import Log
from projections.moments import position_at

ONE_DAY = timedelta(days=1)
#: When a day is judged for which no judging is on record: the hour of the daily job.
JUDGED_AT = time(5, 10, tzinfo=WITA)
#: Days are made up for when the program runs again: what was done for a day is looked for so long after it.
MADE_UP = timedelta(days=31)
#: Events that are read at once.
PORTION = 2_000


class BrokenOff(Exception):  # noqa: N818 - not an error: somebody closed the program
    """The rehearsal was broken off."""


@dataclass(frozen=True, kw_only=True)
class Play:
    """One rehearsal: a version of the rules over a stretch of days, both ends included, on the log up to `upto`."""

    draft: Draft
    first: date
    last: date
    upto: int
    chronicle: Chronicle
    directory: Directory

    def perform(self, log: Log, sittings: Sequence[Sitting], broken_off: Callable[[], bool]) -> Rehearsed:
        """Play it. Raises BrokenOff."""
        days = rehearse(_events(log, self.upto, broken_off), sittings, weeks_of(self.directory))
        version = self.draft.version
        return Rehearsed(version=version, first=self.first, last=self.last, position=self.upto, days=days)

    def sittings(self, log: Log, connection: Connection) -> list[Sitting]:
        """The days as they were judged; where no judging is on record, as the daily job would have."""
        judged = {event.day: event for event in log.load(WATCH) if isinstance(event, DayJudged)}
        days = (self.first + n * ONE_DAY for n in range((self.last - self.first).days + 1))
        return [self._recorded(judged[day]) if day in judged else self._at(day, connection) for day in days]

    def _recorded(self, judged: DayJudged) -> Sitting:
        by = (judged.calendar, judged.deadlines)
        state = next((s for s in self.chronicle.states if (s.calendar.version, s.deadlines.version) == by), None)
        return Sitting(
            day=judged.day,
            position=judged.position,
            almanac=self._by_these_rules(state or self.chronicle.at(judged.recorded_at)),
            escalating=judged.recorded_at.astimezone(WITA).date() == judged.day,
        )

    def _at(self, day: date, connection: Connection) -> Sitting:
        moment = datetime.combine(day, JUDGED_AT)
        known, now = self.chronicle.at(moment), self.chronicle.current()
        # An almanac that was begun later is better than none: without holidays every day would count.
        calendar = known.calendar if known.calendar.version else now.calendar
        deadlines = known.deadlines if known.deadlines.version else now.deadlines
        almanac = self._by_these_rules(Almanac(calendar, known.rules, deadlines))
        return Sitting(day=day, position=min(position_at(connection, moment), self.upto), almanac=almanac)

    def _by_these_rules(self, state: Almanac) -> Almanac:
        """One copy for each calendar and deadlines: only where they change is every obstacle looked at again."""
        key = (state.calendar.version, state.deadlines.version)
        return self._almanacs.setdefault(key, replace(state, rules=self.draft.rules))

    @cached_property
    def _almanacs(self) -> dict[tuple[int, int], Almanac]:
        return {}


def _events(log: Log, upto: int, broken_off: Callable[[], bool]) -> Iterator[tuple[int, Event]]:
    at = 0
    while rows := log.read(at, PORTION, upto=upto):
        if broken_off():
            raise BrokenOff
        for row in rows:
            sleep(0)  # requests of the same process get their turn
            yield row.position, row.event
        at = rows[-1].position
