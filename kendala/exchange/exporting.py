"""Writing obstacles as the official form: CSV that a spreadsheet opens, or XLSX. Nothing in it is ever a formula."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format

from domain.directory import Directory
from domain.obstacle import Party
from domain.refusals import Refused
from kendala.exchange.form import COLUMNS
from kendala.exchange.inert import guarded, typed
from projections.obstacle import Shown
from wording.dates import short_day
from wording.language import language
from wording.terms import word

DAY_FORMAT = "dd/mm/yyyy"
WIDTHS = (5, 12, 14, 16, 30, 50, 40, 40, 20, 22, 16, 20)
Value = str | int | date | None


def values(shown: Shown, place: int, directory: Directory) -> tuple[Value, ...]:
    """The cells of one obstacle in the order of the form."""
    record, said_in = shown.obstacle.record, language("id")
    return (
        place,
        record.happened_on,
        record.agency,
        record.cause,
        str(record.activity or ""),
        str(record.description),
        str(record.follow_up_needed or ""),
        "; ".join(_party(party, directory) for party in record.parties),
        record.amount_at_stake,
        word(record.effect, said_in),
        shown.number,
        word(shown.obstacle.state, said_in),
    )


def write(file: Path, obstacles: Iterable[Shown], directory: Directory, note: str = "") -> int:
    """Write the file by its ending (.csv or .xlsx); how many obstacles it holds. Raises Refused for another ending.

    A `note` stands in a line of its own above the headings.
    """
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    writer = writers.get(file.suffix.lower())
    if writer is None:
        raise Refused("unknown_file_type", name=file.name)
    return writer(file, (values(shown, place, directory) for place, shown in enumerate(obstacles, start=1)), note)


def _write_csv(file: Path, rows: Iterator[tuple[Value, ...]], note: str) -> int:
    count = 0
    with file.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target)
        if note:
            writer.writerow([guarded(note)])
        writer.writerow(COLUMNS.values())
        for count, row in enumerate(rows, start=1):  # noqa: B007 - the last one is the number of rows
            writer.writerow([_plain(value) for value in row])
    return count


def _plain(value: Value) -> str | int | None:
    if isinstance(value, date):
        return short_day(value)
    return guarded(value) if isinstance(value, str) else value


def _write_xlsx(file: Path, rows: Iterator[tuple[Value, ...]], note: str) -> int:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with file.open("wb") as target, xlsxwriter.Workbook(target, options) as workbook:
        return _fill(workbook, rows, note)


def _fill(workbook: xlsxwriter.Workbook, rows: Iterator[tuple[Value, ...]], note: str) -> int:
    sheet, count, top = workbook.add_worksheet("Kendala"), 0, int(bool(note))
    bold, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
    day = workbook.add_format({"num_format": DAY_FORMAT, "valign": "top", "align": "left"})
    if note:
        sheet.write_string(0, 0, note, bold)
    for place, (heading, width) in enumerate(zip(COLUMNS.values(), WIDTHS, strict=True)):
        sheet.set_column(place, place, width, wrapped)
        sheet.write_string(top, place, heading, bold)
    sheet.freeze_panes(top + 1, 0)
    for count, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _cell(sheet, (top + count, place), value, day)
    return count


def _cell(sheet: xlsxwriter.worksheet.Worksheet, at: tuple[int, int], value: Value, day: Format) -> None:
    """A number as a number, a day as a day, everything else as text."""
    if isinstance(value, int):
        sheet.write_number(*at, value)
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, day)
    elif value:
        sheet.write_string(*at, typed(value))


def _party(party: Party, directory: Directory) -> str:
    if party.desk is not None:
        return directory.desk_name(party.desk)
    if party.agency is not None:
        return directory.agency_name(party.agency)
    return str(party.name or "").replace(";", ",")  # the semicolon parts the parties from each other
