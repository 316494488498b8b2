"""The rules of the clocks: all versions, which one holds, and each of them in plain words."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from domain.almanac.drafting import SwitchOnRules
from domain.almanac.rulebook import Draft
from domain.almanac.streams import RULES as STREAM
from domain.clocks.rehearsed import REHEARSERS
from domain.refusals import NotFound, NotYourAct
from web.almanac.places import RULES, history, may_keep, tabs
from web.almanac.rule_table import rules_view
from web.forms import Posted, new_key
from web.notices import Notice
from web.rendering import render
from web.saving import request_of, saved
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import long_moment
from wording.offices import office_title

router = APIRouter()
Version = Annotated[int, Path(ge=1, le=1_000_000)]


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionView:
    """A version in words; `since` is when it was switched on last, empty where it never was."""

    version: int
    reason: str
    drafted: str
    since: str
    in_force: bool
    href: str


@router.get(RULES)
def rules(visit: Arrived) -> Response:
    """All versions, the latest first, and the one that holds."""
    keeps, almanac = may_keep(visit), visit.deps.almanac.current()
    return render(
        visit,
        "almanac/rules.html",
        page_title=visit.language.gettext("Aturan batas waktu"),
        tabs=tabs(visit, RULES),
        versions=versions_of(visit),
        exports=[offered(visit, "rules")],
        shown=rules_view(visit, almanac.rules),
        facts=history(visit, STREAM),
        may_keep=keeps,
    )


def versions_of(visit: Visit) -> list[VersionView]:
    """All versions, the latest first."""
    almanac = visit.deps.almanac.current()
    drafts = sorted(almanac.rulebook.drafts.values(), key=lambda draft: -draft.version)
    return [_version(visit, draft, almanac.rules.version) for draft in drafts]


@router.get(RULES + "/{version}")
def version_of_rules(visit: Arrived, version: Version) -> Response:
    """One version, with what may be done with it."""
    keeps, draft = may_keep(visit), find_draft(visit, version)
    in_force = visit.deps.almanac.current().rules.version
    return render(
        visit,
        "almanac/version.html",
        page_title=visit.language.gettext("Aturan versi {n}", n=version),
        breadcrumbs=way(visit, version),
        one=_version(visit, draft, in_force),
        shown=rules_view(visit, draft.rules),
        may_keep=keeps,
        may_rehearse=visit.acting.kind in REHEARSERS,
        key=new_key(),
    )


@router.post(RULES + "/{version}/switch-on")
def switch_on(visit: Arrived, form: Posted, version: Version) -> Response:
    """Let the version hold from now on."""
    if not may_keep(visit):
        raise NotYourAct(SwitchOnRules.ACT)
    result = visit.deps.almanac.handle(SwitchOnRules(version=version), request_of(visit, form))
    return saved(visit, result, RULES, Notice("rules_switched_on", {"n": str(version)}))


def find_draft(visit: Visit, version: int) -> Draft:
    """The version. Raises NotFound."""
    draft = visit.deps.almanac.current().rulebook.find(version)
    if draft is None:
        raise NotFound("page", str(version))
    return draft


def way(visit: Visit, version: int) -> list[dict[str, str]]:
    """The way to a version."""
    gettext = visit.language.gettext
    return [{"href": RULES, "label": gettext("Aturan")}, {"href": "", "label": gettext("Versi {n}", n=version)}]


def _version(visit: Visit, draft: Draft, in_force: int) -> VersionView:
    since = draft.switched_on[-1] if draft.switched_on else None
    who = office_title(draft.by, visit.directory, visit.language)
    return VersionView(
        version=draft.version,
        reason=draft.reason,
        drafted=f"{long_moment(draft.drafted_at, visit.language)}, {who}",
        since=long_moment(since, visit.language) if since else "",
        in_force=draft.version == in_force,
        href=f"{RULES}/{draft.version}",
    )
