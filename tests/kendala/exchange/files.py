"""Files as people send them: CSV in the shapes of their spreadsheets, XLSX and ODS made by hand."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path

import xlsxwriter

Value = str | int | float | date | None
HEADINGS = (
    "No",
    "Tanggal",
    "OPD",
    "Kode Sebab",
    "Program/Kegiatan",
    "Kendala",
    "Tindak lanjut yang perlu dilakukan",
    "Pihak yang diharapkan dapat membantu penyelesaian masalah",
    "Nilai terdampak (Rp)",
    "Dampak",
)
ROW: Mapping[str, Value] = {
    "No": 1,
    "Tanggal": "15/11/2024",
    "OPD": "DINKES",
    "Kode Sebab": "A9-SIPD",
    "Program/Kegiatan": "Pelayanan kesehatan",
    "Kendala": "SIPD lambat; SP2D tertahan",
    "Tindak lanjut yang perlu dilakukan": "Menyurati Kemendagri",
    "Pihak yang diharapkan dapat membantu penyelesaian masalah": "BPKAD; Kementerian Dalam Negeri",
    "Nilai terdampak (Rp)": 400_000_000,
    "Dampak": "Selesai belum dibayar",
}


def row(headings: Sequence[str] = HEADINGS, **more: Value) -> list[Value]:
    """A good row, with other values by their heading; an unknown heading is empty."""
    given = {**ROW, **{name.replace("_", " "): value for name, value in more.items()}}
    return [given.get(heading) for heading in headings]


def table(*rows: Sequence[Value], headings: Sequence[str] = HEADINGS) -> list[Sequence[Value]]:
    """The headings with rows below them."""
    return [list(headings), *rows]


def csv_file(file: Path, rows: Sequence[Sequence[Value]], *, separator: str = ",", encoding: str = "utf-8") -> Path:
    """A CSV with every cell in quotes."""
    lines = [separator.join(f'"{_said(cell)}"' for cell in cells) for cells in rows]
    file.write_bytes("\r\n".join(lines).encode(encoding))
    return file


def _said(cell: Value) -> str:
    return "" if cell is None else str(cell).replace('"', '""')


def xlsx_file(file: Path, rows: Sequence[Sequence[Value]], *, sheets: Sequence[str] = ("Kendala",)) -> Path:
    """An XLSX with numbers as numbers and days as days; the last sheet has the rows, the others a word."""
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for name in sheets[:-1]:
            workbook.add_worksheet(name).write(0, 0, "Petunjuk pengisian")
        sheet = workbook.add_worksheet(sheets[-1])
        for at, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                if isinstance(cell, str) and cell.startswith("{="):
                    sheet.write_formula(at, place, cell[1:], None, "Rapat bersama BPKAD")
                elif isinstance(cell, date):
                    sheet.write_datetime(at, place, cell, day)
                elif cell is not None:
                    sheet.write(at, place, cell)
    return file


CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:spreadsheet>
<table:table table:name="Kendala">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def ods_file(file: Path, rows: Sequence[Sequence[Value]]) -> Path:
    """The smallest ODS there is, as OpenDocument 1.3 describes it."""
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", CONTENT.format(rows="".join(map(_ods_row, rows))))
    return file


def _ods_row(cells: Sequence[Value]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(cell: Value) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
