"""Backups in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from wording.dates import long_moment
from wording.language import N_, Language
from wording.numbers import file_size


class Made(Protocol):
    """A backup as far as it is told."""

    @property
    def folder(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def events(self) -> int: ...
    @property
    def files(self) -> int: ...
    @property
    def missing(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def faults(self) -> int | None: ...


#: What a check can find wrong, by its word; a part is named.
FAULTS = {
    "changed": N_("{what} berubah sejak dicadangkan"),
    "missing": N_("{what} tidak ada"),
    "unreadable": N_("{what} tidak dapat dibaca"),
    "rows_wrong": N_("{what} tidak lengkap"),
    "fingerprint_wrong": N_("sidik jari catatan tidak cocok"),
    "file_wrong": N_("berkas {what} rusak atau hilang"),
}


def what_was_made(made: Made, said_in: Language) -> str:
    """What a backup holds and where it lies, a line each."""
    lines = [
        said_in.gettext("Cadangan selesai: {path}", path=f"{made.folder}/{made.name}"),
        contents(made.events, made.files, made.size, said_in),
        said_in.gettext("Sudah diperiksa, tidak ada yang rusak.")
        if made.faults == 0
        else said_in.gettext("Ada yang salah. Jalankan: kendala backup --check {folder}", folder=made.folder),
    ]
    if made.missing:
        lines.append(said_in.gettext("{n} berkas sudah hilang sebelum dicadangkan.", n=said_in.count(made.missing)))
    return "\n".join(lines)


def contents(events: int, files: int, size: int, said_in: Language) -> str:
    """What it holds: `1.204 tindakan, 35 berkas, 12 MB`."""
    return said_in.gettext(
        "{events} tindakan, {files} berkas, {size}",
        events=said_in.count(events),
        files=said_in.count(files),
        size=file_size(size, said_in),
    )


def what_was_found(name: str, made_at: datetime, wrong: Sequence[tuple[str, str]], said_in: Language) -> str:
    """What a check found."""
    if not wrong:
        when = long_moment(made_at, said_in)
        return said_in.gettext("Cadangan {name} ({when}) utuh dan dapat dipulihkan.", name=name, when=when)
    lines = [said_in.gettext(FAULTS[kind], what=what) for kind, what in wrong]
    return "\n".join([said_in.gettext("Cadangan {name} rusak. Buat yang baru.", name=name), *lines])


def what_was_restored(name: str, events: int, files: int, said_in: Language) -> str:
    """That a restore is finished, and what comes next."""
    return said_in.gettext(
        "Cadangan {name} sudah dipulihkan dan cocok: {events} tindakan, {files} berkas. Jalankan: kendala serve",
        name=name,
        events=said_in.count(events),
        files=said_in.count(files),
    )


def key_is_missing(folder: str, said_in: Language) -> str:
    """That what was sealed does not open here, and what to do."""
    return said_in.gettext(
        "Kunci rahasia tempat asal belum ada. Salin secret.key ke {folder}, atau tetapkan KENDALA_SECRET_KEY,"
        " sebelum program dijalankan. Tanpa itu verifikasi dua langkah dan webhook harus diatur ulang.",
        folder=folder,
    )


def state_of(made: Made, said_in: Language) -> str:
    """What a check found, and what was missing before."""
    if made.faults is None:
        return said_in.gettext("Belum diperiksa")
    if made.faults:
        return said_in.gettext("Rusak pada {n} bagian", n=said_in.count(made.faults))
    if made.missing:
        return said_in.gettext("{n} berkas sudah hilang sebelumnya", n=said_in.count(made.missing))
    return said_in.gettext("Utuh")
