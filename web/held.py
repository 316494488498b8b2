"""A form that waits while its sender is away: held here, under a secret of this browser, and offered when he is back.

A password that is typed on our own page sends the waiting form again at once; whoever comes back from another server,
or from setting a second factor up, comes by a link, and presses the button himself.
"""

from fastapi import APIRouter
from starlette.responses import Response

from domain.held_forms import HeldForm
from web import cookies
from web.addresses import START, own_address
from web.forms import Form
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)
HERE = "/held"
#: Set on a request whose form was held, or could not be: its secret, or nothing.
NOW = "held_now"
#: How browsers mark what a person sends; what a script sends (drafts) waits in the page itself.
NAVIGATING = frozenset({"", "navigate"})


@router.get(HERE)
def held(visit: Arrived) -> Response:
    """The form that waited, to be sent."""
    caller, form = visit.caller, waiting(visit)
    if form is None:
        return redirect(visit, START, Notice("held_over"))
    return render(
        visit,
        "held.html",
        page_title=visit.language.gettext("Isian Anda menunggu"),
        again=own_address(form.going_to),
        kept=form.fields,
        files_lost=form.files_lost,
        set_up_first=caller.must_set_up,
    )


@router.post(f"{HERE}/discard")
def discard(visit: Arrived) -> Response:
    """Let the form go."""
    _ = visit.caller
    visit.deps.held.drop(_secret(visit))
    answer = redirect(visit, START, Notice("held_discarded"))
    forget(visit, answer)
    return answer


def hold(visit: Visit, form: Form) -> None:
    """Keep the form that this visit sent, if it can be kept; `remember` tells the browser."""
    secret = None
    if visit.request.headers.get("sec-fetch-mode", "") in NAVIGATING:
        lost = any(form.uploads.values())
        waits = HeldForm(going_to=own_address(visit.address), fields=form.kept, files_lost=lost)
        secret = visit.deps.held.hold(waits, visit.guest.account if visit.guest else None)
    setattr(visit.request.state, NOW, secret or "")


def remember(visit: Visit, answer: Response) -> None:
    """Let the browser keep the secret of the form that was held just now, and no older one's."""
    secret = getattr(visit.request.state, NOW, None)
    if secret:
        cookies.write(answer, cookies.HELD, secret, secure=visit.deps.cookie_secure, seconds=cookies.AN_HOUR)
    elif secret is not None:
        forget(visit, answer)


def forget(visit: Visit, answer: Response) -> None:
    """The browser lets the secret go: the form was sent, or is nobody's any more."""
    cookies.drop(answer, cookies.HELD, secure=visit.deps.cookie_secure)


def waiting(visit: Visit) -> HeldForm | None:
    """The form that waits for this browser, if one does."""
    secret = _secret(visit)
    return visit.deps.held.look(secret, visit.guest.account if visit.guest else None) if secret else None


def _secret(visit: Visit) -> str:
    just_now: str | None = getattr(visit.request.state, NOW, None)
    if just_now is not None:
        return just_now
    return cookies.read(visit.request.cookies, cookies.HELD, secure=visit.deps.cookie_secure) or ""
