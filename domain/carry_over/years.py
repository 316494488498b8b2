"""The year that a session closes: its stream, and from when it may be prepared and decided."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from domain.obstacle.context import WITA

NAMESPACE = UUID("6b0e5f0a-0f0d-5c57-9d5e-64080a2024b5")
#: Month and day from which a session may be opened, so that it is prepared before the year ends.
PREPARED_FROM = (12, 1)
#: Before it no obstacle has a fiscal year.
FIRST_YEAR = 2015


def stream_of(year: int) -> UUID:
    """The stream of a year's session, the same in every installation."""
    return uuid5(NAMESPACE, f"carry_over:{year}")


def opens_on(year: int) -> date:
    """The first day on which the session may be opened."""
    return date(year, *PREPARED_FROM)


def end_of(year: int) -> datetime:
    """The first moment after the year, in UTC: midnight after 31 December in the office's own zone (WITA)."""
    return datetime(year + 1, 1, 1, tzinfo=WITA).astimezone(UTC)
