"""Sentences that only programs get to read: about headers, JSON and limits. All others are in `wording`."""

from collections.abc import Mapping
from http import HTTPStatus

from domain.refusals import Refused
from wording import faults, refusals
from wording.language import N_, Language
from wording.values import said as written

ABOUT_REQUESTS: Mapping[str, str] = {
    "if_match_needed": N_("Sertakan If-Match dengan ETag yang Anda lihat terakhir."),
    "body_too_large": N_("Isi permintaan terlalu besar. Paling banyak {most} byte."),
    "file_too_large": N_("Berkas terlalu besar. Paling banyak {most} byte."),
    "media_type": N_("Kirim isi permintaan sebagai {wanted}."),
}
ABOUT_FIELDS: Mapping[str, str] = {
    "not_json": N_("Isi permintaan bukan JSON yang benar."),
    "not_a_form": N_("Kirim berkas sebagai formulir multipart/form-data."),
    "not_an_etag": N_('Tulis ETag seperti yang diterima, misalnya "7".'),
    "not_an_iso_date": N_("Tulis tanggal seperti 2024-11-26."),
    "not_a_local_time": N_("Tulis waktu sampai menit, seperti 2024-12-15T23:00."),
    "not_whole": N_("Tulis bilangan bulat."),
    "not_text": N_("Tulis bagian ini sebagai teks."),
    "not_an_id": N_("Tulis id seperti yang diterima dari sistem."),
    "not_yes_or_no": N_("Tulis true atau false."),
    "not_a_list": N_("Tulis bagian ini sebagai daftar."),
    "not_an_object": N_("Tulis bagian ini sebagai objek."),
    "out_of_range": N_("Nilai ini di luar batas yang diperbolehkan."),
    "nul_in_text": N_("Teks tidak boleh berisi karakter NUL."),
    "unknown_file": N_("Berkas {file} tidak ditemukan atau sudah dipakai pada kendala lain. Unggah lagi."),
    "empty_file": N_("Berkas ini kosong. Pilih berkas lain."),
}
TITLES: Mapping[int, str] = {
    400: N_("Permintaan tidak dapat dibaca"),
    401: N_("Belum dikenal"),
    403: N_("Bukan wewenang Anda"),
    404: N_("Tidak ditemukan"),
    405: N_("Metode tidak diterima di alamat ini"),
    409: N_("Belum dapat dilakukan sekarang"),
    412: N_("Sudah berubah"),
    413: N_("Terlalu besar"),
    415: N_("Jenis isi tidak diterima"),
    422: N_("Isian perlu diperbaiki"),
    428: N_("Versi belum disebutkan"),
    429: N_("Terlalu sering"),
    500: N_("Terjadi kesalahan pada sistem"),
    503: N_("Sistem sedang tidak dapat melayani"),
}


def said(refusal: Refused, said_in: Language) -> str:
    """The whole refusal in one sentence."""
    own = ABOUT_REQUESTS.get(refusal.key)
    if own is None:
        return refusals.sentence(refusal, said_in)
    return said_in.gettext(own, **{name: written(value, said_in) for name, value in refusal.data.items()})


def field_said(key: str, data: Mapping[str, object], said_in: Language) -> str:
    """What to do about one field."""
    own = ABOUT_FIELDS.get(key)
    if own is None:
        return faults.field_sentence((key, data), said_in)
    return said_in.gettext(own, **{name: written(value, said_in) for name, value in data.items()})


def titled(status: int, said_in: Language) -> str:
    """What a status means."""
    known = TITLES.get(status)
    return said_in.gettext(known) if known else HTTPStatus(status).phrase
