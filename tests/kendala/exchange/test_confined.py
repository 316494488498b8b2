"""Spreadsheets that would take the memory, and the process, of whoever opens them."""

import io
import zipfile

import pytest

from kendala.exchange.sheets import Unreadable, rows_in

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BONDS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
BOND = '<Relationship Id="r1" Type="' + OFFICE + '/{0}" Target="{1}"/>'
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="{}1048576"><v>1</v></c></row>'
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
TEXT = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'


def workbook(rows: str, before: str = "") -> bytes:
    """The least that is an XLSX, with these rows."""
    parts = {
        "_rels/.rels": BONDS.format(BOND.format("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": BONDS.format(BOND.format("worksheet", "worksheets/sheet1.xml")),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>",
        "xl/worksheets/sheet1.xml": f"{before}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, told in parts.items():
            archive.writestr(name, '<?xml version="1.0"?>' + told)
    return made.getvalue()


def test_a_sheet_of_its_own_making_is_read() -> None:
    """The workbook of these tests is one, so that what follows is refused for what it asks."""
    assert rows_in(workbook(TEXT.format("Kendala")), "form.xlsx") == [["Kendala"]]


@pytest.mark.parametrize("column", ["AAA", "XFD"])
def test_two_cells_at_the_ends_of_a_sheet_take_nobody_with_them(column: str) -> None:
    """A kilobyte asks for gigabytes of empty cells: the process that opens it dies, and the file is unreadable."""
    with pytest.raises(Unreadable):
        rows_in(workbook(FAR.format(column)), "jauh.xlsx")


@pytest.mark.parametrize("entity", ["&b;", "&f;"])
def test_no_entity_is_unfolded(entity: str) -> None:
    """Neither texts that double each other nor files of the server become cells."""
    with pytest.raises(Unreadable):
        rows_in(workbook(TEXT.format(entity), ENTITIES), "entitas.xlsx")


@pytest.mark.parametrize("mark", ["\n", ";", "\t"])
def test_a_csv_of_nothing_but_cells_is_refused_before_it_is_parted(mark: str) -> None:
    """Two megabytes of separators are two million cells."""
    with pytest.raises(Unreadable):
        rows_in((mark * 2_000_001).encode(), "kosong.csv")
