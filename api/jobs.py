"""The schedule: each job with its next and last run, and a way to have one done now."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from pydantic import Field
from starlette.responses import Response

from api.answers.obstacle import Answer
from api.arriving import Arrived, Conditions, Visit
from api.directory import unversioned
from api.documented import problems
from api.finding import JSON
from domain.jobs import JobRun, refuse_reader, refuse_runner, told_to

router = APIRouter(tags=["jobs"])
JobName = Annotated[str, Path(max_length=40)]
Keyed = Annotated[Conditions, Depends(unversioned)]


class JobRunAnswer(Answer):
    """One run of a job."""

    job: str
    started: datetime
    finished: datetime
    took: Annotated[int, Field(description="Milliseconds.")]
    did: Annotated[
        dict[str, int],
        Field(
            description="What was done, counted by word; all obstacles are counted for those only who see all.",
            examples=[{"files": 3}],
        ),
    ]
    trouble: Annotated[str | None, Field(description="The kind of error that kept it from its work; null: none did.")]


class JobAnswer(Answer):
    """A job of the schedule."""

    name: Annotated[str, Field(examples=["sweep"])]
    next: Annotated[datetime, Field(description="When it runs next.")]
    last: Annotated[JobRunAnswer | None, Field(description="Null before its first run.")]


class JobsAnswer(Answer):
    """All jobs in the order of the schedule."""

    items: tuple[JobAnswer, ...]


@router.get(
    "/jobs",
    operation_id="list_jobs",
    summary="The schedule",
    responses={200: {"model": JobsAnswer, "description": "Each job with its next and last run."}, **problems()},
)
def list_jobs(visit: Arrived) -> Response:
    """For Ekobang, leadership, auditors and administrators."""
    refuse_reader(visit.acting.kind)
    items = tuple(
        JobAnswer(name=job.name, next=job.next, last=_run(visit, job.last) if job.last else None)
        for job in visit.deps.timetable.jobs()
    )
    return Response(JobsAnswer(items=items).model_dump_json(), media_type=JSON)


@router.post(
    "/jobs/{name}/runs",
    operation_id="run_job",
    summary="Do a job now",
    responses={200: {"model": JobRunAnswer, "description": "How it went; also where it failed."}, **problems(404)},
)
def run_job(visit: Arrived, name: JobName, when: Keyed) -> Response:
    """For the administrator. Without a key it may be repeated too: no job does a thing twice."""
    refuse_runner(visit.acting.kind)
    key = f"{visit.acting.account} {when.key}" if when.key is not None else None
    return Response(_run(visit, visit.deps.timetable.run(name, key)).model_dump_json(), media_type=JSON)


def _run(visit: Visit, run: JobRun) -> JobRunAnswer:
    run = told_to(visit.acting.kind, run)
    return JobRunAnswer(
        job=run.job,
        started=run.started,
        finished=run.finished,
        took=run.took,
        did=dict(run.did),
        trouble=run.trouble,
    )
