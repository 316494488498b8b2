"""The backups: when the last one was made, how big it is, whether it was checked, and what to do."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.backups import BackupMade, refuse_reader
from web.forms import Posted, new_key
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.backups import contents, state_of
from wording.dates import ago, short_moment

router = APIRouter(include_in_schema=False)
HERE = "/backup"
#: The job of the schedule that makes one.
JOB = "backup"
#: Backups that are listed.
SHOWN = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class BackupRow:
    """A backup in words."""

    name: str
    folder: str
    made: str
    ago: str
    holds: str
    state: str
    sound: bool


@router.get(HERE)
def backup(visit: Arrived) -> Response:
    """The last backups, and a warning where there is none that is young enough."""
    refuse_reader(visit.acting.kind)
    found = visit.deps.backups.state(SHOWN)
    rows = [_row(visit, made) for made in found.last]
    return render(
        visit,
        "backup.html",
        page_title=visit.language.gettext("Cadangan"),
        rows=rows,
        exports=[offered(visit, "backups")] if rows else (),
        late=found.is_late(visit.now),
        found=found,
        key=new_key(),
    )


@router.post(f"{HERE}/make")
def make(visit: Arrived, form: Posted) -> Response:
    """Make one now, where the settings name a folder, then show them."""
    refuse_reader(visit.acting.kind)
    ran = visit.deps.timetable.run(JOB, f"{visit.acting.account} {form.key}")
    return redirect(visit, HERE, Notice("job_failed" if ran.trouble else "backup_made"))


def _row(visit: Visit, made: BackupMade) -> BackupRow:
    said_in = visit.language
    return BackupRow(
        name=made.name,
        folder=made.folder,
        made=short_moment(made.finished, said_in),
        ago=ago(made.finished, visit.now, said_in),
        holds=contents(made.events, made.files, made.size, said_in),
        state=state_of(made, said_in),
        sound=made.is_sound,
    )
