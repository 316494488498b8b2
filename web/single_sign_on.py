"""In by another server: away to it, and back with what it says. Both are links: our forms lead nowhere else."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from domain.signing_on import SsoAnswer, SsoRefused
from web import cookies
from web.addresses import own_address
from web.entering import login_page
from web.held import HERE as HELD
from web.held import forget, waiting
from web.saving import SEE_OTHER
from web.second_step import enter, halfway
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)


@router.get("/login/sso")
def away(visit: Arrived, next: str = "/", fresh: str = "") -> Response:  # noqa: A002 - the word of the address
    """To the other server; a state of this browser's own goes along and is kept here."""
    going_to = own_address(next)
    try:
        address, state = visit.deps.other_server.begin(going_to, fresh=fresh == "yes")
    except SsoRefused as refusal:
        return _refused(visit, refusal) if going_to == HELD else login_page(visit, going_to=going_to, refusal=refusal)
    answer = RedirectResponse(address, status_code=SEE_OTHER)
    secure = visit.deps.cookie_secure
    if going_to != HELD:
        forget(visit, answer)
    cookies.write(answer, cookies.SSO, state, secure=secure, seconds=cookies.TEN_MINUTES)
    return answer


@router.get("/login/sso/back")
def back(visit: Arrived) -> Response:
    """From the other server, with what it says."""
    given, secure = visit.request.query_params, visit.deps.cookie_secure
    names = {"state": "state", "code": "code", "error": "error", "issuer": "iss"}
    said = SsoAnswer(**{field: given.get(name, "") for field, name in names.items()})
    kept = cookies.read(visit.request.cookies, cookies.SSO, secure=secure) or ""
    try:
        arrival = visit.deps.other_server.finish(kept, said, visit.client)
    except SsoRefused as refusal:
        answer = _refused(visit, refusal)
    else:
        going_to = own_address(arrival.going_to)
        if arrival.needed:
            answer = halfway(visit, arrival.needed, going_to=going_to)
        else:
            answer = enter(visit, arrival.secret, going_to)
    cookies.drop(answer, cookies.SSO, secure=secure)
    return answer


def _refused(visit: Visit, refusal: SsoRefused) -> Response:
    """The login page; a form that waits is in it, for whoever has a password here too."""
    form = waiting(visit)
    if form is None:
        return login_page(visit, refusal=refusal)
    return login_page(visit, going_to=form.going_to, kept=form.fields, files_lost=form.files_lost, refusal=refusal)
