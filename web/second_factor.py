"""One's own second factor: turned on with a phone, codes for paper, turned off."""

from collections.abc import Callable, Sequence

from fastapi import APIRouter
from starlette.responses import Response

from domain.accounts import TooManyAttempts
from domain.refusals import Refused
from domain.signing_on import WrongCode
from web.faults import NONE, UNPROCESSABLE, Error, Faults
from web.forms import Posted
from web.held import waiting
from web.notices import Notice
from web.qr import picture
from web.rendering import render
from web.saving import redirect
from web.second_step import CODE, code_faults
from web.visiting import Arrived, Visit
from wording.dates import long_moment
from wording.refusals import sentence

router = APIRouter(include_in_schema=False)
HERE = "/sessions/second-factor"


@router.get(HERE)
def second_factor(visit: Arrived) -> Response:
    """Whether it is on; if not, what the phone has to be told."""
    _ = visit.owner
    return _page(visit, NONE)


@router.post(HERE)
def confirm(visit: Arrived, form: Posted) -> Response:
    """Turn it on by a first code, and show the codes for paper, this one time."""
    caller = visit.owner
    return _with_codes(visit, lambda: visit.deps.second_factor.confirm(caller, form.get(CODE)))


@router.post(f"{HERE}/codes")
def renew(visit: Arrived, form: Posted) -> Response:
    """New codes for paper; the old ones are void."""
    caller = visit.owner
    return _with_codes(visit, lambda: visit.deps.second_factor.renew(caller, form.get(CODE), visit.client))


@router.post(f"{HERE}/off")
def drop(visit: Arrived, form: Posted) -> Response:
    """Turn it off, by a code."""
    caller = visit.owner
    try:
        visit.deps.second_factor.drop(caller, form.get(CODE), visit.client)
    except Refused as refusal:
        return _page(visit, NONE, off=_faults(visit, refusal))
    return redirect(visit, "/sessions", Notice("second_factor_off"))


def _with_codes(visit: Visit, made: Callable[[], Sequence[str]]) -> Response:
    try:
        codes = made()
    except Refused as refusal:
        return _page(visit, _faults(visit, refusal))
    return _page(visit, NONE, codes=codes)


def _faults(visit: Visit, refusal: Refused) -> Faults:
    if isinstance(refusal, WrongCode | TooManyAttempts):
        return code_faults(visit, refusal)
    return Faults(UNPROCESSABLE, {}, (Error("", sentence(refusal, visit.language)),))


def _page(visit: Visit, faults: Faults, *, off: Faults = NONE, codes: Sequence[str] = ()) -> Response:
    own = visit.deps.second_factor
    view = own.view(visit.caller.account)
    setup = own.begin(visit.caller) if view is None else None
    return render(
        visit,
        "second_factor.html",
        status=max(faults.status, off.status),
        page_title=visit.language.gettext("Verifikasi dua langkah"),
        since=long_moment(view.since, visit.language) if view else "",
        left=view.codes_left if view else 0,
        required=own.required_of(visit.caller),
        setup=setup,
        form_waits=waiting(visit) is not None,
        qr=picture(setup.address) if setup else "",
        codes=codes,
        faults=faults,
        off=off,
    )
