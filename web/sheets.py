"""Every list as a file: one address for all, with the filters of its page and the rights of who asks."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from fastapi import APIRouter
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from domain.refusals import NotFound
from projections.past import Past
from web.addresses import with_query
from web.dependencies import Cell
from web.past import past_of
from web.visiting import Arrived, Visit
from wording.past import said
from wording.terms import worded

router = APIRouter(include_in_schema=False)
HERE = "/export"
ENDINGS = ("xlsx", "csv")
#: Of the address of a file, in the trail.
LONGEST_NOTED = 400
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
#: Where in a list a page stands: its file is the whole list.
PLACES = frozenset({"before", "cursor", "start"})


Rows = Iterable[tuple[Cell, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A list as a file: cells in words, but days, moments (UTC) and numbers as they are. `past`: it can look back."""

    title: str
    headings: tuple[str, ...]
    rows: Callable[[Visit], Rows]
    past: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """The files of one list under its page: what they hold, and each with its address."""

    words: str
    files: tuple[tuple[str, str], ...]


#: The lists by their names; web/lists fills it.
SHEETS: dict[str, Sheet] = {}
Maker = Callable[[Visit], Rows]


def sheet(name: str, title: str, *headings: str, past: bool = False) -> Callable[[Maker], Maker]:
    """Register what tells the rows of a list by the query of its page, refusing whom the page refuses."""

    def register(rows: Maker) -> Maker:
        SHEETS[name] = Sheet(title=title, headings=headings, rows=rows, past=past)
        return rows

    return register


def offered(visit: Visit, name: str, words: str = "", **named: str | int) -> Offer:
    """The files of the list that the page of this visit shows; `named` says which, where its path does."""
    kept = [pair for pair in visit.request.query_params.multi_items() if pair[0] not in PLACES]
    files = tuple((end.upper(), with_query(f"{HERE}/{name}.{end}", [*named.items(), *kept])) for end in ENDINGS)
    return Offer(words or visit.language.gettext("Unduh daftar ini:"), files)


@router.get(HERE + "/{name}.{ending}")
def export(visit: Arrived, name: str, ending: Literal["csv", "xlsx"]) -> Response:
    """The whole list, all of its pages."""
    _ = visit.caller
    if name not in SHEETS:
        raise NotFound("page", name)
    made, said_in = SHEETS[name], visit.language
    stem = re.sub(r"[^a-z0-9]+", "-", worded(made.title, said_in).lower()).strip("-")
    headings = [worded(heading, said_in) for heading in made.headings]
    return noted_file(
        visit,
        f"kendala-{stem}-{visit.today:%Y-%m-%d}.{ending}",
        lambda file: visit.deps.table(file, headings, made.rows(visit), _moment_of(visit) if made.past else ""),
    )


def _moment_of(visit: Visit) -> str:
    with visit.deps.reads.connect() as connection:
        return note_of(visit, past_of(connection, visit, visit.acting))


def noted_file(visit: Visit, name: str, write: Callable[[Path], int]) -> Response:
    """The file as `as_file` gives it; the trail tells who took which list, with which filters, and how many rows."""

    def told(file: Path) -> None:
        rows, caller = write(file), visit.caller
        visit.deps.keeping.note_file(caller.account, caller.acting, f"{visit.address[:LONGEST_NOTED]} ({rows})")

    return as_file(name, told)


def as_file(name: str, write: Callable[[Path], object]) -> Response:
    """What was written, to be kept by the browser under that name; here it is gone when it was sent."""
    folder = TemporaryDirectory(prefix="kendala-")
    try:
        file = Path(folder.name) / name
        write(file)
    except BaseException:
        folder.cleanup()
        raise
    answer = FileResponse(file, media_type=TYPES[file.suffix[1:]], filename=name)
    answer.background = BackgroundTask(folder.cleanup)
    return answer


def note_of(visit: Visit, past: Past | None) -> str:
    """Which moment a file is of; nothing for now."""
    if past is None:
        return ""
    moment = said(past.moment, visit.language)
    return visit.language.gettext("Keadaan per {moment}, menurut hak akses saat diunduh", moment=moment)
