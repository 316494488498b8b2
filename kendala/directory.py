"""The directory on the event log: folded once, kept, and brought up to date by what came since."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from uuid import UUID

from domain.directory import Directory, decide
from domain.directory.deciding import Command
from domain.directory.streams import STREAMS, DirectoryEvent
from domain.refusals import Refused
from domain.tracker import Request, Saved
from kendala.repeating import MOST_RACES, append, first_result, key_of, unchanged
from kendala.store.errors import VersionConflict
from kendala.store.keys import CommandKey
from kendala.store.log import Log


class Directories:
    """The directory as it is now. Each call asks the log for four versions only, and loads what has grown."""

    def __init__(self, log: Log) -> None:
        self._log, self._kept, self._turn = log, Directory(), Lock()

    def current(self) -> Directory:
        """The directory with all that is stored up to now; one immutable copy serves all threads."""
        return self.known_to_be(self._log.versions(STREAMS))

    def known_to_be(self, stored: Mapping[UUID, int]) -> Directory:
        """The directory with all that is stored, for one who has just looked up the last versions of its streams."""
        kept = self._kept
        if stored == kept.versions:
            return kept
        with self._turn:
            self._kept = self._caught_up(self._kept)
            return self._kept

    def _caught_up(self, kept: Directory) -> Directory:
        stored = self._log.versions(STREAMS)
        if any(stored.get(stream, 0) < version for stream, version in kept.versions.items()):
            kept = Directory()  # another log lies under the same name: a restored backup
        for stream in STREAMS:
            held = kept.versions.get(stream, 0)
            if stored.get(stream, 0) > held:
                kept = kept.after(*(e for e in self._log.load(stream, after=held) if isinstance(e, DirectoryEvent)))
        return kept


@dataclass(frozen=True, slots=True)
class LogRegistrar:
    """The `Registrar` of domain/directory/registrar.py."""

    log: Log
    directories: Directories
    clock: Callable[[], datetime]

    def current(self) -> Directory:
        """The directory with all that is stored up to now."""
        return self.directories.current()

    def handle(self, command: Command, request: Request) -> Saved:
        """Load, decide, save one command; a writer who came first is looked at and decided on again."""
        key = key_of(request)
        for _ in range(MOST_RACES):
            try:
                return self._decided(command, request, key)
            except VersionConflict:
                continue
            except Refused as refusal:
                return first_result(self.log, key, refusal)
        raise Refused("too_many_writers")

    def _decided(self, command: Command, request: Request, key: CommandKey) -> Saved:
        directory = self.current()
        events = decide(command, directory, by=request.acting, now=self.clock())
        if not events:
            return unchanged(self.log, command.STREAM, directory.versions[command.STREAM], key)
        return append(self.log, events, key, request)
