"""The organisation's own words and looks, on a page of the administrator: changed, compared, and who changed them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from itertools import pairwise

from fastapi import APIRouter
from starlette.responses import Response

from domain.acting import OfficeKind
from domain.administration import refuse_administrator, refuse_reader
from domain.organisation import Kept, OrganisationChanged, Own
from domain.refusals import Invalid, NotFound
from web.faults import NONE, UNPROCESSABLE, Error, Faults, faults_of
from web.forms import EXPECTED, Form, Posted
from web.looks import shades
from web.notices import Notice
from web.rendering import render
from web.saving import redirect
from web.visiting import Arrived, Visit
from wording.dates import short_moment
from wording.fields import field_label
from wording.own_words import agency_word, secretary_word
from wording.refusals import sentence

router = APIRouter(include_in_schema=False)
HERE, ACT = "/organisation", "change_organisation"
ARMS, KEPT_ARMS, OWN_COLOUR, NO_ARMS = "arms", "kept_arms", "own_colour", "no_arms"
#: What the colour's control shows where no colour was chosen: the program's own.
USUAL_ACCENT = "#0c524f"
SHOWN = 20
STALE = 412


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A version in words: what it changed against the one before, each as (label, value)."""

    at: str
    by: str
    office: str
    facts: Sequence[tuple[str, str]]


@router.get(HERE)
def show(visit: Arrived) -> Response:
    """What holds now, to be changed by the administrator."""
    refuse_reader(visit.acting.kind)
    now = visit.deps.organisation.current()
    return _page(visit, now, now.own, NONE)


@router.post(HERE)
def change(visit: Arrived, form: Posted) -> Response:
    """Let it hold from now on. A picture that was taken stays with the form, whatever else is wrong in it."""
    refuse_administrator(visit.acting.kind)
    own, faults = _typed(visit, form)
    if faults:
        return _page(visit, visit.deps.organisation.current(), own, _faults(visit, faults))
    try:
        changed = visit.deps.organisation.save(own, visit.acting, expected=form.expected or 0)
    except Invalid as refusal:
        return _page(visit, visit.deps.organisation.current(), own, _faults(visit, refusal))
    except OrganisationChanged as refusal:
        said = sentence(refusal, visit.language)
        now = visit.deps.organisation.current()
        return _page(visit, now, own, Faults(STALE, {}, (Error("", said),)), theirs=_change(visit, now, Kept()))
    return redirect(visit, HERE, Notice("organisation_saved" if changed else "nothing_changed"))


def _typed(visit: Visit, form: Form) -> tuple[Own, Invalid | None]:
    """What was typed, and what is wrong with the picture; the one that an earlier try brought is kept."""
    own = Own(
        name=form.get("name"),
        agency_word=form.get("agency_word"),
        secretary_word=form.get("secretary_word"),
        accent=form.get("accent").lower() if form.get(OWN_COLOUR) == "yes" else "",
        arms="" if form.get(NO_ARMS) else _known(visit, form.get(KEPT_ARMS)),
    )
    chosen = form.files(ARMS)
    if not chosen:
        return own, None
    try:
        return replace(own, arms=visit.deps.organisation.keep_arms(chosen[0].file)), None
    except Invalid as refusal:
        return own, refusal


def _known(visit: Visit, digest: str) -> str:
    """The picture of a hidden field, if there is such a one."""
    try:
        visit.deps.organisation.arms(digest)
    except NotFound:
        return ""
    return digest


def _faults(visit: Visit, refusal: Invalid) -> Faults:
    return replace(faults_of(refusal, visit.language, act=ACT), status=UNPROCESSABLE)


def _page(visit: Visit, now: Kept, own: Own, faults: Faults, theirs: Change | None = None) -> Response:
    said_in = visit.language
    day, night = shades(own.accent) if own.accent and "accent" not in faults.fields else (None, None)
    return render(
        visit,
        "organisation.html",
        status=faults.status,
        page_title=said_in.gettext("Instansi"),
        own=own,
        usual={"agency_word": agency_word(said_in), "secretary_word": secretary_word(said_in)},
        accent=own.accent or USUAL_ACCENT,
        day=day,
        night=night,
        version=now.version,
        expected_name=EXPECTED,
        faults=faults,
        theirs=theirs,
        changes=_changes(visit),
        may_change=visit.acting.kind is OfficeKind.ADMIN,
    )


def _changes(visit: Visit) -> list[Change]:
    """The latest ones, each against the one before it."""
    found = [*visit.deps.organisation.history(SHOWN + 1)]
    pairs = pairwise([*found, Kept()])
    return [_change(visit, each, before) for each, before in pairs][:SHOWN]


def _change(visit: Visit, each: Kept, before: Kept) -> Change:
    said_in, was = visit.language, asdict(before.own)
    return Change(
        at=short_moment(each.at, said_in) if each.at else "",
        by=each.by or said_in.gettext("sistem"),
        office=visit.directory.office_title(each.office) if each.office else "",
        facts=[
            (field_label(field.name, said_in, act=ACT), _value(visit, field.name, getattr(each.own, field.name)))
            for field in fields(Own)
            if getattr(each.own, field.name) != was[field.name]
        ],
    )


def _value(visit: Visit, name: str, value: str) -> str:
    """A picture has no words; what is empty is the program's own again."""
    if not value:
        return visit.language.gettext("bawaan")
    return visit.language.gettext("gambar baru") if name == ARMS else value
