"""Writing obstacles as the official form: CSV that a spreadsheet opens, or XLSX. Nothing in it is ever a formula."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import xlsxwriter

from domain.directory import Directory
from domain.obstacle import Party
from domain.refusals import Refused
from kendala.exchange.form import COLUMNS
from kendala.exchange.reading import FORMULA, GUARD
from projections.obstacle import Shown
from wording.dates import short_day
from wording.language import language
from wording.terms import word

WIDTHS = (5, 12, 14, 16, 30, 50, 40, 40, 20, 22, 16, 20)
Value = str | int | None


def values(shown: Shown, place: int, directory: Directory) -> tuple[Value, ...]:
    """The cells of one obstacle in the order of the form."""
    record, said_in = shown.obstacle.record, language("id")
    return (
        place,
        short_day(record.happened_on),
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


def write(file: Path, obstacles: Iterable[Shown], directory: Directory) -> int:
    """Write the file by its ending (.csv or .xlsx); how many obstacles it holds. Raises Refused for another ending."""
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    writer = writers.get(file.suffix.lower())
    if writer is None:
        raise Refused("unknown_file_type", name=file.name)
    return writer(file, (values(shown, place, directory) for place, shown in enumerate(obstacles, start=1)))


def inert(value: Value) -> Value:
    """A cell that a spreadsheet takes for text, whatever it begins with."""
    return GUARD + value if isinstance(value, str) and value.startswith(FORMULA) else value


def _write_csv(file: Path, rows: Iterator[tuple[Value, ...]]) -> int:
    count = 0
    with file.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(COLUMNS.values())
        for count, row in enumerate(rows, start=1):  # noqa: B007 - the last one is the number of rows
            writer.writerow([inert(value) for value in row])
    return count


def _write_xlsx(file: Path, rows: Iterator[tuple[Value, ...]]) -> int:
    count = 0
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as workbook:
        sheet = workbook.add_worksheet("Kendala")
        bold, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width, wrapped)
        sheet.freeze_panes(1, 0)
        for place, heading in enumerate(COLUMNS.values()):
            sheet.write_string(0, place, heading, bold)
        for count, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                _cell(sheet, count, place, value)
    return count


def _cell(sheet: xlsxwriter.worksheet.Worksheet, row: int, place: int, value: Value) -> None:
    """A number as a number, everything else as text."""
    if isinstance(value, int):
        sheet.write_number(row, place, value)
    elif value:
        sheet.write_string(row, place, value)


def _party(party: Party, directory: Directory) -> str:
    if party.desk is not None:
        return directory.desk_name(party.desk)
    return directory.agency_name(party.agency) if party.agency is not None else str(party.name or "")
