"""The manifest: what a backup holds, with the hash of each part. It is written last, and appears whole."""

import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from domain.refusals import Refused
from kendala.backup.hashing import digest_of

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """The rows of one table: `file` as the backup names it, `size` in bytes, `sha256` in hex of the file."""

    table: str
    file: str
    columns: tuple[str, ...]
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What a backup holds.

    `head` is the position of the last event and `fingerprint` what `kendala fingerprint` says of the log up to it;
    `files` and `files_size` count the bytes kept under their hash; `missing` are hashes of files whose bytes were gone
    before; `left_out` are tables that are not the program's own.
    """

    format: int
    program: str
    schema: int
    database: str
    made_at: datetime
    head: int
    fingerprint: str
    parts: tuple[Part, ...]
    files: int
    files_size: int
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of the whole backup, without this manifest."""
        return self.files_size + sum(part.size for part in self.parts)

    @property
    def events(self) -> int:
        return self.part("stored_events").rows

    def part(self, table: str) -> Part:
        """The rows of that table. Raises Refused where there are none."""
        for part in self.parts:
            if part.table == table:
                return part
        raise Refused("backup_damaged", part=table)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sealed:
    """The manifest as it lies on the disk, with its own hash."""

    manifest: msgspec.Raw
    sha256: str


def write(folder: Path, manifest: Manifest) -> None:
    """Put the manifest into the folder, whole or not at all, after everything else there is on the disk."""
    said = msgspec.json.format(msgspec.json.encode(asdict(manifest)), indent=2)
    sealed = b'{"sha256": "%s",\n "manifest": %s}\n' % (digest_of(said).encode(), said)
    new = folder / f"{NAME}.new"
    with new.open("wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / NAME)
    sync_folder(folder)


def read(folder: Path) -> Manifest:
    """The manifest of a backup. Raises Refused: `no_backup`, `backup_damaged`, `backup_newer`."""
    try:
        found = (folder / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise Refused("no_backup", folder=str(folder)) from None
    try:
        sealed = msgspec.json.decode(found, type=_Sealed)
        said = bytes(sealed.manifest)
        if digest_of(said) != sealed.sha256:
            raise Refused("backup_damaged", part=NAME)
        if msgspec.json.decode(said)["format"] > FORMAT:
            raise Refused("backup_newer")
        return msgspec.json.decode(said, type=Manifest)
    except (msgspec.MsgspecError, LookupError, TypeError, UnicodeDecodeError):
        raise Refused("backup_damaged", part=NAME) from None


def sync_folder(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
