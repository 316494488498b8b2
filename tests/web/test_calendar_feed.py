"""The calendar behind a secret address."""

import re
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from icalendar import Calendar

from domain.obstacle import Accept, AssignHelp, ChangeVisibility, ExtendAssistance, HandBack, TakeAssistance, Visibility
from domain.text import Text
from tests.web.visitors import Site, Visitor

ADDRESS = re.compile(r"/calendar-feed/[A-Za-z0-9_-]{43}\.ics")
HERE = "/notices/settings"


def feed(visitor: Visitor) -> str:
    """Make a calendar's address and copy it."""
    page = visitor.post(f"{HERE}/calendar")
    (address,) = ADDRESS.findall(page.html)
    return str(address)


def entries(site: Site, address: str) -> dict[str, date | datetime]:
    """What a calendar program, which has no session, reads: the summaries with their days."""
    answer = site.stranger().client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return {str(each["summary"]): each.decoded("dtstart") for each in Calendar.from_ical(answer.text).walk("VEVENT")}


def assigned(site: Site) -> UUID:
    """An obstacle that is needed by a day, with help that is due."""
    obstacle = site.house.raised(needed_by=date(2024, 12, 13))
    site.house.act("assistant", obstacle, Accept())
    assign = AssignHelp(desk="BPKAD", due=date(2024, 12, 9), request=Text("Bantu SPM."))
    site.house.act("assistant", obstacle, assign)
    return obstacle


def test_a_desk_and_an_agency_read_their_dates(site: Site) -> None:
    """The desk's calendar holds its help by the day it is due, the agency's the day its obstacle is needed by."""
    number = site.number(assigned(site))
    desk, head = feed(site["desk"]), feed(site["head"])
    assert entries(site, desk)[f"Batas pendampingan {number} oleh Bidang BPKAD"] == date(2024, 12, 9)
    assert entries(site, head)[f"Tenggat {number}"] == date(2024, 12, 13)
    assert f"Tenggat {number}" not in entries(site, desk)
    assert number not in str(entries(site, feed(site["stranger"])))
    assert number not in str(entries(site, feed(site["idle_desk"])))


def test_year_end_deadlines_keep_their_own_time(site_on_sqlite: Site) -> None:
    """The deadlines of the year stand at their minute in the zone they were set in, Sunday or not."""
    calendar = entries(site_on_sqlite, feed(site_on_sqlite["adpem"]))
    at = calendar["Batas SPP-LS tahun 2024"]
    assert isinstance(at, datetime)
    assert at.tzinfo is not None
    known = site_on_sqlite.house.parts.almanacs.current().deadlines.cut_off(2024)
    assert at.date() == known


def test_what_moves_keeps_its_name(site_on_sqlite: Site) -> None:
    """Given help that is extended and then handed back, its entry moves under the same name and goes."""
    obstacle = assigned(site_on_sqlite)
    address, house = feed(site_on_sqlite["desk"]), site_on_sqlite.house
    client = site_on_sqlite.stranger().client

    def named() -> dict[str, date]:
        found = Calendar.from_ical(client.get(address).text).walk("VEVENT")
        return {str(e["uid"]): e.decoded("dtstart") for e in found if f"help-{obstacle}" in str(e["uid"])}

    before = named()
    house.act("desk", obstacle, TakeAssistance(n=1))
    house.act("assistant", obstacle, ExtendAssistance(n=1, due=date(2024, 12, 16), reason=Text("Libur.")))
    assert named() == dict.fromkeys(before, date(2024, 12, 16))
    house.act("desk", obstacle, HandBack(n=1, text=Text("Tuntas.")))
    assert named() == {}


def test_rights_are_those_of_the_moment(site_on_sqlite: Site) -> None:
    """Given an obstacle that is hidden from the agency's head, it leaves the head's calendar and not its raiser's."""
    obstacle = assigned(site_on_sqlite)
    number = site_on_sqlite.number(obstacle)
    head, raiser = feed(site_on_sqlite["head"]), feed(site_on_sqlite["operator"])
    hide = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Peka."))
    site_on_sqlite.house.act("assistant", obstacle, hide)
    assert f"Tenggat {number}" not in entries(site_on_sqlite, head)
    assert f"Tenggat {number}" in entries(site_on_sqlite, raiser)


@pytest.mark.parametrize("end", ["/calendar", "/calendar/end"])
def test_an_old_address_opens_nothing(site_on_sqlite: Site, end: str) -> None:
    """A renewed or removed address is not found from then on."""
    visitor = site_on_sqlite["colleague"]
    address = feed(visitor)
    assert "Alamat dibuat" in visitor.get(HERE).text
    assert address not in visitor.get(HERE).html
    visitor.send(HERE + end)
    assert site_on_sqlite.stranger().client.get(address).status_code == 404


def test_a_disabled_account_has_no_calendar(site_on_sqlite: Site) -> None:
    """Given an account that is shut, its calendar is shut with it."""
    accounts, account = site_on_sqlite.house.parts.access.accounts, site_on_sqlite.house["strange_head"].acting.account
    address = feed(site_on_sqlite["strange_head"])
    accounts.disable(account)
    assert site_on_sqlite.stranger().client.get(address).status_code == 404
    accounts.enable(account)
    assert site_on_sqlite.stranger().client.get(address).status_code == 200


def test_guessing_is_slowed_down(site_on_sqlite: Site) -> None:
    """Who goes on asking for addresses that are none has to wait, and a real one still opens from there."""
    address, client = feed(site_on_sqlite["auditor"]), site_on_sqlite.stranger().client
    answers = {client.get(f"/calendar-feed/{n}.ics").status_code for n in range(40)}
    assert answers == {404, 429}
    assert client.get(address).status_code == 200


def test_a_calendar_is_what_the_standard_says(site_on_sqlite: Site) -> None:
    """Every entry has its name, its stamp in UTC and its day, lines are folded, and zones are explained."""
    assigned(site_on_sqlite)
    text = site_on_sqlite.stranger().client.get(feed(site_on_sqlite["head"])).text
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = Calendar.from_ical(text)
    assert calendar["prodid"]
    found = calendar.walk("VEVENT")
    assert len({str(each["uid"]) for each in found}) == len(found) > 0
    assert all(each.decoded("dtstamp").utcoffset() == datetime.now(UTC).utcoffset() for each in found)
    assert {str(each["tzid"]) for each in calendar.walk("VTIMEZONE")} >= {"Asia/Makassar"}
    assert "Tender" not in text
