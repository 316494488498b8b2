"""The administrator's work, which is done on the server's command line and through the API."""

from dataclasses import dataclass

from web.visiting import Visit
from wording.language import N_
from wording.terms import worded


@dataclass(frozen=True, slots=True)
class Chore:
    """What there is to do, in words, and with what."""

    title: str
    text: str
    command: str


CHORES = (
    Chore(
        N_("Buat akun"),
        N_("Setiap akun memegang satu jabatan atau lebih. Kata sandinya ditanyakan saat akun dibuat."),
        "kendala account add NAMA --office operator --agency KODE",
    ),
    Chore(
        N_("Tunjuk atau akhiri jabatan"),
        N_("Definitif, Plt, Plh, atau Pjs, dengan nomor surat dan masa berlakunya."),
        "kendala office appoint NAMA --office adpem --standing plt",
    ),
    Chore(
        N_("Periksa data acuan"),
        N_("{agencies} {opd}, {desks} bidang pembantu, {causes} penyebab. Nama baru tidak mengubah riwayat lama."),
        "GET /api/v1/agencies, /desks, /causes",
    ),
    Chore(
        N_("Impor formulir lama"),
        N_("Formulir tiga kolom dari XLSX, XLS, ODS, atau CSV; dengan --dry-run hanya diperiksa."),
        "kendala import obstacles BERKAS --as NAMA --dry-run",
    ),
)


def chores(visit: Visit) -> tuple[Chore, ...]:
    """The work in words, with how much reference data there is."""
    known = visit.directory
    numbers = {
        "agencies": len(tuple(known.agencies())),
        "desks": len(tuple(known.desks())),
        "causes": len(tuple(known.causes())),
    }
    return tuple(
        Chore(worded(c.title, visit.language), worded(c.text, visit.language, **numbers), c.command) for c in CHORES
    )
