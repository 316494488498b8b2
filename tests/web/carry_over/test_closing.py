"""The closing of a year by hand: prepared, decided alone and many at once, signed, read and followed."""

import hashlib
import re

import pytest

from domain.obstacle import Confirm, StateDone
from domain.text import Text
from tests.web.carry_over.conftest import JANUARY, Turn

CLOSING = "/carry-over/2024"


def test_the_session_is_prepared_in_december(turn: Turn) -> None:
    """Ekobang opens it, sees what is open with amount and whom it waits for, and cannot decide yet."""
    page = turn["adpem"].get(CLOSING)
    assert "Belum dibuka" in page.text
    assert turn["adpem"].send(f"{CLOSING}/opening").status_code == 303
    page = turn["adpem"].get(CLOSING)
    assert "Disiapkan" in page.text
    assert "Lelang gagal dua kali" in page.text
    assert "Perkara peka" not in page.text
    assert "obstacles" not in page.fields
    answer = turn["adpem"].post(
        f"{CLOSING}/decisions",
        {"ending": "carried", "due": "31/03/2025", "reason": "x", "obstacles": str(turn.accepted)},
    )
    assert (answer.status, "Tahun 2024 belum berakhir" in answer.text) == (409, True)


def test_many_are_decided_after_a_preview(turn: Turn) -> None:
    """The preview names what is decided and what is left and why; confirming does it, and pages show it."""
    turn["adpem"].send(f"{CLOSING}/opening")
    turn.on(JANUARY)
    said = turn.decide(
        "adpem", turn.accepted, turn.reported, ending="resolved", what_worked="Lelang cepat", reason="Terlambat mulai"
    )
    assert "1 kendala akan diputuskan" in said
    assert "1 kendala dilewati" in said
    assert "Terima dahulu laporannya, atau bawa ke tahun berikutnya" in said
    page = turn["adpem"].get(CLOSING)
    assert "1 kendala diputuskan." in page.text
    assert "1 kendala tidak dapat diputuskan dan dilewati." in page.text
    assert "Terlambat mulai" in page.text
    story = turn["adpem"].get(f"/obstacles/{turn.site.number(turn.accepted)}").text
    assert "Kendala selesai" in story


def test_carrying_is_told_on_the_page_of_the_obstacle(turn: Turn) -> None:
    """The obstacle keeps its number and says from which year into which, until when and why."""
    turn["adpem"].send(f"{CLOSING}/opening")
    turn.on(JANUARY)
    turn.decide("adpem", turn.accepted)
    page = turn["operator"].get(f"/obstacles/{turn.site.number(turn.accepted)}")
    assert "Dibawa dari 2024 ke 2025" in page.text
    assert "Dibawa ke 2025" in page.text
    assert "Lelang diulang." in page.text
    assert "31 Maret 2025" in page.text


def test_a_refused_form_keeps_what_was_typed(turn: Turn) -> None:
    """A due date outside the new year is refused beside its field, and choice and words stay."""
    turn["assistant"].send(f"{CLOSING}/opening")
    turn.on(JANUARY)
    form = {"ending": "carried", "due": "31/12/2024", "reason": "Tetap tertulis", "obstacles": str(turn.hidden)}
    page = turn["assistant"].post(f"{CLOSING}/decisions", form)
    assert page.status == 422
    assert "Pilih tanggal dalam tahun yang dituju" in page.text
    assert page.fields["reason"] == "Tetap tertulis"
    assert f'value="{turn.hidden}" checked' in page.html
    for missing in ({}, {"ending": "resolved", "reason": "x"}, {"ending": "carried", "reason": "x", "due": "x"}):
        page = turn["assistant"].post(f"{CLOSING}/decisions", {**missing, "obstacles": str(turn.hidden)})
        assert page.status == 422
    page = turn["assistant"].post(f"{CLOSING}/decisions", {**form, "step": "back"})
    assert (page.status, page.fields["reason"]) == (200, "Tetap tertulis")


def test_the_leadership_signs_once_everything_is_decided(turn: Turn) -> None:
    """The signature waits for the last decision; then the list is frozen with position and hash, and can be checked."""
    turn["assistant"].send(f"{CLOSING}/opening")
    turn.on(JANUARY)
    turn.decide("adpem", turn.accepted, turn.reported)
    assert "1 kendala belum diputuskan" in turn["leadership"].get(CLOSING).text
    assert turn["leadership"].send(f"{CLOSING}/signature").status_code == 409
    turn.decide("assistant", turn.hidden)
    assert turn["adpem"].send(f"{CLOSING}/signature").status_code == 403
    assert turn["leadership"].send(f"{CLOSING}/signature").status_code == 303
    page = turn["leadership"].get(f"{CLOSING}/snapshot")
    shown = re.search(r"\b[0-9a-f]{64}\b", page.text)
    whole = turn["auditor"].get(f"{CLOSING}/snapshot.json")
    assert shown
    assert hashlib.sha256(whole.answer.content).hexdigest() == shown[0]
    assert "Perkara peka" in page.text
    assert "Perkara peka" not in whole.html
    again = {"ending": "unactionable", "reason": "x", "obstacles": str(turn.hidden)}
    assert turn["assistant"].post(f"{CLOSING}/decisions", again).status == 409


