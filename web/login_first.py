"""Nobody is logged in, or not any more: the login is shown, and nothing typed is lost."""

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import Response

from domain.accounts import NotLoggedIn
from web.addresses import own_address, with_query
from web.entering import login_page
from web.forms import Form, read_form
from web.held import hold, remember
from web.saving import redirect
from web.visiting import Visit, visit_of


def install(app: FastAPI) -> None:
    """Lead there whoever needs it."""
    app.add_exception_handler(NotLoggedIn, _log_in_first)


async def _log_in_first(request: Request, _: Exception) -> Response:
    """Keep where the person was going, and for a form what was typed."""
    visit = visit_of(request)
    if request.method != "POST":
        return redirect(visit, with_query("/login", [("next", own_address(visit.address))]))
    form = await read_form(request)
    return await run_in_threadpool(_expired, visit, form)


def _expired(visit: Visit, form: Form) -> Response:
    """The form waits in the login page, and here too where one may log in at another server."""
    lost, going_to = any(form.uploads.values()), own_address(visit.address)
    if visit.deps.other_server.label() is not None:
        hold(visit, form)
    answer = login_page(visit, kept=form.kept, going_to=going_to, files_lost=lost, expired=True)
    remember(visit, answer)
    return answer
