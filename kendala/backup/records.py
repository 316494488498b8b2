"""Backups made and checked, with what is kept of them (`domain.backups`)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Row, insert, select, update

from domain.backups import BackupMade, BackupState
from kendala.access.clock import Clock
from kendala.backup import manifest
from kendala.backup.checking import Fault, check
from kendala.backup.keeping import prune
from kendala.backup.schema import backups
from kendala.backup.taking import Source, take
from kendala.engines import reading, writing
from kendala.settings import Settings

COLUMNS = tuple(column for column in backups.c if column.name != "id")
#: A night's backup that is older than this was missed.
NIGHTLY = timedelta(hours=25)


class KeptBackups:
    """Makes backups of one installation and remembers them."""

    def __init__(self, source: Source, settings: Settings, clock: Clock) -> None:
        self._source, self._settings, self._clock = source, settings, clock

    def make(self, place: Path) -> BackupMade:
        """A new backup in that folder, looked through once it is there. Raises Refused, StoreUnavailable, OSError."""
        started = self._clock()
        backup = take(self._source, place.resolve(), started)
        found = manifest.read(backup)
        made = BackupMade(
            folder=str(backup.parent),
            name=backup.name,
            started=started,
            finished=self._clock(),
            events=found.events,
            files=found.files,
            missing=len(found.missing),
            size=found.size,
            head=found.head,
            fingerprint=found.fingerprint,
        )
        with writing(self._source.engine) as connection:
            connection.execute(insert(backups).values({c.name: getattr(made, c.name) for c in COLUMNS}))
        self.note(backup, check(backup)[1])
        return self.state(1).last[0]

    def make_nightly(self) -> dict[str, int]:
        """A backup where the settings want one, and the oldest gone; what was done, by word."""
        place = self._settings.backup_folder
        if place is None:
            return {}
        made = self.make(place)
        faults = (made.faults or 0) + made.missing
        return {"events backed up": made.events, "files backed up": made.files, "backup faults": faults} | {
            "old backups": prune(place, self._settings.backup_keep)
        }

    def was_missed(self) -> bool:
        """Whether the last night passed without a backup."""
        if self._settings.backup_folder is None:
            return False
        last = self.state(1).last
        return not last or self._clock() - last[0].finished > NIGHTLY

    def note(self, backup: Path, faults: tuple[Fault, ...]) -> None:
        """Remember that somebody looked through that backup."""
        same = (backups.c.folder == str(backup.resolve().parent)) & (backups.c.name == backup.name)
        with writing(self._source.engine) as connection:
            connection.execute(update(backups).where(same).values(checked_at=self._clock(), faults=len(faults)))

    def state(self, limit: int) -> BackupState:
        """The latest backups, at most `limit`."""
        query = select(*COLUMNS).order_by(backups.c.id.desc()).limit(limit)
        with reading(self._source.engine) as connection:
            last = tuple(_made(row) for row in connection.execute(query))
        return BackupState(
            last=last,
            scheduled=self._settings.backup_folder is not None,
            keep=self._settings.backup_keep,
            most_days=self._settings.backup_days,
        )


def _made(row: Row[Any]) -> BackupMade:
    return BackupMade(**row._mapping)  # noqa: SLF001 - the documented way to a row's names
