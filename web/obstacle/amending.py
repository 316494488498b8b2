"""Amending the record: only what the person changed is set; where two changed the same, both texts are shown."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from domain.obstacle import Amend, Amendment, Context, decide
from domain.obstacle.amending import BY_ITS_OWN_ACT
from domain.obstacle.granting import authorize
from domain.refusals import ChangedSince, Invalid, KeyReused, NotFound, Refused
from domain.tracker import Saved
from web.addresses import act_address, obstacle_address
from web.drafts import form_of, opened, sent, version_in
from web.forms import Form, Posted, new_key
from web.notices import Notice, done
from web.obstacle.case import Case, whole_case
from web.obstacle.comparing import Comparison, comparisons, rebased
from web.obstacle.page import crumbs
from web.obstacle.record_form import in_order, record_form, record_values, typed
from web.obstacle.record_sheet import Sheet, context
from web.obstacle.record_view import head_view
from web.obstacle.refusing import refused
from web.rendering import render
from web.saving import redirect, request_of, saved
from web.visiting import Arrived, Visit
from wording.acts import act_purpose, act_verb

router = APIRouter()
ACT = "amend"
#: The radio buttons by which a person lets another's text stand.
PICK, THEIRS = "pick-", "theirs"
LATER = "needed_by"


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What the person changed since the version that he saw, by the names of the domain."""

    case: Case
    form: Form
    values: dict[str, Any]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.values)


@router.get("/obstacles/{ref}/amend")
def show(visit: Arrived, ref: str, draft: Annotated[str, Query()] = "") -> Response:
    """The form, filled with the record as it is, or a draft of it as it was left."""
    case = whole_case(visit, ref)
    authorize(ACT, case.obstacle, visit.acting)
    if draft:
        form = form_of(opened(visit, draft))
        return _page(visit, case, _sheet(form), expected=form.expected)
    sheet = Sheet(typed=typed(record_form(case.obstacle.record, visit.language)), key=new_key())
    return _page(visit, case, sheet)


@router.post("/obstacles/{ref}/amend")
def amend(visit: Arrived, form: Posted, ref: str) -> Response:
    """Set what was changed. A form that is refused, or that asks for another row, comes back with everything typed."""
    case = whole_case(visit, ref)
    if form.get("add"):
        return _page(visit, case, _sheet(form), expected=form.expected)
    changes = _changes(visit, form, case)
    if not changes.names and not form.faults:
        return redirect(visit, obstacle_address(case.number), Notice("nothing_changed"))
    try:
        result = _save(visit, changes)
    except NotFound:
        raise
    except Refused as refusal:
        return _again(visit, changes, refusal)
    return sent(visit, form, saved(visit, result, obstacle_address(case.number), done(ACT, case.number)))


def _sheet(form: Form, **more: Any) -> Sheet:
    """What is typed, with its key and its draft."""
    return Sheet(**{"typed": typed(form), "key": form.key, "draft": version_in(form), **more})


def _changes(visit: Visit, form: Form, case: Case) -> Changes:
    """What differs from the version that the person saw; a field left as it was is no fault of his."""
    before = record_form(case.as_at(form.expected).record, visit.language)
    yours, theirs = record_values(form), record_values(before)
    if not any(name == LATER for name, _ in form.pairs):
        yours.pop(LATER)
    for name in yours:
        if name in form.faults and form.get(name) == before.get(name):
            del form.faults[name]
    let_stand = {name.removeprefix(PICK) for name, value in form.pairs if name.startswith(PICK) and value == THEIRS}
    changed = {name: value for name, value in yours.items() if value != theirs[name] and name not in let_stand}
    return Changes(case=case, form=form, values=changed)


def _save(visit: Visit, changes: Changes) -> Saved:
    command = Amend(amendment=Amendment(fields=changes.names, **changes.values))
    if changes.form.faults:
        _refuse_all(visit, changes, command)
    return visit.deps.tracker.act(changes.case.obstacle.id, command, request_of(visit, changes.form))


def _refuse_all(visit: Visit, changes: Changes, command: Amend) -> None:
    found = dict(changes.form.faults)
    try:
        decide(command, changes.case.obstacle, Context(now=visit.now, acting=visit.acting, reference=visit.directory))
    except Invalid as invalid:
        found = {**invalid.fields, **found}
    except Refused:
        pass
    raise Invalid(**in_order(found))


def _again(visit: Visit, changes: Changes, refusal: Refused) -> Response:
    form, case = changes.form, changes.case
    key = new_key() if isinstance(refusal, KeyReused) else form.key
    faults = refused(refusal, visit.language, act=ACT)
    if not isinstance(refusal, ChangedSince):
        return _page(visit, case, _sheet(form, key=key, faults=faults), expected=form.expected)
    case = whole_case(visit, str(case.obstacle.id))
    merged = rebased(form, changes.names, record_form(case.obstacle.record, visit.language))
    sheet = _sheet(merged, draft=version_in(form), key=key, faults=faults)
    return _page(visit, case, sheet, collisions=tuple(comparisons(visit, case, refusal)))


def _page(
    visit: Visit,
    case: Case,
    sheet: Sheet,
    *,
    expected: int | None = None,
    collisions: tuple[Comparison, ...] = (),
) -> Response:
    verb = act_verb(ACT, visit.language)
    return render(
        visit,
        "obstacle/amend.html",
        page_title=f"{verb} {case.number}",
        verb=verb,
        purpose=act_purpose(ACT, visit.language),
        breadcrumbs=crumbs(visit, case.number, verb),
        head=head_view(visit, case.shown),
        page=obstacle_address(case.number),
        expected=expected or case.obstacle.version,
        collisions=collisions,
        deadline=act_address(case.number, "move_deadline"),
        needed_by_open=case.obstacle.state not in BY_ITS_OWN_ACT,
        **context(visit, sheet, ACT) | {"amending": True, "closed": not _still_open(visit, case)},
    )


def _still_open(visit: Visit, case: Case) -> bool:
    """Whether the office may still amend; where not, what was typed is shown to be copied, not to be sent."""
    try:
        authorize(ACT, case.obstacle, visit.acting)
    except Refused:
        return False
    return True
