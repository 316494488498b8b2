"""The directory on the event log."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from domain.directory import Directory, decide
from domain.directory.deciding import Command
from domain.directory.streams import STREAMS, DirectoryEvent
from domain.tracker import Request, Saved
from kendala.kept import Kept
from kendala.repeating import append, key_of, settled, unchanged
from kendala.store.keys import CommandKey
from kendala.store.log import Log


class Directories(Kept[Directory]):
    """The directory as it is now."""

    def __init__(self, log: Log) -> None:
        super().__init__(log, STREAMS, Directory(), DirectoryEvent)


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
        return settled(self.log, key, lambda: self._decided(command, request, key))

    def _decided(self, command: Command, request: Request, key: CommandKey) -> Saved:
        directory = self.current()
        events = decide(command, directory, by=request.acting, now=self.clock(), expected=request.expected)
        if not events:
            return unchanged(self.log, command.STREAM, directory.versions[command.STREAM], key)
        return append(self.log, events, key, request)
