"""`/notices`: what one was reminded of, the unread ones marked."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.acting import Acting
from domain.refusals import NotFound
from domain.reminders import Kind
from domain.reminders.keeping import Reminder
from projections.glimpse import titles
from web.addresses import obstacle_address, with_query
from web.forms import Form, Posted
from web.live import LIVE
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import ago, long_moment
from wording.offices import office_title
from wording.reminders import reminder_sentence

router = APIRouter(include_in_schema=False)
HERE = "/notices"
SHOWN = 50
LARGEST_ID = 2**53
ICONS = {
    Kind.ASSIGNED: "hand-helping",
    Kind.DUE_SOON: "calendar-clock",
    Kind.FLAGGED: "flag",
    Kind.ESCALATED: "chevrons-up",
    Kind.RETURNED: "undo-2",
    Kind.DECIDED: "gavel",
    Kind.INSTRUCTED: "megaphone",
    Kind.STATED_DONE: "check",
    Kind.RESOLVED: "circle-check-big",
    Kind.CARRIED_OVER: "corner-down-right",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A reminder in words; `office` is empty where the account holds one office only."""

    id: int
    sentence: str
    title: str
    icon: str
    when: str
    iso: str
    exactly: str
    office: str
    unread: bool


@router.get(HERE)
def reminders(visit: Arrived) -> Response:
    """The account's reminders in all its offices, the newest first."""
    before = id_of(visit.request.query_params.get("before", ""))
    found = visit.deps.reminders.bell.list(visit.caller.account, before=before, limit=SHOWN + 1)
    shown = found[:SHOWN]
    with visit.deps.reads.connect() as connection:
        seen = titles(connection, visit.caller.offices, {each.obstacle for each in shown})
    return render(
        visit,
        "reminders/list.html",
        page_title=visit.language.gettext("Pemberitahuan"),
        lines=[line_of(visit, each, seen[each.obstacle]) for each in shown if each.obstacle in seen],
        newest=shown[0].id if shown else 0,
        older=with_query(HERE, [("before", shown[-1].id)]) if len(found) > SHOWN else "",
        newer=HERE if before else "",
        exports=[offered(visit, "notices")] if shown else (),
        live_url=LIVE,
    )


def id_of(typed: str) -> int | None:
    """The id that was typed or linked; None without one. Raises NotFound for what is no id."""
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and int(typed[:20]) < LARGEST_ID):
        raise NotFound("page", typed)
    return int(typed)


def line_of(visit: Visit, each: Reminder, title: str) -> Line:
    """The reminder in words."""
    said_in, offices = visit.language, visit.caller.offices
    held = next((office for office in offices if office.office == each.office), None)
    return Line(
        id=each.id,
        sentence=reminder_sentence(each.kind, each.number, each.facts, visit.directory, said_in),
        title=title or said_in.gettext("(teks dihapus)"),
        icon=ICONS[each.kind],
        when=ago(each.created_at, visit.now, said_in),
        iso=each.created_at.isoformat(timespec="seconds"),
        exactly=long_moment(each.created_at, said_in),
        office=office_title(held, visit.directory, said_in) if held and len(offices) > 1 else "",
        unread=each.read_at is None,
    )


@router.post("/notices/open")
def open_one(visit: Arrived, form: Posted) -> Response:
    """Go to the obstacle, in the office that was reminded; from now on it counts as read."""
    found = _named(visit, form)
    visit.deps.reminders.bell.mark_read(found.account, found.id)
    here: Acting | None = visit.caller.acting
    if here is not None and here.office != found.office and _holds(visit, found.office):
        visit.deps.door.switch_office(visit.caller, found.office)
    return redirect(visit, obstacle_address(found.number))


@router.post("/notices/read")
def read_one(visit: Arrived, form: Posted) -> Response:
    """Count one as read."""
    found = _named(visit, form)
    visit.deps.reminders.bell.mark_read(found.account, found.id)
    return redirect(visit, HERE)


@router.post("/notices/read-all")
def read_all(visit: Arrived, form: Posted) -> Response:
    """Count as read all that the page showed or has behind it; what came since stays unread."""
    visit.deps.reminders.bell.mark_all_read(visit.caller.account, id_of(form.get("upto")) or 0)
    return redirect(visit, HERE, Notice("reminders_read"))


def _named(visit: Visit, form: Form) -> Reminder:
    """Raises NotFound."""
    return visit.deps.reminders.bell.find(visit.caller.account, id_of(form.get("reminder")) or 0)


def _holds(visit: Visit, office: str) -> bool:
    return any(held.office == office for held in visit.caller.offices)
