"""The jobs of the leading worker, given what they work on. A further job is a further line in `jobs_of`."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Protocol

from jobs.schedule import Job
from jobs.sweeping import Sweeping, sweep_all
from jobs.watching import MORNING, Ground, is_due, watch
from kendala.access.clock import Clock
from kendala.access.drafts import KeptDrafts
from kendala.access.sessions import Sessions
from kendala.access.throttling import Throttle
from kendala.access.tickets import Tickets
from kendala.backup.records import KeptBackups
from kendala.files import FileStore
from kendala.runs import JobRuns
from kendala.settings import Settings
from kendala.webhooks.due import TableDue

#: An upload that no act named is kept for a day, a session that ended for its list until a month later.
UNATTACHED = timedelta(days=1)
ENDED = timedelta(days=30)
#: A draft that nobody touched for so long was given up.
UNTOUCHED = timedelta(weeks=8)
#: What was told to webhooks is kept for a month.
TOLD = timedelta(days=30)
#: What the jobs did is kept for a quarter of a year.
RAN = timedelta(days=90)


class Swept(Protocol):
    """What has to be swept of access."""

    @property
    def sessions(self) -> Sessions: ...
    @property
    def throttle(self) -> Throttle: ...
    @property
    def drafts(self) -> KeptDrafts: ...
    @property
    def tickets(self) -> Tickets: ...


def sweeping(*, files: FileStore, access: Swept, runs: JobRuns, told: TableDue, clock: Clock) -> Job:
    """The job that removes what has served."""
    sweepings = (
        Sweeping("drafts", UNTOUCHED, access.drafts.sweep),
        Sweeping("files", UNATTACHED, files.sweep),
        Sweeping("sessions", ENDED, access.sessions.sweep),
        Sweeping("login attempts", timedelta(0), lambda _: access.throttle.sweep()),
        Sweeping("half logins", timedelta(0), lambda _: access.tickets.sweep()),
        Sweeping("job runs", RAN, runs.sweep),
        Sweeping("old webhook tries", TOLD, told.sweep),
    )

    def sweep() -> Mapping[str, int]:
        return sweep_all(sweepings, clock())

    return Job(name="sweep", do=sweep, minute=17)


def watching(ground: Ground) -> Job:
    """The job that judges each day, early in the morning, before anybody is at work."""
    hour, minute = MORNING.hour, MORNING.minute
    return Job(name="watch", do=lambda: watch(ground), minute=minute, hour=hour, missed=lambda: is_due(ground))


def backing_up(backups: KeptBackups, settings: Settings) -> Iterator[Job]:
    """The job that makes a backup each night, where the settings name a folder for it."""
    if settings.backup_folder is not None:
        yield Job(name="backup", do=backups.make_nightly, hour=1, minute=40, missed=backups.was_missed)