def test_who_may_not_see_an_obstacle_finds_it_nowhere(turn: Turn) -> None:
    """What only leadership may see is in no list and no sum of Adpem's, and agencies find no closing at all."""
    turn.closed()
    for path in (CLOSING, f"{CLOSING}/snapshot", "/carried/2025", "/carried/2025?show=all"):
        assert turn["adpem"].get(path).status == 200
        assert turn.site.number(turn.hidden) not in turn["adpem"].get(path).html
        for office in ("operator", "head", "desk", "admin"):
            assert turn[office].get(path).status == 403, (office, path)
    assert turn["adpem"].get(f"{CLOSING}/snapshot.json").status == 403
    assert turn.site.number(turn.hidden) in turn["auditor"].get(f"{CLOSING}/snapshot").html


def test_each_figure_of_the_new_year_opens_its_list(turn: Turn) -> None:
    """How many were carried, settled and late: each number leads to a list of as many obstacles."""
    turn.closed()
    house = turn.site.house
    house.act("head", turn.accepted, StateDone(text=Text("Kontrak diteken.")))
    house.act("adpem", turn.accepted, Confirm(root_cause=Text("a"), what_worked=Text("b")))
    house.raised(description="Tagihan lama baru masuk", fiscal_year=2024)
    page = turn["leadership"].get("/carried/2025")
    figures = [(href, words) for href, words in page.links if href.startswith("/carried/2025?")]
    assert {"show=all", "show=late", "fate=resolved", "fate=open", "agency=DINKES"} <= {
        href.partition("?")[2] for href, _ in figures
    }
    for href, words in figures:
        listed = turn["leadership"].get(href)
        assert listed.status == 200
        assert listed.html.count('class="kdl"') == int(words.split(" ")[0]), href
    late = turn["leadership"].get("/carried/2025?show=late").text
    assert "Tagihan lama baru masuk" in late
    assert "Tagihan lama baru masuk" not in turn["leadership"].get(f"{CLOSING}/snapshot").text


@pytest.mark.parametrize("path", ["/carry-over/20x4", "/carry-over/1999", "/carried/999999", "/carried/2025?fate=shoe"])
def test_what_is_no_year_or_figure_is_not_found(turn: Turn, path: str) -> None:
    """An address that nothing leads to is not found."""
    assert turn["auditor"].get(path).status == 404


def test_the_list_of_years_leads_on(turn: Turn) -> None:
    """The place in the menu shows this year and the last, and what was carried from each."""
    turn.closed()
    page = turn["auditor"].get("/carry-over")
    assert page.addresses("Tutup tahun")
    assert page.addresses("2024") == [CLOSING]
    assert page.addresses("Dibawa ke 2025") == ["/carried/2025"]
    assert "Sudah ditandatangani" in page.text
    assert "Belum ada yang dibawa" in turn["auditor"].get("/carried/2024").text


def test_lists_are_narrowed_to_what_was_carried(turn: Turn) -> None:
    """Board, list and its file hold the carried ones that are open, each office those that it may see, also later."""
    turn["adpem"].send(f"{CLOSING}/opening")
    turn.on(JANUARY)
    turn.decide("assistant", turn.accepted, turn.hidden)
    seen, hidden = (turn.site.number(one) for one in (turn.accepted, turn.hidden))
    for path in ("/board", "/obstacles", "/obstacles/export.csv"):
        for office, numbers in (("adpem", {seen}), ("assistant", {seen, hidden})):
            text = turn[office].client.get(f"{path}?carried=2025").text
            assert {number for number in (seen, hidden) if number in text} == numbers
        assert seen not in turn["adpem"].client.get(f"{path}?carried=2024").text
    assert turn["adpem"].get("/board?carried=25").status == 404
    assert "Dibawa ke 2025" in turn["adpem"].get("/obstacles?carried=2025").text


def test_a_year_that_is_not_signed_has_no_sheet_yet(turn: Turn) -> None:
    """Its address says that the year is not signed, not that there is no such year."""
    page = turn["auditor"].get(f"{CLOSING}/snapshot")
    assert (page.status, "belum ditandatangani" in page.text) == (404, True)
