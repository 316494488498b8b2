"""Drafting the next version of the rules from one that there is."""

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import Response

from domain.almanac.drafting import DraftRules
from domain.almanac.soundness import signs_of_life
from domain.refusals import KeyReused, NotYourAct, Refused
from web.almanac.places import RULES, may_keep
from web.almanac.rule_form import TOLD, Row, renumbered, row_of, rules_of, typed_rows
from web.almanac.rules import Version, find_draft
from web.faults import NONE, Faults
from web.forms import Form, Posted, new_key
from web.notices import Notice
from web.obstacle.refusing import refused
from web.rendering import render
from web.saving import request_of, saved
from web.visiting import Arrived, Visit
from wording.ruling import sign_name
from wording.terms import word, words

router = APIRouter()
ADDRESS = RULES + "/{version}/draft"


@router.get(ADDRESS)
def show(visit: Arrived, version: Version) -> Response:
    """The form, filled with the rules of that version."""
    _guard(visit)
    rules = find_draft(visit, version).rules
    form = Form(pairs=[("signs", sign) for sign in rules.signs])
    return _page(visit, version, form, [row_of(one) for one in rules.rules], key=new_key())


@router.post(ADDRESS)
def draft(visit: Arrived, form: Posted, version: Version) -> Response:
    """Store the version; one that contradicts itself comes back with what is wrong beside its rows."""
    _guard(visit)
    rows = typed_rows(form)
    form = renumbered(form, rows)
    if form.get("add"):
        return _page(visit, version, form, [*rows, Row()], key=form.key)
    try:
        command = DraftRules(
            rules=rules_of(form, rows), signs=tuple(form.many("signs")), reason=str(form.needed_text("reason"))
        )
        form.refuse()
        result = visit.deps.almanac.handle(command, request_of(visit, form))
    except Refused as refusal:
        key = new_key() if isinstance(refusal, KeyReused) else form.key
        faults = refused(refusal, visit.language, act=DraftRules.ACT)
        return _page(visit, version, form, rows, key=key, faults=faults)
    newest = max(visit.deps.almanac.current().rulebook.drafts)
    return saved(visit, result, f"{RULES}/{newest}", Notice("rules_drafted", {"n": str(newest)}))


def _guard(visit: Visit) -> None:
    if not may_keep(visit):
        raise NotYourAct(DraftRules.ACT)


def _page(visit: Visit, version: int, form: Form, rows: Sequence[Row], *, key: str, faults: Faults = NONE) -> Response:
    said_in = visit.language
    return render(
        visit,
        "almanac/draft.html",
        status=faults.status,
        page_title=said_in.gettext("Susun aturan dari versi {n}", n=version),
        breadcrumbs=[
            {"href": RULES, "label": said_in.gettext("Aturan")},
            {"href": f"{RULES}/{version}", "label": said_in.gettext("Versi {n}", n=version)},
            {"href": "", "label": said_in.gettext("Susun versi baru")},
        ],
        action=f"{RULES}/{version}/draft",
        back=f"{RULES}/{version}",
        rows=rows or [Row()],
        choices={name: words(name, said_in) for name in ("clock", "season", "level", "stage")},
        told=[(kind.value, word(kind, said_in)) for kind in TOLD],
        signs=sorted(((sign, sign_name(sign, said_in)) for sign in signs_of_life()), key=lambda pair: pair[1]),
        chosen=frozenset(form.many("signs")),
        reason=form.get("reason"),
        key=key,
        faults=_placed(faults),
    )


def _placed(faults: Faults) -> Faults:
    """A wrong sign is shown at the list of signs."""
    signs = next((told for name, told in faults.fields.items() if name.startswith("signs")), "")
    return replace(faults, fields={**faults.fields, "signs": signs}) if signs else faults
