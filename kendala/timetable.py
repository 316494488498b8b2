"""The schedule as the edges get it (`domain.jobs.Timetable`)."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.jobs import JobRun, ScheduledJob
from domain.refusals import KeyReused, NotFound
from jobs.running import run
from jobs.schedule import Job
from kendala.access.clock import Clock
from kendala.runs import JobRuns


@dataclass(frozen=True, slots=True)
class KeptTimetable:
    """The jobs with what is kept of their runs."""

    _jobs: Sequence[Job]
    _runs: JobRuns
    _clock: Clock

    def jobs(self) -> tuple[ScheduledJob, ...]:
        now, last = self._clock(), self._runs.last()
        return tuple(ScheduledJob(name=j.name, next=j.next_run(now), last=last.get(j.name)) for j in self._jobs)

    def runs(self, limit: int) -> tuple[JobRun, ...]:
        return self._runs.latest(limit)

    def run(self, name: str, key: str | None = None) -> JobRun:
        job = next((job for job in self._jobs if job.name == name), None)
        if job is None:
            raise NotFound("job", name)
        known = self._runs.of_key(key) if key is not None else None
        if known is not None and known.job != name:
            raise KeyReused
        return known or run(job, self._runs, self._clock, key)
