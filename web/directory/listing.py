"""The lists of agencies, desks, causes and offices."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from domain.acting import OfficeKind
from domain.administration import refuse_reader
from web.directory.sorts import OFFICE, SORTS, Sort, code_of
from web.rendering import render
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.directory import value_in_words
from wording.fields import field_label
from wording.terms import worded

router = APIRouter()
LONGEST_WORDS = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """An entry in words; `cells` are (what the column is called, what it says)."""

    href: str
    name: str
    code: str
    cells: tuple[tuple[str, str], ...]
    retired: bool


def _listing(sort: Sort) -> Callable[[Visit], Response]:
    def entries(visit: Arrived) -> Response:
        refuse_reader(visit.acting.kind)
        lines, words = lines_of(visit, sort), _words(visit)
        title = worded(sort.label, visit.language)
        return render(
            visit,
            "directory/entries.html",
            page_title=title,
            tabs=_tabs(visit, sort),
            sort=sort,
            lines=lines,
            exports=[offered(visit, "directory", sort=sort.many)] if lines else (),
            heads=[title, *(label for label, _ in _cells(visit, sort, None))],
            q=words,
            may_act=visit.acting.kind is OfficeKind.ADMIN,
        )

    return entries


for one in SORTS.values():
    router.add_api_route(one.here, _listing(one), methods=["GET"])


def lines_of(visit: Visit, sort: Sort) -> list[Line]:
    """The entries that the words of the address find, those out of use last."""
    return sorted(_lines(visit, sort, _words(visit).casefold()), key=lambda line: line.retired)


def _words(visit: Visit) -> str:
    return visit.request.query_params.get("q", "").strip()[:LONGEST_WORDS]


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
    for entry in sort.all(visit.directory):
        name, code = sort.name(entry, visit.language), code_of(entry)
        if words in f"{name} {code}".casefold():
            cells = tuple(_cells(visit, sort, entry))
            yield Line(href=sort.address(entry), name=name, code=code, cells=cells, retired=entry.retired)


def _cells(visit: Visit, sort: Sort, entry: Any) -> Iterator[tuple[str, str]]:
    """What the columns say of the entry; their heads alone without one."""
    for name in sort.columns:
        told = value_in_words(name, getattr(entry, name), visit.directory, visit.language) if entry else ""
        yield field_label(name, visit.language), told
    if sort is OFFICE:
        yield visit.language.gettext("Pemegang hari ini"), str(len(entry.holders(visit.today))) if entry else ""
