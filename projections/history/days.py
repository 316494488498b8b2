"""Which day each log position belongs to: days in WITA, which never go back from one position to the next."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, Table, insert, select

from domain.obstacle import WITA
from projections.change import Change
from projections.counts.sums import MOST_KEPT
from projections.positions import POSITIONS
from projections.tables import DAYS

DayOf = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class DayEnd:
    """The day (its ordinal) whose end is gone out from; `position` is its last one, where that is not the one asked."""

    day: int
    position: int | None = None


def note_days(connection: Connection, days: Table, changes: Sequence[Change]) -> DayOf:
    """Note where new days begin; gives the day (an ordinal) of each position up to the last of these changes.

    The days before are read only when one of them is asked for: most batches stay within the last one.
    """
    last = connection.execute(_last(days)).one_or_none()
    latest = last.day if last else 0
    begun = []
    for change in changes:
        day = change.event.recorded_at.astimezone(WITA).date().toordinal()
        if day > latest:
            latest = day
            begun.append({"first_position": change.position, "day": day})
    if begun:
        connection.execute(insert(days), begun)
    recent = [*([(last.first_position, last.day)] if last else []), *((d["first_position"], d["day"]) for d in begun)]
    everything = cache(lambda: [(one.first_position, one.day) for one in connection.execute(_all(days))])

    def day_of(position: int) -> int:
        places: list[tuple[int, int]] = recent if position >= recent[0][0] else everything()
        return places[bisect_right(places, position, key=itemgetter(0)) - 1][1]

    return day_of


@lru_cache(MOST_KEPT)
def _last(days: Table) -> Select[Any]:
    return select(days.c.first_position, days.c.day).order_by(days.c.first_position.desc()).limit(1)


@lru_cache(MOST_KEPT)
def _all(days: Table) -> Select[Any]:
    return select(days.c.first_position, days.c.day).order_by(days.c.first_position)


def day_end(connection: Connection, at: int) -> DayEnd:
    """From where a position is reckoned: from the end of its own day or of the day before, whichever is nearer."""
    c = DAYS.c
    own = connection.execute(
        select(c.first_position, c.day).where(c.first_position <= at).order_by(c.first_position.desc()).limit(1)
    ).one_or_none()
    if own is None:
        return DayEnd(0)
    later = select(c.first_position - 1).where(c.first_position > at).order_by(c.first_position).limit(1)
    last = connection.execute(later).scalar_one_or_none()
    if last is None:
        last = connection.execute(select(POSITIONS.c.position).where(POSITIONS.c.name == "history")).scalar_one()
    if at >= last:
        return DayEnd(own.day)
    before = own.first_position - 1
    return DayEnd(own.day, last) if last - at < at - before else DayEnd(own.day - 1, before)
