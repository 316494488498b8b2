from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from domain.obstacle import Visibility
from projections.obstacle import Shown, find
from tests.web.obstacle.filled import filled
from tests.web.pages import Page
from tests.web.visitors import Site, Visitor

NEW = "/obstacles/new"
FAULTS = (
    *("description", "amount_at_stake", "happened_on"),
    *("parties-1-desk", "lines-0-sub_activity", "lines-0-amount"),
)
TYPED: dict[str, Any] = {
    "description": "Tender alat kesehatan gagal dua kali.\nTidak ada penawaran <yang> memenuhi.",
    "cause": "A5-GAGAL",
    "effect": "late",
    "amount_at_stake": "1,4 M",
    "happened_on": "20/11/2024",
}
MORE: dict[str, Any] = {
    "needed_by": "20/12/2024",
    "follow_up_needed": "Tender ulang.",
    "parties-0-desk": "UKPBJ",
    "parties-1-name": "Kementerian Kesehatan",
    "title": "Tender gagal",
    "activity": "Pengadaan alat kesehatan",
    "sub_unit": "RSUD",
    "fiscal_year": "2024",
    "physical_progress": "41,7",
    "locus": "provider",
    "dak_code": "6",
    "tried": "Sudah ditender ulang.",
    "whys": ["Syarat terlalu sempit.", "Spesifikasi lama.", "", "", ""],
    "lines-0-sub_activity": "1.02.02.2.01.0001",
    "lines-0-account": "5.2",
    "lines-0-funding_source": "DAK",
    "lines-0-amount": "Rp 1.000.000.000,00",
    "visibility": "all_agencies",
}


def sent(visitor: Visitor, typed: Mapping[str, Any], **more: Any) -> Page:
    """Open the form, fill it in and send it; the page that answers, or the one it leads to."""
    fields: dict[str, Any] = filled(visitor.get(NEW), NEW) | dict(typed)
    answer = visitor.send(NEW, fields, **more)
    return visitor.get(answer.headers["location"]) if answer.status_code == 303 else Page(answer)


def stored(site: Site, number: str) -> Shown:
    """The obstacle as the read models hold it."""
    with site.house.parts.reads.connect() as connection:
        shown = find(connection, site.house["assistant"].acting, number)
    assert shown is not None
    return shown


def number_on(page: Page) -> str:
    """The number in the title of an obstacle's page."""
    return page.html.split("<title>")[1].split(" – ")[0]


def test_an_operator_raises_with_few_fields(site_on_sqlite: Site) -> None:
    """Five answers are enough; the agency is the operator's own, and the page tells number and whom it waits for."""
    page = sent(site_on_sqlite["operator"], TYPED)
    obstacle = stored(site_on_sqlite, number_on(page)).obstacle
    assert obstacle.record.agency == "DINKES"
    assert obstacle.record.amount_at_stake == 1_400_000_000
    assert obstacle.record.happened_on == date(2024, 11, 20)
    assert "menunggu pemeriksaan" in page.text
    assert "Bagian Adpem" in page.text
    assert "Tidak ada penawaran <yang> memenuhi." in page.text


def test_everything_that_the_form_offers_is_kept(site_on_sqlite: Site) -> None:
    """Every field of the form, with its rows, arrives in the record and on the page."""
    page = sent(site_on_sqlite["operator"], TYPED | MORE)
    record = stored(site_on_sqlite, number_on(page)).obstacle.record
    assert (str(record.title), record.locus, record.dak_code, record.fiscal_year) == (
        "Tender gagal",
        "provider",
        6,
        2024,
    )
    assert [str(why) for why in record.whys] == ["Syarat terlalu sempit.", "Spesifikasi lama."]
    assert [(one.desk, str(one.name or "")) for one in record.parties] == [
        ("UKPBJ", ""),
        (None, "Kementerian Kesehatan"),
    ]
    assert [(line.sub_activity, line.amount) for line in record.budget_lines] == [("1.02.02.2.01.0001", 1_000_000_000)]
    assert record.visibility is Visibility.ALL_AGENCIES
    for words in ("Tender ulang.", "Kementerian Kesehatan", "Sudah ditender ulang.", "41,70 %", "Spesifikasi lama."):
        assert words in page.text


def test_everything_wrong_is_said_at_once_and_nothing_is_lost(site_on_sqlite: Site) -> None:
    """Unreadable and refused fields stand in one summary, in the order of the form, and every row is still there."""
    wrong = (
        TYPED
        | MORE
        | {
            "description": "",
            "amount_at_stake": "sekitar semiliar",
            "happened_on": "01/01/2031",
            "lines-0-sub_activity": "1.02",
            "lines-0-amount": "banyak",
            "parties-1-agency": "DPUPR",
        }
    )
    page = sent(site_on_sqlite["operator"], wrong)
    assert page.status == 422
    kept = filled(page, NEW)
    assert {name: kept[name] for name in wrong if name != "whys"} == {n: v for n, v in wrong.items() if n != "whys"}
    assert kept["whys"] == MORE["whys"]
    summary = [href for href, _ in page.links if href.startswith("#") and href != "#isi"]
    assert summary == [f"#{name}" for name in FAULTS]


