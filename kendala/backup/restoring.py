"""Putting a backup into an empty place: files first, then all rows in one transaction, so that it may be repeated."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, insert, select

from domain.refusals import Refused
from kendala.backup.blobs import FOLDER, bring
from kendala.backup.checking import check
from kendala.backup.manifest import Manifest
from kendala.backup.rows import read_rows
from kendala.backup.tables import EVENTS, kept
from kendala.engines import open_engine, reading, writing
from kendala.files.blobs import Blobs
from kendala.migrating import migrate
from kendala.parts import location_of
from kendala.settings import Settings
from kendala.store.schema import SCHEMA

Progress = Callable[[str, int, int], None]
#: In a place that is empty none of these has a row.
TELLING = (EVENTS, "accounts", "people", "files")


def restore(settings: Settings, backup: Path, progress: Progress = lambda *_: None) -> Manifest:
    """Fill the place of the settings, which must be empty, from a backup that is whole.

    Read models are left to `prepare`. Broken off, it leaves an empty place with some files in it. Raises Refused
    (`no_backup`, `backup_damaged`, `backup_newer`, `not_empty`), StoreUnavailable, OSError.
    """
    found, faults = check(backup)
    if faults:
        raise Refused("backup_damaged", part=faults[0].what)
    if found.schema > SCHEMA:
        raise Refused("backup_newer")
    migrate(settings)
    engine = open_engine(location_of(settings), "events.db")
    try:
        refuse_used(engine)
        _put_files(settings, backup, progress)
        with writing(engine) as connection:
            _put_rows(connection, backup, found, progress)
    finally:
        engine.dispose()
    return found


def refuse_used(engine: Engine) -> None:
    """Raise Refused (`not_empty`) where somebody's data lie already."""
    tables = kept(engine.dialect.name)
    with reading(engine) as connection:
        for name in TELLING:
            if connection.execute(select(tables[name]).limit(1)).first() is not None:
                raise Refused("not_empty")


def _put_files(settings: Settings, backup: Path, progress: Progress) -> None:
    target, paths = Blobs(settings.files), sorted((backup / FOLDER).glob("*/*"))
    for n, path in enumerate(paths, start=1):
        if not bring(path, target.path(path.name)):
            raise Refused("backup_damaged", part=path.name)
        progress("files", len(paths), n)


def _put_rows(connection: Connection, backup: Path, found: Manifest, progress: Progress) -> None:
    tables = kept(connection.dialect.name)
    for table in reversed(list(tables.values())):
        connection.execute(table.delete())  # `migrate` enters where reminders begin
    for name, table in tables.items():
        part, rows = next((part for part in found.parts if part.table == name), None), 0
        if part is None:
            continue  # a table that is younger than the backup
        for batch in read_rows(backup, part, table):
            connection.execute(insert(table), batch)
            rows += len(batch)
            progress(name, part.rows, rows)
        _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """On PostgreSQL a column that counts by itself does not notice the numbers that were put in."""
    if connection.dialect.name != "postgresql":
        return
    for column in table.c:
        sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
        last = connection.scalar(select(func.max(column))) if sequence else None
        if last is not None:
            connection.execute(select(func.setval(sequence, last)))
