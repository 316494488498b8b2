"""The flags of an obstacle: why each stands, and what would clear it."""

from dataclasses import dataclass

from domain.obstacle import Obstacle
from web.visiting import Visit
from wording.flags import flag_line, flagged_on


@dataclass(frozen=True, slots=True)
class FlagView:
    """A flag in words."""

    why: str
    note: str


def flag_views(visit: Visit, obstacle: Obstacle) -> tuple[FlagView, ...]:
    """The flags that stand now, the earliest first."""
    said_in, directory = visit.language, visit.directory
    return tuple(FlagView(flag_line(flag, directory, said_in), flagged_on(flag, said_in)) for flag in obstacle.flags)
