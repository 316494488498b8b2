"""The form in all the shapes in which spreadsheets write it: the same row comes out of each."""

import codecs
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.files import FileTooLarge
from domain.obstacle import Effect, Party
from domain.text import Text
from kendala.exchange import sheets
from kendala.exchange.form import NotTheForm, lines
from kendala.exchange.reading import Reader
from kendala.exchange.sheets import Unreadable, rows_of
from kendala.parts import Parts
from tests.kendala.exchange.files import HEADINGS, Value, csv_file, ods_file, row, table, xlsx_file

Writer = Callable[[Path, Sequence[Sequence[Value]]], Path]
OTHER_HEADINGS = (
    "SKPD",
    "Permasalahan",
    " kegiatan ",
    "TINDAK\nLANJUT",
    "Pihak",
    "Nilai",
    "dampak",
    "Sebab",
    "Tanggal",
)
AS_OTHERS = (
    "OPD",
    "Kendala",
    "Program/Kegiatan",
    HEADINGS[6],
    HEADINGS[7],
    HEADINGS[8],
    "Dampak",
    "Kode Sebab",
    "Tanggal",
)
TITLES: list[Sequence[Value]] = [["DAFTAR KENDALA, TAHUN 2024"], [], ["Kendala", "lampiran I"]]


def told(parts: Parts, file: Path) -> Any:
    """The report of the first row in the file."""
    return Reader(parts.directories.current()).report(lines(rows_of(file))[0])


def as_semicolons(file: Path, rows: Sequence[Sequence[Value]]) -> Path:
    return csv_file(file, rows, separator=";")


def as_tabs_in_utf_16(file: Path, rows: Sequence[Sequence[Value]]) -> Path:
    return csv_file(file, rows, separator="\t", encoding="utf-16")


def as_windows(file: Path, rows: Sequence[Sequence[Value]]) -> Path:
    return csv_file(file, rows, separator=";", encoding="cp1252")


def as_marked(file: Path, rows: Sequence[Sequence[Value]]) -> Path:
    return csv_file(file, rows, encoding="utf-8-sig")


SHAPES: list[tuple[str, Writer]] = [
    ("form.csv", csv_file),
    ("form.csv", as_semicolons),
    ("form.csv", as_tabs_in_utf_16),
    ("form.csv", as_windows),
    ("form.CSV", as_marked),
    ("form.xlsx", xlsx_file),
    ("form.ods", ods_file),
]


@pytest.mark.parametrize("titles", [[], TITLES], ids=["bare", "titled"])
@pytest.mark.parametrize(("name", "write"), SHAPES, ids=[f"{write.__name__} {name}" for name, write in SHAPES])
def test_every_shape(parts: Parts, tmp_path: Path, name: str, write: Writer, titles: list[Sequence[Value]]) -> None:
    """Separator, encoding, kind of file and title rows above the headings make no difference."""
    report = told(parts, write(tmp_path / name, [*titles, *table(row(Kendala="Café “lambat” – SP2D; tertahan"))]))
    assert (report.agency, report.cause, report.happened_on) == ("DINKES", "A9-SIPD", date(2024, 11, 15))
    assert (report.effect, report.amount_at_stake) == (Effect.FINISHED_UNPAID, 400_000_000)
    assert report.description == Text("Café “lambat” – SP2D; tertahan")
    assert report.activity == Text("Pelayanan kesehatan")
    assert report.parties == (Party(desk="BPKAD"), Party(name=Text("Kementerian Dalam Negeri")))


@pytest.mark.parametrize(("name", "write"), [("form.xlsx", xlsx_file), ("form.ods", ods_file)])
def test_typed_cells(parts: Parts, tmp_path: Path, name: str, write: Writer) -> None:
    """A day as a day and money as a number are taken as they are, whatever is shown."""
    report = told(parts, write(tmp_path / name, table(row(Tanggal=date(2024, 5, 7), Kendala=1722))))
    assert (report.happened_on, report.amount_at_stake) == (date(2024, 5, 7), 400_000_000)
    assert report.description == Text("1722")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("Rp 400.000.000,00", 400_000_000),
        ("1,5 miliar", 1_500_000_000),
        (2600000000000, 2_600_000_000_000),
        ("-", None),
        ("", None),
        (None, None),
    ],
)
def test_money_as_it_is_typed(parts: Parts, tmp_path: Path, typed: Value, amount: int | None) -> None:
    """Money may be typed in the ways of the regency; a dash says that none is stated."""
    cells = row()
    cells[HEADINGS.index("Nilai terdampak (Rp)")] = typed
    assert told(parts, xlsx_file(tmp_path / "form.xlsx", table(cells))).amount_at_stake == amount


