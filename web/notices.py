"""What the next page tells about the last form: message keys and data in a short-lived cookie, never HTML."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wording.acts import act_noun
from wording.language import N_, Language

LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class Notice:
    """A message by its key, with what fills its gaps."""

    key: str
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """A notice in words; `kind` is info, done, warning or error."""

    kind: str
    text: str
    title: str = ""


NOTICES: Mapping[str, tuple[str, str]] = {
    "raised": ("done", N_("Kendala {number} tersimpan.")),
    "amended": ("done", N_("Perubahan pada {number} tersimpan.")),
    "acted": ("done", N_("{act} pada {number} tersimpan.")),
    "already_saved": ("info", N_("Isian ini sudah tersimpan sebelumnya dan tidak dicatat dua kali.")),
    "not_yet_shown": ("info", N_("Sudah tersimpan. Halaman ini menyusul dalam beberapa saat, muat ulang bila perlu.")),
    "logged_out": ("info", N_("Anda sudah keluar.")),
    "office_switched": ("done", N_("Anda sekarang bertindak sebagai {office}.")),
    "session_revoked": ("done", N_("Sesi itu sudah diakhiri.")),
    "sessions_revoked": ("done", N_("Semua sesi lain sudah diakhiri.")),
    "token_revoked": ("done", N_("Token itu sudah dicabut.")),
    "password_changed": ("done", N_("Kata sandi diganti dan semua sesi berakhir. Masuk dengan kata sandi yang baru.")),
    "files_not_kept": ("warning", N_("Berkas tidak ikut terkirim. Pilih lagi berkasnya.")),
}


def encode(notices: Sequence[Notice]) -> str:
    """The notices as the value of a cookie."""
    plain = json.dumps([[each.key, dict(each.data)] for each in notices], separators=(",", ":"))
    return urlsafe_b64encode(plain.encode()).decode()


def decode(value: str | None) -> tuple[Notice, ...]:
    """The notices of a cookie; nothing where it holds anything else."""
    if not value or len(value) > LONGEST:
        return ()
    try:
        return tuple(_notices(json.loads(urlsafe_b64decode(value))))
    except (ValueError, Error, TypeError):
        return ()


def _notices(plain: object) -> Iterator[Notice]:
    for key, data in plain if isinstance(plain, list) else ():
        if key in NOTICES and isinstance(data, dict):
            yield Notice(key, {str(name): str(value) for name, value in data.items()})


def in_words(notice: Notice, said_in: Language) -> Said | None:
    """The notice as a sentence; None where its gaps are not the ones that the cookie fills."""
    kind, sentence = NOTICES[notice.key]
    data = dict(notice.data)
    if "act" in data:
        data["act"] = act_noun(data["act"], said_in)
    try:
        return Said(kind, said_in.gettext(sentence, **data))
    except KeyError:
        return None
