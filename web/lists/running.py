"""What the program did by itself as files: deliveries, runs of jobs, backups."""

from collections.abc import Iterator

from domain import backups as kept
from domain import jobs
from domain.reminders import delivering
from domain.reminders.delivering import Delivery
from web.reminders.delivering import line_of, state_of
from web.sheets import Rows, sheet
from web.visiting import Visit
from wording.backups import state_of as backup_state
from wording.jobs import job_name, what_it_did
from wording.language import N_

AT_ONCE = 200
#: As many as any of these lists holds.
ALL = 10_000


@sheet(
    "deliveries",
    N_("Pengiriman"),
    N_("Kepada"),
    N_("Tentang"),
    N_("Saluran"),
    N_("Keadaan"),
    N_("Dibuat"),
    N_("Percobaan"),
    N_("Berikutnya"),
    N_("Gangguan"),
)
def deliveries(visit: Visit) -> Rows:
    """All of them, or those in one state, the latest first."""
    delivering.refuse_reader(visit.acting.kind)
    for each in _deliveries(visit):
        line = line_of(visit, each)
        when = (each.created_at, each.tries, each.next_at)
        yield line.to, line.about, line.channel, line.state, *when, line.trouble


def _deliveries(visit: Visit) -> Iterator[Delivery]:
    state, before = state_of(visit), None
    while found := visit.deps.reminders.deliveries.list(state, before=before, limit=AT_ONCE):
        yield from found
        before = found[-1].id


@sheet("runs", N_("Jadwal"), N_("Pekerjaan"), N_("Dimulai"), N_("Selesai"), N_("Lama (milidetik)"), N_("Hasil"))
def runs(visit: Visit) -> Rows:
    """The runs of jobs that are still kept, the latest first."""
    jobs.refuse_reader(visit.acting.kind)
    for each in visit.deps.timetable.runs(ALL):
        told = jobs.told_to(visit.acting.kind, each)
        done = what_it_did(told, visit.language)
        yield job_name(told.job, visit.language), told.started, told.finished, told.took, done


@sheet(
    "backups",
    N_("Cadangan"),
    N_("Nama"),
    N_("Dibuat"),
    N_("Kejadian"),
    N_("Berkas"),
    N_("Besar (bita)"),
    N_("Hasil pemeriksaan"),
    N_("Tempat"),
)
def backups(visit: Visit) -> Rows:
    """The backups that are known, the latest first."""
    kept.refuse_reader(visit.acting.kind)
    for made in visit.deps.backups.state(ALL).last:
        held = (made.finished, made.events, made.files, made.size)
        yield made.name, *held, backup_state(made, visit.language), made.folder
