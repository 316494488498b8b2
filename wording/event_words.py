"""What kinds of events are called, by their stored names: in filters, exports and lists of what happened."""

from collections.abc import Mapping

from wording.language import N_, Language
from wording.terms import worded

EVENTS: Mapping[str, str] = {
    "obstacle.raised": N_("Kendala dilaporkan"),
    "obstacle.record_amended": N_("Catatan diperbaiki"),
    "obstacle.accepted": N_("Kendala diterima"),
    "obstacle.returned": N_("Laporan dikembalikan"),
    "obstacle.resubmitted": N_("Laporan diajukan kembali"),
    "obstacle.withdrawn": N_("Laporan ditarik"),
    "obstacle.escalated": N_("Jenjang dinaikkan"),
    "obstacle.decided": N_("Keputusan diambil"),
    "obstacle.instructed": N_("Arahan diberikan"),
    "obstacle.assistance_assigned": N_("Bidang ditugaskan"),
    "obstacle.assistance_extended": N_("Pendampingan diperpanjang"),
    "obstacle.assistance_cancelled": N_("Pendampingan dibatalkan"),
    "obstacle.assistance_taken": N_("Pendampingan disanggupi"),
    "obstacle.assistance_declined": N_("Penugasan ditolak"),
    "obstacle.progress_reported": N_("Perkembangan dicatat"),
    "obstacle.assistance_completed": N_("Pendampingan tuntas"),
    "obstacle.deadline_moved": N_("Tenggat diubah"),
    "obstacle.wait_started": N_("Mulai menunggu pihak luar"),
    "obstacle.wait_ended": N_("Tidak lagi menunggu pihak luar"),
    "obstacle.evidence_added": N_("Bukti ditambahkan"),
    "obstacle.commented": N_("Komentar"),
    "obstacle.site_visited": N_("Kunjungan lapangan"),
    "obstacle.done_stated": N_("Dinyatakan selesai"),
    "obstacle.resolved": N_("Kendala selesai"),
    "obstacle.found_unactionable": N_("Ditetapkan tidak dapat ditindaklanjuti"),
    "obstacle.reopened": N_("Kendala dibuka kembali"),
    "obstacle.merged": N_("Kendala digabung"),
    "obstacle.absorbed_another": N_("Kendala lain digabungkan"),
    "obstacle.unmerged": N_("Kendala dipisahkan kembali"),
    "obstacle.released_another": N_("Kendala lain dipisahkan kembali"),
    "obstacle.visibility_changed": N_("Keterbukaan diubah"),
    "obstacle.text_redacted": N_("Teks dihapus"),
    "obstacle.act_undone": N_("Tindakan diurungkan"),
    "obstacle.flagged": N_("Ditandai terlambat"),
    "obstacle.flag_cleared": N_("Tanda terlambat dicabut"),
    "obstacle.escalated_by_rule": N_("Jenjang dinaikkan menurut aturan"),
    "obstacle.carried_over": N_("Dibawa ke tahun berikutnya"),
    "obstacle.hidden": N_("Kendala tidak terbuka lagi"),
    "bulk.done": N_("Tindakan bersama"),
    "carry_over.opened": N_("Sesi tutup tahun dibuka"),
    "carry_over.decided": N_("Keputusan tutup tahun"),
    "carry_over.listed": N_("Daftar tutup tahun dibekukan"),
    "carry_over.signed_off": N_("Tutup tahun ditandatangani"),
    "agency.registered": N_("{opd} didaftarkan"),
    "agency.renamed": N_("Nama {opd} diubah"),
    "agency.changed": N_("Data {opd} diubah"),
    "agency.retired": N_("{opd} tidak dipakai lagi"),
    "agency.reinstated": N_("{opd} dipakai kembali"),
    "desk.registered": N_("Bidang pembantu didaftarkan"),
    "desk.renamed": N_("Nama bidang pembantu diubah"),
    "desk.changed": N_("Data bidang pembantu diubah"),
    "desk.retired": N_("Bidang pembantu tidak dipakai lagi"),
    "desk.reinstated": N_("Bidang pembantu dipakai kembali"),
    "cause.registered": N_("Penyebab didaftarkan"),
    "cause.renamed": N_("Nama penyebab diubah"),
    "cause.changed": N_("Data penyebab diubah"),
    "cause.retired": N_("Penyebab tidak dipakai lagi"),
    "cause.reinstated": N_("Penyebab dipakai kembali"),
    "office.established": N_("Jabatan dibentuk"),
    "office.renamed": N_("Nama jabatan diubah"),
    "office.retired": N_("Jabatan dihapus"),
    "office.reinstated": N_("Jabatan diaktifkan kembali"),
    "office.holder_appointed": N_("Pejabat ditunjuk"),
    "office.holder_ended": N_("Masa jabatan berakhir"),
    "calendar.year_listed": N_("Hari libur setahun dimuat"),
    "calendar.day_added": N_("Hari libur ditambahkan"),
    "calendar.day_moved": N_("Hari libur dipindahkan"),
    "calendar.day_removed": N_("Hari libur dihapus"),
    "rules.drafted": N_("Aturan disusun"),
    "rules.switched_on": N_("Aturan mulai berlaku"),
    "deadlines.set": N_("Batas akhir tahun ditetapkan"),
    "deadlines.dispensed": N_("Dispensasi diberikan"),
    "watch.day_judged": N_("Tenggat diperiksa"),
}


def event_name(topic: str) -> str:
    """The stored name without its version: `obstacle.raised`."""
    return ".".join(topic.split(".")[:2])


def event_word(topic: str, said_in: Language) -> str:
    """What the kind of event is called; `topic` with or without its version. An unknown one is its own name."""
    name = event_name(topic)
    return worded(EVENTS[name], said_in) if name in EVENTS else name
