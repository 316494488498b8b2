"""A moment of the past, and how far the log had come by then: what a page or answer as of that moment is made of."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from domain.refusals import Invalid, NotFound
from projections.moments import position_at
from projections.tables import MOMENTS

#: What a moment is called in the addresses of pages and programs, and so among the faults.
NAME = "as_of"


class NoSuchPast(Invalid):
    """A moment that cannot be looked back at: nobody can read it, it is still to come, or nothing was recorded yet."""

    def __init__(self, key: str, **data: object) -> None:
        super().__init__(**{NAME: (key, data)})


@dataclass(frozen=True, slots=True)
class Past:
    """A moment (UTC), and the log position of the last event that had been recorded by then."""

    moment: datetime
    position: int


class NotRaisedYet(NotFound):
    """An obstacle that may be seen now, but that nobody had raised by then."""

    def __init__(self, number: str, past: Past) -> None:
        super().__init__("obstacle_then", number)
        self.past = past


def past_at(connection: Connection, moment: datetime) -> Past:
    """The past of that moment. Raises NoSuchPast before the first event."""
    c = MOMENTS.c
    first = connection.execute(select(c.recorded_at).order_by(c.position).limit(1)).scalar_one_or_none()
    if first is None:
        raise NoSuchPast("nothing_recorded")
    if moment < first:
        raise NoSuchPast("before_the_record", first=first)
    return Past(moment, position_at(connection, moment))
