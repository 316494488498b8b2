"""What is said while a database or a disk cannot do its work: what is known of the request, and who can help."""

from collections.abc import Mapping

from wording.language import N_, Language

REASONS: Mapping[str, str] = {
    "store_full": N_("Ruang penyimpanan penuh, permintaan ini belum disimpan. Hubungi pengelola sistem."),
    "store_read_only": N_("Penyimpanan hanya dapat dibaca, permintaan ini belum disimpan. Hubungi pengelola sistem."),
    "store_busy": N_("Sistem sedang sibuk. Kirim lagi sebentar lagi, kiriman yang sama tidak akan tercatat dua kali."),
    "store_unreachable": N_(
        "Basis data sedang tidak terhubung. Kirim lagi sebentar lagi, kiriman yang sama tidak tercatat dua kali."
    ),
}
OTHERWISE = N_("Sistem sedang tidak dapat melayani. Coba lagi sebentar lagi atau hubungi pengelola sistem.")


def reason(key: str, said_in: Language) -> str:
    """The sentence for a message key of `kendala.store.errors.StoreUnavailable`."""
    return said_in.gettext(REASONS.get(key, OTHERWISE))
