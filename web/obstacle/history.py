"""The whole history of one obstacle as it was recorded, as a page and as a table to take along."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from fastapi import APIRouter
from starlette.responses import Response

from web.addresses import history_address
from web.obstacle.case import whole_case
from web.obstacle.page import crumbs
from web.obstacle.record_view import head_view
from web.obstacle.recorded import Row, rows
from web.past import then, time_view
from web.rendering import render
from web.visiting import Arrived
from wording.language import N_, Language

router = APIRouter()
#: The columns of the table: the field of a row, and what it is called.
COLUMNS = (
    ("position", N_("Posisi")),
    ("version", N_("Versi")),
    ("topic", N_("Jenis")),
    ("event", N_("Peristiwa")),
    ("person", N_("Orang")),
    ("name", N_("Nama")),
    ("office", N_("Jabatan")),
    ("standing", N_("Kedudukan")),
    ("happened_iso", N_("Terjadi")),
    ("recorded_iso", N_("Tercatat")),
    ("via", N_("Melalui")),
    ("correlation", N_("Korelasi")),
    ("client_time", N_("Jam perangkat")),
    ("data", N_("Isi")),
    ("before", N_("Sebelum")),
    ("after", N_("Sesudah")),
)
#: Spreadsheets take these at the beginning of a cell for a formula.
FORMULA = re.compile(r"[=+\-@\t\r]")
#: Spreadsheets know UTF-8 by it.
BOM = "\ufeff"


@router.get("/obstacles/{ref}/history.csv")
def table(visit: Arrived, ref: str) -> Response:
    """The same as the page, for a spreadsheet: UTF-8 with BOM, formulas inert."""
    case = whole_case(visit, ref, looking_back=True)
    text = BOM + as_csv(rows(visit, case), visit.language)
    name = "-".join([case.number, *([case.as_of] if case.past else [])]).replace(":", "") + ".csv"
    disposition = f'attachment; filename="{name}"'
    return Response(text, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})


@router.get("/obstacles/{ref}/history")
def history(visit: Arrived, ref: str) -> Response:
    """Every event: who, in which office, what, when it happened and when it was recorded."""
    case = whole_case(visit, ref, looking_back=True)
    title = visit.language.gettext("Riwayat seperti tercatat")
    return render(
        visit,
        "obstacle/history.html",
        page_title=f"{title} {case.number}",
        title=title,
        breadcrumbs=crumbs(visit, case.number, title),
        time=time_view(visit, case.past),
        head=head_view(visit, case.shown),
        rows=rows(visit, case),
        download=then(f"{history_address(case.number)}.csv", case.as_of),
    )


def as_csv(told: Sequence[Row], said_in: Language) -> str:
    """The rows as comma separated values with a heading in words."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([said_in.gettext(label) for _, label in COLUMNS])
    writer.writerows(_cells(told))
    return text.getvalue()


def _cells(told: Sequence[Row]) -> Iterator[list[str]]:
    for row in told:
        yield [inert(str(getattr(row, name))) for name, _ in COLUMNS]


def inert(cell: str) -> str:
    """The cell, never a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell
