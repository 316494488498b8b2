"""Making a backup while the program serves: everything as of one moment, and nobody waits for it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from kendala.backup import keeping
from kendala.backup.blobs import keep
from kendala.backup.chain import Chain
from kendala.backup.manifest import FORMAT, Manifest, Part, sync_folder, write
from kendala.backup.rows import write_rows
from kendala.backup.tables import EVENTS, kept, strangers
from kendala.engines import reading
from kendala.files.blobs import Blobs
from kendala.files.schema import files
from kendala.store.schema import SCHEMA
from kendala.version import VERSION

TABLES = "tables"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What is backed up: the database of the log and the tables beside it, and the folder of files."""

    engine: Engine
    files: Path


def take(source: Source, place: Path, now: datetime) -> Path:
    """Make a backup in a new folder inside `place` and give that folder.

    Until it is finished its name ends in `.unfinished`. Raises Refused (`backup_running`), StoreUnavailable, OSError.
    """
    with keeping.alone(place):
        keeping.clear_unfinished(place)
        before = keeping.finished(place)
        name = keeping.new_name(place, now)
        folder = place / f"{name}{keeping.UNFINISHED}"
        folder.mkdir(mode=0o700)
        try:
            write(folder, _filled(source, folder, before[-1] if before else None, now))
            folder.rename(place / name)
            sync_folder(place)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return place / name


def _filled(source: Source, folder: Path, before: Path | None, now: datetime) -> Manifest:
    """Files twice, the rows in between: bytes are there before a row names them, and go only after it went."""
    blobs, chain = Blobs(source.files), Chain()
    with reading(source.engine) as connection:
        early = _hashes(connection)
    keep(blobs, early, folder, before)
    with as_of_now(source.engine) as connection:
        parts = tuple(_parts(connection, folder, chain))
        others, named = strangers(connection), _hashes(connection)
    found = keep(blobs, named, folder, before)
    return Manifest(
        format=FORMAT,
        program=VERSION,
        schema=SCHEMA,
        database=source.engine.dialect.name,
        made_at=now,
        head=chain.head,
        fingerprint=chain.fingerprint,
        parts=parts,
        files=found.n,
        files_size=found.size,
        missing=found.missing,
        left_out=others,
    )


@contextmanager
def as_of_now(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one moment only, however long it reads; whoever writes does not wait for it."""
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.execution_options(**options).connect() as connection:
        yield connection


def _parts(connection: Connection, folder: Path, chain: Chain) -> Iterator[Part]:
    (folder / TABLES).mkdir()
    for name, table in kept(connection.dialect.name).items():
        yield write_rows(connection, table, folder / TABLES, *([chain] if name == EVENTS else []))
    sync_folder(folder / TABLES)


def _hashes(connection: Connection) -> frozenset[str]:
    return frozenset(connection.scalars(select(files.c.sha256).distinct()))
