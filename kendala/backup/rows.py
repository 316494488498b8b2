"""The rows of a table as a file: a line of JSON for each, packed, and back."""

import gzip
import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

import msgspec
from sqlalchemy import Column, Connection, Table, select
from sqlalchemy.types import TypeDecorator

from domain.refusals import Refused
from kendala.access.moments import Moment
from kendala.backup.hashing import file_digest
from kendala.backup.manifest import Part
from kendala.backup.tables import State, Written

BATCH = 1_000
#: Level 1 packs a third worse than 6 and is four times as fast.
LEVEL = 1
#: Types that JSON has no word for; everything else is as it comes.
TYPED = (bytes, UUID, datetime, date, time, Decimal)
Seen = Callable[[tuple[Any, ...]], None]
Row = dict[str, Any]


def write_rows(connection: Connection, table: Table, folder: Path, seen: Seen = lambda _: None) -> Part:
    """Write all rows of a table in the order of its first column; each is also shown to `seen`."""
    path, rows, encoder = folder / f"{table.name}.jsonl.gz", 0, msgspec.json.Encoder()
    query = select(*table.c).order_by(next(iter(table.c)))
    with path.open("wb") as raw:
        with gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=LEVEL, mtime=0) as packed:
            found = connection.execution_options(stream_results=True, yield_per=BATCH).execute(query)
            for some in found.partitions(BATCH):
                plain = [tuple(row) for row in some]
                packed.write(encoder.encode_lines(plain))
                rows += len(plain)
                for row in plain:
                    seen(row)
        flush(raw)
    return Part(
        table=str(table.name),
        file=f"{folder.name}/{path.name}",
        columns=tuple(str(column.key) for column in table.c),
        rows=rows,
        size=path.stat().st_size,
        sha256=file_digest(path),
    )


def flush(file: BinaryIO) -> None:
    """See to it that what was written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def read_rows(backup: Path, part: Part, table: Table) -> Iterator[list[Row]]:
    """The rows of a part by column, in batches. Raises Refused: `backup_newer`, `backup_damaged`."""
    if not set(part.columns) <= {column.key for column in table.c}:
        raise Refused("backup_newer")
    decoder = msgspec.json.Decoder(tuple[*(_type(table.c[name]) for name in part.columns)])  # type: ignore[misc]  # made from the columns
    batch: list[Row] = []
    try:
        with gzip.open(backup / part.file, "rb") as lines:
            for line in lines:
                batch.append(dict(zip(part.columns, decoder.decode(line), strict=True)))
                if len(batch) == BATCH:
                    yield batch
                    batch = []
    except (OSError, EOFError, msgspec.MsgspecError) as error:
        raise Refused("backup_damaged", part=part.file) from error
    if batch:
        yield batch


def _type(column: Column[Any]) -> Any:
    """What msgspec has to make of a value of that column."""
    type_ = column.type
    if isinstance(type_, Moment | Written):
        return datetime | None
    if isinstance(type_, State):
        return str | None
    kind = type_.impl_instance.python_type if isinstance(type_, TypeDecorator) else type_.python_type
    return kind | None if kind in TYPED else Any
