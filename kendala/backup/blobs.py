"""The bytes of files in a backup: under their hash, as in the data folder."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kendala.backup.hashing import copied, file_digest
from kendala.backup.rows import flush
from kendala.files.blobs import Blobs

FOLDER = "files"
NEW = ".new"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """How many files are there, of how many bytes together, and the hashes of those that are not."""

    n: int
    size: int
    missing: tuple[str, ...]


def keep(blobs: Blobs, hashes: Iterable[str], backup: Path, before: Path | None) -> Kept:
    """See to it that the backup has exactly the bytes of these hashes.

    What the backup before it has is linked where the disk can do that, otherwise everything is copied.
    """
    target = Blobs(backup / FOLDER)
    target.folder.mkdir(exist_ok=True)
    wanted = sorted(hashes)
    _forget_others(target.folder, set(wanted))
    n, size, missing = 0, 0, list[str]()
    for sha256 in wanted:
        path = target.path(sha256)
        if path.exists() or _linked(before, path) or bring(blobs.path(sha256), path):
            n, size = n + 1, size + path.stat().st_size
        else:
            missing.append(sha256)
    return Kept(n=n, size=size, missing=tuple(missing))


def bring(source: Path, target: Path) -> bool:
    """Copy bytes named by their hash; False, and nothing is there, where the source is gone or is not what it says."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(target.name + NEW)
    try:
        with source.open("rb") as bytes_, new.open("wb") as file:
            _, sha256 = copied(bytes_, file)
            flush(file)
    except FileNotFoundError:
        new.unlink(missing_ok=True)
        return False
    if sha256 != target.name:
        new.unlink()
        return False
    new.replace(target)
    return True


def is_sound(path: Path) -> bool:
    """Whether the bytes are there and have the hash that is their name."""
    try:
        return file_digest(path) == path.name
    except FileNotFoundError:
        return False


def _linked(before: Path | None, path: Path) -> bool:
    if before is None:
        return False
    known = Blobs(before / FOLDER).path(path.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(known, path)
    except OSError:  # there is none, or this disk has no links: it is copied
        return False
    return True


def _forget_others(folder: Path, wanted: set[str]) -> None:
    """Files that were swept meanwhile are not named by the rows of the backup."""
    for path in folder.glob("*/*"):
        if path.name not in wanted:
            path.unlink()
