"""The jobs of the schedule in words: what each is for, and what a run of it did."""

from collections.abc import Mapping
from decimal import Decimal

from domain.jobs import JobRun
from wording.language import N_, Language
from wording.numbers import decimal

#: Each job by name: what it is called and what it is for.
JOBS: Mapping[str, tuple[str, str]] = {
    "sweep": (N_("Pembersihan"), N_("Menghapus berkas yang tidak dipakai, sesi yang berakhir, dan catatan lama.")),
    "deliver": (N_("Pengiriman pesan"), N_("Mengirim surel dan pesan yang menunggu, setiap menit.")),
    "daily": (
        N_("Ringkasan harian"),
        N_("Hari kerja pukul 07.00, untuk Ekobang. Juga mengingatkan bidang pembantu."),
    ),
    "weekly": (N_("Ringkasan mingguan"), N_("Senin pukul 07.00, untuk pimpinan.")),
    "backup": (N_("Cadangan"), N_("Setiap malam, ke folder yang ditetapkan. Yang terlama dihapus.")),
    "webhooks": (N_("Webhook"), N_("Memberi tahu program lain tentang yang terjadi, setiap lima detik.")),
    "watch": (N_("Pemantauan tenggat"), N_("Menandai kendala yang terlambat dan menaikkan jenjangnya menurut aturan.")),
}
#: What was done, by its word; the number stands in front.
DID: Mapping[str, str] = {
    "files": N_("{n} berkas tanpa tindakan dihapus"),
    "sessions": N_("{n} sesi yang berakhir dihapus"),
    "login attempts": N_("{n} catatan percobaan masuk dihapus"),
    "days": N_("{n} hari diperiksa"),
    "judged": N_("{n} kendala dinilai"),
    "flagged": N_("{n} tanda terlambat dipasang"),
    "cleared": N_("{n} tanda dicabut"),
    "escalated": N_("{n} kendala naik jenjang"),
    "job runs": N_("{n} catatan pekerjaan dihapus"),
    "help due soon": N_("{n} pendampingan segera jatuh tempo"),
    "old reminders": N_("{n} pemberitahuan lama dihapus"),
    "old deliveries": N_("{n} catatan pengiriman lama dihapus"),
    "digests": N_("{n} ringkasan disiapkan"),
    "events backed up": N_("{n} tindakan dicadangkan"),
    "files backed up": N_("{n} berkas dicadangkan"),
    "backup faults": N_("{n} hal rusak pada cadangan"),
    "old backups": N_("{n} cadangan lama dihapus"),
    "webhook messages sent": N_("{n} kabar webhook terkirim"),
    "webhook messages failed": N_("{n} kabar webhook gagal dikirim"),
    "old webhook tries": N_("{n} catatan webhook lama dihapus"),
    "messages sent": N_("{n} pesan terkirim"),
    "messages failed": N_("{n} pesan gagal dikirim"),
    "messages dropped": N_("{n} pesan tidak jadi dikirim"),
}
SECOND = 1_000


def job_name(name: str, said_in: Language) -> str:
    """The job's title; one that has no words is its own name."""
    return said_in.gettext(JOBS[name][0]) if name in JOBS else name


def job_purpose(name: str, said_in: Language) -> str:
    """What the job is for, in one sentence."""
    return said_in.gettext(JOBS[name][1]) if name in JOBS else ""


def what_it_did(run: JobRun, said_in: Language) -> str:
    """What came of a run: `3 berkas tanpa tindakan dihapus, 1 sesi yang berakhir dihapus`."""
    if run.trouble:
        return said_in.gettext("Gagal ({trouble}). Sebabnya ada di catatan program.", trouble=run.trouble)
    done = [_did(word, n, said_in) for word, n in run.did.items() if n]
    return ", ".join(done) if done else said_in.gettext("Tidak ada yang perlu dikerjakan")


def took(run: JobRun, said_in: Language) -> str:
    """How long it took: `0,3 detik`; next to nothing is not said to be nothing."""
    seconds = (Decimal(run.took) / SECOND).quantize(Decimal("0.1"))
    if not seconds:
        return said_in.gettext("< 0,1 detik")
    return said_in.gettext("{seconds} detik", seconds=decimal(seconds, said_in))


def _did(word: str, n: int, said_in: Language) -> str:
    said = said_in.gettext(DID.get(word, word), n=said_in.count(n))
    return said if word in DID else f"{word}: {said_in.count(n)}"
