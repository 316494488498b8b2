"""What time does to an obstacle: the clocks that can run on it, and the pauses in which they stand still."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Clock(StrEnum):
    """What must happen in time; `deliver` is an assistance by its own due date, the others are the rules' clocks."""

    ACCEPT = "accept"
    ASSIGN = "assign"
    ANSWER = "answer"
    FOLLOW_UP = "follow_up"
    NEEDED_BY = "needed_by"
    CONFIRM = "confirm"
    DELIVER = "deliver"


@dataclass(frozen=True, slots=True)
class Pause:
    """A wait for an outside party, from and to a time in UTC; `to` is None while it lasts."""

    from_: datetime
    to: datetime | None = None


def paused(pauses: tuple[Pause, ...], at: datetime, *, begins: bool) -> tuple[Pause, ...]:
    """The pauses after a wait began or ended at that time."""
    if begins:
        return (*pauses, Pause(at))
    return (*pauses[:-1], replace(pauses[-1], to=at)) if pauses else pauses
