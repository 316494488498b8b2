"""Writing any table as a file: CSV that a spreadsheet opens, or XLSX. Nothing in it is ever a formula."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from domain.obstacle import WITA
from domain.refusals import Refused
from kendala.exchange.inert import guarded, typed
from wording.dates import short_day

DAY_FORMAT = "dd/mm/yyyy"
MOMENT_FORMAT = "dd/mm/yyyy hh:mm"
#: Of a column whose width nobody chose, in signs.
WIDTH = 24
Value = str | int | date | datetime | None
Row = Sequence[Value]


def write_table(
    file: Path, headings: Sequence[str], rows: Iterable[Row], note: str = "", *, widths: Sequence[int] = ()
) -> int:
    """Write the file by its ending (.csv or .xlsx); how many rows it holds. Raises Refused for another ending.

    A `note` stands in a line of its own above the headings. Moments are written as they are in WITA.
    """
    ending = file.suffix.lower()
    if ending == ".csv":
        return _write_csv(file, headings, rows, note)
    if ending == ".xlsx":
        return _write_xlsx(file, headings, rows, note, widths or [WIDTH] * len(headings))
    raise Refused("unknown_file_type", name=file.name)


def _write_csv(file: Path, headings: Sequence[str], rows: Iterable[Row], note: str) -> int:
    count = 0
    with file.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target)
        if note:
            writer.writerow([guarded(note)])
        writer.writerow([guarded(heading) for heading in headings])
        for count, row in enumerate(rows, start=1):  # noqa: B007 - the last one is the number of rows
            writer.writerow([_plain(value) for value in row])
    return count


def _plain(value: Value) -> str | int | None:
    if isinstance(value, datetime):
        local = value.astimezone(WITA)
        return f"{short_day(local.date())} {local:%H:%M}"
    if isinstance(value, date):
        return short_day(value)
    return guarded(value) if isinstance(value, str) else value


def _write_xlsx(file: Path, headings: Sequence[str], rows: Iterable[Row], note: str, widths: Sequence[int]) -> int:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with file.open("wb") as target, xlsxwriter.Workbook(target, options) as workbook:
        sheet, count, top = workbook.add_worksheet("Kendala"), 0, int(bool(note))
        _head(workbook, sheet, headings, note, widths)
        day, moment = (_of_time(workbook, shape) for shape in (DAY_FORMAT, MOMENT_FORMAT))
        for count, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                _cell(sheet, (top + count, place), value, day, moment)
    return count


def _head(
    workbook: xlsxwriter.Workbook, sheet: Worksheet, headings: Sequence[str], note: str, widths: Sequence[int]
) -> None:
    bold, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
    top = int(bool(note))
    if note:
        sheet.write_string(0, 0, note, bold)
    for place, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(place, place, width, wrapped)
        sheet.write_string(top, place, heading, bold)
    sheet.freeze_panes(top + 1, 0)


def _of_time(workbook: xlsxwriter.Workbook, shape: str) -> Format:
    return workbook.add_format({"num_format": shape, "valign": "top", "align": "left"})


def _cell(sheet: Worksheet, at: tuple[int, int], value: Value, day: Format, moment: Format) -> None:
    """A number as a number, a day as a day, everything else as text."""
    if isinstance(value, int):
        sheet.write_number(*at, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(*at, value.astimezone(WITA).replace(tzinfo=None), moment)
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, day)
    elif value:
        sheet.write_string(*at, typed(value))
