"""The form by which an account comes to hold an office."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from domain.acting import OfficeKind, Standing
from domain.administration import Appointment, refuse_administrator
from domain.refusals import NotFound, Refused
from web.administration.listing import HERE, crumbs, line_of
from web.faults import NONE, Faults, faults_of
from web.forms import Form, Posted, new_key
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.visiting import Arrived, Visit
from wording.terms import word, words

router = APIRouter(include_in_schema=False)
ONE = f"{HERE}/{{account}}/offices"
LONGEST_LETTER = 200


@router.get(f"{ONE}/new")
def new_office(visit: Arrived, account: str) -> Response:
    """The empty form."""
    refuse_administrator(visit.acting.kind)
    return _page(visit, account, Form(), NONE)


@router.post(ONE)
def appoint(visit: Arrived, account: str, form: Posted) -> Response:
    """Let the account hold one more office."""
    refuse_administrator(visit.acting.kind)
    try:
        wanted = appointment(form)
        form.refuse()
        visit.deps.keeping.appoint(account, wanted, visit.acting)
    except NotFound:
        raise
    except Refused as refusal:
        return _page(visit, account, form, faults_of(refusal, visit.language))
    return redirect(visit, f"{HERE}/{account}", Notice("holder_appointed"))


def appointment(form: Form) -> Appointment:
    """What was typed about the office; notes what cannot be read."""
    if len(form.get("letter")) > LONGEST_LETTER:
        form.fault("letter", "too_long", longest=LONGEST_LETTER)
    return Appointment(
        kind=form.needed_choice("kind", OfficeKind),
        agency=form.get("agency") or None,
        desk=form.get("desk") or None,
        from_on=form.day("from_on"),
        until_on=form.day("until_on"),
        standing=form.choice("standing", Standing) or Standing.DEFINITIVE,
        letter=form.get("letter") or None,
    )


def seats(visit: Visit, form: Form) -> Mapping[str, Any]:
    """What the fields of an office need: the choices, what was typed, the key of the form."""
    said_in, directory = visit.language, visit.directory
    return {
        "values": form.values,
        "key": form.key if form.pairs else new_key(),
        "choices": {
            "kind": [(each.value, word(each, said_in)) for each in OfficeKind if each is not OfficeKind.SYSTEM],
            "standing": list(words("standing", said_in)),
            "agency": [(each.code, f"{each.name} ({each.code})") for each in directory.agencies() if not each.retired],
            "desk": [(each.code, f"{each.name} ({each.code})") for each in directory.desks() if not each.retired],
        },
    }


def _page(visit: Visit, account: str, form: Form, faults: Faults) -> Response:
    line, title = line_of(visit, visit.deps.keeping.row(account)), visit.language.gettext("Tunjuk ke jabatan")
    way = crumbs(visit, line.username)
    way[-1]["href"] = line.href
    return render(
        visit,
        "administration/new_office.html",
        status=faults.status,
        page_title=title,
        breadcrumbs=[*way, {"href": "", "label": title}],
        line=line,
        faults=faults,
        **seats(visit, form),
    )
