"""Why something was refused, and what to do, in a person's language."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import cast

from domain.obstacle import ACTS
from domain.refusals import Refused
from wording.acts import act_name
from wording.dates import long_moment
from wording.faults import PLAIN, FieldFault, field_faults, field_sentence
from wording.granted import when, who
from wording.language import N_, Language
from wording.terms import word_of, worded
from wording.values import said

__all__ = ["FieldFault", "field_faults", "field_sentence", "sentence"]

SENTENCES: Mapping[str, str] = {
    "invalid": N_("Beberapa isian belum dapat disimpan. Perbaiki isian yang ditandai."),
    "key_reused": N_("Kunci pengiriman ini sudah dipakai untuk isian lain. Muat ulang halaman, lalu kirim lagi."),
    "came_after": N_("Tindakan lain sudah menyusul. Yang ini tidak dapat diurungkan lagi."),
    "cannot_be_undone": N_("Tindakan ini tidak dapat diurungkan. Perbaiki catatan atau lakukan tindakan sebaliknya."),
    "several_assistances": N_(
        "Beberapa pendampingan pada kendala ini belum tuntas. Perpanjang satu per satu pada halaman kendalanya."
    ),
    "target_merged": N_("Kendala tujuan sudah digabung ke kendala lain. Pisahkan kendala tujuan lebih dahulu."),
    "entry_changed": N_("Data ini berubah sejak Anda membukanya. Periksa keadaannya sekarang, lalu kirim lagi."),
    "too_many_writers": N_("Data ini sedang diubah banyak orang. Tunggu sebentar, lalu coba lagi."),
    "still_in_use": N_("{code} masih dipakai oleh {by}. Pindahkan lebih dahulu, lalu coba lagi."),
    "already_holds": N_("Akun ini sudah memegang jabatan {office} pada hari itu. Akhiri dahulu atau ubah tanggalnya."),
    "unreadable_file": N_("Berkas {name} tidak dapat dibaca. Simpan sebagai XLSX atau CSV, lalu coba lagi."),
    "unknown_file_type": N_("Berkas {name} bukan CSV atau XLSX. Ganti akhiran namanya."),
    "not_a_demo": N_(
        "Tanggal hanya dapat dipindahkan pada data contoh. Buat dengan kendala demo --now pada folder baru."
    ),
    "own_data": N_("Data ini bukan data contoh. Pakai folder data yang baru untuk mencoba Kendala."),
    "not_the_form": N_("Kolom ini tidak ada dalam berkas: {missing}. Pakai judul kolom pada formulir resmi."),
    "organisation_changed": N_(
        "Administrator lain mengubahnya sejak Anda membuka halaman ini. Bandingkan, lalu simpan lagi."
    ),
    "too_many_lines": N_(
        "Berkas ini berisi {lines} baris. Bagi menjadi beberapa berkas, masing-masing paling banyak {most} baris."
    ),
    "session_too_early": N_("Sesi tutup tahun {year} dapat dibuka mulai {day}."),
    "session_not_open": N_("Sesi tutup tahun {year} belum dibuka. Minta Ekobang membukanya lebih dahulu."),
    "year_not_over": N_("Tahun {year} belum berakhir. Keputusan dapat diambil mulai 1 Januari berikutnya."),
    "session_signed": N_("Tutup tahun {year} sudah ditandatangani. Lanjutkan pada halaman kendalanya."),
    "session_not_signed": N_("Tutup tahun {year} belum ditandatangani pimpinan."),
    "undecided_left": N_("Masih ada {count} kendala yang belum diputuskan. Minta Ekobang memutuskannya dahulu."),
    "not_of_year": N_("Kendala ini tidak termasuk tutup tahun {year}. Tangani pada halaman kendalanya."),
    "closed_already": N_("Kendala ini sudah ditutup dengan status {state}. Tidak ada yang perlu diputuskan."),
    "carry_only": N_("Kendala ini berstatus {state}. Terima dahulu laporannya, atau bawa ke tahun berikutnya."),
    "too_many_webhooks": N_("Satu akun dapat memiliki paling banyak {most} webhook. Hapus yang tidak dipakai."),
    "no_backup": N_("Di {folder} tidak ada cadangan yang selesai. Periksa foldernya."),
    "backup_running": N_("Cadangan lain sedang dibuat di {folder}. Tunggu sampai selesai."),
    "backup_damaged": N_("Cadangan ini rusak pada {part}. Pakai cadangan lain."),
    "backup_newer": N_("Cadangan ini dibuat oleh versi yang lebih baru. Perbarui program Kendala lebih dahulu."),
    "not_empty": N_("Tempat ini sudah berisi data. Pulihkan ke folder atau basis data yang kosong."),
    "not_logged_in": N_("Anda belum masuk, atau sesi Anda sudah berakhir. Masuk lagi."),
    "wrong_credentials": N_("Nama akun atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi."),
    "credentials_missing": N_("Isi nama akun dan kata sandi."),
    "second_step_needed": N_("Masukkan juga kode dari ponsel Anda."),
    "halfway_over": N_("Waktu untuk memasukkan kode sudah habis. Masuk lagi dengan kata sandi."),
    "wrong_code": N_(
        "Kode tidak cocok. Ketik kode berikutnya di aplikasi; bila tetap ditolak, atur jam ponsel ke otomatis."
    ),
    "code_used": N_("Kode ini sudah dipakai. Tunggu kode berikutnya di aplikasi, lalu ketik lagi."),
    "clock_fast": N_(
        "Jam ponsel Anda lebih cepat sekitar {minutes} menit. Atur jam ponsel ke otomatis, lalu coba lagi."
    ),
    "clock_slow": N_("Jam ponsel Anda terlambat sekitar {minutes} menit. Atur jam ponsel ke otomatis, lalu coba lagi."),
    "second_factor_unreadable": N_(
        "Kode ponsel tidak dapat diperiksa. Pakai kode cadangan atau hubungi administrator."
    ),
    "second_factor_on": N_("Verifikasi dua langkah sudah aktif. Muat ulang halaman."),
    "second_factor_required": N_("Jabatan Anda memerlukan verifikasi dua langkah, jadi tidak dapat dimatikan."),
    "passkey_unknown": N_("Kunci sandi ini tidak terdaftar. Masuk dengan kata sandi, lalu daftarkan lagi."),
    "passkey_wrong": N_("Kunci sandi tidak dapat diperiksa. Coba lagi, atau masuk dengan kata sandi."),
    "passkey_copied": N_("Kunci sandi ini tampaknya disalin. Masuk dengan kata sandi, lalu hapus kuncinya."),
    "passkey_over": N_("Waktu untuk kunci sandi sudah habis. Coba lagi."),
    "passkey_taken": N_("Perangkat ini sudah terdaftar."),
    "passkeys_unavailable": N_("Kunci sandi memerlukan alamat dengan nama dan https. Hubungi pengelola sistem."),
    "sso_down": N_("Server akun instansi tidak menjawab. Coba lagi nanti, atau masuk dengan kata sandi."),
    "sso_busy": N_("Server akun instansi sedang lambat. Tunggu sebentar lalu coba lagi, atau masuk dengan kata sandi."),
    "sso_wrong": N_("Jawaban server akun instansi tidak dapat dipercaya. Coba lagi, atau hubungi pengelola sistem."),
    "sso_over": N_("Masuk lewat akun instansi tidak selesai tepat waktu atau sudah dipakai. Mulai lagi."),
    "sso_denied": N_("Masuk lewat akun instansi dibatalkan. Coba lagi, atau masuk dengan kata sandi."),
    "sso_no_claim": N_("Server akun instansi tidak menyebut nama akun Anda. Hubungi pengelola sistem."),
    "sso_unverified": N_("Alamat e-mail akun instansi Anda belum diverifikasi. Verifikasi dahulu, lalu coba lagi."),
    "proof_needed": N_("Muat ulang halaman ini, lalu ketik kata sandi Anda sekali lagi."),
    "second_factor_needed": N_(
        "Jabatan Anda kini memerlukan verifikasi dua langkah. "
        ""
        "Aktifkan di tab lain (Sesi dan kata sandi), lalu kirim lagi."
    ),
    "sso_other_person": N_(
        "Akun Kendala itu sudah dikaitkan dengan akun instansi lain. "
        "Bila akun instansi Anda berganti, hubungi administrator."
    ),
    "sso_no_account": N_("Akun instansi Anda belum punya akun Kendala. Hubungi administrator."),
    "scope_missing": N_("Token ini tidak dibuat untuk {scope}. Buat token lain dengan jangkauan itu."),
    "token_made_before": N_("Token ini sudah dibuat dan tidak ditampilkan lagi. Cabut, lalu buat yang baru."),
    "account_disabled": N_("Akun ini sudah dinonaktifkan. Hubungi administrator."),
    "office_not_yours": N_("Jabatan {office} tidak Anda pegang hari ini. Pilih jabatan lain."),
    "draft_changed": N_(
        "Draf ini diubah di tab atau perangkat lain. Isian di sini belum tersimpan: buka yang terbaru, atau simpan "
        "sebagai draf lain."
    ),
    "draft_gone": N_(
        "Draf ini sudah dikirim atau dihapus di tempat lain. Periksa daftar kendala sebelum menyimpannya lagi."
    ),
    "draft_of_another_office": N_(
        "Draf ini dibuat sebagai {office}. Pilih jabatan itu di pojok atas, lalu buka lagi dari Beranda."
    ),
    "draft_too_large": N_("Isian terlalu panjang untuk disimpan sebagai draf. Perpendek, atau kirim sekarang."),
    "too_many_drafts": N_("Draf Anda sudah {most}. Kirim atau hapus yang tidak dipakai lagi."),
    "own_office": N_("Jabatan yang sedang Anda pakai tidak dapat Anda akhiri sendiri. Minta administrator lain."),
    "own_account": N_("Akun Anda sendiri tidak dapat dinonaktifkan atau dihapus. Minta administrator lain."),
    "no_office": N_("Akun ini tidak memegang jabatan hari ini. Hubungi administrator."),
}
NOT_FOUND: Mapping[str, str] = {
    "obstacle": N_("Kendala {ref} tidak ditemukan, atau tidak terbuka bagi jabatan Anda. Periksa nomornya."),
    "obstacle_then": N_("Kendala {ref} belum dilaporkan saat itu. Pilih saat lain atau kembali ke hari ini."),
    "assistance": N_("Pendampingan {ref} tidak ada pada kendala ini. Muat ulang halaman."),
    "carry_over": N_("Tutup tahun {ref} tidak ada. Periksa tahunnya."),
    "snapshot": N_(
        "Tutup tahun {ref} belum ditandatangani, jadi lembarnya belum ada. Lihat dahulu halaman Tutup tahun."
    ),
    "bulk": N_("Tindakan bersama ini tidak ditemukan, atau bukan milik jabatan Anda."),
    "event": N_("Tindakan {ref} tidak ada pada kendala ini. Muat ulang halaman."),
    "agency": N_("{opd} dengan kode {ref} tidak ditemukan. Pilih dari daftar."),
    "desk": N_("Bidang pembantu dengan kode {ref} tidak ditemukan. Pilih dari daftar."),
    "cause": N_("Penyebab dengan kode {ref} tidak ditemukan. Pilih dari daftar."),
    "office": N_("Jabatan {ref} tidak ditemukan. Pilih dari daftar."),
    "holder": N_("Akun ini tidak memegang jabatan tersebut. Periksa kembali."),
    "account": N_("Akun {ref} tidak ditemukan. Periksa namanya."),
    "person": N_("Data orang ini tidak ditemukan atau sudah dihapus."),
    "second_factor": N_("Akun ini tidak memakai verifikasi dua langkah."),
    "binding": N_("Akun ini tidak dikaitkan dengan akun instansi mana pun."),
    "passkey": N_("Kunci sandi ini tidak ditemukan atau sudah dihapus."),
    "session": N_("Sesi ini sudah berakhir."),
    "token": N_("Token ini tidak ditemukan atau sudah dicabut."),
    "draft": N_("Draf ini sudah dikirim atau dihapus. Mulai yang baru, atau periksa daftar kendala."),
    "link": N_("Tautan ini sudah dipakai, sudah lewat waktunya, atau salah. Minta tautan baru kepada administrator."),
    "file": N_("Berkas ini tidak ditemukan, atau tidak terbuka bagi jabatan Anda."),
    "text": N_("Tidak ada teks pada {ref}. Periksa nomor tindakan dan nama isiannya."),
    "projection": N_("Tampilan {ref} tidak ada. Periksa namanya."),
    "reminder": N_("Pemberitahuan ini tidak ditemukan. Muat ulang halaman."),
    "webhook": N_("Webhook ini tidak ditemukan. Muat ulang halaman."),
    "job": N_("Pekerjaan {ref} tidak ada pada jadwal. Periksa namanya."),
    "rules": N_("Aturan versi {ref} tidak ada. Pilih dari daftar."),
    "deadline": N_("Batas {ref} belum ditetapkan. Tetapkan lebih dahulu."),
    "delivery": N_("Pengiriman ini tidak ditemukan. Muat ulang halaman."),
    "view": N_("Tampilan tersimpan ini tidak ada, atau bukan milik Anda maupun jabatan Anda."),
    "page": N_("Halaman ini tidak ditemukan. Periksa alamatnya."),
}


def sentence(refusal: Refused, said_in: Language) -> str:
    """What was refused and what to do, for any refusal."""
    special = SPECIAL.get(refusal.key)
    if special is not None:
        return special(refusal.data, said_in)
    template = SENTENCES.get(refusal.key)
    if template is None:
        return field_sentence((refusal.key, refusal.data), said_in)
    gaps = {name: str(value) if name in PLAIN else said(value, said_in) for name, value in refusal.data.items()}
    return worded(template, said_in, **gaps)


def _not_found(data: Mapping[str, object], said_in: Language) -> str:
    template = NOT_FOUND.get(str(data["what"]))
    if template is None:
        return said_in.gettext("Yang dicari tidak ditemukan. Periksa kembali.")
    return worded(template, said_in, ref=data["ref"])


def _not_your_act(data: Mapping[str, object], said_in: Language) -> str:
    act = str(data["act"])
    return said_in.gettext(
        "Tindakan “{act}” bukan wewenang jabatan Anda di sini. Yang berwenang: {who}.",
        act=act_name(act, said_in),
        who=who(act, said_in),
    )


def _wrong_state(data: Mapping[str, object], said_in: Language) -> str:
    """Names the state, and from the table of acts who may do it and when."""
    act, state = str(data["act"]), word_of("state", str(data["state"]), said_in)
    standing = said_in.gettext("Kendala ini berstatus {state}.", state=state)
    if act not in ACTS:
        return standing
    rule = said_in.gettext("Tindakan “{act}” terbuka bagi {when}.", act=act_name(act, said_in), when=when(act, said_in))
    return f"{standing} {rule}"


def _changed_since(data: Mapping[str, object], said_in: Language) -> str:
    """Two texts are there to be compared only where both changed the same field."""
    if data.get("theirs"):
        return said_in.gettext("Kendala ini berubah sejak Anda membukanya. Bandingkan kedua isinya, lalu simpan lagi.")
    return said_in.gettext(
        "Kendala ini berubah sejak Anda membukanya. Lihat yang terjadi, lalu kirim lagi bila masih sesuai."
    )


def _file_too_large(data: Mapping[str, object], said_in: Language) -> str:
    return field_sentence(("file_too_large", data), said_in)


def _too_fast(data: Mapping[str, object], said_in: Language) -> str:
    return field_sentence(("too_fast", data), said_in)


def _too_many_attempts(data: Mapping[str, object], said_in: Language) -> str:
    wait = int(str(data["wait"]))
    if wait < 60:  # noqa: PLR2004 - seconds of a minute
        return said_in.ngettext(
            "Terlalu banyak percobaan masuk. Coba lagi dalam {n} detik.",
            "Terlalu banyak percobaan masuk. Coba lagi dalam {n} detik.",
            wait,
        )
    return said_in.ngettext(
        "Terlalu banyak percobaan masuk. Coba lagi dalam {n} menit.",
        "Terlalu banyak percobaan masuk. Coba lagi dalam {n} menit.",
        -(-wait // 60),
    )


def _clock_backwards(data: Mapping[str, object], said_in: Language) -> str:
    return said_in.gettext(
        "Data ini sudah berisi catatan sampai {latest}. Pilih waktu sesudahnya, atau pakai folder data yang baru.",
        latest=long_moment(cast("datetime", data["latest"]), said_in),
    )


SPECIAL: Mapping[str, Callable[[Mapping[str, object], Language], str]] = {
    "not_found": _not_found,
    "not_your_act": _not_your_act,
    "changed_since": _changed_since,
    "wrong_state": _wrong_state,
    "too_fast": _too_fast,
    "too_many_attempts": _too_many_attempts,
    "clock_backwards": _clock_backwards,
    "file_too_large": _file_too_large,
}
