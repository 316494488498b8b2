"""Doing one job and recording it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from domain.jobs import JobRun
from jobs.running import run
from jobs.schedule import Job


@dataclass
class Kept:
    """Runs in a list, and a clock that goes on a second whenever it is looked at."""

    runs: list[JobRun] = field(default_factory=list)
    now: datetime = datetime(2024, 11, 28, 4, tzinfo=UTC)

    def record(self, run: JobRun, key: str | None = None) -> None:
        assert key is None
        self.runs.append(run)

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def test_a_run_is_recorded() -> None:
    """What a job did is kept with when it began, when it ended and how long it took."""
    kept = Kept()
    ran = run(Job(name="sweep", do=lambda: {"files": 3}, minute=17), kept, kept.clock)
    assert kept.runs == [ran]
    assert (ran.job, ran.did, ran.took, ran.trouble) == ("sweep", {"files": 3}, 1_000, None)
    assert ran.finished - ran.started == timedelta(seconds=1)


def test_a_trouble_is_named_without_its_words() -> None:
    """Given a job that fails, the run says what kind of trouble it was, and nothing of what the trouble said."""

    def fails() -> Mapping[str, int]:
        raise ExceptionGroup("not all", [OSError("kata rahasia"), ValueError("kata rahasia")])

    kept = Kept()
    run(Job(name="sweep", do=fails, minute=17), kept, kept.clock)
    assert [(one.trouble, one.did) for one in kept.runs] == [("OSError, ValueError", {})]
