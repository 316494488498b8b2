"""Which days were judged: one fact for each, in a stream of its own, so that missed days are known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid5

from domain.acting import Acting, OfficeKind
from domain.directory.streams import NAMESPACE
from domain.event import Event, stored_as
from domain.obstacle.visibility import ABOVE

WATCH = uuid5(NAMESPACE, "watch")
#: Who flags and escalates: the job itself, told apart from everything else that the program does.
WATCHMAN = Acting(account="job:watch", person="job:watch", office="job:watch", kind=OfficeKind.SYSTEM)


@stored_as("watch.day_judged.v1")
@dataclass(frozen=True, kw_only=True)
class DayJudged(Event):
    """All open obstacles were judged for `day`, as they stood at log position `position`.

    `rules`, `calendar` and `deadlines` are the versions judged by. `judged` counts the open obstacles, the others the
    facts that came of it: figures of all obstacles, so only those hear of it who see them all.
    """

    TOLD_TO = ABOVE

    day: date
    position: int
    rules: int
    calendar: int
    deadlines: int
    judged: int
    flagged: int
    cleared: int
    escalated: int


def missed(last: date | None, today: date) -> Iterator[date]:
    """The days to judge, in order: those after the last one, up to today; the very first time today alone."""
    one = today if last is None else last + timedelta(days=1)
    while one <= today:
        yield one
        one += timedelta(days=1)
