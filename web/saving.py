"""From a form to a saved command and on to the page that shows it: post, redirect, get."""

from starlette.responses import RedirectResponse

from domain.tracker import Request, Saved
from web import cookies
from web.forms import Form
from web.notices import Notice, encode
from web.visiting import Visit

SEE_OTHER = 303
SAME_AGAIN = 307


def request_of(visit: Visit, form: Form, *, part: str = "") -> Request:
    """The circumstances of the form's command; `part` tells several commands of one form apart."""
    return Request(
        acting=visit.acting,
        key=form.key + part,
        body=form.digest_source(visit.request.url.path),
        expected=form.expected,
        via=visit.caller.via,
    )


def redirect(visit: Visit, to: str, *notices: Notice) -> RedirectResponse:
    """Go and get another page, which shows the notices."""
    answer = RedirectResponse(to, status_code=SEE_OTHER)
    if notices:
        cookies.write(
            answer, cookies.NOTICES, encode(notices), secure=visit.deps.cookie_secure, seconds=cookies.A_MOMENT
        )
    return answer


def saved(visit: Visit, result: Saved, to: str, notice: Notice) -> RedirectResponse:
    """Wait until the read models hold what was saved, then go to the page that shows it."""
    told = Notice("saved_before") if result.repeated else notice
    in_time = visit.deps.reads.wait_for(result.position)
    return redirect(visit, to, *((told,) if in_time else (told, Notice("catching_up"))))
