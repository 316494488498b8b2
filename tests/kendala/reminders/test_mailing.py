"""From the outbox to a real mail server, and what is done where it fails; on both databases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from domain.obstacle import Accept, AssignHelp, ChangeVisibility, Instruct, Return, Visibility
from domain.reminders import Channel, Kind, QuietHours
from domain.text import Text
from jobs.reminding import BACKOFF, Result
from kendala.engines import reading
from kendala.reminders.mail import Mail
from kendala.reminders.schema import attempts, deliveries
from kendala.reminders.wiring import Reminders
from kendala.settings import Settings
from tests.kendala.reminders.mailbox import Mailbox, free_port, served, silent
from tests.kendala.reminders.mailing import HEAD, OPERATOR, SENDER, delivered, mailing, returned
from tests.kendala.reminders.staff import Staff


@pytest.fixture
def box() -> Iterator[Mailbox]:
    """A mail server."""
    with served() as mailbox:
        yield mailbox


@pytest.fixture
def staff(installed_anywhere: Settings, box: Mailbox) -> Iterator[Staff]:
    """One account for each office; the operator and the head read mail, the latter in English."""
    with mailing(installed_anywhere, box.url) as enrolled:
        yield enrolled


def test_a_letter_in_two_forms_and_the_readers_language(staff: Staff, box: Mailbox) -> None:
    """Given a reminder, each reader gets one mail as text and as a page, with its number and nobody's words."""
    number = returned(staff)
    assert delivered(staff) == {"sent": 2}
    (mine,), (other,) = box.to(OPERATOR), box.to(HEAD)
    assert (mine["Subject"], other["Subject"]) == (
        f"{number} dikembalikan untuk dilengkapi.",
        f"{number} was returned to be completed.",
    )
    assert mine["List-Unsubscribe"] == "<https://kendala.example/notices/settings>"
    assert mine["Auto-Submitted"] == "auto-generated"
    assert mine.get_content_type() == "multipart/alternative"
    text, page = (mine.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None and page is not None  # noqa: PT018 - one fact
    for form in (text.get_content(), page.get_content()):
        assert f"https://kendala.example/obstacles/{number}" in form
        assert "RAHASIA" not in form
    assert delivered(staff, timedelta(days=1)) == {}


def test_several_reminders_are_one_letter(staff: Staff, box: Mailbox) -> None:
    """Given three reminders that are due at once, a reader gets one mail that names all three."""
    numbers = [returned(staff) for _ in range(3)]
    assert delivered(staff) == {"sent": 6}
    (letter,) = box.to(OPERATOR)
    assert letter["Subject"] == "3 pemberitahuan dari Kendala"
    text = letter.get_body(("plain",))
    assert text is not None
    assert all(number in text.get_content() for number in numbers)


def test_of_what_leadership_alone_sees_only_the_number_goes_out(staff: Staff, box: Mailbox) -> None:
    """Given an instruction on a sensitive case, the mail to its raiser names the number and not what happened."""
    obstacle = staff.raised(visibility=Visibility.LEADERSHIP_ONLY)
    staff.act("leadership", obstacle, Instruct(text=Text("Segerakan.")))
    assert delivered(staff) == {"sent": 1}
    (letter,) = box.to(OPERATOR)
    assert letter["Subject"].startswith("Ada perkembangan pada KDL-2024-")
    assert "arahan" not in letter.as_string()


def test_what_was_closed_before_it_went_out_stays(staff: Staff, box: Mailbox) -> None:
    """Given a mail that waits while its obstacle is hidden from the reader, it is dropped and the log says why."""
    obstacle = staff.raised()
    staff.act("adpem", obstacle, Return(reason=Text("Lengkapi.")))
    hide = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Peka."))
    staff.act("assistant", obstacle, hide)
    assert delivered(staff) == {"sent": 1, "dropped": 1}
    assert box.to(HEAD) == []
    assert [trouble for trouble in troubles(staff) if trouble] == ["the obstacle may not be seen any more"]


def test_one_refused_address_keeps_no_other_waiting(staff: Staff, box: Mailbox) -> None:
    """Given a server that knows no such mailbox, that delivery ends visibly and the other arrives."""
    box.refuses.add(OPERATOR)
    returned(staff)
    assert delivered(staff) == {"sent": 1, "failed": 1}
    assert states(staff) == {"operator": "failed", "head": "sent"}
    assert "550 no such mailbox" in troubles(staff)
    assert delivered(staff, timedelta(days=1)) == {}


def test_a_busy_mailbox_is_tried_again(staff: Staff, box: Mailbox) -> None:
    """Given an address that is deferred, the mail arrives at the next try, a minute later and not before."""
    box.defers.add(OPERATOR)
    returned(staff)
    assert delivered(staff) == {"sent": 1, "failed": 1}
    box.defers.clear()
    assert delivered(staff, timedelta(seconds=50)) == {}
    assert delivered(staff, timedelta(seconds=20)) == {"sent": 1}
    assert len(box.to(OPERATOR)) == len(box.to(HEAD)) == 1


def test_a_server_that_is_down_is_asked_later_and_later(staff: Staff) -> None:
    """Given no server, each delivery is tried after every step of the backoff, then given up where all can see it."""
    down = reminders_with(staff, f"smtp://127.0.0.1:{free_port()}")
    returned(staff)
    assert down.deliver()[Result.FAILED] == 2
    for n, pause in enumerate(BACKOFF):
        assert set(states(staff).values()) == {"waiting"}, n
        staff.parts.clock.now += pause + timedelta(seconds=1)  # type: ignore[attr-defined]  # likewise
        assert down.deliver()[Result.FAILED] == 2
    assert set(states(staff).values()) == {"failed"}
    assert len(troubles(staff)) == 2 * (len(BACKOFF) + 1)
    assert all(trouble and "Connection" in trouble for trouble in troubles(staff))


def test_a_server_that_never_answers_costs_one_wait(staff: Staff) -> None:
    """Given a server that takes a connection and says nothing, the wait ends and no other address waits for it."""
    returned(staff)
    with silent() as url:
        slow = reminders_with(staff, url, timeout=0.2)
        assert slow.deliver()[Result.FAILED] == 2
    assert set(states(staff).values()) == {"waiting"}
    assert delivered(staff, timedelta(minutes=2)) == {"sent": 2}


def test_quiet_hours_hold_messages_and_the_mark(staff: Staff, box: Mailbox) -> None:
    """Given quiet hours, the bell shows no mark and the mail goes out when they end."""
    account = staff["operator"].account
    staff.parts.reminders.choosing.choose(account, unwanted=frozenset(), quiet=QuietHours(time(11), time(14, 30)))
    returned(staff)
    assert staff.parts.reminders.bell.unread(account) == 0
    assert delivered(staff, timedelta(hours=2)) == {"sent": 1}
    assert box.to(OPERATOR) == []
    assert delivered(staff, timedelta(minutes=31)) == {"sent": 1}
    assert staff.parts.reminders.bell.unread(account) == 1


def test_each_kind_goes_only_the_ways_that_are_wanted(staff: Staff, box: Mailbox) -> None:
    """Given a kind that is unwanted by mail or on the bell, it does not go there and goes everywhere else."""
    unwanted = {"operator": Channel.EMAIL, "head": Channel.BELL}
    for name, way in unwanted.items():
        pairs = frozenset({(Kind.RETURNED, way)})
        staff.parts.reminders.choosing.choose(staff[name].account, unwanted=pairs, quiet=None)
    returned(staff)
    bell = staff.parts.reminders.bell
    assert (bell.unread(staff["operator"].account), bell.unread(staff["head"].account)) == (1, 0)
    assert delivered(staff) == {"sent": 1}
    assert (len(box.to(OPERATOR)), len(box.to(HEAD))) == (0, 1)


def test_an_erased_person_gets_nothing(staff: Staff, box: Mailbox) -> None:
    """Given mail that waits when a person is erased, it goes with the address, the choices and the reminders."""
    number = returned(staff)
    staff.parts.access.people.erase(staff["operator"].person)
    assert delivered(staff) == {"sent": 1}
    assert box.to(OPERATOR) == []
    assert staff.parts.reminders.bell.list(staff["operator"].account) == []
    assert number


def test_a_desk_reads_its_assignment(staff: Staff, box: Mailbox) -> None:
    """Given help assigned to a desk, its mail names the desk and the date."""
    staff.parts.reminders.choosing.set_email(staff["desk"].account, "bpkad@example.go.id")
    obstacle = staff.raised()
    staff.act("assistant", obstacle, Accept())
    assign = AssignHelp(desk="BPKAD", due=date(2024, 12, 20), request=Text("Bantu SPM."))
    staff.act("assistant", obstacle, assign)
    assert delivered(staff) == {"sent": 1}
    (letter,) = box.to("bpkad@example.go.id")
    assert "Bidang BPKAD ditugaskan mendampingi KDL-2024-" in letter["Subject"]
    assert "20 Desember 2024" in letter["Subject"]


def reminders_with(staff: Staff, url: str, timeout: float = 5.0) -> Reminders:
    """The same reminders over another mail server."""
    parts = staff.parts
    other = replace(parts.reminders)
    mail = Mail(url=url, sender=SENDER, clock=parts.clock, timeout=timeout)
    other.__dict__["carriers"] = {Channel.EMAIL: mail.send}
    return other


def states(staff: Staff) -> dict[str, str]:
    """The state of each delivery by who gets it."""
    names = {acting.account: name for name, acting in staff.offices.items()}
    with reading(staff.parts.access_engine) as connection:
        rows = connection.execute(select(deliveries.c.account, deliveries.c.state))
        return {names[account]: state for account, state in rows}


def troubles(staff: Staff) -> list[str | None]:
    """What every attempt says."""
    with reading(staff.parts.access_engine) as connection:
        return list(connection.execute(select(attempts.c.trouble)).scalars())
