"""The export: the form again, nothing in it a formula, nothing in it that the account may not see."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from python_calamine import load_workbook

from domain.acting import Acting
from domain.obstacle import Party, Visibility
from domain.refusals import Refused
from domain.text import Text
from kendala.exchange.exporting import write
from kendala.exchange.form import COLUMNS, lines
from kendala.exchange.importing import plan
from kendala.exchange.sheets import rows_of
from kendala.parts import Parts
from projections.obstacle import every
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, AUDITOR, COLLEAGUE, OPERATOR, OTHER_OPERATOR
from tests.kendala.installing import catch_up, raised

DANGEROUS = ("=1+1", "+62 812", "-5 persen", "@SUM(A1)", "\t=1", " =HYPERLINK()", "'=1", "''+1", "＝1+1", "'biasa")


def exported(parts: Parts, file: Path, acting: Acting = ASSISTANT) -> Path:
    catch_up(parts)
    with parts.reads.connect() as connection:
        write(file, every(connection, acting), parts.directories.current())
    return file


def cells(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))


def test_the_form_as_csv(parts: Parts, tmp_path: Path) -> None:
    """The CSV begins with the mark that spreadsheets look for, and has the form's headings, number and state."""
    raised(parts, "Tagihan; belum\nlengkap", amount_at_stake=5, parties=(Party(desk="BPKAD"), Party(agency="DPUPR")))
    file = exported(parts, tmp_path / "kendala.csv")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = cells(file)
    directory = parts.directories.current()
    assert tuple(row) == tuple(COLUMNS.values())
    assert (row["Tanggal"], row["OPD"], row["Nilai terdampak (Rp)"]) == ("15/11/2024", "DINKES", "5")
    assert (row["Nomor"], row["Status"], row["Dampak"]) == ("KDL-2024-1", "Dilaporkan", "Selesai belum dibayar")
    assert row["Kendala"] == "Tagihan; belum\nlengkap"
    parties = row["Pihak yang diharapkan dapat membantu penyelesaian masalah"]
    assert parties == f"{directory.desk_name('BPKAD')}; {directory.agency_name('DPUPR')}"


def test_the_form_as_xlsx(parts: Parts, tmp_path: Path) -> None:
    """In XLSX money is a number and a day is a day."""
    raised(parts, amount_at_stake=2_600_000_000_000)
    rows = load_workbook(exported(parts, tmp_path / "kendala.xlsx")).get_sheet_by_index(0).to_python()
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["Nilai terdampak (Rp)"] == 2_600_000_000_000
    assert row["Tanggal"] == date(2024, 11, 15)


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_of_a_csv_is_a_formula(parts: Parts, tmp_path: Path, text: str) -> None:
    """A text that begins like a formula is guarded by an apostrophe in each column that holds free text."""
    raised(parts, text, activity=Text(text), follow_up_needed=Text(text), parties=(Party(name=Text(text)),))
    (row,) = cells(exported(parts, tmp_path / "kendala.csv"))
    for cell in row.values():
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_no_cell_of_an_xlsx_is_a_formula(parts: Parts, tmp_path: Path) -> None:
    """XLSX holds texts as texts, without a formula or a link to follow."""
    for text in (*DANGEROUS, "https://contoh.invalid/x"):
        raised(parts, text, activity=Text(text))
    with zipfile.ZipFile(exported(parts, tmp_path / "kendala.xlsx")) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_was_guarded_comes_back(parts: Parts, tmp_path: Path, ending: str) -> None:
    """Every exported line is known to the import again, also those that begin like a formula or a guard."""
    for text in DANGEROUS:
        raised(parts, text, amount_at_stake=1)
    file = exported(parts, tmp_path / f"kendala.{ending}")
    planned = plan(parts, ASSISTANT, rows_of(file))
    assert len(planned.same) == len(DANGEROUS)
    assert (planned.events, planned.near, planned.bad) == ([], [], [])


def test_a_party_with_a_semicolon(parts: Parts, tmp_path: Path) -> None:
    """A name that holds the sign between parties stays one party."""
    raised(parts, parties=(Party(name=Text("CV Maju; Jaya")), Party(name=Text("LKPP"))))
    (line,) = lines(rows_of(exported(parts, tmp_path / "kendala.csv")))
    assert line.cells["parties"] == "CV Maju, Jaya; LKPP"


@pytest.mark.parametrize(
    ("acting", "count"), [(OPERATOR, 3), (COLLEAGUE, 2), (OTHER_OPERATOR, 1), (ADPEM, 2), (ASSISTANT, 3), (AUDITOR, 3)]
)
def test_the_rights_of_the_account(parts: Parts, tmp_path: Path, acting: Acting, count: int) -> None:
    """The file holds what the acting office may see, and not a line more."""
    for words, visibility in zip("abc", Visibility, strict=True):
        raised(parts, words, by=OPERATOR, visibility=visibility)
    assert len(cells(exported(parts, tmp_path / "kendala.csv", acting))) == count


def test_another_ending(parts: Parts, tmp_path: Path) -> None:
    """A file that is to be neither CSV nor XLSX is refused, and not made."""
    with pytest.raises(Refused) as refusal:
        exported(parts, tmp_path / "kendala.pdf")
    assert refusal.value.key == "unknown_file_type"
    assert not (tmp_path / "kendala.pdf").exists()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_folder_that_is_not_there(parts: Parts, tmp_path: Path, ending: str) -> None:
    """A file that cannot be made is an error of the system that names it."""
    with pytest.raises(OSError, match="kendala"):
        exported(parts, tmp_path / "missing" / f"kendala.{ending}")
