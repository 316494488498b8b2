"""The schedule: when each job runs, what it did last, and a way to have one done now."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.jobs import RUNNERS, JobRun, ScheduledJob, refuse_reader, refuse_runner, told_to
from web.forms import Posted, new_key
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import ago, short_moment
from wording.jobs import job_name, job_purpose, took, what_it_did

router = APIRouter(include_in_schema=False)
HERE = "/schedule"
#: Runs that are listed.
SHOWN = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class RunRow:
    """A run in words."""

    title: str
    began: str
    took: str
    did: str
    failed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class JobRow:
    """A job in words; `last` is None before its first run."""

    name: str
    key: str
    title: str
    purpose: str
    next: str
    last: RunRow | None
    ago: str


@router.get(HERE)
def schedule(visit: Arrived) -> Response:
    """All jobs, and the latest runs."""
    refuse_reader(visit.acting.kind)
    timetable = visit.deps.timetable
    return render(
        visit,
        "schedule.html",
        page_title=visit.language.gettext("Jadwal"),
        jobs=[_job(visit, job) for job in timetable.jobs()],
        runs=[_run(visit, run) for run in timetable.runs(SHOWN)],
        exports=[offered(visit, "runs")],
        may_run=visit.acting.kind in RUNNERS,
    )


@router.post(f"{HERE}/run")
def run(visit: Arrived, form: Posted) -> Response:
    """Do one job now, then show the schedule. Jobs may be repeated: what was done is not done twice."""
    refuse_runner(visit.acting.kind)
    ran = visit.deps.timetable.run(form.get("job"), f"{visit.acting.account} {form.key}")
    notice = Notice("job_failed" if ran.trouble else "job_done")
    return redirect(visit, HERE, notice)


def _job(visit: Visit, job: ScheduledJob) -> JobRow:
    return JobRow(
        name=job.name,
        key=new_key(),
        title=job_name(job.name, visit.language),
        purpose=job_purpose(job.name, visit.language),
        next=short_moment(job.next, visit.language),
        last=_run(visit, job.last) if job.last else None,
        ago=ago(job.last.started, visit.now, visit.language) if job.last else "",
    )


def _run(visit: Visit, run: JobRun) -> RunRow:
    run = told_to(visit.acting.kind, run)
    return RunRow(
        title=job_name(run.job, visit.language),
        began=short_moment(run.started, visit.language),
        took=took(run, visit.language),
        did=what_it_did(run, visit.language),
        failed=run.trouble is not None,
    )
