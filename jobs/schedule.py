"""The schedule: when each job runs, on APScheduler, in the regency's own zone."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

WITA = ZoneInfo("Asia/Makassar")
#: A job that was due while nobody led runs once when somebody does, up to an hour late.
GRACE = 3_600
#: The minute of each hour at which what was missed is looked for again: a run may have failed.
AGAIN = 47
#: Seconds that a job which is being made up gets to end, before its worker lets another one lead.
FAREWELL = 2.0

log_line = structlog.get_logger("kendala.jobs")


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One job: `do` does its work and counts what it did, by word.

    It runs at that minute of each `hour`, of each `weekday` (`mon`); None means of every one. `missed` is asked when a
    worker takes the lead and each hour: whether it has to run at once, since nobody led when it was due, or it failed.
    One that is not `recorded` leaves a record only where it did something: it runs every minute, or even every few
    seconds of it (`second`, as cron writes it).
    """

    name: str
    do: Callable[[], Mapping[str, int]]
    minute: int | None
    hour: int | None = None
    weekday: str | None = None
    second: str = "0"
    missed: Callable[[], bool] = lambda: False
    recorded: bool = True

    @property
    def trigger(self) -> CronTrigger:
        minute, hour = ("*" if unit is None else unit for unit in (self.minute, self.hour))
        return CronTrigger(second=self.second, minute=minute, hour=hour, day_of_week=self.weekday, timezone=WITA)

    def next_run(self, now: datetime) -> datetime:
        """When it is due next (UTC)."""
        due: datetime = self.trigger.get_next_fire_time(None, now)
        return due.astimezone(UTC)


class Schedule:
    """The jobs of the leading worker; `start` and `stop` may be called again and again."""

    def __init__(self, jobs: Sequence[Job], perform: Callable[[Job], object]) -> None:
        self.jobs, self._perform = tuple(jobs), perform
        self.running: BackgroundScheduler | None = None
        self._making_up: threading.Thread | None = None

    def start(self) -> None:
        """Run the jobs from now on, at once those that were missed; silent where they run."""
        if self.running is not None:
            return
        scheduler = BackgroundScheduler(timezone=WITA)
        for job in self.jobs:
            scheduler.add_job(self._perform, job.trigger, (job,), id=job.name, coalesce=True, misfire_grace_time=GRACE)
        scheduler.add_job(self.make_up, CronTrigger(minute=AGAIN, timezone=WITA), id="missed", coalesce=True)
        scheduler.start()
        self.running = scheduler
        self._making_up = threading.Thread(target=self.make_up, name="kendala-missed-jobs", daemon=True)
        self._making_up.start()

    def stop(self) -> None:
        """Run no job any more; silent where none runs."""
        if self.running is not None:
            self.running.shutdown(wait=False)
            self.running = None
        if self._making_up is not None:
            self._making_up.join(FAREWELL)
            self._making_up = None

    def make_up(self) -> None:
        """Do the jobs that were missed or failed; what cannot be known now is left to the next time."""
        for job in self.jobs:
            try:
                if job.missed():
                    self._perform(job)
            except Exception:
                log_line.exception("a missed job could not be made up", job=job.name)
