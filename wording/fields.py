"""What the fields of the record and of the acts are called, and the hint beside each.

Fields go by the names that the API uses. A field may be called otherwise in one act (`reason` of a return).
"""

from collections.abc import Mapping

from wording.language import N_, Language
from wording.terms import worded

Words = tuple[str, str]

RECORD: Mapping[str, Words] = {
    "agency": (N_("{opd}"), N_("{opd} yang mengalami kendala.")),
    "sub_unit": (N_("Unit kerja"), N_("Bidang, bagian, UPT, sekolah, atau puskesmas bila perlu disebutkan.")),
    "fiscal_year": (N_("Tahun anggaran"), N_("Bila dikosongkan, mengikuti tahun kejadian.")),
    "activity": (N_("Program atau kegiatan"), N_("Sebutkan seperti tertulis pada DPA.")),
    "cause": (N_("Penyebab"), N_("Pilih yang paling mendekati. Uraiannya ditulis pada kolom kendala.")),
    "stage": (N_("Tahap penyebab"), N_("Mengikuti penyebab yang dipilih.")),
    "locus": (N_("Pihak yang dapat mengubah"), N_("Mengikuti penyebab. Ubah bila tidak sesuai.")),
    "dak_code": (N_("Kode permasalahan DAK"), N_("Angka 1 sampai 11. Mengikuti penyebab, ubah bila tidak sesuai.")),
    "title": (N_("Judul"), N_("Bila dikosongkan, diambil dari awal uraian.")),
    "description": (N_("Kendala"), N_("Uraikan apa yang terjadi, di mana, dan sejak kapan. Hindari nama orang.")),
    "effect": (N_("Dampak pada pekerjaan"), N_("Bedakan pekerjaan yang belum dilaksanakan dari yang belum dibayar.")),
    "amount_at_stake": (N_("Nilai terdampak"), N_("Dalam rupiah, misalnya 250 juta. Kosongkan bila belum diketahui.")),
    "physical_progress": (N_("Realisasi fisik"), N_("Dalam persen, dari 0 sampai 100.")),
    "happened_on": (N_("Tanggal kejadian"), N_("Tanggal kendala mulai terjadi, bukan tanggal pelaporan.")),
    "needed_by": (N_("Tenggat"), N_("Tanggal paling lambat kendala harus selesai.")),
    "tried": (N_("Upaya yang sudah dilakukan"), N_("Sebutkan langkah {opd} sendiri sejauh ini.")),
    "whys": (N_("Mengapa terjadi"), N_("Tanyakan mengapa sampai lima kali untuk menemukan akar masalah.")),
    "follow_up_needed": (N_("Tindak lanjut yang perlu dilakukan"), N_("Langkah yang diharapkan agar kendala selesai.")),
    "parties": (N_("Pihak yang diharapkan membantu"), N_("Bidang pembantu, {opd} lain, atau pihak di luar daerah.")),
    "budget_lines": (N_("Baris anggaran terdampak"), N_("Kode sub kegiatan, akun, sumber dana, dan nilainya.")),
    "evidence": (N_("Bukti"), N_("Foto, surat, atau berkas lain yang mendukung.")),
    "visibility": (N_("Siapa yang dapat melihat"), N_("Pilih Hanya pimpinan untuk hal yang peka.")),
}
PARTS: Mapping[str, Words] = {
    "desk": (N_("Bidang pembantu"), N_("Pilih bidang yang diminta membantu.")),
    "name": (N_("Nama"), N_("Nama resmi, bukan singkatan.")),
    "sub_activity": (N_("Kode sub kegiatan"), N_("Enam bagian, misalnya 1.01.02.2.01.0001.")),
    "account": (N_("Kode akun"), N_("Dari 5.1 sampai 5.4, misalnya 5.2.")),
    "funding_source": (N_("Sumber dana"), N_("Pilih sumber dana baris ini.")),
    "amount": (N_("Nilai"), N_("Dalam rupiah, misalnya 250 juta.")),
}
ACT_FIELDS: Mapping[str, Words] = {
    "reason": (N_("Alasan"), N_("Alasan tampil di riwayat.")),
    "text": (N_("Uraian"), N_("Uraian tampil di riwayat.")),
    "files": (N_("Berkas"), N_("Foto, surat, atau berkas lain yang mendukung.")),
    "to": (N_("Jenjang yang dituju"), N_("Pilih jenjang di atas jenjang sekarang.")),
    "level": (N_("Jenjang berikutnya"), N_("Siapa yang memegang kendala ini sesudah keputusan.")),
    "due": (N_("Batas waktu"), N_("Hari ini atau sesudahnya.")),
    "request": (N_("Permintaan"), N_("Tuliskan bantuan yang diminta dari bidang.")),
    "letter": (N_("Nomor surat"), N_("Bila perubahan ini berdasar surat.")),
    "party": (N_("Pihak yang ditunggu"), N_("Nama instansi atau badan, bukan nama orang.")),
    "on": (N_("Tanggal kunjungan"), N_("Hari ini atau sebelumnya.")),
    "root_cause": (N_("Akar masalah"), N_("Mengapa kendala ini sampai terjadi.")),
    "what_worked": (N_("Penyelesaian yang berhasil"), N_("Langkah yang dapat ditiru pada kendala serupa.")),
    "into": (N_("Kendala tujuan"), N_("Nomor kendala yang meneruskan, misalnya KDL-2024-12.")),
    "n": (N_("Pendampingan"), N_("Urutan pendampingan pada kendala ini.")),
    "ending": (N_("Keputusan"), N_("Bagaimana tahun ini berakhir bagi kendala yang dipilih.")),
    "obstacles": (N_("Kendala yang dipilih"), N_("Pilih satu atau beberapa.")),
    "version": (N_("Tindakan"), N_("Tindakan yang diurungkan.")),
}
IN_ONE_ACT: Mapping[tuple[str, str], Words] = {
    ("rehearse_rules", "from"): (N_("Dari tanggal"), N_("Hari pertama yang dimainkan ulang.")),
    ("rehearse_rules", "to"): (N_("Sampai tanggal"), N_("Hari terakhir yang dimainkan ulang.")),
    ("return", "reason"): (N_("Yang perlu dilengkapi"), N_("Sebutkan apa yang kurang atau keliru.")),
    ("resubmit", "text"): (N_("Yang sudah diperbaiki"), N_("Sebutkan perubahannya secara singkat.")),
    ("withdraw", "reason"): (N_("Alasan penarikan"), N_("Sebutkan apa yang keliru pada laporan ini.")),
    ("escalate", "reason"): (N_("Alasan menaikkan jenjang"), N_("Sebutkan keputusan yang diperlukan.")),
    ("decide", "text"): (N_("Keputusan"), N_("Tuliskan keputusan dan siapa yang melaksanakannya.")),
    ("instruct", "text"): (N_("Arahan"), N_("Tuliskan siapa mengerjakan apa, dan kapan.")),
    ("comment", "text"): (N_("Komentar"), N_("Komentar tidak dapat dihapus. Hindari nama orang.")),
    ("report_progress", "text"): (N_("Perkembangan"), N_("Tuliskan yang sudah dikerjakan dan langkah berikutnya.")),
    ("hand_back", "text"): (N_("Hasil pendampingan"), N_("Tuliskan hasil dan yang masih perlu dikerjakan {opd}.")),
    ("end_wait", "text"): (N_("Hasil"), N_("Tuliskan hasil dari pihak yang ditunggu.")),
    ("visit", "text"): (N_("Hasil kunjungan"), N_("Tuliskan yang ditemukan dan yang disepakati.")),
    ("state_done", "text"): (N_("Cara penyelesaian"), N_("Tuliskan bagaimana kendala ini selesai.")),
    ("merge", "amount"): (N_("Nilai terdampak"), N_("Pilih apakah nilainya sama atau ditambahkan ke kendala tujuan.")),
    ("assign", "due"): (N_("Batas waktu pendampingan"), N_("Hari ini atau sesudahnya.")),
    ("extend", "due"): (N_("Batas waktu baru"), N_("Sesudah batas waktu sekarang.")),
    ("add_day", "name"): (N_("Nama hari libur"), N_("Seperti tertulis pada keputusannya.")),
    ("move_day", "to"): (N_("Dipindahkan ke"), N_("Hari libur penggantinya.")),
    ("draft_rules", "reason"): (N_("Dasar perubahan"), N_("Alasan atau nomor keputusannya.")),
    ("draft_rules", "level"): (N_("Jenjang"), N_("Kosongkan bila berlaku pada semua jenjang.")),
    ("draft_rules", "stage"): (N_("Tahap penyebab"), N_("Kosongkan bila berlaku pada semua tahap.")),
    ("set_deadline", "letter"): (N_("Nomor surat"), N_("Surat yang menetapkan batas waktu ini.")),
    ("dispense", "letter"): (N_("Nomor surat"), N_("Surat yang memberi dispensasi.")),
    ("establish_office", "title"): (N_("Nama jabatan"), N_("Seperti tertulis pada surat, tanpa nama orang.")),
    ("establish_office", "agency"): (N_("{opd}"), N_("Untuk operator dan kepala {opd} saja.")),
    ("establish_office", "desk"): (N_("Bidang pembantu"), N_("Untuk petugas bidang pembantu saja.")),
    ("rename_office", "title"): (N_("Nama jabatan"), N_("Seperti tertulis pada surat, tanpa nama orang.")),
    ("register_cause", "stage"): (N_("Tahap penyebab"), N_("Tidak dapat diubah lagi.")),
    ("register_cause", "locus"): (
        N_("Pihak yang dapat mengubah"),
        N_("Diusulkan pada kendala yang memakai penyebab ini."),
    ),
    ("change_cause", "locus"): (
        N_("Pihak yang dapat mengubah"),
        N_("Diusulkan pada kendala yang memakai penyebab ini."),
    ),
    ("register_cause", "dak_code"): (N_("Kode permasalahan DAK"), N_("Angka 1 sampai 11.")),
    ("change_cause", "dak_code"): (N_("Kode permasalahan DAK"), N_("Angka 1 sampai 11.")),
    ("register_desk", "agency"): (N_("{opd}"), N_("{opd} tempat bidang ini berada.")),
    ("change_desk", "agency"): (N_("{opd}"), N_("{opd} tempat bidang ini berada.")),
    ("appoint_holder", "letter"): (N_("Nomor surat"), N_("Surat keputusan atau surat perintahnya.")),
    ("hand_over", "letter"): (N_("Nomor surat"), N_("Surat keputusan atau surat perintahnya.")),
    ("appoint_holder", "account"): (N_("Akun"), N_("Akun yang akan memegang jabatan ini.")),
    ("hand_over", "account"): (N_("Akun pengganti"), N_("Akun yang akan memegang jabatan ini.")),
    ("hand_over", "previous"): (N_("Pejabat sekarang"), N_("Akun yang menyerahkan jabatan ini.")),
    ("hand_over", "from_on"): (N_("Terhitung mulai tanggal"), N_("Sejak hari ini pengganti memegang jabatan.")),
    ("end_holder", "account"): (N_("Pejabat sekarang"), N_("Akun yang jabatannya berakhir.")),
    ("end_holder", "on"): (N_("Terhitung mulai tanggal"), N_("Sejak hari ini jabatan tidak dipegang lagi.")),
    ("save_view", "name"): (N_("Nama tampilan"), N_("Singkat dan jelas.")),
    ("save_view", "query"): (N_("Saringan"), N_("Kurangi saringannya.")),
    ("change_organisation", "name"): (N_("Nama instansi"), N_("Misalnya Pemerintah Kabupaten Sumbawa.")),
    ("move_deadline", "needed_by"): (N_("Tenggat baru"), N_("Paling lama lima tahun ke depan.")),
}
ORGANISATION_FIELDS: Mapping[str, Words] = {
    "agency_word": (N_("Sebutan perangkat daerah"), N_("Misalnya OPD, PD, SKPD, atau Perangkat Daerah.")),
    "secretary_word": (N_("Sebutan sekretaris"), N_("Misalnya Sekretaris Daerah, Sekda, atau Seskab.")),
    "accent": (N_("Warna utama"), N_("Warna pita atas, tombol, dan tautan.")),
    "arms": (N_("Lambang"), N_("PNG, JPEG, WebP, atau GIF, paling besar 5 MB.")),
}
DIRECTORY_FIELDS: Mapping[str, Words] = {
    "code": (N_("Kode"), N_("Huruf, angka, titik, dan tanda hubung. Kode tidak dapat diubah.")),
    "kind": (N_("Jenis"), N_("Pilih jenis yang sesuai.")),
    "working_days": (N_("Hari kerja per minggu"), N_("5 atau 6 hari.")),
    "confirmed": (N_("Sudah dipastikan"), N_("Nama ini bersumber dari dokumen resmi.")),
    "helps_with": (N_("Urusan yang dibantu"), N_("Satu urusan per baris.")),
    "name_id": (N_("Nama dalam bahasa Indonesia"), N_("Nama yang ditampilkan pada daftar.")),
    "name_en": (N_("Nama dalam bahasa Inggris"), N_("Nama yang ditampilkan kepada pembaca bahasa Inggris.")),
    "natural_desk": (N_("Bidang yang lazim membantu"), N_("Diusulkan lebih dahulu saat penugasan.")),
    "holder": (N_("Pejabat"), N_("Akun yang memegang jabatan.")),
    "office": (N_("Jabatan"), N_("Jabatan yang dipakai saat bertindak.")),
    "from_on": (N_("Mulai tanggal"), N_("Hari pertama memegang jabatan.")),
    "until_on": (N_("Sampai tanggal"), N_("Hari terakhir memegang jabatan. Kosongkan bila belum ditentukan.")),
    "standing": (N_("Kedudukan"), N_("Definitif, Plt., Plh., atau Pjs.")),
}
ALMANAC_FIELDS: Mapping[str, Words] = {
    "day": (N_("Tanggal"), N_("Hari libur yang dimaksud.")),
    "decree": (N_("Nomor keputusan"), N_("Nomor keputusan atau surat edaran, misalnya Keppres 33/2024.")),
    "year": (N_("Tahun"), N_("Tahun anggaran.")),
    "document": (N_("Dokumen"), N_("Dokumen pencairan yang dibatasi.")),
    "at": (N_("Batas waktu"), N_("Tanggal dan jam sampai menit. Tidak bergeser karena hari libur.")),
    "time": (N_("Pukul"), N_("Misalnya 23.00.")),
    "zone": (N_("Zona waktu"), N_("WITA untuk daerah, WIB untuk pusat.")),
    "rules": (N_("Aturan"), N_("Satu aturan per baris.")),
    "clock": (N_("Jam"), N_("Yang harus terjadi tepat waktu.")),
    "season": (N_("Masa"), N_("Kosongkan bila berlaku sepanjang tahun.")),
    "days": (N_("Hari kerja"), N_("Berapa hari kerja sampai dianggap terlambat.")),
    "step_days": (N_("Jarak antarjenjang"), N_("Hari kerja sebelum naik satu jenjang lagi.")),
    "escalate_to": (N_("Naik sampai jenjang"), N_("Kosongkan bila tidak naik dengan sendirinya.")),
    "tell": (N_("Yang diberi tahu"), N_("Jabatan yang diberi tahu bila terlambat.")),
    "signs": (N_("Tanda kemajuan"), N_("Kejadian yang mengakhiri keadaan diam.")),
}
ACCOUNT_FIELDS: Mapping[str, Words] = {
    "username": (N_("Nama akun"), N_("Huruf kecil, angka, titik, dan tanda hubung.")),
    "password": (N_("Kata sandi"), N_("Kalimat pendek yang mudah diingat lebih aman daripada satu kata.")),
    "new_password": (N_("Kata sandi baru"), N_("Kalimat pendek yang mudah diingat lebih aman daripada satu kata.")),
    "old_password": (N_("Kata sandi sekarang"), N_("Untuk memastikan bahwa ini Anda.")),
    "nip": (N_("NIP"), N_("18 angka. Kosongkan bila tidak ada.")),
    "phone": (N_("Telepon"), N_("Nomor kantor bila ada.")),
    "email": (N_("Surel"), N_("Alamat surel dinas bila ada.")),
    "push": (N_("Alamat layanan"), N_("Alamat Apprise dari layanan yang dibuka administrator.")),
    "quiet_begin": (N_("Jam tenang mulai"), N_("Jam mulai, dalam WITA.")),
    "quiet_end": (N_("Jam tenang sampai"), N_("Jam berakhir, dalam WITA.")),
    "file": (N_("Berkas"), N_("Pilih satu berkas.")),
    "address": (N_("Alamat"), N_("Dimulai dengan https:// dan terbuka di internet.")),
    "position": (N_("Semua sesudah posisi"), N_("0 berarti dari awal.")),
    "language": (N_("Bahasa"), N_("Bahasa halaman dan pemberitahuan.")),
}
_EVERYWHERE = {
    **ORGANISATION_FIELDS,
    **ALMANAC_FIELDS,
    **ACCOUNT_FIELDS,
    **DIRECTORY_FIELDS,
    **ACT_FIELDS,
    **PARTS,
    **RECORD,
}


def _words(field: str, act: str | None) -> Words:
    """`parties.0.desk` is known by its last name, a bare row (`whys.0`) by the list it belongs to."""
    names = [part for part in field.split(".") if not part.isdigit()]
    name = names[-1] if names else field
    return IN_ONE_ACT.get((act or "", name)) or _EVERYWHERE.get(name, (name, ""))


def label_of(field: str) -> str:
    """The sentence that names the field, not yet in a language."""
    return _words(field, None)[0]


def field_label(field: str, said_in: Language, *, act: str | None = None) -> str:
    """What the field is called, in that act where it has a name of its own there; an unknown one by its own name."""
    label, hint = _words(field, act)
    return worded(label, said_in) if hint else label


def field_hint(field: str, said_in: Language, *, act: str | None = None) -> str:
    """What to write into the field; nothing for a field that is not known."""
    hint = _words(field, act)[1]
    return worded(hint, said_in) if hint else ""
