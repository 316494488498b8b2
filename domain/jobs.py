"""The jobs of the schedule as pages and programs see them: when each runs next, and what it did."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from domain.acting import EKOBANG, OfficeKind
from domain.obstacle.visibility import ABOVE
from domain.refusals import NotYourAct

#: Who may look at the schedule, and who may have a job done now.
READERS = EKOBANG | {OfficeKind.LEADERSHIP, OfficeKind.AUDITOR, OfficeKind.ADMIN}
RUNNERS = frozenset({OfficeKind.ADMIN})
#: Words of what was done that count obstacles, also those that the reader of the schedule may not see.
OF_ALL_OBSTACLES = frozenset({"judged", "flagged", "cleared", "escalated"})


@dataclass(frozen=True, kw_only=True, slots=True)
class JobRun:
    """One run of a job. Times are UTC, `took` is in milliseconds.

    `did` counts what was done, by word; `trouble` names what kept it from its work, None where nothing did.
    """

    job: str
    started: datetime
    finished: datetime
    took: int
    did: Mapping[str, int] = field(default_factory=dict)
    trouble: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduledJob:
    """A job: its name, when it runs next (UTC), and its last run, None before the first."""

    name: str
    next: datetime
    last: JobRun | None


class Timetable(Protocol):
    """What edges need of the schedule; `kendala` hands the real one in."""

    def jobs(self) -> tuple[ScheduledJob, ...]:
        """All jobs in the order of the schedule."""
        ...

    def runs(self, limit: int) -> tuple[JobRun, ...]:
        """The latest runs of all jobs, the last one first."""
        ...

    def run(self, name: str, key: str | None = None) -> JobRun:
        """Do a job now, in this process, once for each key; jobs may overlap themselves.

        Raises NotFound, and KeyReused for a key with which another job was done.
        """
        ...


def told_to(kind: OfficeKind, run: JobRun) -> JobRun:
    """The run as an office of this kind gets it: figures of all obstacles are for those who see them all."""
    if kind in ABOVE:
        return run
    return replace(run, did={word: n for word, n in run.did.items() if word not in OF_ALL_OBSTACLES})


def refuse_reader(kind: OfficeKind) -> None:
    """Raise NotYourAct unless offices of this kind may look at the schedule."""
    if kind not in READERS:
        raise NotYourAct("read_schedule")


def refuse_runner(kind: OfficeKind) -> None:
    """Raise NotYourAct unless offices of this kind may have a job done now."""
    if kind not in RUNNERS:
        raise NotYourAct("run_job")