def test_other_headings_in_another_order(parts: Parts, tmp_path: Path) -> None:
    """Columns are known by their headings, also by the other ones in use, wherever they stand."""
    report = told(parts, csv_file(tmp_path / "form.csv", [OTHER_HEADINGS, row(AS_OTHERS)]))
    assert (report.agency, report.cause, report.amount_at_stake) == ("DINKES", "A9-SIPD", 400_000_000)
    assert report.follow_up_needed == Text("Menyurati Kemendagri")


def test_names_instead_of_codes(parts: Parts, tmp_path: Path) -> None:
    """Agency, cause and effect may be written by name, in any letters; a desk by a name in use."""
    directory = parts.directories.current()
    cause = directory.cause("A9-SIPD")
    assert cause
    named = row(OPD=f" {directory.agency_name('DINKES').upper()} ", Dampak="TERLAMBAT")
    named[HEADINGS.index("Kode Sebab")] = cause.name_id
    named[HEADINGS.index(HEADINGS[7])] = "Diskominfo Staper; ; -"
    report = told(parts, csv_file(tmp_path / "form.csv", table(named)))
    assert (report.agency, report.cause, report.effect) == ("DINKES", "A9-SIPD", Effect.LATE)
    assert report.parties == (Party(desk="DISKOMINFO"),)


def test_a_formula_gives_what_it_shows(parts: Parts, tmp_path: Path) -> None:
    """Of a formula cell the value is taken that the spreadsheet had calculated."""
    cells = row()
    cells[HEADINGS.index(HEADINGS[6])] = '{="Rapat "&"bersama"'
    report = told(parts, xlsx_file(tmp_path / "form.xlsx", table(cells)))
    assert report.follow_up_needed == Text("Rapat bersama BPKAD")


def test_the_sheet_with_the_form(parts: Parts, tmp_path: Path) -> None:
    """The form is found on whichever sheet it stands."""
    file = xlsx_file(tmp_path / "form.xlsx", table(row()), sheets=("Petunjuk", "Data"))
    assert told(parts, file).agency == "DINKES"


def test_empty_lines(tmp_path: Path) -> None:
    """Empty lines, and lines with nothing but their number, are passed over; the others keep their place."""
    rows = table(row(), [None] * 10, [2, *[""] * 9], row(Kendala="Lain"))
    for file in (csv_file(tmp_path / "form.csv", rows), xlsx_file(tmp_path / "form.xlsx", rows)):
        assert [line.number for line in lines(rows_of(file))] == [2, 5]


def test_missing_headings_are_named(tmp_path: Path) -> None:
    """A file without a column of the form is refused with the headings that it lacks."""
    headings = ("No", "Tanggal", "OPD", "Program/Kegiatan")
    with pytest.raises(NotTheForm) as refusal:
        lines(rows_of(csv_file(tmp_path / "form.csv", table(row(headings), headings=headings))))
    assert refusal.value.data["missing"] == "Kode Sebab, Kendala, Dampak"


@pytest.mark.parametrize("name", ["form.xlsx", "form.xls", "form.ods", "form.xlsm"])
@pytest.mark.parametrize(
    "content", [b"", b"<html><table></table></html>", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0broken"]
)
def test_not_a_spreadsheet(tmp_path: Path, name: str, content: bytes) -> None:
    """What is called a spreadsheet and is none is refused by its name."""
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(Unreadable) as refusal:
        rows_of(file)
    assert refusal.value.data["name"] == name


@pytest.mark.parametrize("content", [b"a\0b", codecs.BOM_UTF16_LE + b"\x00", b'No,"Tanggal"x\n"'])
def test_not_a_csv(tmp_path: Path, content: bytes) -> None:
    """Bytes that are no text, and quotes that do not close, are refused or hold no form."""
    file = tmp_path / "form.csv"
    file.write_bytes(content)
    with pytest.raises((Unreadable, NotTheForm)):
        lines(rows_of(file))


def test_an_empty_file_is_not_the_form(tmp_path: Path) -> None:
    """A CSV without a line lacks every heading."""
    (tmp_path / "form.csv").write_bytes(b"")
    with pytest.raises(NotTheForm):
        lines(rows_of(tmp_path / "form.csv"))


def test_a_huge_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit is refused before it is read, and the refusal says how much may come."""
    monkeypatch.setattr(sheets, "LARGEST", 1_000)
    with pytest.raises(FileTooLarge) as refusal:
        rows_of(csv_file(tmp_path / "form.csv", table(*[row()] * 20)))
    assert refusal.value.data["most"] == 1_000


def test_a_cell_far_out(tmp_path: Path) -> None:
    """A sheet whose last cell lies at the end of the world is no form, and fills no memory."""
    cells: list[Sequence[Value]] = [*table(row()), *[[] for _ in range(400)], [None] * 16_000 + ["x"]]
    with pytest.raises(NotTheForm):
        lines(rows_of(xlsx_file(tmp_path / "form.xlsx", cells)))
