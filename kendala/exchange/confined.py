"""Spreadsheets are opened by a process of their own: a library that unpacks what strangers send may die of it alone.

Two cells at the ends of a sheet, a table that repeats itself, parts that are larger than they say: the library asks for
more memory than there is and takes its whole process with it. So that process has little memory, little time and
nothing to tell but cells.
"""

import io
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime

import msgspec
from python_calamine import CalamineError, CalamineSheet, load_workbook

#: A sheet whose last cell lies farther out is no form.
MOST_CELLS = 2_000_000
#: Bytes of memory, seconds of work, seconds altogether.
MEMORY, WORK, PATIENCE = 1024 * 1024 * 1024, 30, 60
Cell = object


class NotReadError(ValueError):
    """The process told no cells."""


def sheets_in(data: bytes) -> Sequence[Sequence[Sequence[Cell]]]:
    """The rows of every sheet, from its first row on. Raises NotReadError."""
    command = [sys.executable, "-m", __name__]
    alone = {"PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        done = subprocess.run(  # noqa: S603 - our own program, without a shell; strangers give it bytes to read
            command, input=data, capture_output=True, timeout=PATIENCE, env=alone, check=True
        )
        told = msgspec.msgpack.decode(done.stdout, type=list[list[list[object]]])
    except (subprocess.SubprocessError, msgspec.DecodeError) as error:
        raise NotReadError(type(error).__name__) from error
    return [[[_heard(cell) for cell in row] for row in sheet] for sheet in told]


def _heard(cell: Cell) -> Cell:
    """A day came as a list of its kind and its words."""
    if not isinstance(cell, list):
        return cell
    kind, words = cell
    return datetime.fromisoformat(words) if kind == "datetime" else date.fromisoformat(words)


def _said(cell: Cell) -> Cell:
    if isinstance(cell, date):
        return [type(cell).__name__, cell.isoformat()]
    return cell if isinstance(cell, str | int | float | bool | None) else str(cell)


def _rows(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    """The rows from the first one on, filled or not, so that they keep their numbers."""
    if sheet.end is not None and (sheet.end[0] + 1) * (sheet.end[1] + 1) <= MOST_CELLS:
        yield from ([_said(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False))


def _main() -> None:
    data = sys.stdin.buffer.read()
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, WORK), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))
    with suppress(CalamineError, ValueError, MemoryError):
        workbook = load_workbook(io.BytesIO(data))
        told = [list(_rows(workbook.get_sheet_by_name(name))) for name in workbook.sheet_names]
        sys.stdout.buffer.write(msgspec.msgpack.encode(told))


if __name__ == "__main__":
    _main()
