"""Cells out of a file: XLSX, XLS and ODS (`confined.py`), CSV in the encodings and with the marks in use."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from domain.files import FileTooLarge
from domain.refusals import Refused
from kendala.exchange.confined import MOST_CELLS, sheets_in
from kendala.exchange.form import SEARCHED_ROWS, Row, headings_in
from kendala.exchange.packed import refuse_swollen

SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
SEPARATORS = ";,\t|"
#: What spreadsheets write: UTF-8 with or without its mark, or the old Windows code page.
ENCODINGS = ("utf-8-sig", "cp1252")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LARGEST = 20 * 1024 * 1024


class Unreadable(Refused):
    """The file cannot be read as a table."""

    def __init__(self, name: str) -> None:
        super().__init__("unreadable_file", name=name)


def rows_of(file: Path) -> list[Row]:
    """All rows of the CSV, or of the sheet that has the form. Raises Unreadable, FileTooLarge, OSError."""
    if file.stat().st_size > LARGEST:
        raise FileTooLarge(LARGEST)
    return rows_in(file.read_bytes(), file.name)


def rows_in(data: bytes, name: str) -> list[Row]:
    """The same for bytes under a name, whose ending says what they are. Raises Unreadable, FileTooLarge."""
    if len(data) > LARGEST:
        raise FileTooLarge(LARGEST)
    return _sheet(data, name) if Path(name).suffix.lower() in SHEETS else _csv(data, name)


def _sheet(data: bytes, name: str) -> list[Row]:
    try:
        refuse_swollen(data)
        sheets = sheets_in(data)
    except ValueError as error:
        raise Unreadable(name) from error
    best: Sequence[Row] = max(sheets, key=headings_in, default=())
    return list(best)


def _csv(data: bytes, name: str) -> list[Row]:
    text = _decoded(data, name)
    if text.count("\n") + max(text.count(mark) for mark in SEPARATORS) > MOST_CELLS:
        raise Unreadable(name)
    separator = max(SEPARATORS, key=lambda mark: headings_in(_beginning(text, mark)))
    try:
        return list(_records(text, separator))
    except csv.Error as error:
        raise Unreadable(name) from error


def _records(text: str, separator: str) -> Iterator[Row]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _beginning(text: str, separator: str) -> list[Row]:
    """The first rows as this separator parts them; none where it cannot be the one."""
    try:
        return [row for row, _ in zip(_records(text, separator), range(SEARCHED_ROWS), strict=False)]
    except csv.Error:
        return []


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-16",) if data.startswith(UTF_16) else ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable(name)
