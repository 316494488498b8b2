"""How one fact changes the almanac; each subject registers its own facts beside their events."""

from functools import singledispatch

from domain.almanac.almanac import Almanac
from domain.almanac.streams import AlmanacEvent


@singledispatch
def evolve(event: AlmanacEvent, _almanac: Almanac) -> Almanac:
    """The almanac after the fact."""
    raise TypeError(f"no almanac changes by {type(event).__name__}")
