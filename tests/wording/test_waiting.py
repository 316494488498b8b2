from datetime import date

import pytest

from domain.obstacle import State, WaitingFor, Waits
from tests.wording.regency import DIRECTORY, TODAY
from wording.language import language
from wording.waiting import Standstill, waiting_line, waits_for

INDONESIAN, ENGLISH = language("id"), language("en")
SINCE = date(2024, 11, 26)


@pytest.mark.parametrize(
    ("kind", "who", "state", "line"),
    [
        (Waits.ADPEM, (), State.RAISED, "Menunggu Bagian Adpem memeriksa laporan"),
        (Waits.ASSISTANT, (), State.RAISED, "Menunggu Asisten Ekobang memeriksa laporan"),
        (Waits.AGENCY, ("DINKES",), State.RETURNED, "Menunggu Dinas Kesehatan dan KB melengkapi laporan"),
        (Waits.ADPEM, (), State.ACCEPTED, "Menunggu Bagian Adpem menugaskan bidang pembantu"),
        (Waits.DESK, ("BPKAD",), State.ASSISTED, "Menunggu Bidang BPKAD menyelesaikan pendampingan"),
        (Waits.DESK, ("BPKAD", "HUKUM"), None, "Menunggu Bidang BPKAD dan Bagian Hukum menyelesaikan pendampingan"),
        (Waits.AGENCY, ("RSUD",), State.ASSISTED, "Menunggu RSUD Kudungga menyatakan selesai"),
        (Waits.ADPEM, (), State.STATED_DONE, "Menunggu Bagian Adpem mengonfirmasi penyelesaian"),
        (Waits.LEVEL, ("secretary",), State.ASSISTED, "Menunggu keputusan Sekretaris Daerah"),
        (Waits.OUTSIDE, ("Kementerian Keuangan",), State.ACCEPTED, "Menunggu Kementerian Keuangan"),
        (Waits.OUTSIDE, ("",), State.ACCEPTED, "Menunggu (teks dihapus)"),
        (Waits.ADPEM, (), None, "Menunggu Bagian Adpem"),
    ],
)
def test_the_line_says_whom_and_what_for(kind: Waits, who: tuple[str, ...], state: State | None, line: str) -> None:
    """Whom an obstacle waits for is told with what that office has to do next."""
    assert waiting_line(WaitingFor(kind, who), DIRECTORY, INDONESIAN, Standstill(state=state)) == line


def test_the_line_says_since_when() -> None:
    """With the days given, the line ends with since when and for how long."""
    waiting = WaitingFor(Waits.DESK, ("BPKAD",))
    standstill = Standstill(state=State.ASSISTED, since=SINCE, today=TODAY)
    assert waiting_line(waiting, DIRECTORY, INDONESIAN, standstill) == (
        "Menunggu Bidang BPKAD menyelesaikan pendampingan sejak 26 November 2024 (3 hari)"
    )
    assert waiting_line(waiting, DIRECTORY, ENGLISH, standstill) == (
        "Waiting for BPKAD desk to finish the assistance since 26 November 2024 (3 days)"
    )


def test_who_waits_for_nobody_has_no_line() -> None:
    """A closed obstacle has no waiting-for line."""
    assert waiting_line(None, DIRECTORY, INDONESIAN) == ""


def test_whom_alone_fits_on_a_card() -> None:
    """Whom an obstacle waits for can be said without the rest."""
    assert (
        waits_for(WaitingFor(Waits.DESK, ("BPKAD", "HUKUM")), DIRECTORY, INDONESIAN) == "Bidang BPKAD dan Bagian Hukum"
    )
