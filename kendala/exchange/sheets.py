"""Cells out of a file: XLSX, XLS and ODS by python-calamine, CSV in the encodings and with the marks in use."""

import csv
import io
from pathlib import Path

from python_calamine import CalamineError, load_workbook

from domain.refusals import Refused
from kendala.exchange.form import Row

SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
SEPARATORS = ";,\t|"
#: What spreadsheets write: UTF-8 with or without its mark, or the old Windows code page.
ENCODINGS = ("utf-8-sig", "cp1252")
LARGEST = 20 * 1024 * 1024


class Unreadable(Refused):
    """The file cannot be read as a table."""

    def __init__(self, name: str) -> None:
        super().__init__("unreadable_file", name=name)


def rows_of(file: Path) -> list[Row]:
    """All rows of the first sheet or of the CSV. Raises Unreadable, OSError."""
    if file.stat().st_size > LARGEST:
        raise Unreadable(file.name)
    return _sheet(file) if file.suffix.lower() in SHEETS else _csv(file)


def _sheet(file: Path) -> list[Row]:
    try:
        workbook = load_workbook(file)
        return list(workbook.get_sheet_by_index(0).to_python(skip_empty_area=False))
    except CalamineError as error:
        raise Unreadable(file.name) from error


def _csv(file: Path) -> list[Row]:
    text = _decoded(file)
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise Unreadable(file.name) from error


def _decoded(file: Path) -> str:
    data = file.read_bytes()
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable(file.name)
