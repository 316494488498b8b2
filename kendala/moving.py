"""A clock that stands at another time and runs on from there: for demo folders alone, to see time at work."""

from datetime import UTC, datetime, timedelta

from domain.acting import SYSTEM
from domain.refusals import Refused
from kendala.access.clock import Clock
from kendala.settings import Settings
from kendala.store.errors import SchemaMismatch
from kendala.store.log import Log, open_log

#: The command key with which demo data begin: the mark of a log that a demo made.
DEMO_MARK = "demo-agency"


class NotADemo(Refused):
    """The log is no demo's: its facts must be recorded at the time at which they were."""

    def __init__(self) -> None:
        super().__init__("not_a_demo")


class Backwards(Refused):
    """There are facts that were recorded after the time to which the clock was to be moved."""

    def __init__(self, latest: datetime) -> None:
        super().__init__("clock_backwards", latest=latest)


def now() -> datetime:
    """The present time in UTC."""
    return datetime.now(UTC)


def clock_of(settings: Settings, log: Log) -> Clock:
    """The one clock of a running program. Raises NotADemo where it was moved and must not be."""
    if settings.moved and not is_demo(log):
        raise NotADemo
    return _clock(settings.moved)


def _clock(moved: timedelta) -> Clock:
    return (lambda: now() + moved) if moved else now


def is_demo(log: Log) -> bool:
    """Whether a demo made this log."""
    return log.find_key(SYSTEM.account, DEMO_MARK) is not None


def distance(then: datetime) -> timedelta:
    """How far the clock has to be moved to stand at that time now."""
    return then - now()


def refuse_move(settings: Settings, *, new: bool = False) -> None:
    """Raise NotADemo in a log that no demo made, unless it is a `new` one; Backwards where facts lie after the time."""
    try:
        log = open_log(settings)
    except SchemaMismatch as mismatch:
        if mismatch.found == 0 and not new:
            raise NotADemo from mismatch
        raise
    try:
        present = _clock(settings.moved)() if new else clock_of(settings, log)()
        latest = _latest(log)
    finally:
        log.close()
    if latest is not None and latest > present:
        raise Backwards(latest)


def _latest(log: Log) -> datetime | None:
    last = log.read(max(0, log.head() - 1), 1)
    return last[-1].event.recorded_at if last else None
