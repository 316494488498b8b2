"""Which day each log position belongs to: days in WITA, which never go back from one position to the next."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, insert, select

from domain.obstacle import WITA
from projections.change import Change
from projections.positions import POSITIONS
from projections.tables import DAYS

DayOf = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class DayEnd:
    """The day (its ordinal) whose end is gone out from; `position` is its last one, where that is not the one asked."""

    day: int
    position: int | None = None


def note_days(connection: Connection, days: Table, changes: Sequence[Change]) -> DayOf:
    """Note where new days begin; gives the day (an ordinal) of each position up to the last of these changes."""
    known = list(connection.execute(select(days.c.first_position, days.c.day).order_by(days.c.first_position)).all())
    begun = []
    latest = known[-1].day if known else 0
    for change in changes:
        day = change.event.recorded_at.astimezone(WITA).date().toordinal()
        if day > latest:
            latest = day
            begun.append({"first_position": change.position, "day": day})
    if begun:
        connection.execute(insert(days), begun)
    places = [(row.first_position, row.day) for row in known] + [(one["first_position"], one["day"]) for one in begun]
    firsts = [first for first, _ in places]
    return lambda position: places[bisect_right(firsts, position) - 1][1]


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
