"""The form for a new account: who, in which office, for how long and on what ground."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from domain.administration import NewAccount, refuse_administrator
from domain.refusals import Invalid, Refused
from web.administration.appointing import appointment, seats
from web.administration.links import show_once
from web.administration.listing import HERE, crumbs
from web.faults import NONE, Faults, faults_of
from web.forms import Form, Posted, new_key
from web.hints import learned
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)
NEW = f"{HERE}/new"
LONGEST_NAME = 200


@router.get(NEW)
def new_account(visit: Arrived, kind: Annotated[str, Query(max_length=20)] = "") -> Response:
    """The empty form, for that kind of office where the way here names one."""
    refuse_administrator(visit.acting.kind)
    return _page(visit, Form(pairs=[("key", new_key()), ("kind", kind)]), NONE)


@router.post(HERE)
def open_account(visit: Arrived, form: Posted) -> Response:
    """Open it, and show the link by which its first password is set."""
    refuse_administrator(visit.acting.kind)
    keeping = visit.deps.keeping
    try:
        account = keeping.open(_read(form), visit.acting)
        link = keeping.make_link(account, visit.acting)
    except (Invalid, Refused) as refusal:
        return _page(visit, form, faults_of(refusal, visit.language))
    learned(visit, "open_account")
    return show_once(visit, redirect(visit, f"{HERE}/{account}", Notice("account_opened")), account, link.secret)


def _read(form: Form) -> NewAccount:
    """What was typed; raises Invalid with all that cannot be read."""
    if len(form.get("name")) > LONGEST_NAME:
        form.fault("name", "too_long", longest=LONGEST_NAME)
    if not form.get("username"):
        form.fault("username", "required")
    wanted = NewAccount(
        key=form.key,
        username=form.get("username"),
        name=form.get("name") or None,
        language=form.get("language") or "id",
        first=appointment(form),
    )
    form.refuse()
    return wanted


def _page(visit: Visit, form: Form, faults: Faults) -> Response:
    title = visit.language.gettext("Akun baru")
    return render(
        visit,
        "administration/new_account.html",
        status=faults.status,
        page_title=title,
        breadcrumbs=crumbs(visit, title),
        faults=faults,
        username=form.get("username"),
        **seats(visit, form),
    )
