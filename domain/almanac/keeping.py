"""What the edges and jobs need of the almanac: as it is now, and as it was known; `kendala` hands the real one in."""

from datetime import datetime
from typing import Protocol

from domain.almanac.almanac import Almanac
from domain.almanac.chronicle import Chronicle
from domain.almanac.deciding import Command
from domain.tracker import Request, Saved


class AlmanacReader(Protocol):
    """Reads the almanac."""

    def current(self) -> Almanac:
        """Calendar, rules in force and deadlines with all that is stored up to now."""
        ...

    def at(self, moment: datetime) -> Almanac:
        """The same as it was known at a time (UTC): facts that were recorded later are not in it."""
        ...


class AlmanacKeeper(AlmanacReader, Protocol):
    """Reads and changes the almanac."""

    def chronicle(self) -> Chronicle:
        """All facts up to now: a reader of its own, for one who asks for many times and wants one state of the log."""
        ...

    def handle(self, command: Command, request: Request) -> Saved:
        """Load, decide, save one command. Raises a `Refused` where the answer is no; then nothing was stored."""
        ...
