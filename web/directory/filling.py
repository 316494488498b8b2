"""The forms of the directory: shown with what a change leads to, sent, and back again with everything typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from domain.administration import refuse_administrator
from domain.refusals import EntryChanged, Invalid, KeyReused, NotFound, NotYourAct, Refused
from web.asked import field_view
from web.directory.asking import standing
from web.directory.entry_sheets import ENTRY_SHEETS
from web.directory.history import FactView, history
from web.directory.office_sheets import OFFICE_SHEETS
from web.directory.resting import in_the_way, resting
from web.directory.sheet import NEW, RETIRE, Sheet
from web.faults import NONE, Faults
from web.forms import Form, Posted, new_key
from web.notices import Notice
from web.obstacle.refusing import refused
from web.rendering import render
from web.saving import request_of, saved
from web.visiting import Arrived, Visit
from wording.directory import leads_to, rests_on
from wording.terms import worded

router = APIRouter()
#: The field that says when, by act: where it turns out that nobody held the office then.
WHEN = {"end_holder": "on", "hand_over": "from_on"}


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it is shown: what is typed, the key, what is wrong, and what came between.

    `expected` is the version of the entry that the person saw, None for the present one.
    """

    form: Form
    key: str
    expected: int | None = None
    faults: Faults = NONE
    meanwhile: tuple[FactView, ...] = ()


def _showing(sheet: Sheet) -> Callable[..., Response]:
    def show(visit: Arrived) -> Response:
        entry = _entry(visit, sheet)
        return _page(visit, sheet, entry, Filled(Form(pairs=standing(visit, entry, sheet.fields)), new_key()))

    return show


def _sending(sheet: Sheet) -> Callable[..., Response]:
    def send(visit: Arrived, form: Posted) -> Response:
        entry = _entry(visit, sheet)
        try:
            command = sheet.command(visit, _code(visit), form)
            form.refuse(each.name for each in sheet.fields if each.required)
            result = visit.deps.registrar.handle(command, request_of(visit, form))
        except Refused as refusal:
            return _page(visit, sheet, entry, _refused(visit, sheet, form, refusal))
        stored = result.version > visit.directory.versions.get(sheet.sort.stream, 0)
        told = Notice("saved" if stored else "nothing_changed")
        return saved(visit, result, f"{sheet.sort.here}/{command.code}", told)

    return send


for one in (*ENTRY_SHEETS, *OFFICE_SHEETS):
    router.add_api_route(one.address, _showing(one), methods=["GET"])
    router.add_api_route(one.address, _sending(one), methods=["POST"])


def _code(visit: Visit) -> str:
    return str(visit.request.path_params.get("code", ""))


def _entry(visit: Visit, sheet: Sheet) -> Any:
    """The entry, None for a new one. Raises NotYourAct before anything is typed in vain, NotFound."""
    refuse_administrator(visit.acting.kind)
    return None if sheet.about == NEW else sheet.sort.entry(visit.directory, _code(visit))


def _refused(visit: Visit, sheet: Sheet, form: Form, refusal: Refused) -> Filled:
    """The form with everything typed. Raises the refusal where no form can mend it."""
    if isinstance(refusal, NotFound) and refusal.data["what"] == "holder":
        refusal = Invalid(**{WHEN[sheet.act]: ("not_held_then", {})})
    if isinstance(refusal, NotFound | NotYourAct):
        raise refusal
    faults = refused(refusal, visit.language, act=sheet.act)
    if not isinstance(refusal, EntryChanged):
        return Filled(form, new_key() if isinstance(refusal, KeyReused) else form.key, form.expected, faults)
    since = [fact for fact in history(visit, sheet.sort, _code(visit)) if fact.version > (form.expected or 0)]
    return Filled(form, form.key, None, faults, tuple(since))


def _page(visit: Visit, sheet: Sheet, entry: Any, filled: Filled) -> Response:
    said_in, sort, code = visit.language, sheet.sort, _code(visit)
    title, name = worded(sheet.title, said_in), sort.name(entry, said_in) if entry else ""
    back = sort.address(entry) if entry else sort.here
    way = [{"href": sort.here, "label": worded(sort.label, said_in)}, {"href": back, "label": name}]
    in_way = in_the_way(visit, sort, entry) if entry and sheet.deed == RETIRE else []
    return render(
        visit,
        "directory/sheet.html",
        status=filled.faults.status,
        page_title=f"{title}: {name or way[0]['label']}",
        breadcrumbs=[*way[: 2 if entry else 1], {"href": "", "label": title}],
        title=title,
        name=name,
        action=visit.request.url.path,
        back=back,
        fields=[field_view(visit, each, sheet.act, entry) for each in sheet.fields],
        values=filled.form.values,
        filled=filled,
        expected=visit.directory.version_of(sort.stream, code) if filled.expected is None else filled.expected,
        rests=rests_on(resting(visit, sort, entry), said_in) if entry else "",
        leads_to=leads_to(sheet.act, said_in),
        in_the_way=in_way,
        danger=sheet.danger,
    )
