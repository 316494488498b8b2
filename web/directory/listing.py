"""The lists of agencies, desks, causes and offices."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from domain.acting import OfficeKind
from domain.administration import Which, refuse_reader
from web.directory.asking import MOST_ACCOUNTS
from web.directory.sorts import HOLDERS, OFFICE, SORTS, Sort, code_of
from web.rendering import render
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.directory import value_in_words
from wording.fields import field_label
from wording.language import N_, Language
from wording.terms import worded

router = APIRouter()
LONGEST_WORDS = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """An entry in words; `cells` are (the field, what it says), `state` whether it is in use."""

    href: str
    name: str
    code: str
    cells: tuple[tuple[str, str], ...]
    state: str
    retired: bool


#: What the list of each sort is called: English has another word for many than for one.
TITLES = {
    "agencies": N_("Daftar {opd}"),
    "desks": N_("Daftar bidang pembantu"),
    "causes": N_("Daftar penyebab"),
    "offices": N_("Daftar jabatan"),
}


def _listing(sort: Sort) -> Callable[[Visit], Response]:
    def entries(visit: Arrived) -> Response:
        refuse_reader(visit.acting.kind)
        title, words = worded(TITLES[sort.many], visit.language), asked_words(visit)
        lines = lines_of(visit, sort, words)
        return render(
            visit,
            "directory/entries.html",
            page_title=title,
            tabs=_tabs(visit, sort),
            sort=sort,
            lines=lines,
            heads=[field_label(name, visit.language) for name in sort.columns],
            q=words,
            may_act=visit.acting.kind is OfficeKind.ADMIN,
            exports=[offered(visit, sort.many)] if lines else (),
        )

    return entries


for one in SORTS.values():
    router.add_api_route(one.here, _listing(one), methods=["GET"])


def asked_words(visit: Visit) -> str:
    """The words that the list is looked through for."""
    return visit.request.query_params.get("q", "").strip()[:LONGEST_WORDS]


def lines_of(visit: Visit, sort: Sort, words: str) -> list[Line]:
    """The entries whose name or code holds the words, those in use first."""
    return sorted(_lines(visit, sort, words.casefold()), key=lambda line: line.retired)


def state_of(entry: Any, said_in: Language) -> str:
    """Whether the entry is in use."""
    return said_in.gettext("Tidak dipakai") if entry.retired else said_in.gettext("Dipakai")


def _tabs(visit: Visit, here: Sort) -> list[dict[str, object]]:
    return [
        {
            "href": sort.here,
            "label": worded(sort.label, visit.language),
            "current": sort is here,
            "count": sum(1 for _ in sort.all(visit.directory)),
        }
        for sort in SORTS.values()
    ]


def _lines(visit: Visit, sort: Sort, words: str) -> Iterator[Line]:
    who = _accounts(visit) if sort is OFFICE else {}
    for entry in sort.all(visit.directory):
        name, code = sort.name(entry, visit.language), code_of(entry)
        if words in f"{name} {code}".casefold():
            held = [who.get(tenure.account, "") for tenure in entry.holders(visit.today)] if sort is OFFICE else []
            yield Line(
                href=sort.address(entry),
                name=name,
                code=code,
                cells=tuple((each, _told(visit, entry, each, held)) for each in sort.columns),
                state=state_of(entry, visit.language),
                retired=entry.retired,
            )


def _told(visit: Visit, entry: Any, name: str, held: list[str]) -> str:
    if name == HOLDERS:
        return ", ".join(held) or "–"
    return value_in_words(name, getattr(entry, name), visit.directory, visit.language)


def _accounts(visit: Visit) -> dict[str, str]:
    """Who is behind an account: the person's name, else the user name."""
    rows = visit.deps.keeping.page("", Which.ALL, start=0, limit=MOST_ACCOUNTS).rows
    return {row.id: row.name or row.username for row in rows}
