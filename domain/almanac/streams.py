"""The three streams of the almanac, beside those of the directory; every installation has the same ids."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID, uuid5

from domain.directory.streams import NAMESPACE
from domain.event import Event

CALENDAR = uuid5(NAMESPACE, "calendar")
RULES = uuid5(NAMESPACE, "rules")
DEADLINES = uuid5(NAMESPACE, "deadlines")
STREAMS = (CALENDAR, RULES, DEADLINES)


@dataclass(frozen=True, kw_only=True)
class AlmanacEvent(Event):
    """A fact by which time is judged."""

    STREAM: ClassVar[UUID]
