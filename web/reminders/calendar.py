"""`/calendar-feed/{secret}.ics`: a person's dates for a calendar program, which cannot log in.

The one page that opens without a session: the secret in its address is what lets in. It shows dates and numbers of
what the person may see at that moment, and nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from fastapi import APIRouter
from icalendar import Calendar, Event
from starlette.responses import Response

from domain.accounts import Account
from domain.acting import Acting
from domain.almanac import Deadline
from domain.almanac.deadlines import ZONES
from domain.refusals import NotFound
from projections.agenda import Owed, agenda
from web.addresses import obstacle_address
from web.visiting import Arrived, Visit
from wording.language import Language, language
from wording.offices import desk_title
from wording.terms import word

router = APIRouter(include_in_schema=False)
#: How often calendar programs are asked to come back.
AGAIN = timedelta(hours=1)
LONGEST_SECRET = 100


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry: `key` names it for ever, `at` is a day or a time in its own zone."""

    key: str
    at: date | datetime
    summary: str
    href: str = ""


@router.get("/calendar-feed/{secret}.ics")
def calendar_feed(visit: Arrived, secret: str) -> Response:
    """The calendar of whose secret it is. Raises NotFound for any other, TooManyAttempts for who goes on guessing."""
    owner = visit.deps.reminders.calendars.owner(secret[:LONGEST_SECRET], visit.client.address)
    if owner is None:
        raise NotFound("page", "calendar")
    entries = {each.key: each for each in _dated(visit, owner)}
    body = _calendar(visit, language(owner.language), list(entries.values())).to_ical()
    return Response(body, media_type="text/calendar; charset=utf-8", headers={"Cache-Control": "private, no-store"})


def _dated(visit: Visit, owner: Account) -> Iterator[Dated]:
    """What the owner has to keep in mind in any of today's offices."""
    said_in, offices = language(owner.language), visit.directory.offices_of(owner.id, visit.today)
    with visit.deps.reads.connect() as connection:
        for acting in offices:
            yield from (_owed(visit, each, said_in) for each in agenda(connection, acting))
    if offices:
        yield from _year_ends(visit, offices, said_in)


def _owed(visit: Visit, owed: Owed, said_in: Language) -> Dated:
    href = f"{visit.deps.reminders.public_url}{obstacle_address(owed.number)}"
    if owed.n is None:
        return Dated(f"needed-{owed.obstacle}", owed.on, said_in.gettext("Tenggat {number}", number=owed.number), href)
    desk = desk_title(owed.desk, visit.directory, said_in)
    summary = said_in.gettext("Batas pendampingan {number} oleh {desk}", number=owed.number, desk=desk)
    return Dated(f"help-{owed.obstacle}-{owed.n}", owed.on, summary, href)


def _year_ends(visit: Visit, offices: tuple[Acting, ...], said_in: Language) -> Iterator[Dated]:
    """The year-end deadlines from this year on, with the dispensation of the owner's own agency."""
    agency = next((acting.agency for acting in offices if acting.agency), None)
    for deadline in visit.deps.almanac.current().deadlines.by_document.values():
        if deadline.year >= visit.today.year:
            yield _year_end(deadline, agency, said_in)


def _year_end(deadline: Deadline, agency: str | None, said_in: Language) -> Dated:
    at = deadline.for_agency(agency) if agency else deadline.at
    document = word(deadline.document, said_in)
    summary = said_in.gettext("Batas {document} tahun {year}", document=document, year=deadline.year)
    return Dated(f"year-end-{deadline.year}-{deadline.document}", at.astimezone(ZONES[deadline.zone]), summary)


def _calendar(visit: Visit, said_in: Language, entries: list[Dated]) -> Calendar:
    """RFC 5545. Identifiers stay the same from one fetch to the next, so that what moved moves and is not doubled."""
    made = Calendar()
    made.add("prodid", f"-//Kendala//Kendala {visit.deps.version}//{said_in.code.upper()}")
    made.add("version", "2.0")
    made.add("name", "Kendala")
    made.add("x-wr-calname", "Kendala")
    made.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    host = urlsplit(visit.deps.reminders.public_url).hostname
    for entry in entries:
        made.add_component(_event(visit, entry, f"{entry.key}@{host}"))
    made.add_missing_timezones()
    return made


def _event(visit: Visit, entry: Dated, uid: str) -> Event:
    made = Event()
    made.add("uid", uid)
    made.add("dtstamp", visit.now)
    made.add("dtstart", entry.at)
    made.add("summary", entry.summary)
    made.add("transp", "TRANSPARENT")
    if entry.href:
        made.add("url", entry.href)
    return made
