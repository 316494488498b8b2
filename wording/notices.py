"""The line that a page shows after something was done."""

from collections.abc import Mapping

from wording.language import N_, Language

#: After each act on one obstacle.
DONE: Mapping[str, str] = {
    "raise": N_("Kendala {number} tersimpan dan menunggu pemeriksaan."),
    "amend": N_("Catatan kendala {number} diperbaiki."),
    "add_evidence": N_("Bukti untuk kendala {number} tersimpan."),
    "comment": N_("Komentar pada kendala {number} tersimpan."),
    "return": N_("Kendala {number} dikembalikan untuk dilengkapi."),
    "resubmit": N_("Kendala {number} diajukan kembali."),
    "accept": N_("Kendala {number} diterima."),
    "withdraw": N_("Laporan kendala {number} ditarik."),
    "escalate": N_("Kendala {number} dinaikkan jenjangnya."),
    "decide": N_("Keputusan atas kendala {number} tercatat."),
    "instruct": N_("Arahan untuk kendala {number} tercatat."),
    "assign": N_("Bidang ditugaskan mendampingi kendala {number}."),
    "extend": N_("Batas waktu pendampingan kendala {number} diperpanjang."),
    "cancel": N_("Pendampingan kendala {number} dibatalkan."),
    "take": N_("Pendampingan kendala {number} disanggupi."),
    "decline": N_("Penugasan untuk kendala {number} ditolak."),
    "report_progress": N_("Perkembangan kendala {number} tercatat."),
    "hand_back": N_("Pendampingan kendala {number} dituntaskan."),
    "move_deadline": N_("Tenggat kendala {number} diubah."),
    "wait": N_("Kendala {number} menunggu pihak luar."),
    "end_wait": N_("Kendala {number} tidak lagi menunggu pihak luar."),
    "visit": N_("Kunjungan untuk kendala {number} tercatat."),
    "state_done": N_("Kendala {number} dinyatakan selesai dan menunggu konfirmasi."),
    "confirm": N_("Kendala {number} selesai."),
    "set_unactionable": N_("Kendala {number} ditetapkan tidak dapat ditindaklanjuti."),
    "reopen": N_("Kendala {number} dibuka kembali."),
    "merge": N_("Kendala {number} digabung."),
    "unmerge": N_("Kendala {number} dipisahkan kembali."),
    "change_visibility": N_("Keterbukaan kendala {number} diubah."),
    "undo": N_("Tindakan pada kendala {number} diurungkan."),
}
#: What else a page has to say.
NOTICES: Mapping[str, str] = {
    "saved": N_("Perubahan tersimpan."),
    "saved_before": N_("Kiriman ini sudah tersimpan sebelumnya. Tidak ada yang digandakan."),
    "nothing_changed": N_("Tidak ada yang berubah."),
    "hints_restored": N_("Semua petunjuk ditampilkan lagi."),
    "draft_saved": N_("Draf tersimpan. Lanjutkan kapan saja, juga dari perangkat lain."),
    "draft_deleted": N_("Draf dihapus."),
    "organisation_saved": N_("Tersimpan. Sebutan, warna, dan lambang berlaku mulai sekarang."),
    "import_stored": N_("{n} kendala masuk dalam satu impor."),
    "import_empty": N_("Tidak ada baris baru, jadi tidak ada yang disimpan."),
    "import_gone": N_("Berkas itu tidak ada lagi di server. Unggah lagi."),
    "import_dropped": N_("Impor dibatalkan dan berkasnya dihapus. Tidak ada yang disimpan."),
    "catching_up": N_("Perubahan tersimpan. Tampilan menyusul dalam beberapa detik."),
    "logged_out": N_("Anda sudah keluar."),
    "held_over": N_("Isian yang menunggu tidak ada lagi. Buka formulirnya dari menu; draf yang tersimpan tetap ada."),
    "held_discarded": N_("Isian itu dibuang."),
    "office_switched": N_("Anda sekarang bertindak sebagai {office}."),
    "password_changed": N_("Kata sandi diganti. Masuk lagi di semua perangkat Anda."),
    "second_factor_off": N_("Verifikasi dua langkah dimatikan."),
    "passkey_added": N_("Kunci sandi {name} tersimpan."),
    "passkey_removed": N_("Kunci sandi dihapus. Hapus juga dari perangkatnya."),
    "session_revoked": N_("Sesi diakhiri."),
    "sessions_revoked": N_("Semua sesi lain diakhiri."),
    "account_opened": N_("Akun dibuat. Salin tautannya sekarang."),
    "link_made": N_("Tautan dibuat. Salin sekarang, karena tidak ditampilkan lagi."),
    "holder_appointed": N_("Jabatan tersimpan dan berlaku pada masanya."),
    "holder_ended": N_("Jabatan diakhiri mulai hari ini."),
    "account_disabled": N_("Akun dinonaktifkan. Semua sesi dan tokennya berakhir."),
    "account_enabled": N_("Akun dapat dipakai lagi."),
    "all_sessions_ended": N_("Semua sesi akun ini diakhiri."),
    "details_corrected": N_("Data diri diperbaiki."),
    "second_factor_reset": N_("Verifikasi dua langkah dihapus. Pemegang akun masuk dengan kata sandi saja."),
    "binding_loosened": N_("Kaitan dilepas. Akun instansi yang masuk berikutnya akan dikaitkan."),
    "second_factor_needed": N_(
        "Jabatan Anda kini memerlukan verifikasi dua langkah. Aktifkan dahulu, lalu lanjutkan pekerjaan Anda."
    ),
    "account_erased": N_("Data diri dihapus. Riwayat tindakannya tetap ada tanpa nama."),
    "password_set": N_("Kata sandi tersimpan. Masuk sebagai {username} dengan kata sandi itu."),
    "token_created": N_("Token dibuat. Salin sekarang, karena tidak ditampilkan lagi."),
    "token_revoked": N_("Token dicabut."),
    "calendar_ended": N_("Alamat kalender dihapus."),
    "delivery_retried": N_("Dicoba lagi dalam satu menit."),
    "view_saved": N_("Tampilan “{name}” disimpan."),
    "view_renamed": N_("Nama tampilan diganti menjadi “{name}”."),
    "view_removed": N_("Tampilan “{name}” dihapus."),
    "view_starts": N_("Setelah masuk, Anda langsung melihat “{name}”."),
    "view_starts_not": N_("Setelah masuk, Anda kembali mulai dari Beranda."),
    "reminders_read": N_("Semua pemberitahuan ditandai sudah dibaca."),
    "job_done": N_("Pekerjaan selesai dijalankan. Hasilnya ada di bawah."),
    "backup_made": N_("Cadangan selesai dibuat."),
    "webhook_changed": N_("Webhook diubah."),
    "webhook_deleted": N_("Webhook dihapus."),
    "webhook_paused": N_("Webhook dijeda. Tidak ada yang hilang: lanjutkan kapan saja."),
    "webhook_resumed": N_("Webhook berjalan lagi dari tempatnya berhenti."),
    "webhook_test": N_("Percobaan dikirim dalam satu menit. Muat ulang halaman untuk melihat jawabannya."),
    "webhook_replayed": N_("Semua sesudah posisi itu dikabarkan lagi dalam satu menit."),
    "job_failed": N_("Pekerjaan ini gagal. Sebabnya ada di catatan program; hubungi pengelola sistem."),
    "session_opened": N_("Sesi tutup tahun {year} dibuka."),
    "session_signed": N_("Tutup tahun {year} ditandatangani."),
    "bulk_done": N_("{n} kendala diproses. Periksa hasilnya di bawah."),
    "bulk_left": N_("{n} kendala dilewati. Alasannya ada pada daftar."),
    "bulk_undone": N_("{n} kendala kembali seperti semula."),
    "nothing_chosen": N_("Belum ada kendala yang dipilih. Centang kotaknya, lalu pilih tindakan."),
    "too_many_chosen": N_("Paling banyak {most} kendala sekali jalan. Persempit daftarnya dengan saringan."),
    "year_end_decided": N_("{n} kendala diputuskan."),
    "year_end_refused": N_("{n} kendala tidak dapat diputuskan dan dilewati."),
    "day_in_the_past": N_(
        "Perubahan tersimpan. Harinya sudah lewat: penilaian yang sudah diberikan tetap seperti diketahui saat itu, "
        "dan di sampingnya tampil penilaian menurut kalender sekarang."
    ),
    "rules_drafted": N_("Aturan versi {n} tersimpan dan belum berlaku."),
    "rules_switched_on": N_("Aturan versi {n} berlaku mulai sekarang."),
    "language_changed": N_("Bahasa diganti."),
}


def act_notice(act: str, number: str, said_in: Language) -> str:
    """What an act on the obstacle of that number led to, as in `Kendala KDL-2024-12 diterima`."""
    return said_in.gettext(DONE[act], number=number)


def notice(key: str, said_in: Language, **gaps: object) -> str:
    """Any other line, by its key."""
    return said_in.gettext(NOTICES[key], **gaps)
