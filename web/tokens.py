"""One's own tokens for programs: what they may be used for and how long is chosen where they are made."""

from datetime import timedelta

from fastapi import APIRouter
from starlette.responses import Response

from domain.refusals import Invalid, Refused
from domain.scopes import READ, SUBJECTS, WRITE
from web.faults import NONE, UNPROCESSABLE, Error, Faults, faults_of
from web.forms import Form, Posted, new_key
from web.rendering import render
from web.visiting import Arrived, Visit
from wording.dates import age
from wording.refusals import sentence
from wording.scopes import subject_name

router = APIRouter(include_in_schema=False)
HERE = "/sessions/tokens"
#: In days: a token of a person always ends; one without an end is made in the shell.
LASTS = (30, 7, 90, 365)
SOME = "some"


@router.get(HERE)
def new_token(visit: Arrived) -> Response:
    """The form for a new one."""
    _ = visit.owner
    return _page(visit, NONE, {"scopes": READ, "days": str(LASTS[0])}, key=new_key())


@router.post(HERE)
def make_token(visit: Arrived, form: Posted) -> Response:
    """Make it, and show it this one time. Sent twice, it is made once."""
    caller = visit.owner
    try:
        lasts = timedelta(days=_days(form))
        plain = visit.deps.tokens.create(
            caller.account, form.get("name"), visit.now + lasts, scopes=_scopes(form), key=form.key
        )
    except Invalid as refusal:
        return _page(visit, faults_of(refusal, visit.language), form.values, form.key)
    except Refused as refusal:
        told = sentence(refusal, visit.language)
        return _page(visit, Faults(UNPROCESSABLE, {}, (Error("", told),)), form.values, form.key)
    return _page(visit, NONE, {}, form.key, made=plain)


def _days(form: Form) -> int:
    """Raises Invalid."""
    chosen = form.get("days")
    if chosen not in {str(days) for days in LASTS}:
        raise Invalid(days=("unknown_value", {}))
    return int(chosen)


def _scopes(form: Form) -> frozenset[str]:
    reach = form.get("scopes")
    if reach != SOME:
        return frozenset({reach})
    chosen = {subject: form.get(f"may-{subject}") for subject in SUBJECTS}
    return frozenset(f"{subject}:{may}" for subject, may in chosen.items() if may)


def _page(visit: Visit, faults: Faults, values: dict[str, str], key: str, *, made: str = "") -> Response:
    said_in = visit.language
    return render(
        visit,
        "tokens.html",
        status=faults.status,
        page_title=said_in.gettext("Token baru"),
        made=made,
        subjects=[(subject, subject_name(subject, said_in)) for subject in SUBJECTS],
        lasts=[(str(n), age(n, said_in)) for n in sorted(LASTS)],
        reaches=[
            (READ, said_in.gettext("Membaca semuanya")),
            (WRITE, said_in.gettext("Membaca dan mengubah semuanya")),
            (SOME, said_in.gettext("Pilih per hal")),
        ],
        mays=[(READ, said_in.gettext("Baca")), (WRITE, said_in.gettext("Baca dan ubah"))],
        values=values,
        key=key,
        faults=faults,
    )
