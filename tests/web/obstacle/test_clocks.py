"""Time limits on the page of an obstacle, its year-end deadline, and the countdown over board, list and review."""

from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import quote

import pytest

from domain.almanac import Document, Zone
from domain.almanac.drafting import DraftRules, SwitchOnRules
from domain.almanac.setting import Dispense, SetDeadline
from domain.tracker import Request
from tests.api.situations import brought
from tests.web.visitors import Site

COUNTDOWN = "Batas akhir tahun 2024: SPP-LS 15 Desember 2024 pukul 23.00 WITA – tersisa 11 hari kerja"


def test_the_page_tells_of_every_clock(site_on_sqlite: Site) -> None:
    """What runs stands first, with its days; what ended is folded behind its number."""
    obstacle = brought(site_on_sqlite.house, "assisted_waiting")
    page = site_on_sqlite["head"].get(f"/obstacles/{site_on_sqlite.number(obstacle)}")
    assert "Umur 8 hari sejak terjadi 20 November 2024; dicatat 8 hari kemudian." in page.text
    assert "Batas waktu pendampingan (pendampingan 1) Masih ada waktu Paling lambat 20 Desember 2024" in page.text
    assert "Tindak lanjut berikutnya Dijeda Berhenti dihitung selama menunggu pihak luar" in page.text
    assert "Penerimaan laporan Tepat waktu Berakhir 28 November 2024: terpakai 0 hari kerja" in page.text
    assert "hasilnya sama" in page.text


def test_what_was_known_then_stands_beside_what_is_known_now(site_on_sqlite: Site) -> None:
    """Given a day that had passed, and rules that give two days more since, both verdicts stand on the page."""
    obstacle = site_on_sqlite.house.raised(needed_by=date(2024, 11, 26))
    page = site_on_sqlite["head"].get(f"/obstacles/{site_on_sqlite.number(obstacle)}")
    then = "Lewat batas Sejak 27 November 2024: 1 hari kerja setelah 26 November 2024."
    assert f"Tenggat {then}" in page.text
    keeper, by = site_on_sqlite.house.parts.keeper, Request(acting=site_on_sqlite.house["adpem"].acting)
    more = (replace(one, days=one.days + 2) for one in keeper.current().rules.rules)
    keeper.handle(DraftRules(rules=tuple(more), signs=keeper.current().rules.signs, reason="Uji"), by)
    keeper.handle(SwitchOnRules(version=2), by)
    page = site_on_sqlite["head"].get(f"/obstacles/{site_on_sqlite.number(obstacle)}")
    now = "Masih ada waktu Paling lambat 29 November 2024; tersisa 1 hari kerja."
    assert f"Tenggat Seperti diketahui saat itu {then} Menurut kalender dan aturan sekarang {now}" in page.text


@pytest.mark.parametrize("path", ["/board", "/obstacles", "/review"])
def test_the_countdown_stands_over_board_list_and_review(site_on_sqlite: Site, path: str) -> None:
    """The nearest deadline of the year, in working days, and nothing for a year in which none is set."""
    assert COUNTDOWN in site_on_sqlite["leadership"].get(path).text
    assert "Batas akhir tahun" not in site_on_sqlite["leadership"].get(f"{path}?year=2023").text
    then = quote(site_on_sqlite.house.parts.clock().isoformat())
    assert COUNTDOWN in site_on_sqlite["leadership"].get(f"{path}?as_of={then}").text


def test_an_obstacle_has_the_deadline_of_its_agencys_letter(site_on_sqlite: Site) -> None:
    """The dispensation of its agency is named with its letter; another agency keeps the common deadline."""
    more = Dispense(
        agency="DINKES", year=2024, document=Document.SPP_LS, at=datetime(2024, 12, 20, 9, tzinfo=UTC), letter="900/7"
    )
    keeper, by = site_on_sqlite.house.parts.keeper, Request(acting=site_on_sqlite.house["adpem"].acting)
    own = site_on_sqlite.number(site_on_sqlite.house.raised())
    other = site_on_sqlite.number(site_on_sqlite.house.raised("assistant", agency="DISDIKBUD"))
    keeper.handle(more, by)
    line = "Batas akhir tahun: SPP-LS 20 Desember 2024 pukul 17.00 WITA – tersisa 16 hari kerja (dispensasi 900/7)"
    assert line in site_on_sqlite["adpem"].get(f"/obstacles/{own}").text
    assert "SPP-LS 15 Desember 2024 pukul 23.00 WITA" in site_on_sqlite["adpem"].get(f"/obstacles/{other}").text
    assert "Batas akhir tahun" not in site_on_sqlite["adpem"].get(f"/obstacles/{closed(site_on_sqlite)}").text


def closed(site: Site) -> str:
    """The number of an obstacle that is resolved."""
    return site.number(brought(site.house, "resolved"))


def test_a_central_deadline_names_both_zones(site_on_sqlite: Site) -> None:
    """What Jakarta sets for 17.00 WIB is at 18.00 here."""
    at = datetime(2024, 12, 27, 10, tzinfo=UTC)
    command = SetDeadline(year=2024, document=Document.SP2D, at=at, zone=Zone.WIB, letter="PER-1/2024")
    site_on_sqlite.house.parts.keeper.handle(command, Request(acting=site_on_sqlite.house["adpem"].acting))
    page = site_on_sqlite["adpem"].get("/board")
    assert "Dokumen lain SP2D 27 Desember 2024 pukul 17.00 WIB (18.00 WITA) – tersisa" in page.text


def test_a_late_entry_is_marked_everywhere(site_on_sqlite: Site) -> None:
    """What was recorded more than a week after it happened says so on its page, the board and the list."""
    number = site_on_sqlite.number(site_on_sqlite.house.raised(description="Terlambat dicatat."))
    for path in (f"/obstacles/{number}", "/board", "/triage", "/", f"/obstacles?q={number.rpartition('-')[0]}"):
        assert "dicatat belakangan" in site_on_sqlite["adpem"].get(path).text, path
