"""What a few streams of the log make, folded once, kept, and brought up to date by what came since."""

from collections.abc import Mapping
from threading import Lock
from typing import Any, Generic, Protocol, Self, TypeVar
from uuid import UUID

from domain.event import Event
from kendala.store.log import Log


class Folded(Protocol):
    """An immutable value that facts make; `versions` are those of its streams."""

    @property
    def versions(self) -> Mapping[UUID, int]: ...
    def after(self, *events: Any) -> Self: ...


F = TypeVar("F", bound=Folded)


class Kept(Generic[F]):
    """The value as it is now. Each call asks the log for the streams' versions only, and loads what has grown."""

    def __init__(self, log: Log, streams: tuple[UUID, ...], nothing: F, kind: type[Event]) -> None:
        self._log, self._streams, self._nothing, self._kind = log, streams, nothing, kind
        self._kept, self._turn = nothing, Lock()

    def current(self) -> F:
        """With all that is stored up to now; one immutable copy serves all threads."""
        return self.known_to_be(self._log.versions(self._streams))

    def known_to_be(self, stored: Mapping[UUID, int]) -> F:
        """With all that is stored, for one who has just looked up the last versions of the streams."""
        kept = self._kept
        if stored == kept.versions:
            return kept
        with self._turn:
            self._kept = self._caught_up(self._kept)
            return self._kept

    def _caught_up(self, kept: F) -> F:
        stored = self._log.versions(self._streams)
        if any(stored.get(stream, 0) < version for stream, version in kept.versions.items()):
            kept = self._nothing  # another log lies under the same name: a restored backup
        for stream in self._streams:
            held = kept.versions.get(stream, 0)
            if stored.get(stream, 0) > held:
                kept = kept.after(*(e for e in self._log.load(stream, after=held) if isinstance(e, self._kind)))
        return kept
