"""What an administrator mends of an account: who it is, a second factor that was lost, a binding to another server."""

from contextlib import suppress

from fastapi import APIRouter
from starlette.responses import Response

from domain.administration import Details, refuse_administrator
from domain.refusals import Invalid, NotFound
from web.administration.listing import HERE, crumbs, line_of
from web.administration.showing import page
from web.faults import NONE, Faults, faults_of
from web.forms import Posted
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)
ONE = f"{HERE}/{{account}}"


@router.get(f"{ONE}/details")
def details(visit: Arrived, account: str) -> Response:
    """Name and mail as they are kept."""
    refuse_administrator(visit.acting.kind)
    return _page(visit, account, visit.deps.keeping.details(account), NONE)


@router.post(f"{ONE}/details")
def correct(visit: Arrived, account: str, form: Posted) -> Response:
    """Keep what was typed."""
    refuse_administrator(visit.acting.kind)
    typed = Details(name=form.get("name"), email=form.get("email"))
    try:
        visit.deps.keeping.correct(account, typed, visit.acting)
    except Invalid as refusal:
        return _page(visit, account, typed, faults_of(refusal, visit.language))
    return redirect(visit, f"{HERE}/{account}", Notice("details_corrected"))


@router.post(f"{ONE}/second-factor/reset")
def reset_second_factor(visit: Arrived, account: str, form: Posted) -> Response:
    """Take away a second factor that was lost, with the reason for the trail."""
    refuse_administrator(visit.acting.kind)
    reason = form.get("reason")
    try:
        visit.deps.keeping.reset_second_factor(account, reason, visit.acting)
    except Invalid as refusal:
        return page(visit, account, faults_of(refusal, visit.language), reason=reason)
    return redirect(visit, f"{HERE}/{account}", Notice("second_factor_reset"))


@router.post(f"{ONE}/binding/loosen")
def loosen(visit: Arrived, account: str) -> Response:
    """Let whoever claims the account next at the other server have it; what is loosened twice is loose."""
    refuse_administrator(visit.acting.kind)
    with suppress(NotFound):
        visit.deps.keeping.loosen(account, visit.acting)
    return redirect(visit, f"{HERE}/{account}", Notice("binding_loosened"))


def _page(visit: Visit, account: str, typed: Details, faults: Faults) -> Response:
    title = visit.language.gettext("Perbaiki data diri")
    return render(
        visit,
        "administration/details.html",
        status=faults.status,
        page_title=title,
        breadcrumbs=crumbs(visit, title),
        line=line_of(visit, visit.deps.keeping.row(account)),
        typed=typed,
        faults=faults,
    )
