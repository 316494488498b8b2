"""The import on a page: uploaded, looked at, confirmed once, taken back; and files that are none."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from projections.obstacle import every
from tests.domain.obstacle.offices import PROGRAM
from tests.kendala.exchange.files import Value, csv_file, row, table, xlsx_file
from tests.web.pages import Page
from tests.web.visitors import Site, Visitor

GOOD = "SIPD lambat; SP2D tertahan"


def sent(visitor: Visitor, data: bytes, name: str = "form.csv", key: str = "") -> tuple[int, str, Page]:
    """The answer to an upload: status, address that it leads to, page."""
    answer = visitor.send("/import", {"key": key}, files={"file": (name, data, "application/octet-stream")})
    return answer.status_code, answer.headers.get("location", ""), Page(answer)


def file_of(folder: Path, *rows: Sequence[Value]) -> bytes:
    return csv_file(folder / "form.csv", table(*rows)).read_bytes()


def counted(site: Site) -> int:
    with site.house.parts.reads.connect() as connection:
        return sum(1 for _ in every(connection, PROGRAM))


def test_a_file_is_looked_at_stored_once_and_taken_back(site: Site, tmp_path: Path) -> None:
    """Nothing is stored before the preview is confirmed; confirming twice stores once; the whole is taken back."""
    adpem, before = site["adpem"], counted(site)
    status, preview, _ = sent(adpem, file_of(tmp_path, row(Kendala="Lahan belum bebas"), row(Kendala="Tagihan kurang")))
    assert (status, counted(site)) == (303, before)
    page = adpem.get(preview)
    assert "Lahan belum bebas" in page.text
    assert "Simpan 2 kendala" in page.text
    first, second = adpem.send(preview), adpem.send(preview)
    assert first.headers["location"].startswith("/bulk/")
    assert second.headers["location"] == first.headers["location"]
    assert counted(site) == before + 2
    result = adpem.get(first.headers["location"])
    assert "2 kendala masuk" in result.text or "sudah tersimpan" in result.text
    undo = first.headers["location"] + "/undo"
    assert adpem.send(undo, {"reason": "Salah berkas", "key": "undo-import"}).status_code == 303
    assert adpem.get(preview).status == 303


def test_a_wrong_line_is_named_with_its_place(site_on_sqlite: Site, tmp_path: Path) -> None:
    """A row that cannot be taken is named by its number in the file with what to correct, and nothing is stored."""
    adpem, before = site_on_sqlite["adpem"], counted(site_on_sqlite)
    rows = (row(Kendala="Kontrak belum ditandatangani"), row(Tanggal="31/02/2024", OPD="ENTAH"))
    _, preview, _ = sent(adpem, file_of(tmp_path, *rows))
    page = adpem.get(preview)
    assert "Baris 3" in page.text
    assert "Kode Sebab" not in page.text
    assert "ENTAH tidak dikenal" in page.text
    assert adpem.send(preview).status_code == 422
    assert counted(site_on_sqlite) == before


def test_near_lines_are_left_unless_ticked(site_on_sqlite: Site, tmp_path: Path) -> None:
    """A line that is nearly known is shown beside the known one, and stored only when its box is ticked."""
    adpem = site_on_sqlite["adpem"]
    _, first, _ = sent(adpem, file_of(tmp_path, row(Kendala=GOOD)))
    adpem.send(first)
    before = counted(site_on_sqlite)
    near = file_of(tmp_path, row(Kendala="SIPD sangat lambat; SP2D tertahan"), row(Kendala=GOOD))
    _, preview, _ = sent(adpem, near)
    page = adpem.get(preview)
    assert "Mirip dengan" in page.text
    assert "1 baris sudah ada" in page.text
    assert adpem.send(preview).headers["location"] == "/import"
    assert counted(site_on_sqlite) == before
    _, preview, _ = sent(adpem, near)
    assert adpem.send(preview, {"take": "2"}).headers["location"].startswith("/bulk/")
    assert counted(site_on_sqlite) == before + 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("foto.xlsx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, "Berkas foto.xlsx bernama XLSX, tetapi isinya bukan XLSX."),
        ("surat.csv", b"%PDF-1.7 surat biasa", "Kolom ini tidak ada dalam berkas"),
        ("biner.csv", b"a\x00b\x00\x01", "Berkas biner.csv tidak dapat dibaca"),
        ("kosong.csv", b"", "Berkas ini kosong"),
        ("besar.csv", b"x" * 150_000, "Berkas ini terlalu besar"),
    ],
)
def test_a_file_that_is_no_form(site_on_sqlite: Site, name: str, data: bytes, said: str) -> None:
    """What is no form is told of beside the field, and its bytes do not stay on the server."""
    kept = site_on_sqlite.house.parts.settings.files
    before = {path for path in kept.rglob("*") if path.is_file()}
    status, _, page = sent(site_on_sqlite["adpem"], data, name, key=f"no form {name}")
    assert status == 422
    assert said in page.text
    assert 'id="file-error"' in page.html
    assert {path for path in kept.rglob("*") if path.is_file()} == before


def test_without_a_file_the_form_comes_back(site_on_sqlite: Site) -> None:
    """Sending no file asks for one."""
    answer = site_on_sqlite["adpem"].send("/import", {"key": "nothing"})
    assert answer.status_code == 422
    assert "Berkas: Pilih berkasnya dahulu." in answer.text


def test_formulas_and_code_pages_are_read_as_words(site_on_sqlite: Site, tmp_path: Path) -> None:
    """A cell that looks like a formula is shown as the text that it is, also from an old Windows file."""
    data = csv_file(tmp_path / "f.csv", table(row(Kendala="=1+1 café"))), "cp1252"
    text = data[0].read_text(encoding="utf-8").encode(data[1])
    _, preview, _ = sent(site_on_sqlite["adpem"], text)
    assert "=1+1 café" in site_on_sqlite["adpem"].get(preview).text


def test_an_xlsx_and_the_blank_form(site_on_sqlite: Site, tmp_path: Path) -> None:
    """A spreadsheet is looked at like a CSV, and the blank form has the headings that are needed."""
    adpem = site_on_sqlite["adpem"]
    made = xlsx_file(tmp_path / "form.xlsx", table(row(Kendala="Alat belum tiba")))
    _, preview, _ = sent(adpem, made.read_bytes(), "form.xlsx")
    assert "Alat belum tiba" in adpem.get(preview).text
    blank = adpem.client.get("/import/formulir-kendala.xlsx")
    assert blank.status_code == 200
    assert sent(adpem, blank.content, "kosong.xlsx")[0] == 303


def test_whose_file_it_is(site_on_sqlite: Site, tmp_path: Path) -> None:
    """A file is looked at and confirmed by its uploader alone, and only offices that may raise bring one in."""
    _, preview, _ = sent(site_on_sqlite["adpem"], file_of(tmp_path, row(Kendala="Milik Adpem")))
    operator = site_on_sqlite["operator"]
    assert operator.get(preview).status == 303
    assert operator.send(preview).headers["location"] == "/import"
    assert operator.send(f"{preview}/discard").status_code == 303
    assert "Milik Adpem" in site_on_sqlite["adpem"].get(preview).text
    for office in ("leadership", "desk", "auditor", "admin"):
        assert site_on_sqlite[office].get("/import").status == 403
        assert site_on_sqlite[office].send(preview).status_code == 403


def test_an_operator_brings_in_his_own_agency_only(site_on_sqlite: Site, tmp_path: Path) -> None:
    """A line of another agency is refused to an operator, as in the form."""
    _, preview, _ = sent(site_on_sqlite["operator"], file_of(tmp_path, row(OPD="DPUPR", Kendala="Jalan rusak")))
    assert site_on_sqlite["operator"].send(preview).status_code == 422


def test_giving_up_deletes_the_file(site_on_sqlite: Site, tmp_path: Path) -> None:
    """Cancelling deletes the file at once and stores nothing."""
    adpem, before = site_on_sqlite["adpem"], counted(site_on_sqlite)
    _, preview, _ = sent(adpem, file_of(tmp_path, row(Kendala="Dibatalkan saja")))
    assert adpem.send(f"{preview}/discard").headers["location"] == "/import"
    assert adpem.get(preview).status == 303
    assert counted(site_on_sqlite) == before
