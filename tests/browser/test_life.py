"""The whole life of one obstacle through the pages, in five offices, without JavaScript.

With KENDALA_PICTURES=yes it leaves the pictures of the README in docs/pictures.
"""

import os
from datetime import date, timedelta
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.readers import ROOT, Readers

pytestmark = pytest.mark.browser

PICTURES = ROOT / "docs" / "pictures"
WORDS = "Pencairan alat kesehatan RSUD tertahan karena berkas tagihan belum lengkap."


def kept(page: Page, name: str) -> None:
    """Keep a picture of the page, when asked to."""
    if os.environ.get("KENDALA_PICTURES"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.screenshot(path=PICTURES / f"{name}.png")


def act(page: Page, number: str, verb: str, **typed: str) -> None:
    """Open the obstacle, choose the act among the buttons or in the menu, fill its form in and send it."""
    page.goto(urljoin(page.url, f"/obstacles/{number}"))
    link = page.locator("#acts").get_by_role("link", name=verb, exact=True)
    if not link.is_visible():
        page.locator("#acts summary").click()
    link.click()
    for name, value in typed.items():
        fill(page, name, value)
    page.get_by_role("button", name=verb, exact=True).click()
    expect(page.locator(".notice.is-done")).to_contain_text(number)


def fill(page: Page, name: str, value: str) -> None:
    """Fill one control in, whatever kind it is."""
    control = page.locator(f"main [name={name}]")
    kind = control.first.evaluate("each => each.type")
    if kind == "radio":
        page.locator(f"main [name={name}][value={value}]").check()
    elif kind.startswith("select"):
        control.select_option(value)
    else:
        control.fill(value)


def plain(readers: Readers, username: str) -> Page:
    """The account's browser without JavaScript, at its home."""
    return readers(username, java_script_enabled=False).open("/")


def raised(page: Page) -> str:
    """The operator reports it; its number."""
    page.get_by_role("link", name="Laporkan kendala").first.click()
    typed = {
        "description": WORDS,
        "cause": "A8-TAGIHAN",
        "effect": "finished_unpaid",
        "amount_at_stake": "1,4 M",
        "happened_on": (date.today() - timedelta(days=3)).isoformat(),  # noqa: DTZ011 - a day well in the past
        "follow_up_needed": "Lengkapi berkas dan terbitkan SP2D sebelum akhir tahun.",
    }
    for name, value in typed.items():
        fill(page, name, value)
    page.locator("[name='parties-0-desk']").select_option("BPKAD")
    page.locator("#proof > summary").click()
    page.set_input_files("#evidence", {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator(".waiting-who")).to_have_text("Bagian Adpem")
    return page.locator(".obstacle-head .kdl").inner_text()


def assisted(adpem: Page, desk: Page, number: str) -> None:
    """Ekobang accepts it from its queue and asks a desk, which takes it from its own and tells how it goes."""
    adpem.locator(".rail a[href='/triage']").click()
    adpem.get_by_role("button", name=f"Terima {number}").click()
    expect(adpem.locator(".notice.is-done")).to_contain_text("diterima")
    soon = (date.today() + timedelta(days=7)).isoformat()  # noqa: DTZ011 - a day well ahead
    act(adpem, number, "Tugaskan bidang", desk="BPKAD", due=soon, request="Dampingi kelengkapan SPM.")
    desk.locator(".rail a[href='/desk']").click()
    desk.get_by_role("button", name=f"Sanggupi {number}").click()
    desk.get_by_role("link", name=f"Catat perkembangan {number}").click()
    desk.locator("main [name=text]").fill("Berkas diperiksa, tinggal berita acara.")
    desk.get_by_role("button", name="Catat perkembangan").click()
    expect(desk.locator(".notice.is-done")).to_contain_text("Perkembangan")


def audited(auditor: Page, number: str) -> None:
    """The inspectorate reads every event as it was recorded."""
    auditor.goto(urljoin(auditor.url, f"/obstacles/{number}/history"))
    for topic in ("raised", "accepted", "assistance_completed", "decided", "instructed", "done_stated", "resolved"):
        expect(auditor.locator("main")).to_contain_text(f"obstacle.{topic}.v")
    expect(auditor.get_by_role("link", name="Unduh CSV")).to_have_attribute("href", f"/obstacles/{number}/history.csv")


def test_the_whole_life_of_an_obstacle_in_five_offices(readers: Readers) -> None:
    """Raised, accepted, assisted, escalated, decided, handed back, stated done, confirmed, and read by the auditor."""
    operator, adpem, desk, leader, auditor = (
        plain(readers, name) for name in ("operator-dinkes", "adpem", "bidang-bpkad", "pimpinan", "inspektorat")
    )
    number = raised(operator)
    assisted(adpem, desk, number)
    act(adpem, number, "Naikkan jenjang", to="secretary", reason="Perlu arahan kas daerah.")
    act(leader, number, "Putuskan", text="Bayar lebih dahulu pekan ini.", level="adpem")
    act(leader, number, "Beri arahan", text="BPKAD melapor setiap Jumat.")
    act(desk, number, "Tuntaskan pendampingan", text="SP2D terbit.")
    adpem.goto(leader.url)
    kept(adpem, "obstacle")
    act(operator, number, "Nyatakan selesai", text="Sudah dibayar penuh.")
    act(adpem, number, "Konfirmasi selesai", root_cause="Berkas tidak lengkap.", what_worked="Pendampingan langsung.")
    expect(adpem.locator("#standing")).to_contain_text("sudah ditutup")
    audited(auditor, number)
