"""Entries of the directory in words: what is known of them, what rests on them, and what a change leads to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.directory import Directory
from wording.language import N_, Language
from wording.terms import word, worded


@dataclass(frozen=True, kw_only=True, slots=True)
class Resting:
    """How many of each rest on an entry now."""

    obstacles: int = 0
    assistance: int = 0
    desks: int = 0
    causes: int = 0
    offices: int = 0
    holders: int = 0


#: What an act leads to, for what rests on the entry.
LEADS_TO: Mapping[str, str] = {
    "register_agency": N_("Kendala dapat dilaporkan untuknya segera setelah operatornya punya akun."),
    "rename_agency": N_(
        "Nama baru tampil mulai sekarang, juga pada kendala yang terbuka. Riwayat memakai nama saat itu."
    ),
    "change_agency": N_(
        "Bila hari kerjanya berubah, batas waktu yang berjalan dihitung ulang. Penilaian yang lama tetap terbaca."
    ),
    "retire_agency": N_(
        "Kendala yang terbuka tetap dikerjakan sampai selesai. Yang baru tidak dapat dilaporkan untuknya. Jabatan dan "
        "riwayatnya tetap ada."
    ),
    "reinstate_agency": N_("Kendala baru dapat dilaporkan lagi untuknya."),
    "register_desk": N_("Bidang ini dapat ditugaskan mendampingi segera setelah petugasnya punya akun."),
    "rename_desk": N_(
        "Nama baru tampil mulai sekarang, juga pada pendampingan yang berjalan. Riwayat memakai nama saat itu."
    ),
    "change_desk": N_("Pendampingan yang berjalan tetap di bidang ini."),
    "retire_desk": N_(
        "Pendampingan yang berjalan tetap dituntaskan bidang ini. Tugas baru tidak dapat diberikan kepadanya."
    ),
    "reinstate_desk": N_("Bidang ini dapat ditugaskan lagi."),
    "register_cause": N_("Penyebab ini segera dapat dipilih saat melaporkan kendala."),
    "rename_cause": N_(
        "Nama baru tampil mulai sekarang, juga pada kendala yang terbuka. Riwayat memakai nama saat itu."
    ),
    "change_cause": N_("Hanya laporan baru yang mengikutinya. Kendala yang sudah ada tidak berubah."),
    "retire_cause": N_(
        "Kendala yang memakainya tetap memakainya. Pada laporan baru penyebab ini tidak ditawarkan lagi."
    ),
    "reinstate_cause": N_("Penyebab ini dapat dipilih lagi saat melaporkan kendala."),
    "establish_office": N_("Jabatan ini belum dipegang siapa pun. Tunjuk pejabatnya sesudah ini."),
    "rename_office": N_("Nama baru tampil mulai sekarang. Riwayat memakai nama saat itu."),
    "retire_office": N_("Pemegangnya langsung kehilangan hak jabatan ini. Yang sudah mereka lakukan tetap tercatat."),
    "reinstate_office": N_("Pemegang yang masa jabatannya belum berakhir langsung mendapat haknya kembali."),
    "appoint_holder": N_("Akun ini mendapat hak jabatan sejak hari pertamanya. Pemegang lain tetap memegangnya."),
    "end_holder": N_(
        "Haknya berakhir pada hari itu, juga penunjukan yang belum mulai. Yang sudah ia lakukan tetap tercatat, dan "
        "pekerjaannya tetap pada jabatan."
    ),
    "hand_over": N_("Pekerjaan tetap pada jabatan: pengganti melihat semua yang menunggu sejak hari pertamanya."),
}


def leads_to(act: str, said_in: Language) -> str:
    """What the act leads to, one or two sentences."""
    return worded(LEADS_TO[act], said_in)


def rests_on(resting: Resting, said_in: Language) -> str:
    """What rests on the entry now, as `Yang memakainya sekarang: 3 kendala terbuka dan 1 jabatan`."""
    named = said_in.ngettext
    said = (
        (resting.obstacles, named("{n} kendala terbuka", "{n} kendala terbuka", resting.obstacles)),
        (resting.assistance, named("{n} pendampingan berjalan", "{n} pendampingan berjalan", resting.assistance)),
        (resting.desks, named("{n} bidang pembantu", "{n} bidang pembantu", resting.desks)),
        (resting.causes, named("{n} penyebab", "{n} penyebab", resting.causes)),
        (resting.offices, named("{n} jabatan", "{n} jabatan", resting.offices)),
        (resting.holders, named("{n} pemegang hari ini", "{n} pemegang hari ini", resting.holders)),
    )
    found = [each for n, each in said if n]
    if not found:
        return said_in.gettext("Tidak ada yang memakainya sekarang.")
    return said_in.gettext("Yang memakainya sekarang: {what}.", what=said_in.listed(found))


def value_in_words(name: str, value: object, directory: Directory, said_in: Language) -> str:
    """The value of one field of an entry; `name` says which codes stand for what."""
    if value in (None, (), ""):
        return "–"
    if name == "agency":
        return directory.agency_name(str(value))
    if name in {"desk", "natural_desk"}:
        return directory.desk_name(str(value))
    if isinstance(value, StrEnum):
        return word(value, said_in)
    if isinstance(value, bool):
        return said_in.gettext("ya") if value else said_in.gettext("belum")
    return ", ".join(value) if isinstance(value, tuple) else str(value)
