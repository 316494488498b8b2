"""Looking whether a backup is what it was: every part against its hash, every row read, the log's fingerprint."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from domain.refusals import Refused
from kendala.backup import manifest
from kendala.backup.blobs import FOLDER, is_sound
from kendala.backup.chain import Chain
from kendala.backup.hashing import file_digest
from kendala.backup.manifest import Manifest, Part
from kendala.backup.rows import read_rows
from kendala.backup.tables import EVENTS, kept
from kendala.files.blobs import Blobs

#: The shapes in which rows are read back: they are the same for both databases.
SHAPES = kept("postgresql")


class FaultKind(StrEnum):
    """What can be wrong with a backup; `what` of the fault names the part."""

    CHANGED = "changed"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    ROWS_WRONG = "rows_wrong"
    FINGERPRINT_WRONG = "fingerprint_wrong"
    FILE_WRONG = "file_wrong"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one part of a backup."""

    kind: FaultKind
    what: str


def check(backup: Path) -> tuple[Manifest, tuple[Fault, ...]]:
    """What the backup holds, and everything that is wrong with it. Raises Refused where there is no manifest."""
    found = manifest.read(backup)
    return found, tuple(_faults(backup, found))


def _faults(backup: Path, found: Manifest) -> Iterator[Fault]:
    chain, hashes = Chain(), set[str]()
    for part in found.parts:
        fault = _of_bytes(backup, part)
        if fault is not None:
            yield fault
            continue
        yield from _of_rows(backup, part, chain, hashes)
    if (chain.head, chain.fingerprint) != (found.head, found.fingerprint):
        yield Fault(FaultKind.FINGERPRINT_WRONG, EVENTS)
    blobs = Blobs(backup / FOLDER)
    for sha256 in sorted(hashes - set(found.missing)):
        if not is_sound(blobs.path(sha256)):
            yield Fault(FaultKind.FILE_WRONG, sha256)


def _of_bytes(backup: Path, part: Part) -> Fault | None:
    try:
        same = file_digest(backup / part.file) == part.sha256
    except FileNotFoundError:
        return Fault(FaultKind.MISSING, part.file)
    return None if same else Fault(FaultKind.CHANGED, part.file)


def _of_rows(backup: Path, part: Part, chain: Chain, hashes: set[str]) -> Iterator[Fault]:
    if part.table not in SHAPES:
        raise Refused("backup_newer")
    rows = 0
    try:
        for batch in read_rows(backup, part, SHAPES[part.table]):
            rows += len(batch)
            _note(part, batch, chain, hashes)
    except Refused as refusal:
        if refusal.key != "backup_damaged":
            raise
        yield Fault(FaultKind.UNREADABLE, part.file)
        return
    if rows != part.rows:
        yield Fault(FaultKind.ROWS_WRONG, part.file)


def _note(part: Part, batch: list[dict[str, Any]], chain: Chain, hashes: set[str]) -> None:
    if part.table == EVENTS:
        for row in batch:
            chain(tuple(row[name] for name in ("position", "originator_id", "originator_version", "topic", "state")))
    elif part.table == "files":
        hashes.update(row["sha256"] for row in batch)
