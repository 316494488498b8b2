"""Doing one job, and recording how it went, whatever happens."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from logging import DEBUG, INFO
from typing import Protocol

import structlog

from domain.jobs import JobRun
from jobs.schedule import Job

log_line = structlog.get_logger("kendala.jobs")


class Runs(Protocol):
    """Keeps what the jobs did."""

    def record(self, run: JobRun, key: str | None = None) -> None:
        """Keep one run, with the key by which it is known where somebody asked for it."""
        ...


def run(job: Job, runs: Runs, clock: Callable[[], datetime], key: str | None = None) -> JobRun:
    """Do the job now. A trouble is told in the log of the program, and named in the record without its words."""
    started = clock()
    did: Mapping[str, int] = {}
    trouble = None
    try:
        did = job.do()
        level = INFO if job.recorded or any(did.values()) else DEBUG
        log_line.log(level, "job done", job=job.name, **{name.replace(" ", "_"): n for name, n in did.items()})
    except Exception as error:
        log_line.exception("job in trouble", job=job.name)
        trouble = ", ".join(_kinds(error))
    finished = clock()
    took = int((finished - started).total_seconds() * 1_000)
    ran = JobRun(job=job.name, started=started, finished=finished, took=took, did=did, trouble=trouble)
    if job.recorded or key or trouble or any(did.values()):
        runs.record(ran, key)
    return ran


def _kinds(error: Exception) -> Iterator[str]:
    """What went wrong, by kind alone: the words of an error may be anybody's."""
    if isinstance(error, ExceptionGroup):
        for one in error.exceptions:
            yield from _kinds(one)
    else:
        yield type(error).__name__
