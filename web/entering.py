"""In and out: login that loses nothing typed, the acting office, the language."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from domain.accounts import NotLoggedIn, TooManyAttempts
from domain.acting import OfficeKind
from domain.refusals import Refused
from domain.signing_on import PasskeyRefused, SecondStepNeeded
from web import cookies
from web.addresses import own_address
from web.faults import UNPROCESSABLE, Error
from web.forms import Form, Posted
from web.held import HERE as HELD
from web.held import forget, waiting
from web.notices import Notice
from web.rendering import flash, render
from web.saving import SEE_OTHER, redirect
from web.second_step import enter, halfway
from web.visiting import Arrived, Visit
from wording.language import CODES
from wording.offices import office_title
from wording.refusals import sentence

router = APIRouter(include_in_schema=False)
UNAUTHORISED, TOO_MANY = 401, 429


@router.get("/login")
def login(visit: Arrived, next: str = "/") -> Response:  # noqa: A002 - the word of the address
    """The way in. Who is in already goes on."""
    going_to = own_address(next)
    if visit.guest is not None:
        return RedirectResponse(going_to, status_code=SEE_OTHER)
    return login_page(visit, going_to=going_to, username=_just_set(visit))


def _just_set(visit: Visit) -> str:
    """The account whose password was set on the page before."""
    return next((told.data.get("username", "") for told in flash(visit) if told.key == "password_set"), "")


@router.post("/login")
def log_in(visit: Arrived, form: Posted) -> Response:
    """Start a session of its own and go on; a form that waited for the login is sent again by the browser."""
    going_to, repeat = own_address(form.get("next")), form.get("repeat") == "yes"
    try:
        secret = visit.deps.door.log_in(*_credentials(form), visit.client)
    except SecondStepNeeded as needed:
        return halfway(visit, needed, going_to=going_to, kept=form.kept if repeat else ())
    except (Incomplete, NotLoggedIn, TooManyAttempts) as refusal:
        kept = form.kept if repeat else ()
        return login_page(visit, kept=kept, going_to=going_to, refusal=refusal, username=form.get("username"))
    return enter(visit, secret, going_to, repeat=repeat)


class Incomplete(Refused):
    """A login without a name or a password: no attempt at all (HTTP 422)."""

    def __init__(self) -> None:
        super().__init__("credentials_missing")


def _credentials(form: Form) -> tuple[str, str]:
    """Name and password, the password exactly as typed: spaces at its ends belong to it. Raises Incomplete."""
    username = form.get("username")
    password = next((value for name, value in form.pairs if name == "password"), "")
    if not username or not password:
        raise Incomplete
    return username, password


@router.post("/logout")
def log_out(visit: Arrived) -> Response:
    """End the session, here and on the server."""
    if visit.secret is not None:
        visit.deps.door.log_out(visit.secret)
    answer = redirect(visit, "/login", Notice("logged_out"))
    cookies.drop(answer, cookies.SESSION, secure=visit.deps.cookie_secure)
    forget(visit, answer)
    return answer


@router.post("/office")
def switch_office(visit: Arrived, form: Posted) -> Response:
    """Act in another of one's offices from now on. What the old one saw, the new one may not: begin at home."""
    office = form.get("office")
    visit.deps.door.switch_office(visit.caller, office)
    title = next(
        office_title(held, visit.directory, visit.language) for held in visit.caller.offices if held.office == office
    )
    return redirect(visit, "/", Notice("office_switched", {"office": title}))


@router.post("/language")
def switch_language(visit: Arrived, form: Posted) -> Response:
    """Read in another language, on this device and wherever else this account is used."""
    answer = redirect(visit, own_address(form.get("back")))
    chosen = form.get("language")
    if chosen in CODES:
        if visit.guest is not None:
            visit.deps.languages.set_language(visit.guest.account, chosen)
        cookies.write(answer, cookies.LANGUAGE, chosen, secure=visit.deps.cookie_secure, seconds=cookies.A_YEAR)
    return answer


def login_page(
    visit: Visit,
    *,
    going_to: str = "/",
    kept: Sequence[tuple[str, str]] = (),
    refusal: Refused | None = None,
    username: str = "",
    expired: bool = False,
    files_lost: bool = False,
) -> Response:
    """The form to log in; `kept` are the fields of a form that is sent again afterwards."""
    repeat = bool(kept) or expired
    return render(
        visit,
        "login.html",
        status=_status(refusal, expired=expired),
        page_title=visit.language.gettext("Masuk"),
        errors=[Error("", sentence(refusal, visit.language))] if refusal else [],
        next=going_to,
        username=username,
        kept=kept,
        repeat=repeat,
        expired=expired,
        files_lost=files_lost,
        **_ways(visit, going_to, repeat=repeat),
    )


def _ways(visit: Visit, going_to: str, *, repeat: bool) -> Mapping[str, Any]:
    """The other ways in. A form that is sent again travels with who leaves for another server if it waits here too."""
    may_leave = not repeat or waiting(visit) is not None
    return {
        "begins": not _has_administrator(visit),
        "passkeys": visit.deps.passkeys.available,
        "sso": visit.deps.other_server.label() if may_leave else None,
        "sso_next": HELD if repeat else going_to,
    }


def _has_administrator(visit: Visit) -> bool:
    offices = visit.directory.offices()
    return any(each.kind is OfficeKind.ADMIN and each.holders(visit.today) for each in offices)


def _status(refusal: Refused | None, *, expired: bool) -> int:
    if isinstance(refusal, TooManyAttempts):
        return TOO_MANY
    if isinstance(refusal, Incomplete | PasskeyRefused):
        return UNPROCESSABLE
    return UNAUTHORISED if refusal or expired else 200
