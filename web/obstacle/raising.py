"""Raising an obstacle: one long form with little to fill in at first, that can be sent again and again safely."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from domain.acting import AGENCY, EKOBANG
from domain.files import StoredFile
from domain.obstacle import Context, FileRef, RaiseObstacle, Visibility, raise_obstacle
from domain.refusals import Invalid, KeyReused, NotYourAct, Refused
from domain.tracker import Saved
from projections.obstacle import find
from web.addresses import obstacle_address
from web.drafts import form_of, opened, sent, version_in
from web.drafts_view import DraftView, mine
from web.forms import Form, Posted, new_key
from web.hints import HintView, hint_at, learned
from web.notices import done
from web.obstacle.record_form import Typed, in_order, record_values, typed
from web.obstacle.record_sheet import Sheet, context
from web.obstacle.refusing import refused
from web.obstacle.similar import SimilarView, look
from web.obstacle.uploading import keep_uploads, own_files, with_files
from web.rendering import render
from web.saving import request_of, saved
from web.visiting import Arrived, Visit
from wording.acts import act_purpose, act_verb

router = APIRouter()
ACT = "raise"
Asked = Annotated[str, Query()]


@router.get("/obstacles/new")
def new(visit: Arrived, agency: Asked = "", cause: Asked = "", draft: Asked = "") -> Response:
    """The empty form, for those who raise obstacles, or a draft of it as it was left, with the cause just found."""
    _refuse_others(visit)
    if draft:
        return _page(visit, _continued(visit, draft, cause))
    sight = Visibility.AGENCY_AND_EKOBANG.value
    values = {"agency": visit.acting.agency or agency, "cause": cause, "visibility": sight}
    empty = Sheet(typed=Typed(values=values, lines=[{}], parties=[{}]), key=new_key())
    return _page(visit, empty, drafts=[each for each in mine(visit) if each.raises], shown_hint=hint_at(visit, ACT))


@router.post("/obstacles/new")
def raise_(visit: Arrived, form: Posted) -> Response:
    """Raise it. A form that is refused, or that asks for another row, comes back with everything typed."""
    _refuse_others(visit)
    files = keep_uploads(visit, form, "evidence")
    if form.get("add"):
        like = look(visit, form) if form.get("add") == "similar" else None
        return _page(
            visit, similar=like, sheet=Sheet(typed=typed(form), key=form.key, draft=version_in(form), files=files)
        )
    try:
        result = _save(visit, form, files)
    except Refused as refusal:
        key = new_key() if isinstance(refusal, KeyReused) else form.key
        faults = refused(refusal, visit.language, act=ACT)
        return _page(visit, Sheet(typed=typed(form), key=key, draft=version_in(form), faults=faults, files=files))
    learned(visit, ACT)
    return sent(visit, form, _saved(visit, result))


def _continued(visit: Visit, key: str, cause: str) -> Sheet:
    draft = opened(visit, key)
    form = form_of(draft)
    if cause:
        form.pairs.append(("cause", cause))
    return Sheet(typed=typed(form), key=draft.key, draft=draft.version, files=own_files(visit, draft.files))


def _refuse_others(visit: Visit) -> None:
    if visit.acting.kind not in AGENCY | EKOBANG:
        raise NotYourAct(ACT)


def _save(visit: Visit, form: Form, files: Sequence[StoredFile]) -> Saved:
    command = _command(form)
    if form.faults:
        _refuse_all(visit, form, command)

    def do(refs: tuple[FileRef, ...]) -> Saved:
        return visit.deps.tracker.raise_obstacle(replace(command, evidence=refs), request_of(visit, form))

    before = visit.deps.tracker.done_before(request_of(visit, form)) if files else None
    if before is not None:
        visit.deps.files.attach([file.id for file in files], before.id)
        return before
    return with_files(visit, files, None, do)


def _command(form: Form) -> RaiseObstacle:
    values: dict[str, Any] = record_values(form)
    if not form.get("agency"):
        form.fault("agency", "required")
    sight = form.choice("visibility", Visibility) or Visibility.AGENCY_AND_EKOBANG
    return RaiseObstacle(**values, agency=form.get("agency"), visibility=sight)


def _refuse_all(visit: Visit, form: Form, command: RaiseObstacle) -> None:
    """Raise Invalid with what could not be read and what the domain says of the rest."""
    found = dict(form.faults)
    try:
        raise_obstacle(command, Context(now=visit.now, acting=visit.acting, reference=visit.directory))
    except Invalid as invalid:
        found = {**invalid.fields, **found}
    except Refused:
        pass
    raise Invalid(**in_order(found))


def _saved(visit: Visit, result: Saved) -> Response:
    """On to the page of the new obstacle, by its number as soon as the read models know it."""
    visit.deps.reads.wait_for(result.position)
    with visit.deps.reads.connect() as connection:
        shown = find(connection, visit.acting, result.id)
    number = shown.number if shown else str(result.id)
    return saved(visit, result, obstacle_address(number), done(ACT, number))


def _page(
    visit: Visit,
    sheet: Sheet,
    drafts: Sequence[DraftView] = (),
    similar: SimilarView | None = None,
    shown_hint: HintView | None = None,
) -> Response:
    said_in = visit.language
    return render(
        visit,
        "obstacle/new.html",
        page_title=act_verb(ACT, said_in),
        purpose=act_purpose(ACT, said_in),
        breadcrumbs=[
            {"href": "/obstacles", "label": said_in.gettext("Daftar kendala")},
            {"href": "", "label": act_verb(ACT, said_in)},
        ],
        amending=False,
        mine=drafts,
        similar=similar,
        shown_hint=shown_hint,
        needed_by_open=True,
        **context(visit, sheet, ACT),
    )
