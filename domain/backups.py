"""The backups as pages and programs see them: when the last one was made, how big it is, and whether it was checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from domain.acting import OfficeKind
from domain.refusals import NotYourAct

#: Who may know where backups lie.
READERS = frozenset({OfficeKind.ADMIN})


@dataclass(frozen=True, kw_only=True, slots=True)
class BackupMade:
    """One backup. `size` is in bytes, `head` the position of its last event, times are UTC.

    `missing` counts files whose bytes were gone before. `faults` is what the last check found wrong, None before one.
    """

    folder: str
    name: str
    started: datetime
    finished: datetime
    events: int
    files: int
    missing: int
    size: int
    head: int
    fingerprint: str
    checked_at: datetime | None = None
    faults: int | None = None

    @property
    def is_sound(self) -> bool:
        """Whether a check found nothing wrong."""
        return self.faults == 0 and not self.missing


@dataclass(frozen=True, kw_only=True, slots=True)
class BackupState:
    """The last backups, newest first; `scheduled` where one is made each night, `most_days` until a warning."""

    last: Sequence[BackupMade]
    scheduled: bool
    keep: int
    most_days: int

    def is_late(self, now: datetime) -> bool:
        """Whether there is none that is young enough."""
        return not self.last or now - self.last[0].finished > timedelta(days=self.most_days)


class Backups(Protocol):
    """What edges need to know of backups; `kendala` hands the real one in."""

    def state(self, limit: int) -> BackupState:
        """The latest ones, at most `limit`."""
        ...


def refuse_reader(kind: OfficeKind) -> None:
    """Raise NotYourAct unless offices of this kind may look at the backups."""
    if kind not in READERS:
        raise NotYourAct("read_backups")
