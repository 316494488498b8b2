"""Who sits at an open session proves again that it is his, before keys of the account are made or taken away."""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from domain.accounts import NotLoggedIn, TooManyAttempts
from domain.signing_on import ProofNeeded
from web.addresses import own_address, with_query
from web.faults import NONE, UNPROCESSABLE, Error, Faults
from web.forms import Posted
from web.held import HERE as HELD
from web.held import forget, waiting
from web.rendering import render
from web.saving import SAME_AGAIN, SEE_OTHER
from web.sessions import typed
from web.visiting import Arrived, Visit
from wording.refusals import sentence

router = APIRouter(include_in_schema=False)
HERE = "/sessions/prove"
PASSWORD = "password"  # noqa: S105 - the name of a field


@router.get(HERE)
def prove(visit: Arrived, next: str = "/sessions") -> Response:  # noqa: A002 - the word of the address
    """The form for the password; who proved himself a while ago goes on."""
    going_to = own_address(next, "/sessions")
    try:
        _ = visit.owner
    except ProofNeeded:
        return proof_page(visit, going_to=going_to)
    return RedirectResponse(going_to, status_code=SEE_OTHER)


@router.post(HERE)
def proven(visit: Arrived, form: Posted) -> Response:
    """Go on with a right password; a form that waited for it is sent again by the browser."""
    going_to, repeat = own_address(form.get("next"), "/sessions"), form.get("repeat") == "yes"
    caller = visit.caller
    try:
        visit.deps.door.prove(caller, typed(form, PASSWORD), visit.client)
    except (NotLoggedIn, TooManyAttempts) as refusal:
        late, wrong = isinstance(refusal, TooManyAttempts), visit.language.gettext("Kata sandi sekarang tidak cocok.")
        told = sentence(refusal, visit.language) if late else wrong
        faults = Faults(429 if late else UNPROCESSABLE, {PASSWORD: told}, (Error(PASSWORD, told),))
        return proof_page(visit, going_to=going_to, kept=form.kept if repeat else (), repeat=repeat, faults=faults)
    answer = RedirectResponse(going_to, status_code=SAME_AGAIN if repeat else SEE_OTHER)
    if repeat:
        forget(visit, answer)
    return answer


def proof_page(
    visit: Visit,
    *,
    going_to: str,
    kept: Sequence[tuple[str, str]] = (),
    repeat: bool = False,
    faults: Faults = NONE,
) -> Response:
    """The form; `kept` are the fields of a form that is sent again afterwards, and goes along to another server."""
    held = repeat and waiting(visit) is not None
    server = visit.deps.other_server.label()
    return render(
        visit,
        "proof.html",
        status=faults.status,
        page_title=visit.language.gettext("Pastikan bahwa ini Anda"),
        username=visit.caller.username,
        going_to=going_to,
        kept=kept,
        repeat=repeat,
        held=held,
        server=None if server is None else server or visit.language.gettext("Masuk dengan akun instansi"),
        again_at=with_query("/login/sso", [("next", HELD if held else going_to), ("fresh", "yes")]),
        faults=faults,
    )
