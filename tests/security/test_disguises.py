"""Files that are not what they say."""

from io import BytesIO

import pytest
from PIL import Image

from tests.web.pages import Page
from tests.web.visitors import Site

ZIP, OLE, MZ = b"PK\x03\x04" + bytes(30), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(30), b"MZ\x90\x00" + bytes(60)
HTML, SVG = b"<html><script>alert(1)</script></html>", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
OTHER = "Berkas {} bernama {}, tetapi isinya bukan {}. Buka untuk memeriksa, lalu pilih berkas aslinya."
RUNS = "Berkas {} adalah program dan tidak dapat menjadi bukti. Lampirkan foto, PDF, atau dokumen."


def webp() -> bytes:
    """A picture as messengers send it."""
    out = BytesIO()
    Image.new("RGB", (30, 20), "teal").save(out, "WEBP")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("foto.jpg", HTML, OTHER.format("foto.jpg", "JPG", "JPG")),
        ("foto.png", b"%PDF-1.7", OTHER.format("foto.png", "PNG", "PNG")),
        ("surat.pdf", ZIP, OTHER.format("surat.pdf", "PDF", "PDF")),
        ("surat.PDF", HTML, OTHER.format("surat.PDF", "PDF", "PDF")),
        ("rekap.xlsx", b"a;b;c", OTHER.format("rekap.xlsx", "XLSX", "XLSX")),
        ("surat.pdf.exe", b"%PDF-1.7", RUNS.format("surat.pdf.exe")),
        ("surat\u202efdp.exe", b"x", RUNS.format("suratfdp.exe")),
        ("foto.jpg", MZ, RUNS.format("foto.jpg")),
        ("catatan.txt", b"\x7fELF" + bytes(9), RUNS.format("catatan.txt")),
    ],
)
def test_a_file_that_is_not_what_it_says_is_told_beside_its_field(
    site_on_sqlite: Site, name: str, content: bytes, told: str
) -> None:
    """It is not kept; what was typed stays."""
    files = {"evidence": (name, content, "image/jpeg")}
    sent = Page(site_on_sqlite["operator"].client.post("/obstacles/new", data={"title": "Jalan rusak"}, files=files))
    assert (sent.status, sent.fields["title"]) == (422, "Jalan rusak")
    assert told in sent.text
    assert "kept" not in sent.fields


@pytest.mark.parametrize(
    ("name", "content", "said", "kept"),
    [
        ("foto.jpg", webp(), "image/jpeg", "image/webp"),
        ("surat.pdf", b"\xef\xbb\xbf%PDF-1.4", "text/html", "application/pdf"),
        ("rekap.xls", HTML, "application/vnd.ms-excel", "application/vnd.ms-excel"),
        ("rahasia.docx", OLE, "x/y", "x/y"),
        ("arsip.zip", ZIP, "application/zip", "application/zip"),
        ("peta.svg", SVG, "image/svg+xml", "image/svg+xml"),
        ("foto", b"abc", "image/png", "image/png"),
    ],
)
def test_what_offices_really_send_is_kept(
    site_on_sqlite: Site, name: str, content: bytes, said: str, kept: str
) -> None:
    """A picture under another picture's ending gets its own type, and nothing is ever shown as a page of ours."""
    stored = site_on_sqlite.house["operator"].upload(name, content, said).json()
    assert stored["type"] == kept
    given = site_on_sqlite["operator"].client.get(f"/files/{stored['id']}")
    assert given.headers["content-disposition"].startswith("attachment;")
    assert given.headers["content-security-policy"] == "sandbox; default-src 'none'"
