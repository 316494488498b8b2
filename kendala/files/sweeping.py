"""Removing files that no act named: rows first, then the bytes that no row speaks of any more."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Engine, delete, exists, func, select

from kendala.access.schema import draft_files
from kendala.engines import writing
from kendala.files.blobs import Blobs
from kendala.files.schema import files

LOCK = 0x66696C6573


def one_at_a_time(connection: Connection) -> None:
    """Let keeping and sweeping wait for each other until the transaction ends; on SQLite all writers do anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))


def sweep(engine: Engine, blobs: Blobs, before: datetime) -> int:
    """Remove unclaimed files stored before that time that no draft holds; how many there were."""
    return _remove(engine, blobs, files.c.stored_at < before)


def discard(engine: Engine, blobs: Blobs, file: UUID, uploader: str) -> bool:
    """Remove one such file of that uploader at once; whether there was one."""
    return _remove(engine, blobs, (files.c.id == file) & (files.c.uploader == uploader)) > 0


def _remove(engine: Engine, blobs: Blobs, which: ColumnElement[bool]) -> int:
    """The bytes go before the transaction ends, so that nobody keeps equal bytes in between.

    A crash after deleting them leaves rows of files that were to go anyway.
    """
    held = exists().where(draft_files.c.file == files.c.id)
    free = files.c.claimed_at.is_(None) & files.c.obstacle.is_(None) & ~held
    with writing(engine) as connection:
        one_at_a_time(connection)
        gone = connection.execute(select(files.c.id, files.c.sha256).where(free & which).with_for_update()).all()
        ids, hashes = [row.id for row in gone], {row.sha256 for row in gone}
        connection.execute(delete(files).where(files.c.id.in_(ids)))
        used = set(connection.scalars(select(files.c.sha256).where(files.c.sha256.in_(hashes))))
        for sha256 in hashes - used:
            blobs.remove(sha256)
    return len(ids)
