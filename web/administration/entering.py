"""The page behind a link: whoever was handed it sets a password, once."""

from fastapi import APIRouter
from starlette.responses import Response

from domain.refusals import Invalid
from web import cookies
from web.faults import NONE, UNPROCESSABLE, Error, Faults, faults_of
from web.forms import Posted
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.sessions import AGAIN, NEW, typed
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)
HERE = "/enter/{secret}"


@router.get(HERE)
def enter(visit: Arrived, secret: str) -> Response:
    """The form. Looking at it uses nothing up: mail programs look at links too."""
    return _page(visit, secret, NONE)


@router.post(HERE)
def set_password(visit: Arrived, secret: str, form: Posted) -> Response:
    """Set the password and go on to the login."""
    new, again = typed(form, NEW), typed(form, AGAIN)
    if new != again:
        told = visit.language.gettext("Kedua kata sandi baru berbeda. Ketik lagi.")
        return _page(visit, secret, Faults(UNPROCESSABLE, {AGAIN: told}, (Error(AGAIN, told),)))
    username = visit.deps.entering.username(secret, visit.client)
    try:
        visit.deps.entering.set_password(secret, new, visit.client)
    except Invalid as refusal:
        told = next(iter(faults_of(refusal, visit.language).fields.values()))
        return _page(visit, secret, Faults(UNPROCESSABLE, {NEW: told}, (Error(NEW, told),)))
    answer = redirect(visit, "/login", Notice("password_set", {"username": username}))
    cookies.drop(answer, cookies.SESSION, secure=visit.deps.cookie_secure)
    return answer


def _page(visit: Visit, secret: str, faults: Faults) -> Response:
    return render(
        visit,
        "administration/enter.html",
        status=faults.status,
        page_title=visit.language.gettext("Tetapkan kata sandi"),
        username=visit.deps.entering.username(secret, visit.client),
        secret=secret,
        faults=faults,
    )
