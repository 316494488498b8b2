import csv
import re
from datetime import date
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from domain.obstacle import Accept, AssignHelp, ChangeVisibility, Visibility
from domain.text import Text
from tests.web.visitors import Site
from wording.past import written


def rows(site: Site, office: str, query: str = "") -> list[list[str]]:
    """The lines of the CSV behind a list."""
    answer = site[office].client.get(f"/obstacles/export.csv{query}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="kendala-2024-11-28.csv"')
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_a_list_is_had_as_the_official_form(site: Site) -> None:
    """The file holds exactly what the filtered list shows, in its order, and no formula."""
    first = site.number(site.house.raised(amount_at_stake=5, description="=1+1 jembatan"))
    second = site.number(site.house.raised(amount_at_stake=9, description="Jembatan kedua."))
    site.house.raised(description="Lain sama sekali.")
    _, *found = rows(site, "adpem", "?q=jembatan&sort=amount")
    assert [number for line in found for number in line if number.startswith("KDL-")] == [second, first]
    assert not [cell for line in found for cell in line if cell.startswith("=")]


def test_a_file_holds_nothing_that_may_not_be_seen(site: Site) -> None:
    """What is hidden from an office is in none of its files."""
    hidden = site.number(site.house.raised(visibility=Visibility.LEADERSHIP_ONLY))
    assert hidden in {cell for line in rows(site, "assistant") for cell in line}
    for office in ("adpem", "stranger", "desk", "admin"):
        assert hidden not in {cell for line in rows(site, office) for cell in line}


def test_the_same_list_is_had_as_a_workbook(site_on_sqlite: Site) -> None:
    """The list offers both files, and the workbook has the lines of the CSV."""
    site_on_sqlite.house.raised()
    page = site_on_sqlite["adpem"].get("/obstacles?agency=DINKES")
    (href,) = page.addresses("XLSX")
    answer = site_on_sqlite["adpem"].client.get(href)
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    assert len(book.get_sheet_by_index(0).to_python()) == len(rows(site_on_sqlite, "adpem", "?agency=DINKES"))


@pytest.mark.parametrize("ending", ["pdf", "exe", ""])
def test_other_files_there_are_none(site_on_sqlite: Site, ending: str) -> None:
    """An ending that is no form of ours leads nowhere."""
    assert site_on_sqlite["adpem"].client.get(f"/obstacles/export.{ending}").status_code == 404


def test_a_past_list_is_had_as_a_file(site: Site) -> None:
    """The file says which moment it is of, and holds the list of then in the states of then, by the rights of now."""
    first, hidden = site.house.raised(visibility=Visibility.ALL_AGENCIES), site.house.raised()
    then = written(site.house.parts.clock())
    site.house.act("assistant", first, Accept())
    later = site.number(site.house.raised())
    site.house.act(
        "assistant", hidden, ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Sedang diperiksa."))
    )
    note, _, *found = rows(site, "adpem", f"?as_of={then}")
    (line,) = [line for line in found if site.number(first) in line]
    assert (note[0].startswith("Keadaan per "), line[-1]) == (True, "Dilaporkan")
    numbers = {cell for line in found for cell in line}
    assert not {later, site.number(hidden)} & numbers
    assert site.number(hidden) in {cell for line in rows(site, "assistant", f"?as_of={then}") for cell in line}
    assert site["adpem"].client.get("/obstacles/export.csv?as_of=2031-01-01").status_code == 422


def test_the_workbook_of_a_past_list_says_when_it_is_of(site_on_sqlite: Site) -> None:
    """Above the headings stands the moment, and below them the lines of the CSV."""
    site_on_sqlite.house.raised()
    then = f"?as_of={written(site_on_sqlite.house.parts.clock())}"
    answer = site_on_sqlite["adpem"].client.get(f"/obstacles/export.xlsx{then}")
    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert (str(sheet[0][0]).startswith("Keadaan per "), sheet[1][0]) == (True, "No")
    assert len(sheet) == len(rows(site_on_sqlite, "adpem", then))


def test_queues_and_board_have_files_and_the_trail_tells_who_took_them(site: Site) -> None:
    """Board, triage and desk offer what they show; each file is noted with its filters and rows, for administrators."""
    obstacle = site.house.raised()
    number = site.number(obstacle)
    for path in ("/triage", "/board?state=raised"):
        (href,) = site["adpem"].get(path).addresses("CSV")
        assert number in site["adpem"].client.get(href).text, path
    assign = AssignHelp(desk="BPKAD", due=date(2024, 12, 10), request=Text("Periksa dokumen."))
    for command in (Accept(), assign):
        site.house.act("adpem", obstacle, command)
    (href,) = site["desk"].get("/desk").addresses("CSV")
    assert "Periksa dokumen." in site["desk"].client.get(href).text
    assert site["operator"].get("/export/desk.csv").status == 403
    trail = site["admin"].get("/access-log").text
    assert trail.count("Daftar diunduh sebagai berkas") >= 3
    assert re.search(r"/obstacles/export\.csv\?state=raised \(\d+\)", trail)
    assert site["auditor"].get("/access-log").status == 200
