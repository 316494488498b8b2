"""One account: who it is, its offices, its sessions, and what was done with it."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from domain.accounts import SessionView
from domain.acting import OfficeKind
from domain.administration import AccountRow, refuse_reader
from domain.directory.offices import Office, Tenure
from web.administration.links import shown_once, was_shown
from web.administration.listing import HERE, crumbs, line_of, state_of, trail_line
from web.faults import NONE, Faults
from web.forms import new_key
from web.rendering import render
from web.sessions import browser_name
from web.visiting import Arrived, Visit
from wording.dates import ago, long_moment, short_day
from wording.offices import office_title

router = APIRouter(include_in_schema=False)
ACTS_SHOWN = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class TenureLine:
    """An office that the account holds, held or will hold; `reaches`: into today or later."""

    title: str
    days: str
    letter: str
    holds: bool
    id: str
    reaches: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionLine:
    """A live session in words."""

    id: str
    browser: str
    address: str
    began: str
    seen: str


@router.get(f"{HERE}/{{account}}")
def account_page(visit: Arrived, account: str) -> Response:
    """The account; a link that was made just now is shown this once."""
    return page(visit, account, NONE)


def page(visit: Visit, account: str, faults: Faults, *, reason: str = "") -> Response:
    """The page, with what a form on it was refused for."""
    refuse_reader(visit.acting.kind)
    keeping, row = visit.deps.keeping, visit.deps.keeping.row(account)
    line = line_of(visit, row)
    answer = render(
        visit,
        "administration/account.html",
        status=faults.status,
        page_title=line.username,
        breadcrumbs=crumbs(visit, line.username),
        account=row,
        line=line,
        state=state_of(row),
        link=shown_once(visit, row.id),
        tenures=_tenures(visit, row),
        sessions=[_session(visit, each) for each in visit.deps.sessions.list(row.id)],
        trail=[trail_line(visit, each) for each in keeping.trail(account=row.id, limit=ACTS_SHOWN)],
        may_act=visit.acting.kind is OfficeKind.ADMIN,
        **_keys(visit, row),
        reason=reason,
        key=new_key(),
        faults=faults,
    )
    return was_shown(visit, answer)


def _keys(visit: Visit, row: AccountRow) -> dict[str, Any]:
    """Whether it is one's own, and what lets its owner in."""
    keeping = visit.deps.keeping
    return {
        "own": row.id == visit.caller.account,
        "bound": keeping.is_bound(row.id),
        "second_factor": keeping.has_second_factor(row.id),
    }


def _tenures(visit: Visit, row: AccountRow) -> list[TenureLine]:
    found = ((office, tenure) for office in visit.directory.offices() for tenure in office.tenures)
    return [_tenure(visit, office, tenure) for office, tenure in found if tenure.account == row.id]


def _tenure(visit: Visit, office: Office, tenure: Tenure) -> TenureLine:
    said_in, since = visit.language, short_day(tenure.from_on)
    until = short_day(tenure.until_on) if tenure.until_on else said_in.gettext("seterusnya")
    return TenureLine(
        title=office_title(office.held_by(tenure), visit.directory, said_in),
        days=f"{since} – {until}",
        letter=tenure.letter or "",
        holds=tenure.covers(visit.today) and not office.retired,
        id=office.id,
        reaches=tenure.reaches(visit.today),
    )


def _session(visit: Visit, view: SessionView) -> SessionLine:
    return SessionLine(
        id=view.id,
        browser=browser_name(view.browser) or visit.language.gettext("Peramban tidak dikenal"),
        address=view.address,
        began=long_moment(view.created_at, visit.language),
        seen=ago(view.last_seen_at, visit.now, visit.language),
    )
