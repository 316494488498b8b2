"""The schedule: when each job runs, on APScheduler, in the regency's own zone."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from apscheduler.schedulers.background import BackgroundScheduler

WITA = ZoneInfo("Asia/Makassar")
#: A job that was due while nobody led runs once when somebody does, up to an hour late.
GRACE = 3_600


class Schedule:
    """The jobs of the leading worker; `start` and `stop` may be called again and again."""

    def __init__(self, sweep: Callable[[], object]) -> None:
        self._sweep = sweep
        self.running: BackgroundScheduler | None = None

    def start(self) -> None:
        """Run the jobs from now on; silent where they run."""
        if self.running is not None:
            return
        scheduler = BackgroundScheduler(timezone=WITA)
        scheduler.add_job(self._sweep, "cron", id="sweep", minute=17, coalesce=True, misfire_grace_time=GRACE)
        scheduler.start()
        self.running = scheduler

    def stop(self) -> None:
        """Run no job any more; silent where none runs."""
        if self.running is not None:
            self.running.shutdown(wait=False)
            self.running = None