def test_a_summary_leads_to_fields_that_are_there(site_on_sqlite: Site) -> None:
    """Every link of the summary names the id of a control on the page."""
    page = sent(site_on_sqlite["operator"], {"lines-0-amount": "1 juta", "parties-0-desk": "NOWHERE", "cause": ""})
    targets = [href[1:] for href, _ in page.links if href.startswith("#")]
    assert len(targets) > 5
    assert [target for target in targets if f'id="{target}"' not in page.html] == []


def test_sent_twice_it_is_raised_once(site_on_sqlite: Site) -> None:
    """A double click, or sending again after a line broke, gives the same obstacle, also with files."""
    visitor = site_on_sqlite["operator"]
    fields = filled(visitor.get(NEW), NEW) | TYPED
    files = {"evidence": ("surat.pdf", b"%PDF-1.7 surat", "application/pdf")}
    answers = [visitor.send(NEW, fields, files=files) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert "sudah tersimpan sebelumnya" in visitor.get(answers[-1].headers["location"]).text


def test_without_script_another_row_is_asked_of_the_server(site_on_sqlite: Site) -> None:
    """The button for one more row gives the form back with everything typed, one row more, and no faults."""
    page = sent(
        site_on_sqlite["operator"], {"description": "Baru setengah", "lines-0-amount": "5 juta", "add": "lines"}
    )
    kept = filled(page, NEW)
    assert page.status == 200
    assert (kept["description"], kept["lines-0-amount"], kept["lines-1-amount"]) == ("Baru setengah", "5 juta", "")
    assert "error-summary" not in page.html


def test_files_outlive_a_refused_form(site_on_sqlite: Site) -> None:
    """A file that came with a refused form need not be chosen again; it ends as evidence that can be fetched."""
    visitor = site_on_sqlite["operator"]
    fields = filled(visitor.get(NEW), NEW) | TYPED | {"description": ""}
    page = Page(visitor.send(NEW, fields, files={"evidence": ("foto.jpg", b"\xff\xd8 foto", "image/jpeg")}))
    assert page.status == 422
    assert "foto.jpg" in page.text
    answer = visitor.send(NEW, filled(page, NEW) | {"description": TYPED["description"]})
    shown = visitor.get(answer.headers["location"])
    (href,) = {href for href, words in shown.links if words.startswith("foto.jpg")}
    fetched = visitor.client.get(href)
    assert fetched.content == b"\xff\xd8 foto"
    assert fetched.headers["content-disposition"] == "attachment; filename*=UTF-8''foto.jpg"
    assert site_on_sqlite["stranger"].client.get(href).status_code == 404
    assert site_on_sqlite["auditor"].client.get(href).status_code == 200


def test_a_file_that_is_too_large_is_refused_beside_its_field(site_on_sqlite: Site) -> None:
    """Too large a file says so in the form, which keeps what was typed."""
    visitor = site_on_sqlite["operator"]
    fields = filled(visitor.get(NEW), NEW) | TYPED
    page = Page(visitor.send(NEW, fields, files={"evidence": ("besar.bin", b"x" * 150_000, "")}))
    assert page.status == 422
    assert 'href="#evidence"' in page.html
    assert filled(page, NEW)["cause"] == TYPED["cause"]


def test_ekobang_raises_for_any_agency(site_on_sqlite: Site) -> None:
    """Ekobang chooses the agency; Adpem is not offered what would hide the obstacle from itself."""
    visitor = site_on_sqlite["adpem"]
    form = visitor.get(NEW)
    assert 'value="leadership_only"' not in form.html
    assert 'value="leadership_only"' in site_on_sqlite["assistant"].get(NEW).html
    page = sent(visitor, TYPED | {"agency": "DPUPR"})
    assert stored(site_on_sqlite, number_on(page)).obstacle.record.agency == "DPUPR"


def test_no_operator_raises_for_another_agency(site_on_sqlite: Site) -> None:
    """A form of one's own that names another agency is refused."""
    page = sent(site_on_sqlite["operator"], TYPED | {"agency": "DPUPR"})
    assert page.status == 403
    assert "bukan wewenang jabatan Anda" in page.text


@pytest.mark.parametrize("office", ["desk", "leadership", "auditor", "admin"])
def test_who_raises_nothing_is_told_who_does(site_on_sqlite: Site, office: str) -> None:
    """The form does not open for other offices."""
    page = site_on_sqlite[office].get(NEW)
    assert page.status == 403
    assert "Yang berwenang" in page.text


@pytest.mark.parametrize("typed", ["250 juta", "Rp 250.000.000,00", "Rp250.000.000", "250.000.000"])
def test_money_is_read_as_people_write_it(site_on_sqlite: Site, typed: str) -> None:
    """Each usual way of writing the amount is the same amount."""
    page = sent(site_on_sqlite["operator"], TYPED | {"amount_at_stake": typed})
    assert stored(site_on_sqlite, number_on(page)).obstacle.record.amount_at_stake == 250_000_000


def test_an_amount_left_out_is_not_zero(site_on_sqlite: Site) -> None:
    """Without an amount the page says that none was stated."""
    page = sent(site_on_sqlite["operator"], TYPED | {"amount_at_stake": ""})
    assert stored(site_on_sqlite, number_on(page)).obstacle.record.amount_at_stake is None
    assert "belum bernilai" in page.text
