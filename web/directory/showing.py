"""One agency, desk, cause or office: what is known of it, who holds it, its acts, and how it came to be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from domain.acting import OfficeKind
from domain.administration import refuse_reader
from domain.directory.offices import Office, Tenure
from web.addresses import with_query
from web.administration.listing import line_of
from web.directory.entry_sheets import ENTRY_SHEETS
from web.directory.history import history
from web.directory.listing import state_of
from web.directory.office_sheets import OFFICE_SHEETS
from web.directory.resting import in_the_way, offices_of
from web.directory.sheet import Sheet
from web.directory.sorts import OFFICE, SORTS, Sort, code_of
from web.rendering import render
from web.visiting import Arrived, Visit
from wording.dates import short_day
from wording.directory import value_in_words
from wording.fields import field_label
from wording.terms import worded

router = APIRouter()
#: Acts on one holder stand beside the holder.
OF_HOLDERS = ("hand-over", "end")


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """A button: where its form is."""

    label: str
    href: str
    icon: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HolderLine:
    """A tenure in words; `acts` while any of its days is still to come."""

    href: str
    name: str
    standing: str
    days: str
    letter: str
    holds: bool
    acts: tuple[Act, ...]


def _showing(sort: Sort) -> Callable[..., Response]:
    def show(visit: Arrived, code: str) -> Response:
        refuse_reader(visit.acting.kind)
        entry, said_in = sort.entry(visit.directory, code), visit.language
        name, acts = sort.name(entry, said_in), visit.acting.kind is OfficeKind.ADMIN
        label = worded(sort.label, said_in)
        return render(
            visit,
            "directory/entry.html",
            page_title=name,
            breadcrumbs=[{"href": sort.here, "label": label}, {"href": "", "label": name}],
            label=label,
            sort=sort,
            used_by=[*in_the_way(visit, sort, entry), *offices_of(visit, sort, entry)],
            known=list(_known(visit, sort, entry)),
            state=state_of(entry, said_in),
            retired=entry.retired,
            acts=_acts(visit, sort, entry) if acts else (),
            holders=list(_holders(visit, entry, acts=acts)) if sort is OFFICE else None,
            facts=history(visit, sort, code),
        )

    return show


for one in SORTS.values():
    router.add_api_route(f"{one.here}/{{code}}", _showing(one), methods=["GET"])


def sheets_of(sort: Sort) -> Iterator[Sheet]:
    """The forms about entries of that sort."""
    yield from (sheet for sheet in (*ENTRY_SHEETS, *OFFICE_SHEETS) if sheet.sort is sort)


def _known(visit: Visit, sort: Sort, entry: Any) -> Iterator[tuple[str, str]]:
    yield field_label("code", visit.language), code_of(entry)
    for name in (*sort.names[1:], *sort.fields):
        if sort is OFFICE and getattr(entry, name) is None:
            continue
        label = field_label(name, visit.language, act=f"change_{sort.one}")
        yield label, value_in_words(name, getattr(entry, name), visit.directory, visit.language)


def _acts(visit: Visit, sort: Sort, entry: Any) -> tuple[Act, ...]:
    about = "retired" if entry.retired else "use"
    return tuple(
        _act(visit, sheet, entry) for sheet in sheets_of(sort) if sheet.about == about and sheet.deed not in OF_HOLDERS
    )


def _act(visit: Visit, sheet: Sheet, entry: Any, *proposed: tuple[str, str]) -> Act:
    address = sheet.address.format(code=code_of(entry))
    return Act(label=worded(sheet.title, visit.language), href=with_query(address, proposed), icon=sheet.icon)


def _holders(visit: Visit, office: Office, *, acts: bool) -> Iterator[HolderLine]:
    """The latest first."""
    sheets = [sheet for sheet in sheets_of(OFFICE) if sheet.deed in OF_HOLDERS and acts and not office.retired]
    for tenure in sorted(office.tenures, key=lambda each: each.from_on, reverse=True):
        line = line_of(visit, visit.deps.keeping.row(tenure.account))
        yield HolderLine(
            href=line.href,
            name=line.name or line.username,
            standing=value_in_words("standing", tenure.standing, visit.directory, visit.language),
            days=_days(visit, tenure),
            letter=tenure.letter or "",
            holds=tenure.covers(visit.today) and not office.retired,
            acts=tuple(
                _act(visit, sheet, office, ("account" if sheet.deed == "end" else "previous", tenure.account))
                for sheet in sheets
                if tenure.reaches(visit.today)
            ),
        )


def _days(visit: Visit, tenure: Tenure) -> str:
    """From the first day to the last; one that ended before it began was called off."""
    since, until = short_day(tenure.from_on), tenure.until_on
    if until is None:
        return f"{since} – {visit.language.gettext('seterusnya')}"
    return f"{since} – {short_day(until)}" if until >= tenure.from_on else visit.language.gettext("dibatalkan")
