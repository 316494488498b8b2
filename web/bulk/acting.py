"""The form of an act on many: filled in, looked at as a table, and done when that is confirmed."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.bulk import ACTS_IN_BULK, Item, Outcome, refuse_form
from domain.obstacle import Command
from domain.refusals import KeyReused, NotFound, NotYourAct, Refused
from web.addresses import own_address
from web.bulk.choosing import carried, chosen
from web.bulk.fields import command_of, field_views, proposed, said_of
from web.bulk.views import rows_of
from web.faults import NONE, Faults
from web.forms import Form, Posted, new_key
from web.hints import learned
from web.notices import Notice
from web.obstacle.act_fields import ASKS
from web.obstacle.acting import DANGEROUS
from web.obstacle.refusing import refused
from web.rendering import render
from web.saving import redirect, request_of
from web.visiting import Arrived, Visit
from wording.acts import act_purpose, act_verb
from wording.language import Language

router = APIRouter()
HERE = "/bulk"
LIST = "/obstacles"
PREVIEW, RUN, BACK = "preview", "run", "back"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What was chosen and typed, and what is wrong with it."""

    act: str
    items: tuple[Item, ...]
    form: Form
    key: str
    back: str
    faults: Faults = NONE


@router.post(HERE)
def act_on_many(visit: Arrived, form: Posted) -> Response:
    """The form, then the preview, then the act: nothing is stored before that was confirmed."""
    acting, act, step = visit.acting, form.get("act"), form.get("step")
    back = own_address(form.get("back"), LIST)
    if act not in ACTS_IN_BULK:
        raise NotFound("page", act)
    try:
        items = chosen(visit, form)
    except NotFound:
        raise
    except Refused as refusal:
        return redirect(visit, back, Notice(refusal.key, {name: str(value) for name, value in refusal.data.items()}))
    refuse_form(act, items, acting)
    sheet = Sheet(act=act, items=items, form=form, key=form.key, back=back)
    if step == BACK or (ASKS[act] and step not in (PREVIEW, RUN)):
        return _form(visit, sheet if step == BACK else _begun(visit, sheet))
    return _try(visit, sheet, run=step == RUN)


def _begun(visit: Visit, sheet: Sheet) -> Sheet:
    form = Form(pairs=proposed(visit, sheet.act))
    return Sheet(act=sheet.act, items=sheet.items, form=form, key=sheet.key, back=sheet.back)


def _try(visit: Visit, sheet: Sheet, *, run: bool) -> Response:
    try:
        command = command_of(sheet.form, sheet.act)
        outcome = visit.deps.bulks.do(sheet.items, command, request_of(visit, sheet.form), preview=not run)
    except NotYourAct:
        raise
    except Refused as refusal:
        key = new_key() if isinstance(refusal, KeyReused) else sheet.key
        faults = refused(refusal, visit.language, act=sheet.act)
        return _form(visit, Sheet(**{**vars(sheet), "key": key, "faults": faults}))
    return _done(visit, outcome) if outcome.saved else _preview(visit, sheet, command, outcome)


def _done(visit: Visit, outcome: Outcome) -> Response:
    told = [Notice("bulk_done", {"n": visit.language.count(len(outcome.done))})]
    if outcome.saved and outcome.saved.repeated:
        told = [Notice("saved_before")]
    if outcome.left:
        told.append(Notice("bulk_left", {"n": visit.language.count(len(outcome.left))}))
    if outcome.saved and not visit.deps.reads.wait_for(outcome.saved.position):
        told.append(Notice("catching_up"))
    learned(visit, "bulk")
    return redirect(visit, f"{HERE}/{outcome.id}", *told)


def in_words(count: int, said_in: Language) -> str:
    """How many obstacles it is about."""
    return said_in.ngettext("{n} kendala dipilih", "{n} kendala dipilih", count)


def _form(visit: Visit, sheet: Sheet) -> Response:
    verb = act_verb(sheet.act, visit.language)
    return render(
        visit,
        "bulk/act.html",
        status=sheet.faults.status,
        page_title=verb,
        verb=verb,
        purpose=act_purpose(sheet.act, visit.language),
        count=in_words(len(sheet.items), visit.language),
        items=carried(sheet.items),
        fields=field_views(visit, sheet.act),
        values=sheet.form.values,
        sheet=sheet,
    )


def _preview(visit: Visit, sheet: Sheet, command: Command, outcome: Outcome) -> Response:
    verb = act_verb(command.ACT, visit.language)
    return render(
        visit,
        "bulk/preview.html",
        page_title=visit.language.gettext("Periksa dahulu: {act}", act=verb),
        verb=verb,
        count=in_words(len(sheet.items), visit.language),
        rows=rows_of(visit, outcome),
        items=carried(sheet.items),
        typed=[(asked.name, sheet.form.get(asked.name)) for asked in ASKS[command.ACT]],
        said=said_of(visit, sheet.form, sheet.act),
        dangerous=command.ACT in DANGEROUS,
        sheet=sheet,
    )
