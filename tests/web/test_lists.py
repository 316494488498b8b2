import csv
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from domain.obstacle import Visibility
from tests.web.visitors import Site
from web.sheets import SHEETS

TEMPLATES = Path("web/templates")
#: What a page with a table has no file of its own for, and why.
WITHOUT: dict[str, str] = {
    "listing.html": "its file is the official form (test_exporting.py)",
    "obstacle/official.html": "one obstacle in the columns of the form, to be copied",
    "obstacle/ledger.html": "one obstacle's share of the waits that /waiting lists",
    "obstacle/differing.html": "one obstacle at two moments",
    "administration/account.html": "one account: its trail and offices are in the files of all",
    "administration/parts.html": "the trail, drawn for the pages that show it",
    "directory/entry.html": "one office: who holds it stands in the file of offices",
    "reminders/settings.html": "a form",
    "carry_over/preview.html": "stores nothing and shows what a press would do",
    "almanac/rule_parts.html": "one version of the rules in words",
    "rehearsal.html": "a rehearsal stores nothing; programs have it from the API",
    "rehearsed_day.html": "a rehearsal stores nothing; programs have it from the API",
    "review_questions.html": "the first lines of the tables of review.html",
    "importing/lines.html": "the lines of the office's own file",
    "organisation.html": "the history of the organisation's words, beside their form",
    "parts/table.html": "the macro itself",
    "parts/obstacle.html": "the facts of one obstacle",
    "parts/bulk.html": "drawn for bulk/result.html and the preview, which stores nothing",
}


def rows(answer: bytes) -> list[list[str]]:
    """The lines of a CSV."""
    return list(csv.reader(StringIO(answer.decode("utf-8-sig"))))


def with_tables() -> Iterator[str]:
    """The templates that draw a table."""
    for file in sorted(TEMPLATES.rglob("*.html")):
        if re.search(r"table\.table\(|<table", file.read_text(encoding="utf-8")):
            yield str(file.relative_to(TEMPLATES))


def offering() -> set[str]:
    """The templates that a page renders together with files of its list."""
    found = set()
    for file in Path("web").rglob("*.py"):
        for part in re.split(r"\brender\(", file.read_text(encoding="utf-8"))[1:]:
            name = re.search(r'"([\w/]+\.html)"', part)
            if name and "exports=" in part.split("\n    )")[0]:
                found.add(name[1])
    return found


def test_every_table_is_had_as_a_file() -> None:
    """A page with a table offers it as a file, or stands here with the reason why not."""
    assert set(with_tables()) - offering() - set(WITHOUT) == set()
    assert set(WITHOUT) - set(with_tables()) == set()


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_no_stranger_gets_a_list(site_on_sqlite: Site, name: str) -> None:
    """Without a session no file is made."""
    assert site_on_sqlite.stranger().get(f"/export/{name}.csv").status == 303


def test_a_list_that_there_is_not_is_not_found(site_on_sqlite: Site) -> None:
    """Neither the name nor the ending of a file can be made up."""
    admin = site_on_sqlite["admin"]
    assert [admin.get(f"/export/{file}").status for file in ("people.csv", "accounts.pdf")] == [404, 404]


PAGES = (
    ("admin", "/accounts?q=op"),
    ("admin", "/agencies?q=dinas"),
    ("adpem", "/sessions"),
    ("adpem", "/calendar?year=2024"),
    ("adpem", "/rules"),
    ("adpem", "/waiting"),
    ("adpem", "/waiting?show=all"),
    ("adpem", "/review?by=cause"),
    ("adpem", "/carry-over"),
    ("adpem", "/compare?turn=new"),
)


@pytest.mark.parametrize(("office", "page"), PAGES)
def test_a_page_offers_both_files_of_its_list(site: Site, office: str, page: str) -> None:
    """What the links under a list lead to has the same lines in both files, and the filters of the page."""
    site.house.raised()
    shown = site[office].get(page)
    sheets, tables = shown.addresses("XLSX"), shown.addresses("CSV")
    assert sheets
    for sheet, table in zip(sheets, tables, strict=True):
        assert page.partition("?")[2] in table
        lines = rows(site[office].client.get(table).content)
        book = CalamineWorkbook.from_filelike(BytesIO(site[office].client.get(sheet).content))
        assert len(book.get_sheet_by_index(0).to_python()) == len(lines) > 1


def test_the_file_of_accounts_holds_what_was_looked_for(site: Site) -> None:
    """The whole list that was found stands in it, for those alone who may read the page."""
    for office in ("admin", "operator", "adpem"):
        _ = site[office]
    names = [line[0] for line in rows(site["admin"].client.get("/export/accounts.csv?q=adpem").content)]
    assert names == ["Akun", "adpem"]
    for name in ("accounts", "access-log", "deliveries", "backups"):
        assert site["adpem"].get(f"/export/{name}.csv").status == 403, name


def test_no_secret_is_in_the_file_of_tokens(site_on_sqlite: Site) -> None:
    """A token is told by its name, reach and times, and only to whom it belongs."""
    parts, _ = site_on_sqlite.house.parts, site_on_sqlite["adpem"]
    account = parts.access.accounts.find("adpem")
    assert account is not None
    plain = parts.access.tokens.create(account.id, "=unduhan harian")
    text = site_on_sqlite["adpem"].client.get("/export/tokens.csv").text
    assert "'=unduhan harian" in text
    assert plain not in text
    assert "unduhan harian" not in site_on_sqlite["operator"].client.get("/export/tokens.csv").text


def test_a_file_of_waits_holds_nothing_that_may_not_be_seen(site: Site) -> None:
    """What is hidden from an office is in none of the files behind its figures."""
    hidden = site.number(site.house.raised(visibility=Visibility.LEADERSHIP_ONLY))
    assert hidden in site["assistant"].client.get("/export/waits.csv?show=all").text
    for name in ("waits", "comparison", "carried", "decisions", "bulks"):
        answer = site["adpem"].client.get(f"/export/{name}.csv?show=all&turn=new&year=2024")
        assert (answer.status_code, hidden in answer.text) == (200, False), name
