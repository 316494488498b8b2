"""One's own sessions, tokens and password."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.accounts import NotLoggedIn, SessionView, TokenView, TooManyAttempts
from domain.refusals import Invalid, NotFound, Refused
from web import cookies
from web.faults import NONE, UNPROCESSABLE, Error, Faults, faults_of
from web.forms import Form, Posted
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.sheets import Offer, offered
from web.visiting import Arrived, Visit
from wording.dates import ago, long_moment
from wording.refusals import sentence
from wording.scopes import scopes_in_words

router = APIRouter(include_in_schema=False)
HERE = "/sessions"
OLD, NEW, AGAIN = "old_password", "new_password", "again_password"


@dataclass(frozen=True, slots=True)
class Row:
    """A session or token in words; `current` is the session of this very page."""

    id: str
    name: str
    began: str
    seen: str
    ends: str
    address: str = ""
    current: bool = False
    reach: str = ""


@router.get(HERE)
def sessions(visit: Arrived) -> Response:
    """Where one is logged in, and which programs may come in one's name."""
    return _page(visit, NONE)


@router.post("/sessions/password")
def change_password(visit: Arrived, form: Posted) -> Response:
    """Change the password. All sessions and tokens end, this one too."""
    old, new, again = (typed(form, name) for name in (OLD, NEW, AGAIN))
    if new != again:
        return _page(visit, _fault(AGAIN, visit.language.gettext("Kedua kata sandi baru berbeda. Ketik lagi.")))
    try:
        visit.deps.door.change_password(visit.caller, old, new, visit.client)
    except (Invalid, NotLoggedIn, TooManyAttempts) as refusal:
        return _page(visit, _password_faults(visit, refusal))
    answer = redirect(visit, "/login", Notice("password_changed"))
    cookies.drop(answer, cookies.SESSION, secure=visit.deps.cookie_secure)
    return answer


def typed(form: Form, name: str) -> str:
    """Exactly as typed: spaces at its ends belong to a password."""
    return next((value for known, value in form.pairs if known == name), "")


def _password_faults(visit: Visit, refusal: Refused) -> Faults:
    if isinstance(refusal, Invalid):
        return _fault(NEW, next(iter(faults_of(refusal, visit.language).fields.values())))
    if isinstance(refusal, NotLoggedIn):
        return _fault(OLD, visit.language.gettext("Kata sandi sekarang tidak cocok."))
    return _fault(OLD, sentence(refusal, visit.language))


def _fault(control: str, told: str) -> Faults:
    return Faults(UNPROCESSABLE, {control: told}, (Error(control, told),))


@router.post("/sessions/revoke")
def revoke(visit: Arrived, form: Posted) -> Response:
    """End one session; the present one is ended by logging out."""
    account = visit.caller.account
    gone_already(lambda: visit.deps.sessions.end(account, form.get("session")))
    return redirect(visit, HERE, Notice("session_revoked"))


@router.post("/sessions/revoke-others")
def revoke_others(visit: Arrived) -> Response:
    """End all sessions but this one."""
    visit.deps.sessions.end_others(visit.caller.account, visit.caller.via)
    return redirect(visit, HERE, Notice("sessions_revoked"))


@router.post("/sessions/tokens/revoke")
def revoke_token(visit: Arrived, form: Posted) -> Response:
    """End one token."""
    account = visit.caller.account
    gone_already(lambda: visit.deps.tokens.revoke(account, form.get("token")))
    return redirect(visit, HERE, Notice("token_revoked"))


def gone_already(end: Callable[[], None]) -> None:
    """What is ended twice is ended."""
    with suppress(NotFound):
        end()


def _page(visit: Visit, faults: Faults) -> Response:
    account = visit.caller.account
    tokens = [_token(visit, each) for each in visit.deps.tokens.list(account)]
    return render(
        visit,
        "sessions.html",
        status=faults.status,
        page_title=visit.language.gettext("Sesi dan kata sandi"),
        sessions=[_session(visit, each) for each in visit.deps.sessions.list(account)],
        tokens=tokens,
        exports=_files(visit, tokens=bool(tokens)),
        passkeys=len(visit.deps.passkeys.list(account)),
        second_factor=visit.deps.second_factor.view(account),
        username=visit.caller.username,
        faults=faults,
    )


def _files(visit: Visit, *, tokens: bool) -> list[Offer]:
    files = [offered(visit, "sessions", visit.language.gettext("Unduh daftar perangkat:"))]
    return files + ([offered(visit, "tokens", visit.language.gettext("Unduh daftar token:"))] if tokens else [])


def _session(visit: Visit, view: SessionView) -> Row:
    said_in = visit.language
    return Row(
        id=view.id,
        name=browser_name(view.browser) or said_in.gettext("Peramban tidak dikenal"),
        began=long_moment(view.created_at, said_in),
        seen=ago(view.last_seen_at, visit.now, said_in),
        ends=long_moment(view.expires_at, said_in),
        address=view.address,
        current=view.id == visit.caller.via,
    )


def _token(visit: Visit, view: TokenView) -> Row:
    said_in = visit.language
    never = said_in.gettext("belum pernah")
    return Row(
        id=view.id,
        name=view.name,
        began=long_moment(view.created_at, said_in),
        seen=ago(view.last_used_at, visit.now, said_in) if view.last_used_at else never,
        ends=long_moment(view.expires_at, said_in) if view.expires_at else said_in.gettext("tidak berakhir"),
        reach=scopes_in_words(view.scopes, said_in),
    )


#: Looked for in this order, since browsers also name those that they come from.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
            ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
           ("Mac OS", "macOS"), ("Linux", "Linux"))  # fmt: skip


def browser_name(user_agent: str) -> str:
    """`Chrome, Windows` out of what a browser says of itself; what names no browser is shown as it is."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return ", ".join(part for part in (browser, system) if part) or user_agent[:60]
