"""The daily digest of Ekobang and the weekly page of leadership, from the read models to a mail server."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.obstacle import Accept, AssignHelp, Escalate, Level, Visibility
from domain.reminders import Channel, Kind
from domain.text import Text
from kendala.settings import Settings
from tests.kendala.installing import catch_up
from tests.kendala.reminders.mailbox import Mailbox, served
from tests.kendala.reminders.mailing import delivered, mailing
from tests.kendala.reminders.staff import Staff

ADPEM, LEADERSHIP = "adpem@example.go.id", "sekda@example.go.id"
#: Thursday 28 November 2024 is where the tests' clock begins; 2 December is a Monday.
FRIDAY, MONDAY = (datetime(2024, *day, 7, 1, tzinfo=UTC) - timedelta(hours=8) for day in ((11, 29), (12, 2)))


@pytest.fixture
def box() -> Iterator[Mailbox]:
    """A mail server."""
    with served() as mailbox:
        yield mailbox


@pytest.fixture
def staff(installed_anywhere: Settings, box: Mailbox) -> Iterator[Staff]:
    """One account for each office; Adpem and leadership read mail."""
    with mailing(installed_anywhere, box.url) as enrolled:
        for name, address in (("adpem", ADPEM), ("leadership", LEADERSHIP)):
            enrolled.parts.reminders.choosing.set_email(enrolled[name].account, address)
        yield enrolled


def at(staff: Staff, when: datetime) -> None:
    """Let it be that time, with the read models up to date."""
    catch_up(staff.parts)
    staff.parts.clock.now = when  # type: ignore[attr-defined]  # the tests' own clock


def number(staff: Staff, **more: object) -> str:
    """A new obstacle; its number."""
    (found,) = staff.parts.log.numbers([staff.raised(**more)]).values()
    return "KDL-{}-{}".format(*found)


def text(box: Mailbox, address: str) -> str:
    """What the one letter for that address says."""
    (letter,) = box.to(address)
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_ekobang_reads_what_is_new_overdue_and_due(staff: Staff, box: Mailbox) -> None:
    """On a working day Adpem gets one mail with the groups that hold anything, once, whatever runs twice."""
    late, soon = number(staff, needed_by=date(2024, 11, 28)), number(staff, needed_by=date(2024, 12, 1))
    hidden = number(staff, visibility=Visibility.LEADERSHIP_ONLY)
    at(staff, FRIDAY)
    assert [staff.parts.reminders.digests.write(Kind.DAILY) for _ in range(2)] == [1, 1]
    assert delivered(staff) == {"sent": 1}
    said = text(box, ADPEM)
    for title, named in (("Baru: 2", late), ("Lewat tenggat: 1", late), ("Jatuh tempo minggu ini: 1", soon)):
        assert named in said.split(title)[1].split("\n\n")[1], title
    assert hidden not in said
    assert "SIPD" not in said
    assert delivered(staff, timedelta(days=1)) == {}


def test_leadership_reads_one_page_a_week(staff: Staff, box: Mailbox) -> None:
    """On Monday leadership gets counts, the biggest, what it has to decide and the countdown; no sensitive amount."""
    big = number(staff, amount_at_stake=2_500_000_000)
    obstacle = staff.raised(amount_at_stake=7_000_000, visibility=Visibility.LEADERSHIP_ONLY)
    staff.do("assistant", obstacle, Escalate(to=Level.SECRETARY, reason=Text("Macet.")))
    at(staff, MONDAY)
    assert staff.parts.reminders.digests.write(Kind.WEEKLY) == 1
    assert delivered(staff) == {"sent": 1}
    said = text(box, LEADERSHIP)
    assert "2 belum selesai, nilai terdampak Rp2,5 miliar (0 tanpa nilai)." in said
    assert f"{big} · Dinas Kesehatan · Rp2,5 miliar" in said
    assert "Menunggu keputusan pimpinan: 1" in said
    assert "7 juta" not in said
    assert "SPP-LS: 15 Desember 2024 pukul 23.00 WITA – tersisa 9 hari kerja" in said


def test_no_digest_on_a_day_off(staff: Staff) -> None:
    """On a Saturday no daily digest is written, on a Tuesday no weekly one, and none to who does not want it."""
    digests, account = staff.parts.reminders.digests, staff["adpem"].account
    at(staff, FRIDAY + timedelta(days=1))
    assert (digests.write(Kind.DAILY), digests.due(Kind.DAILY)) == (0, False)
    at(staff, MONDAY + timedelta(days=1))
    assert (digests.write(Kind.WEEKLY), digests.due(Kind.WEEKLY)) == (0, False)
    unwanted = frozenset({(Kind.DAILY, Channel.EMAIL)})
    staff.parts.reminders.choosing.choose(account, unwanted=unwanted, quiet=None)
    assert digests.write(Kind.DAILY) == 0


def test_one_that_was_missed_is_made_up(staff: Staff) -> None:
    """Given nobody who led at seven, today's digest is due until it is written."""
    digests = staff.parts.reminders.digests
    at(staff, FRIDAY - timedelta(minutes=2))
    assert not digests.due(Kind.DAILY)
    at(staff, FRIDAY + timedelta(hours=3))
    assert digests.due(Kind.DAILY)
    digests.write(Kind.DAILY)
    assert not digests.due(Kind.DAILY)


def test_a_quiet_day_sends_nothing(staff: Staff, box: Mailbox) -> None:
    """Given nothing to tell, the digest is dropped and the log says so."""
    at(staff, FRIDAY)
    staff.parts.reminders.digests.write(Kind.DAILY)
    assert delivered(staff) == {"dropped": 1}
    assert box.letters == []


def test_a_desk_is_reminded_before_its_help_is_due(staff: Staff) -> None:
    """Help that is due within two working days reminds its desk once for each due date, and not on a day off."""
    obstacle = staff.raised()
    staff.act("assistant", obstacle, Accept())
    assign = AssignHelp(desk="BPKAD", due=date(2024, 12, 3), request=Text("Bantu SPM."))
    staff.act("assistant", obstacle, assign)
    found = []
    for days in range(6):
        at(staff, FRIDAY + timedelta(days=days))
        found.append(staff.parts.reminders.digests.remind_of_help())
    assert found == [1, 0, 0, 1, 1, 0]
    assert staff.told()["desk"] == ["assigned", "due_soon"]
