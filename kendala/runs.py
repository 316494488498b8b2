"""What the jobs did: a table beside the log, kept for a while."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Engine, Index, Integer, MetaData, String, Table, Text, delete, func, insert, select

from domain.jobs import JobRun
from kendala.access.moments import Moment
from kendala.engines import reading, writing

metadata = MetaData()
job_runs = Table(
    "job_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("job", String(40), nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment, nullable=False, index=True),
    Column("took", Integer, nullable=False),
    Column("did", Text, nullable=False),
    Column("trouble", String(400)),
    Column("key", String(300), index=True),
    Index("job_runs_by_job", "job", "id"),
)
_FIELDS = tuple(job_runs.c[name] for name in ("job", "started", "finished", "took", "did", "trouble"))
LONGEST_TROUBLE = 400


def create(engine: Engine) -> None:
    """Make the table if it is missing; called by `migrate` only."""
    metadata.create_all(engine)


class JobRuns:
    """The runs of all jobs, by whichever process did them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, run: JobRun, key: str | None = None) -> None:
        """Keep one run, with the key of whoever asked for it."""
        row = {
            "job": run.job,
            "started": run.started,
            "finished": run.finished,
            "took": run.took,
            "did": json.dumps(dict(run.did)),
            "trouble": run.trouble[:LONGEST_TROUBLE] if run.trouble else None,
            "key": key,
        }
        with writing(self._engine) as connection:
            connection.execute(insert(job_runs).values(row))

    def last(self) -> dict[str, JobRun]:
        """The last run of each job that ever ran."""
        latest = select(func.max(job_runs.c.id)).group_by(job_runs.c.job)
        with reading(self._engine) as connection:
            found = connection.execute(select(*_FIELDS).where(job_runs.c.id.in_(latest)))
            return {row[0]: _run(row) for row in found}

    def latest(self, limit: int) -> tuple[JobRun, ...]:
        """The latest runs of all jobs, the last one first."""
        with reading(self._engine) as connection:
            found = connection.execute(select(*_FIELDS).order_by(job_runs.c.id.desc()).limit(limit))
            return tuple(_run(row) for row in found)

    def of_key(self, key: str) -> JobRun | None:
        """The run that was asked for with that key."""
        with reading(self._engine) as connection:
            row = connection.execute(select(*_FIELDS).where(job_runs.c.key == key).limit(1)).first()
        return _run(row) if row else None

    def sweep(self, before: datetime) -> int:
        """Delete the runs that ended before that time; gives how many."""
        with writing(self._engine) as connection:
            return connection.execute(delete(job_runs).where(job_runs.c.finished < before)).rowcount


def _run(row: Sequence[Any]) -> JobRun:
    job, started, finished, took, did, trouble = row
    return JobRun(job=job, started=started, finished=finished, took=took, did=json.loads(did), trouble=trouble)
