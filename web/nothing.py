"""What an office reads when nothing waits for it: what it can do instead, and at the very beginning what is first."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.acting import AGENCY, EKOBANG, OfficeKind
from wording.language import N_


@dataclass(frozen=True, slots=True)
class Nothing:
    """A title, a sentence and a way on. The sentence may name agencies as `{opd}`."""

    text: str
    label: str = ""
    href: str = ""
    title: str = N_("Tidak ada yang menunggu Anda")


RAISE = (N_("Laporkan kendala"), "/obstacles/new")
NOTHING: Mapping[OfficeKind, Nothing] = {
    **dict.fromkeys(AGENCY, Nothing(N_("Ada pekerjaan yang tertahan? Laporkan agar dibantu."), *RAISE)),
    **dict.fromkeys(
        EKOBANG, Nothing(N_("Lihat papan untuk kendala yang sedang ditangani."), N_("Buka papan"), "/board")
    ),
    OfficeKind.DESK: Nothing(N_("Tidak ada pendampingan yang menunggu bidang ini."), N_("Buka tugas bidang"), "/desk"),
    OfficeKind.LEADERSHIP: Nothing(
        N_("Lihat tinjauan untuk kendala yang belum selesai."), N_("Buka tinjauan"), "/review"
    ),
    OfficeKind.AUDITOR: Nothing(
        N_("Setiap kendala punya riwayat lengkap: siapa, pada jabatan apa, kapan terjadi, dan kapan dicatat."),
        N_("Buka riwayat"),
        "/audit",
        N_("Jabatan ini membaca semuanya"),
    ),
    OfficeKind.ADMIN: Nothing(
        N_("Jabatan ini tidak melihat isi kendala."), title=N_("Jabatan ini mengurus akun dan data induk")
    ),
}
NONE_YET = N_("Belum ada kendala yang dilaporkan")
#: Where the office sees no obstacle at all, open or closed.
FIRST: Mapping[OfficeKind, Nothing] = {
    **NOTHING,
    **dict.fromkeys(
        EKOBANG,
        Nothing(
            N_("{opd} melaporkannya sendiri, atau laporkan untuk mereka. Formulir lama dapat diimpor administrator."),
            *RAISE,
            title=NONE_YET,
        ),
    ),
    **dict.fromkeys(
        (OfficeKind.LEADERSHIP, OfficeKind.AUDITOR),
        Nothing(N_("Yang dilaporkan {opd} dan dapat Anda lihat akan muncul di sini."), title=NONE_YET),
    ),
}


def nothing(kind: OfficeKind, *, any_yet: bool) -> Nothing:
    """What to say to this office; `any_yet`: whether it sees any obstacle at all."""
    return (NOTHING if any_yet else FIRST).get(kind, Nothing(""))
