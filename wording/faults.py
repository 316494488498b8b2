"""What is wrong with one field and how to put it right, by the message keys of the domain and the program."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.refusals import Invalid
from wording.fields import field_label
from wording.language import N_, Language
from wording.numbers import file_size
from wording.terms import worded
from wording.values import said

Fault = tuple[str, Mapping[str, object]]

SENTENCES: Mapping[str, str] = {
    # Texts
    "required": N_("Isi bagian ini."),
    "required_choice": N_("Pilih salah satu."),
    "too_long": N_("Persingkat menjadi paling banyak {longest} karakter."),
    "explain_other": N_("Penyebab Lain-lain perlu penjelasan. Uraikan paling sedikit {shortest} karakter."),
    "unknown_choice": N_("Pilihan ini tidak ada. Pilih dari daftar."),
    # Webhooks
    "not_a_webhook_address": N_("Tulis alamat lengkap yang dimulai dengan https://, tanpa nama dan kata sandi."),
    "private_address": N_("Alamat ini ada di dalam jaringan sendiri. Pakai alamat yang terbuka di internet."),
    "not_a_position": N_("Posisi ini belum ada. Pilih dari {first} sampai {last}."),
    "unknown_kind": N_("Jenis {kind} tidak ada. Pilih dari daftar."),
    # Days
    "in_the_future": N_("Tanggal ini belum tiba. Pilih hari ini atau sebelumnya."),
    "in_the_past": N_("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya."),
    "too_early": N_("Tanggal ini terlalu lama. Pilih {earliest} atau sesudahnya."),
    "too_far_ahead": N_("Tanggal ini terlalu jauh. Pilih paling lambat {latest}."),
    "not_later": N_("Pilih tanggal sesudah batas waktu sekarang, yaitu {due}."),
    "not_a_date": N_("Tulis tanggal seperti 26/11/2024."),
    "not_a_moment": N_("Tulis tanggal seperti 26/11/2024 atau 2024-11-26, dan jam seperti 14.05."),
    "before_the_record": N_("Saat itu belum ada yang tercatat. Catatan dimulai {first}. Pilih sesudahnya."),
    "nothing_recorded": N_("Belum ada yang tercatat, jadi belum ada keadaan lampau yang dapat dilihat."),
    "move_the_deadline": N_("Kendala ini sudah diterima. Pakai tindakan Ubah tenggat dengan alasannya."),
    "before_from": N_("Tanggal akhir mendahului tanggal mulai. Periksa kedua tanggal."),
    "not_in_new_year": N_("Pilih tanggal dalam tahun yang dituju, dari {earliest} sampai {latest}."),
    # Numbers
    "not_rupiah": N_("Tulis jumlah dalam rupiah penuh, misalnya 250.000.000 atau 250 juta, di bawah Rp1.000 triliun."),
    "ambiguous_rupiah": N_("Angka {typed} dapat berarti dua jumlah. Tulis lengkap, misalnya 1.500.000.000."),
    "not_percent": N_("Tulis persentase dari 0 sampai 100, misalnya 41,7."),
    "not_a_fiscal_year": N_("Pilih tahun anggaran dari {first} sampai {last}."),
    "not_a_dak_code": N_("Pilih kode permasalahan DAK dari 1 sampai 11."),
    "dak_code": N_("Pilih kode permasalahan DAK dari 1 sampai 11."),
    "working_days": N_("Hari kerja per minggu adalah 5 atau 6."),
    "cannot_be_read": N_("Isi “{value}” tidak dapat dibaca. Periksa penulisannya."),
    "not_a_number": N_("Tulis bagian ini dengan angka."),
    # Codes
    "unknown_code": N_("Kode {code} tidak dikenal. Pilih dari daftar."),
    "retired_code": N_("Kode {code} tidak dipakai lagi. Pilih yang lain dari daftar."),
    "unknown_value": N_("Pilihan ini tidak dikenal. Pilih dari daftar."),
    "unknown_field": N_("Bagian ini tidak dikenal. Hapus dari permintaan."),
    "unknown_agency": N_("{opd} dengan kode {code} tidak dikenal. Pilih dari daftar."),
    "retired_agency": N_("{opd} dengan kode {code} tidak dipakai lagi. Pilih yang lain."),
    "unknown_desk": N_("Bidang pembantu dengan kode {code} tidak dikenal. Pilih dari daftar."),
    "retired_desk": N_("Bidang pembantu dengan kode {code} tidak dipakai lagi. Pilih yang lain."),
    "retired_office": N_("Jabatan {code} sudah dihapus. Aktifkan kembali lebih dahulu atau pilih jabatan lain."),
    "not_held_then": N_("Akun ini tidak memegang jabatan tersebut pada hari itu. Periksa akun dan tanggalnya."),
    "code_shape": N_("Kode diawali huruf atau angka, paling panjang 64 karakter, tanpa spasi."),
    "code_taken": N_("Kode {code} sudah dipakai. Pilih kode lain."),
    "not_a_sub_activity": N_("Kode sub kegiatan {code} belum lengkap. Tulis enam bagian, misalnya 1.01.02.2.01.0001."),
    "not_an_account": N_("Kode akun {code} tidak dikenal. Tulis akun 5.1 sampai 5.4, misalnya 5.2."),
    "not_with_this_office": N_("Jenis jabatan ini tidak memerlukan isian ini. Kosongkan."),
    "not_an_office": N_("Jenis jabatan ini hanya untuk sistem. Pilih jenis lain."),
    # Acts
    "unchanged": N_("Pilihan ini sudah berlaku. Pilih yang lain."),
    "hidden_from_you": N_("Dengan pilihan ini Anda tidak dapat melihat kendala ini lagi. Pilih yang lain."),
    "already_assigned": N_("Bidang {desk} sudah ditugaskan dan belum tuntas. Perpanjang atau pilih bidang lain."),
    "not_upward": N_("Pilih jenjang di atas {level}."),
    "not_downward": N_("Pilih {level} atau jenjang di bawahnya."),
    "unknown_obstacle": N_("Kendala tujuan tidak ditemukan. Periksa nomornya."),
    "into_itself": N_("Kendala tidak dapat digabung dengan dirinya sendiri. Pilih kendala lain."),
    "would_disclose": N_("Kendala ini hanya untuk pimpinan, nilainya tidak boleh ditambahkan. Pilih nilai yang sama."),
    "target_closed": N_("Kendala tujuan berstatus {state}. Pilih kendala yang belum ditutup."),
    "party_needs_one": N_("Isi salah satu saja: bidang pembantu, {opd}, atau nama pihak luar."),
    "not_what_it_says": N_(
        "Berkas {file} bernama {ending}, tetapi isinya bukan {ending}. Buka untuk memeriksa, lalu pilih berkas aslinya."
    ),
    "program_file": N_(
        "Berkas {file} adalah program dan tidak dapat menjadi bukti. Lampirkan foto, PDF, atau dokumen."
    ),
    "too_fast": N_("Terlalu banyak dalam waktu singkat. Isian Anda masih ada. Kirim lagi setelah {wait} detik."),
    "too_much_waits": N_(
        "Terlalu banyak berkas Anda belum terkirim. Kirim atau hapus draf Anda dahulu, lalu lampirkan lagi."
    ),
    "unknown_cursor": N_("Halaman ini tidak dikenal. Mulai lagi dari halaman pertama."),
    "too_many": N_("Kurangi menjadi paling banyak {most} baris."),
    # Saved views
    "name_taken": N_("Nama {name} sudah dipakai. Pilih nama lain."),
    "too_many_views": N_("Sudah ada {most} tampilan tersimpan. Hapus yang tidak dipakai lagi."),
    # Files
    "unknown_file": N_("Berkas ini tidak ditemukan atau sudah dipakai pada kendala lain. Unggah lagi."),
    "picture_too_large": N_(
        "Gambar ini lebih dari {most} juta piksel, sehingga tidak aman dibuka. Perkecil, lalu lampirkan lagi."
    ),
    "file_too_large": N_("Berkas ini terlalu besar. Kirim berkas paling besar {most}."),
    "no_svg": N_("Gambar SVG dapat berisi program. Simpan sebagai PNG atau JPEG, lalu unggah lagi."),
    "not_a_picture": N_("Berkas ini bukan gambar PNG, JPEG, WebP, atau GIF. Pilih gambar lain."),
    "no_file": N_("Pilih berkasnya dahulu."),
    "empty_file": N_("Berkas ini kosong. Pilih berkas lain."),
    # Calendar, rules, deadlines
    "day_already_off": N_("{day} sudah menjadi hari libur: {name}. Pilih hari lain."),
    "not_a_day_off": N_("{day} bukan hari libur. Pilih salah satu hari libur pada kalender."),
    "not_a_decree": N_("Tulis nomor surat atau keputusannya, misalnya Keppres 33/2024."),
    "not_days": N_("Tulis jumlah hari kerja dari 0 sampai {most}."),
    "not_step_days": N_("Tulis jarak antarjenjang dari 1 sampai {most} hari kerja."),
    "rules_contradict": N_("Aturan ke-{first} dan ke-{second} mengatur hal yang sama. Hapus salah satunya."),
    "never_fires": N_("Aturan ke-{n} selalu didahului aturan yang lebih khusus. Hapus, atau ubah cakupannya."),
    "unknown_sign": N_("{name} bukan kejadian yang mengakhiri keadaan diam. Pilih dari daftar."),
    "to_the_minute": N_("Tulis waktu sampai menit saja, tanpa detik."),
    "outside_the_year": N_("Waktu ini di luar tahun anggarannya. Pilih paling lambat {latest}."),
    "before_document": N_("Waktu ini mendahului batas {document}, yaitu {at}. Pilih waktu sesudahnya."),
    "after_document": N_("Waktu ini melewati batas {document}, yaitu {at}. Mundurkan batas itu lebih dahulu."),
    "not_more_time": N_("Pilih waktu sesudah batas umum, yaitu {at}."),
    # Words and looks of the organisation
    "hidden_signs": N_("Isian ini memuat tanda yang tidak terlihat. Ketik ulang dengan huruf biasa."),
    "not_a_colour": N_("Tulis warna seperti #0c524f."),
    # Accounts
    "password_too_short": N_("Pakai kata sandi paling sedikit {least} karakter."),
    "username_taken": N_("Nama akun {username} sudah dipakai. Pilih nama lain."),
    "username_shape": N_("Nama akun terdiri dari huruf kecil, angka, titik, atau tanda hubung, tanpa spasi."),
    "unknown_language": N_("Pilih bahasa Indonesia atau Inggris."),
    "email_shape": N_("Tulis satu alamat surel, misalnya nama@instansi.go.id."),
    "push_shape": N_("Alamat ini tidak dikenal. Tulis alamat lengkap yang diawali {known}."),
    "not_a_time": N_("Tulis jam seperti 20.00."),
    "nip_shape": N_("NIP terdiri dari {digits} angka. Periksa kembali."),
}
#: Fields that are chosen, not written.
CHOSEN = frozenset(
    {"agency", "cause", "desk", "effect", "level", "to", "visibility"}
    | {"account", "document", "kind", "locus", "previous", "stage", "standing", "working_days", "zone"}
)
#: Where one act asks otherwise than the rest: the day off is chosen, the day to which it moves is written.
OTHERWISE: Mapping[tuple[str | None, str], bool] = {
    ("move_day", "day"): True,
    ("remove_day", "day"): True,
    ("move_day", "to"): False,
}
#: Numbers that are names, not amounts: they are not grouped.
PLAIN = frozenset({"first", "last", "year"})
#: The directory and the obstacle name one limit differently.
SAME = {"most": "longest", "longest": "most"}


def field_sentence(fault: Fault, said_in: Language) -> str:
    """What to do about one field."""
    key, data = fault
    sentence = SENTENCES.get(key)
    if sentence is None:
        return said_in.gettext("Isian ini belum dapat diterima. Periksa kembali.")
    gaps = {name: _gap(name, value, key, said_in) for name, value in data.items()}
    same = {SAME[name]: value for name, value in gaps.items() if name in SAME}
    return worded(sentence, said_in, **(same | gaps))


def _gap(name: str, value: object, key: str, said_in: Language) -> str:
    if key == "file_too_large" and isinstance(value, int):
        return file_size(value, said_in)
    return str(value) if name in PLAIN and not isinstance(value, date) else said(value, said_in)


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One field of a form that has to be corrected: its name in the API, what it is called, and what to do."""

    field: str
    label: str
    sentence: str


def field_faults(refusal: Invalid, said_in: Language, *, act: str | None = None) -> tuple[FieldFault, ...]:
    """Every field of the refusal, in its order; `act` where the form is that act's."""
    return tuple(
        FieldFault(name, field_label(name, said_in, act=act), field_sentence(_as_asked(name, fault, act), said_in))
        for name, fault in refusal.fields.items()
    )


def _as_asked(name: str, fault: Fault, act: str | None) -> Fault:
    key, data = fault
    chosen = OTHERWISE.get((act, name), name in CHOSEN)
    return ("required_choice", data) if key == "required" and chosen else fault
