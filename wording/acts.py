"""What the acts are called: on a button (a verb), in a list (a noun), and by what they do."""

from collections.abc import Mapping
from dataclasses import dataclass

from wording.language import N_, Language
from wording.terms import worded


@dataclass(frozen=True, slots=True)
class ActWords:
    """`verb` for the button, `noun` for lists and refusals, `purpose` one sentence on what the act leads to."""

    verb: str
    noun: str
    purpose: str


ACT_WORDS: Mapping[str, ActWords] = {
    "raise": ActWords(
        N_("Laporkan kendala"),
        N_("Pelaporan kendala"),
        N_("Bagian Adpem memeriksa laporan ini lebih dahulu."),
    ),
    "amend": ActWords(
        N_("Perbaiki catatan"),
        N_("Perbaikan catatan"),
        N_("Isi yang lama tetap tampil di riwayat."),
    ),
    "add_evidence": ActWords(
        N_("Tambah bukti"),
        N_("Penambahan bukti"),
        N_("Lampirkan berkas atau uraikan bukti yang ada."),
    ),
    "comment": ActWords(
        N_("Beri komentar"),
        N_("Komentar"),
        N_("Komentar dapat dibaca semua yang dapat melihat kendala ini."),
    ),
    "return": ActWords(
        N_("Kembalikan"),
        N_("Pengembalian"),
        N_("{opd} melengkapi laporan lalu mengajukannya kembali."),
    ),
    "resubmit": ActWords(
        N_("Ajukan kembali"),
        N_("Pengajuan kembali"),
        N_("Laporan diperiksa lagi oleh Bagian Adpem."),
    ),
    "accept": ActWords(
        N_("Terima"),
        N_("Penerimaan"),
        N_("Setelah diterima, bidang pembantu dapat ditugaskan."),
    ),
    "withdraw": ActWords(
        N_("Tarik laporan"),
        N_("Penarikan laporan"),
        N_("Hanya untuk laporan yang keliru. Laporan tetap tersimpan dengan status Ditarik."),
    ),
    "escalate": ActWords(
        N_("Naikkan jenjang"),
        N_("Eskalasi"),
        N_("Jenjang yang dituju diminta mengambil keputusan."),
    ),
    "decide": ActWords(
        N_("Putuskan"),
        N_("Keputusan"),
        N_("Tuliskan keputusan dan jenjang yang melanjutkan penanganan."),
    ),
    "instruct": ActWords(
        N_("Beri arahan"),
        N_("Arahan"),
        N_("Arahan tercatat pada riwayat dan tidak mengubah status."),
    ),
    "assign": ActWords(
        N_("Tugaskan bidang"),
        N_("Penugasan bidang pembantu"),
        N_("Bidang diminta mendampingi sampai tanggal yang ditentukan."),
    ),
    "extend": ActWords(
        N_("Perpanjang pendampingan"),
        N_("Perpanjangan pendampingan"),
        N_("Batas waktu bidang dimundurkan."),
    ),
    "cancel": ActWords(
        N_("Batalkan pendampingan"),
        N_("Pembatalan pendampingan"),
        N_("Bidang tidak lagi diminta mendampingi."),
    ),
    "take": ActWords(
        N_("Sanggupi"),
        N_("Kesanggupan bidang"),
        N_("Bidang menyatakan sanggup mendampingi sampai batas waktunya."),
    ),
    "decline": ActWords(
        N_("Tolak penugasan"),
        N_("Penolakan penugasan"),
        N_("Sebutkan alasannya agar Ekobang dapat menugaskan bidang lain."),
    ),
    "report_progress": ActWords(
        N_("Catat perkembangan"),
        N_("Pencatatan perkembangan"),
        N_("Perkembangan dapat dibaca {opd} dan Ekobang."),
    ),
    "hand_back": ActWords(
        N_("Tuntaskan pendampingan"),
        N_("Penuntasan pendampingan"),
        N_("Penanganan dilanjutkan oleh {opd}."),
    ),
    "move_deadline": ActWords(
        N_("Ubah tenggat"),
        N_("Perubahan tenggat"),
        N_("Tenggat lama tetap tampil di riwayat."),
    ),
    "wait": ActWords(
        N_("Tunggu pihak luar"),
        N_("Catatan menunggu pihak luar"),
        N_("Catat pihak yang ditunggu dan alasannya."),
    ),
    "end_wait": ActWords(
        N_("Selesai menunggu"),
        N_("Akhir masa menunggu"),
        N_("Tuliskan hasil dari pihak yang ditunggu."),
    ),
    "visit": ActWords(
        N_("Catat kunjungan"),
        N_("Pencatatan kunjungan lapangan"),
        N_("Tuliskan hasil kunjungan dan tanggalnya."),
    ),
    "state_done": ActWords(
        N_("Nyatakan selesai"),
        N_("Pernyataan selesai"),
        N_("Ekobang mengonfirmasi penyelesaian sebelum kendala ditutup."),
    ),
    "confirm": ActWords(
        N_("Konfirmasi selesai"),
        N_("Konfirmasi penyelesaian"),
        N_("Kendala ditutup. Pendampingan yang belum tuntas ikut berakhir."),
    ),
    "set_unactionable": ActWords(
        N_("Tetapkan tidak dapat ditindaklanjuti"),
        N_("Penetapan tidak dapat ditindaklanjuti"),
        N_("Kendala ditutup. Ekobang dapat membukanya kembali."),
    ),
    "reopen": ActWords(
        N_("Buka kembali"),
        N_("Pembukaan kembali"),
        N_("Penanganan dilanjutkan."),
    ),
    "merge": ActWords(
        N_("Gabungkan"),
        N_("Penggabungan"),
        N_("Penanganan dilanjutkan pada kendala tujuan. Nomor kendala ini tetap berlaku."),
    ),
    "unmerge": ActWords(
        N_("Pisahkan kembali"),
        N_("Pemisahan kembali"),
        N_("Kendala kembali ke keadaan sebelum digabung."),
    ),
    "change_visibility": ActWords(
        N_("Ubah keterbukaan"),
        N_("Perubahan keterbukaan"),
        N_("Perubahan berlaku seketika bagi semua orang."),
    ),
    "undo": ActWords(
        N_("Urungkan"),
        N_("Pembatalan tindakan"),
        N_("Keadaan sebelum tindakan itu berlaku lagi."),
    ),
}
#: Acts of a carry-over session, and those on the directory, are named in refusals only.
SESSION_ACTS: dict[str, str] = {
    "carry_over": N_("Tutup tahun"),
    "sign_carry_over": N_("Penandatanganan tutup tahun"),
}
DIRECTORY_ACTS: dict[str, str] = {
    "register_agency": N_("Pendaftaran {opd}"),
    "rename_agency": N_("Perubahan nama {opd}"),
    "change_agency": N_("Perubahan data {opd}"),
    "retire_agency": N_("Penonaktifan {opd}"),
    "reinstate_agency": N_("Pengaktifan kembali {opd}"),
    "register_desk": N_("Pendaftaran bidang pembantu"),
    "rename_desk": N_("Perubahan nama bidang pembantu"),
    "change_desk": N_("Perubahan data bidang pembantu"),
    "retire_desk": N_("Penonaktifan bidang pembantu"),
    "reinstate_desk": N_("Pengaktifan kembali bidang pembantu"),
    "register_cause": N_("Pendaftaran penyebab"),
    "rename_cause": N_("Perubahan nama penyebab"),
    "change_cause": N_("Perubahan data penyebab"),
    "retire_cause": N_("Penonaktifan penyebab"),
    "reinstate_cause": N_("Pengaktifan kembali penyebab"),
    "establish_office": N_("Pembentukan jabatan"),
    "rename_office": N_("Perubahan nama jabatan"),
    "retire_office": N_("Penghapusan jabatan"),
    "reinstate_office": N_("Pengaktifan kembali jabatan"),
    "appoint_holder": N_("Penunjukan pejabat"),
    "end_holder": N_("Pengakhiran masa jabatan"),
    "hand_over": N_("Serah terima jabatan"),
}
#: Acts on the schedule, likewise.
SCHEDULE_ACTS: dict[str, str] = {
    "read_deliveries": N_("Melihat pengiriman"),
    "read_schedule": N_("Melihat jadwal"),
    "read_administration": N_("Melihat akun"),
    "administer": N_("Mengurus akun"),
    "read_backups": N_("Melihat cadangan"),
    "run_job": N_("Menjalankan pekerjaan"),
}
#: Acts on calendar, rules and deadlines, likewise.
ALMANAC_ACTS: dict[str, str] = {
    "list_year": N_("Pemuatan hari libur setahun"),
    "add_day": N_("Penambahan hari libur"),
    "move_day": N_("Pemindahan hari libur"),
    "remove_day": N_("Penghapusan hari libur"),
    "draft_rules": N_("Penyusunan aturan"),
    "switch_on_rules": N_("Pemberlakuan aturan"),
    "set_deadline": N_("Penetapan batas akhir tahun"),
    "dispense": N_("Pemberian dispensasi"),
}
#: What is neither an act on an obstacle nor on the almanac.
OTHER_ACTS: dict[str, str] = {"rehearse_rules": N_("Gladi aturan")}
_ELSEWHERE = {**OTHER_ACTS, **SESSION_ACTS, **DIRECTORY_ACTS, **SCHEDULE_ACTS, **ALMANAC_ACTS}


def act_verb(act: str, said_in: Language) -> str:
    """The words on the button: `Terima`."""
    return worded(ACT_WORDS[act].verb, said_in)


def act_noun(act: str, said_in: Language) -> str:
    """The act as a thing: `Penerimaan`. Also for acts on directory and almanac; an unknown act is its own name."""
    noun = ACT_WORDS[act].noun if act in ACT_WORDS else _ELSEWHERE.get(act, act)
    return worded(noun, said_in)


def act_name(act: str, said_in: Language) -> str:
    """The words on the button, for an act without one the noun."""
    return act_verb(act, said_in) if act in ACT_WORDS else act_noun(act, said_in)


def act_purpose(act: str, said_in: Language) -> str:
    """One or two sentences on what the act leads to, for the form that asks for it."""
    return worded(ACT_WORDS[act].purpose, said_in)
