"""The jobs of the leading worker, given what they work on."""

from datetime import timedelta

import structlog

from jobs.schedule import Schedule
from jobs.sweeping import Sweeping, sweep_all
from kendala.access.clock import Clock
from kendala.access.sessions import Sessions
from kendala.access.throttling import Throttle
from kendala.files import FileStore

#: An upload that no act named is kept for a day, a session that ended for its list until a month later.
UNATTACHED = timedelta(days=1)
ENDED = timedelta(days=30)

log_line = structlog.get_logger("kendala.jobs")


def schedule_of(*, files: FileStore, sessions: Sessions, throttle: Throttle, clock: Clock) -> Schedule:
    """The schedule with its jobs."""
    sweepings = (
        Sweeping("files", UNATTACHED, files.sweep),
        Sweeping("sessions", ENDED, sessions.sweep),
        Sweeping("login attempts", timedelta(0), lambda _: throttle.sweep()),
    )

    def sweep() -> None:
        log_line.info("swept", **{name.replace(" ", "_"): n for name, n in sweep_all(sweepings, clock()).items()})

    return Schedule(sweep)
