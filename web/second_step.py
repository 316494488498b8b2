"""The second step of a login: a code of the phone or of the paper. Half a login opens no other page."""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from domain.accounts import TooManyAttempts
from domain.refusals import Refused
from domain.signing_on import Entered, HalfwayOver, SecondStepNeeded, WrongCode
from web import cookies
from web.addresses import HOME, START, own_address, with_query
from web.faults import NONE, UNPROCESSABLE, Error, Faults
from web.forms import Form, Posted
from web.held import forget
from web.qr import picture
from web.rendering import render
from web.saving import SAME_AGAIN, SEE_OTHER, redirect
from web.visiting import Arrived, Visit
from wording.refusals import sentence

router = APIRouter(include_in_schema=False)
HERE, SETTING_UP = "/login/second", "/login/second/new"
CODE = "one_time_code"
Kept = Sequence[tuple[str, str]]


@router.get(HERE)
def second(visit: Arrived, next: str = "/") -> Response:  # noqa: A002 - the word of the address
    """The form for the code."""
    return _page(visit, going_to=own_address(next)) if _ticket(visit) else redirect(visit, "/login")


@router.get(SETTING_UP)
def set_up(visit: Arrived, next: str = "/") -> Response:  # noqa: A002 - the word of the address
    """The form of who has to set a second factor up before anything else."""
    return _page(visit, going_to=own_address(next), setting_up=True) if _ticket(visit) else redirect(visit, "/login")


@router.post(HERE)
def finish(visit: Arrived, form: Posted) -> Response:
    """Start the session and go on."""
    return _finish(visit, form, setting_up=False)


@router.post(SETTING_UP)
def finish_setting_up(visit: Arrived, form: Posted) -> Response:
    """Start the session; the codes for paper are shown on the way."""
    return _finish(visit, form, setting_up=True)


def halfway(visit: Visit, needed: SecondStepNeeded, *, going_to: str, kept: Kept = ()) -> Response:
    """On to the second step; a form that waits for the login waits on."""
    to = SETTING_UP if needed.setting_up else HERE
    answer: Response = RedirectResponse(with_query(to, [("next", going_to)]), status_code=SEE_OTHER)
    if kept:
        answer = _page(visit, going_to=going_to, kept=kept, setting_up=needed.setting_up, ticket=needed.ticket)
    secure = visit.deps.cookie_secure
    cookies.write(answer, cookies.HALFWAY, needed.ticket, secure=secure, seconds=cookies.TEN_MINUTES)
    return answer


def enter(visit: Visit, secret: str, going_to: str, *, repeat: bool = False) -> Response:
    """Into the new session, out of the old one; `repeat` lets the browser send the form again that waited."""
    to = START if going_to == HOME and not repeat else going_to
    answer = RedirectResponse(to, status_code=SAME_AGAIN if repeat else SEE_OTHER)
    if repeat:
        forget(visit, answer)
    return _entered(visit, answer, secret)


def _entered(visit: Visit, answer: Response, secret: str) -> Response:
    if visit.secret is not None:
        visit.deps.door.log_out(visit.secret)
    cookies.write(answer, cookies.SESSION, secret, secure=visit.deps.cookie_secure)
    cookies.drop(answer, cookies.HALFWAY, secure=visit.deps.cookie_secure)
    return answer


def _finish(visit: Visit, form: Form, *, setting_up: bool) -> Response:
    going_to, kept = own_address(form.get("next")), form.kept if form.get("repeat") == "yes" else []
    try:
        entered = visit.deps.second_step.finish(_ticket(visit) or "", form.get(CODE), visit.client)
    except HalfwayOver as refusal:
        return redirect(visit, with_query("/login", [("next", going_to)])) if not kept else _over(visit, refusal, kept)
    except (WrongCode, TooManyAttempts) as refusal:
        faults = code_faults(visit, refusal)
        return _page(visit, going_to=going_to, kept=kept, faults=faults, setting_up=setting_up)
    if entered.codes:
        return _codes(visit, entered, going_to, kept)
    return enter(visit, entered.secret, going_to, repeat=bool(kept))


def code_faults(visit: Visit, refusal: Refused) -> Faults:
    """What is wrong with a one-time code, beside its field."""
    told = sentence(refusal, visit.language)
    status = 429 if isinstance(refusal, TooManyAttempts) else UNPROCESSABLE
    return Faults(status, {CODE: told}, (Error(CODE, told),))


def _ticket(visit: Visit) -> str | None:
    return cookies.read(visit.request.cookies, cookies.HALFWAY, secure=visit.deps.cookie_secure)


def _over(visit: Visit, refusal: Refused, kept: Kept) -> Response:
    """Too late, but what was typed is kept: the login begins anew with it."""
    return render(
        visit,
        "login.html",
        status=401,
        page_title=visit.language.gettext("Masuk"),
        errors=[Error("", sentence(refusal, visit.language))],
        next="/",
        username="",
        kept=kept,
        repeat=True,
        expired=False,
        files_lost=False,
        passkeys=visit.deps.passkeys.available,
        sso=None,
    )


def _page(
    visit: Visit,
    *,
    going_to: str,
    kept: Kept = (),
    faults: Faults = NONE,
    setting_up: bool = False,
    ticket: str | None = None,
) -> Response:
    try:
        setup = visit.deps.second_step.setup(ticket or _ticket(visit) or "") if setting_up else None
    except HalfwayOver:
        return redirect(visit, "/login")
    return render(
        visit,
        "second_step.html",
        status=faults.status,
        page_title=visit.language.gettext("Verifikasi dua langkah"),
        action=SETTING_UP if setting_up else HERE,
        setup=setup,
        qr=picture(setup.address) if setup else "",
        next=going_to,
        kept=kept,
        faults=faults,
    )


def _codes(visit: Visit, entered: Entered, going_to: str, kept: Kept) -> Response:
    """The only page with these codes: they are in no address and not asked for again."""
    answer = render(
        visit,
        "second_step_codes.html",
        page_title=visit.language.gettext("Kode cadangan"),
        codes=entered.codes,
        next=going_to,
        kept=kept,
    )
    return _entered(visit, answer, entered.secret)
