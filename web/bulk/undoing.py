"""Taking back what was done to many: first what would become of each, then with a reason."""

from fastapi import APIRouter
from starlette.responses import Response

from domain.bulk import Outcome
from domain.refusals import KeyReused, NotFound, NotYourAct, Refused
from domain.text import Text
from web.bulk.results import HERE, crumbs, id_of
from web.bulk.views import rows_of
from web.faults import NONE, Faults
from web.forms import Form, Posted, new_key
from web.notices import Notice
from web.obstacle.refusing import refused
from web.rendering import render
from web.saving import redirect, request_of
from web.visiting import Arrived, Visit
from wording.bulk import bulk_noun

router = APIRouter()
#: Stands for the reason while nothing is stored yet.
NOT_YET = Text("–")


@router.get(HERE + "/{bulk}/undo")
def show(visit: Arrived, bulk: str) -> Response:
    """What would be put back, and what would be left because somebody went on with it."""
    return _page(visit, bulk, Form(), new_key())


@router.post(HERE + "/{bulk}/undo")
def take_back(visit: Arrived, form: Posted, bulk: str) -> Response:
    """Take it back. Without a reason the form comes back."""
    reason = form.needed_text("reason")
    try:
        form.refuse()
        request = request_of(visit, form)
        outcome = visit.deps.bulks.undo(id_of(bulk), reason, request)
    except (NotFound, NotYourAct):
        raise
    except Refused as refusal:
        key = new_key() if isinstance(refusal, KeyReused) else form.key
        return _page(visit, bulk, form, key, refused(refusal, visit.language))
    return _done(visit, bulk, outcome)


def _done(visit: Visit, bulk: str, outcome: Outcome) -> Response:
    if outcome.saved is None:
        return redirect(visit, f"{HERE}/{bulk}/undo", Notice("nothing_changed"))
    told = [Notice("bulk_undone", {"n": visit.language.count(len(outcome.done))})]
    if outcome.saved.repeated:
        told = [Notice("saved_before")]
    if outcome.left:
        told.append(Notice("bulk_left", {"n": visit.language.count(len(outcome.left))}))
    if not visit.deps.reads.wait_for(outcome.saved.position):
        told.append(Notice("catching_up"))
    return redirect(visit, f"{HERE}/{outcome.id}", *told)


def _page(visit: Visit, bulk: str, form: Form, key: str, faults: Faults = NONE) -> Response:
    acting = visit.acting
    record, _ = visit.deps.bulks.told(id_of(bulk), acting)
    outcome = visit.deps.bulks.undo(record.originator_id, NOT_YET, request_of(visit, form), preview=True)
    noun = bulk_noun(record.act, visit.language)
    return render(
        visit,
        "bulk/undo.html",
        status=faults.status,
        page_title=visit.language.gettext("Urungkan: {act}", act=noun),
        breadcrumbs=[*crumbs(visit), {"href": f"{HERE}/{bulk}", "label": noun}, {"href": "", "label": _undo(visit)}],
        rows=rows_of(visit, outcome),
        action=f"{HERE}/{bulk}/undo",
        cancel=f"{HERE}/{bulk}",
        values=form.values,
        key=key,
        faults=faults,
    )


def _undo(visit: Visit) -> str:
    return visit.language.gettext("Urungkan")
