"""What the guide tells each kind of office, in the order in which it meets it. `{opd}` is the word for agency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.acting import OfficeKind
from wording.language import N_


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, and how; the sentences name buttons as they stand on the pages."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The page of one kind of office; `address` is the last part of its address."""

    address: str
    purpose: str
    steps: Sequence[Step]


CHAPTERS: Mapping[OfficeKind, Chapter] = {
    OfficeKind.OPERATOR: Chapter(
        "operator",
        N_("Anda melaporkan apa yang menahan pekerjaan {opd}, lalu mengikutinya sampai selesai."),
        (
            Step(
                N_("Laporkan begitu ada yang tertahan"),
                N_("Tekan Laporkan kendala, tulis apa yang terhenti, pilih penyebab dan dampak. Nilai boleh menyusul."),
            ),
            Step(
                N_("Ikuti siapa yang ditunggu"),
                N_("Halaman kendala menyebutkan siapa yang harus bergerak, sejak kapan. Lonceng membawa kabarnya."),
            ),
            Step(
                N_("Lengkapi yang dikembalikan"),
                N_("Baca alasannya, perbaiki catatannya, lalu ajukan kembali. Nomornya tetap sama."),
            ),
            Step(
                N_("Nyatakan selesai"),
                N_("Bila pekerjaan berjalan lagi, nyatakan selesai. Kendala ditutup sesudah Ekobang memastikannya."),
            ),
        ),
    ),
    OfficeKind.AGENCY_HEAD: Chapter(
        "head",
        N_("Anda menentukan apa yang dinaikkan, siapa yang boleh membaca, dan kapan {opd} menyatakan selesai."),
        (
            Step(
                N_("Lihat yang tertahan"),
                N_("Beranda menampilkan yang menunggu Anda. Papan menampilkan semua kendala {opd} menurut statusnya."),
            ),
            Step(
                N_("Naikkan jenjang bila di luar kewenangan"),
                N_("Pilih Naikkan jenjang pada halaman kendala, tentukan tujuannya, dan tulis alasannya."),
            ),
            Step(
                N_("Atur keterbukaan"),
                N_("Laporan dapat dibuka bagi semua {opd}, atau hanya bagi {opd} Anda dan Ekobang. Alasannya dicatat."),
            ),
            Step(
                N_("Tarik laporan yang keliru"),
                N_("Laporan yang ditarik tetap tersimpan beserta riwayatnya, tetapi tidak lagi dihitung."),
            ),
        ),
    ),
    OfficeKind.DESK: Chapter(
        "desk",
        N_("Bidang Anda membantu {opd} sampai tanggal yang disepakati, dan mencatat perkembangannya."),
        (
            Step(
                N_("Sanggupi atau tolak penugasan"),
                N_("Penugasan ada pada halaman Tugas. Bila tidak sanggup, tolak dengan alasan agar ada pengganti."),
            ),
            Step(
                N_("Catat perkembangan"),
                N_("Tulis singkat apa yang dikerjakan dan lampirkan bukti. Yang tidak dicatat dianggap diam."),
            ),
            Step(
                N_("Serahkan kembali"),
                N_("Bila bantuan tuntas, serahkan kembali. {opd} kemudian menyatakan kendalanya selesai."),
            ),
        ),
    ),
    OfficeKind.ADPEM: Chapter(
        "adpem",
        N_("Anda memeriksa laporan baru, menugaskan bantuan, dan memastikan penyelesaiannya."),
        (
            Step(
                N_("Periksa laporan baru"),
                N_("Halaman Periksa berisi laporan yang baru masuk. Terima, atau kembalikan dengan alasan yang jelas."),
            ),
            Step(
                N_("Tugaskan bidang"),
                N_("Pilih bidang, tanggal, dan bantuan yang diminta. Satu kendala dapat dibantu beberapa bidang."),
            ),
            Step(
                N_("Awasi batas waktu"),
                N_("Yang terlambat ditandai menurut aturan. Waktu tunggu menunjukkan siapa yang paling lama ditunggu."),
            ),
            Step(
                N_("Pastikan yang dinyatakan selesai"),
                N_("Tulis akar masalah dan yang berhasil, agar yang serupa lekas selesai. Bila belum, buka kembali."),
            ),
        ),
    ),
    OfficeKind.ASSISTANT: Chapter(
        "assistant",
        N_("Anda memutuskan yang dinaikkan kepada Anda dan menjaga agar tidak ada yang terdiam."),
        (
            Step(
                N_("Putuskan yang dinaikkan"),
                N_("Beranda menampilkan yang menunggu. Keputusan tercatat beserta jenjang yang melanjutkannya."),
            ),
            Step(
                N_("Beri arahan"),
                N_("Arahan dapat diberikan kapan saja selama kendala terbuka, dan tidak mengubah statusnya."),
            ),
            Step(
                N_("Tutup tahun"),
                N_("Dalam sesi Tutup tahun, tentukan kendala mana yang dibawa ke tahun berikutnya."),
            ),
        ),
    ),
    OfficeKind.LEADERSHIP: Chapter(
        "leadership",
        N_("Anda melihat berapa yang tertahan, di mana, sejak kapan, dan siapa yang harus bergerak."),
        (
            Step(
                N_("Baca Tinjauan"),
                N_("Empat jawaban ada pada satu layar dan satu lembar cetak. Sentuh angkanya untuk membuka daftarnya."),
            ),
            Step(
                N_("Putuskan dan beri arahan"),
                N_("Kendala yang dinaikkan kepada Anda ada di Beranda. Bukalah, lalu pilih Putuskan atau Beri arahan."),
            ),
            Step(
                N_("Bandingkan dua saat"),
                N_("Dari Tinjauan dapat dilihat apa yang baru, selesai, atau memburuk sejak rapat terakhir."),
            ),
        ),
    ),
    OfficeKind.AUDITOR: Chapter(
        "auditor",
        N_("Anda membaca semuanya beserta riwayatnya, tanpa mengubah apa pun."),
        (
            Step(
                N_("Buka riwayat"),
                N_("Setiap kejadian menyebutkan siapa, pada jabatan apa, kapan terjadi, dan kapan dicatat."),
            ),
            Step(
                N_("Lihat keadaan lampau"),
                N_("Papan, daftar, dan tinjauan dapat dilihat seperti pada hari yang Anda pilih."),
            ),
        ),
    ),
    OfficeKind.ADMIN: Chapter(
        "admin",
        N_("Anda mengurus akun, kalender, aturan, dan data induk. Isi kendala tidak terlihat oleh jabatan ini."),
        (
            Step(
                N_("Beri setiap jabatan akunnya"),
                N_("Akun menyebutkan jabatan, status definitif atau pelaksana, dan masa berlakunya."),
            ),
            Step(
                N_("Rawat data induk"),
                N_(
                    "{opd}, bidang pembantu, penyebab, dan jabatan. Setiap formulir menyebutkan akibatnya lebih dahulu."
                ),
            ),
            Step(
                N_("Jaga kalender dan aturan"),
                N_("Hari libur dan batas waktu dapat berubah di tengah tahun. Penilaian yang lama tetap terbaca."),
            ),
            Step(
                N_("Pastikan cadangannya utuh"),
                N_("Halaman Cadangan menyebutkan kapan cadangan terakhir dibuat dan apakah sudah diperiksa."),
            ),
        ),
    ),
}
