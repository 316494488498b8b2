"""The directory on the event log: folded once, kept, and brought up to date by what came since."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe
from threading import Lock
from uuid import UUID

from domain.directory import Directory, decide
from domain.directory.deciding import Command
from domain.directory.streams import STREAMS, DirectoryEvent
from domain.refusals import KeyReused, Refused
from domain.tracker import Request, Saved
from kendala.recording import beside
from kendala.store.errors import KeyConflict, VersionConflict
from kendala.store.keys import CommandKey
from kendala.store.log import Log

MOST_RACES = 20


class Directories:
    """The directory as it is now. Each call asks the log for four versions only, and loads what has grown."""

    def __init__(self, log: Log) -> None:
        self._log, self._kept, self._turn = log, Directory(), Lock()

    def current(self) -> Directory:
        """The directory with all that is stored up to now; one immutable copy serves all threads."""
        stored = self._log.versions(STREAMS)
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
        key = _key(request)
        for _ in range(MOST_RACES):
            try:
                return self._decided(command, request, key)
            except VersionConflict:
                continue
            except Refused as refusal:
                return self._first_result(key, refusal)
        raise Refused("too_many_writers")

    def _decided(self, command: Command, request: Request, key: CommandKey) -> Saved:
        directory = self.current()
        events = decide(command, directory, by=request.acting, now=self.clock())
        if not events:
            return self._unchanged(command.STREAM, directory, key)
        try:
            with beside(via=request.via, client_time=request.client_time):
                return self.log.append(events, key=key)
        except KeyConflict as conflict:
            raise KeyReused from conflict

    def _unchanged(self, stream: UUID, directory: Directory, key: CommandKey) -> Saved:
        """Nothing had to be stored: the directory already is as the command wants it."""
        if self.log.find_key(key.account, key.key) is not None:
            return self._first_result(key, KeyReused())
        version = directory.versions[stream]
        return Saved(id=stream, version=version, position=self.log.position_of(stream, version))

    def _first_result(self, key: CommandKey, refusal: Refused) -> Saved:
        """What the key led to the first time; where it is new, the refusal stands."""
        known = self.log.find_key(key.account, key.key)
        if known is None:
            raise refusal
        if known.digest != key.digest:
            raise KeyReused from refusal
        return Saved(id=known.originator_id, version=known.originator_version, position=known.position, repeated=True)


def _key(request: Request) -> CommandKey:
    """The command key of the request; one of its own where none was given, so that every command has one."""
    key = request.key if request.key is not None else f"auto-{token_urlsafe(16)}"
    return CommandKey(account=request.acting.account, key=key, digest=sha256(request.body).digest())
