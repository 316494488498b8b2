"""What the administrator does with one account: a new link, shut, open again, end sessions, erase."""

from contextlib import suppress

from fastapi import APIRouter
from starlette.responses import Response

from domain.administration import refuse_administrator
from domain.refusals import NotFound
from web.administration.links import show_once
from web.administration.listing import HERE
from web.administration.showing import page
from web.faults import UNPROCESSABLE, Error, Faults
from web.forms import Posted
from web.notices import Notice
from web.saving import redirect
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)
ONE = f"{HERE}/{{account}}"


@router.post(f"{ONE}/link")
def make_link(visit: Arrived, account: str) -> Response:
    """A new link, shown once; the one before is worth nothing any more."""
    refuse_administrator(visit.acting.kind)
    link = visit.deps.keeping.make_link(account, visit.acting)
    return show_once(visit, _back(visit, account, "link_made"), account, link.secret)


@router.post(f"{ONE}/disable")
def disable(visit: Arrived, account: str) -> Response:
    """Shut it at once."""
    refuse_administrator(visit.acting.kind)
    visit.deps.keeping.disable(account, visit.acting)
    return _back(visit, account, "account_disabled")


@router.post(f"{ONE}/enable")
def enable(visit: Arrived, account: str) -> Response:
    """Let it log in again."""
    refuse_administrator(visit.acting.kind)
    visit.deps.keeping.enable(account, visit.acting)
    return _back(visit, account, "account_enabled")


@router.post(f"{ONE}/sessions/end")
def end_session(visit: Arrived, account: str, form: Posted) -> Response:
    """End one session; what is ended twice is ended."""
    refuse_administrator(visit.acting.kind)
    with suppress(NotFound):
        visit.deps.keeping.end_session(account, form.get("session"), visit.acting)
    return _back(visit, account, "session_revoked")


@router.post(f"{ONE}/sessions/end-all")
def end_sessions(visit: Arrived, account: str) -> Response:
    """End all its sessions."""
    refuse_administrator(visit.acting.kind)
    visit.deps.keeping.end_sessions(account, visit.acting)
    return _back(visit, account, "all_sessions_ended")


@router.post(f"{ONE}/erase")
def erase(visit: Arrived, account: str, form: Posted) -> Response:
    """Remove who it was, for good; asks for a tick first."""
    refuse_administrator(visit.acting.kind)
    if form.get("sure") != "yes":
        told = visit.language.gettext("Centang dahulu bahwa data diri ini memang akan dihapus.")
        return page(visit, account, Faults(UNPROCESSABLE, {"sure": told}, (Error("sure", told),)))
    visit.deps.keeping.erase(account, visit.acting)
    return _back(visit, account, "account_erased")


def _back(visit: Visit, account: str, told: str) -> Response:
    return redirect(visit, f"{HERE}/{account}", Notice(told))
