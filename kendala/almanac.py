"""The almanac on the event log: as it is now, as it was known at any time, and the way to change it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from domain.almanac import Almanac
from domain.almanac.chronicle import Chronicle
from domain.almanac.deciding import Command, decide
from domain.almanac.streams import STREAMS, AlmanacEvent
from domain.tracker import Request, Saved
from kendala.directory import Directories
from kendala.kept import Kept
from kendala.repeating import append, key_of, settled, unchanged
from kendala.store.keys import CommandKey
from kendala.store.log import Log


class Almanacs:
    """The `AlmanacReader` of domain/almanac/keeping.py; the almanacs that it gives are kept, with their caches."""

    def __init__(self, log: Log) -> None:
        self._kept = Kept(log, STREAMS, Chronicle(), AlmanacEvent)

    def current(self) -> Almanac:
        """With all that is stored up to now."""
        return self.chronicle().current()

    def at(self, moment: datetime) -> Almanac:
        """As it was known at a time (UTC)."""
        return self.chronicle().at(moment)

    def chronicle(self) -> Chronicle:
        """All facts, for those who decide on the next or ask for many times."""
        return self._kept.current()


@dataclass(frozen=True, slots=True)
class LogKeeper:
    """The `AlmanacKeeper` of domain/almanac/keeping.py."""

    log: Log
    almanacs: Almanacs
    directories: Directories
    clock: Callable[[], datetime]

    def current(self) -> Almanac:
        """With all that is stored up to now."""
        return self.almanacs.current()

    def at(self, moment: datetime) -> Almanac:
        """As it was known at a time (UTC)."""
        return self.almanacs.at(moment)

    def chronicle(self) -> Chronicle:
        """All facts up to now."""
        return self.almanacs.chronicle()

    def handle(self, command: Command, request: Request) -> Saved:
        """Load, decide, save one command; a writer who came first is looked at and decided on again."""
        key = key_of(request)
        return settled(self.log, key, lambda: self._decided(command, request, key))

    def _decided(self, command: Command, request: Request, key: CommandKey) -> Saved:
        chronicle, directory = self.almanacs.chronicle(), self.directories.current()
        events = decide(command, chronicle, directory=directory, by=request.acting, now=self.clock())
        if not events:
            return unchanged(self.log, command.STREAM, chronicle.versions[command.STREAM], key)
        return append(self.log, events, key, request)
