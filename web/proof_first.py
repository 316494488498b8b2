"""A session that is open and not enough to change keys: the password is asked for again, and nothing typed is lost."""

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import Response

from domain.signing_on import ProofNeeded
from web.addresses import own_address, with_query
from web.forms import Form, read_form
from web.held import hold, remember
from web.proving import HERE, proof_page
from web.saving import redirect
from web.visiting import Visit, visit_of


def install(app: FastAPI) -> None:
    """Lead there whoever needs it."""
    app.add_exception_handler(ProofNeeded, _prove_first)


async def _prove_first(request: Request, _: Exception) -> Response:
    """Keep where the person was going, and for a form what was typed."""
    visit = visit_of(request)
    if request.method != "POST":
        return redirect(visit, with_query(HERE, [("next", own_address(visit.address))]))
    form = await read_form(request)
    return await run_in_threadpool(_kept, visit, form)


def _kept(visit: Visit, form: Form) -> Response:
    """The form waits in the page, and here too where one may prove himself at another server."""
    if visit.deps.other_server.label() is not None:
        hold(visit, form)
    answer = proof_page(visit, going_to=own_address(visit.address), kept=form.kept, repeat=True)
    remember(visit, answer)
    return answer
