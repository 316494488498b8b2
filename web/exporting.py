"""The list as a file: the official form with exactly the obstacles that the list shows."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from projections.lists import page
from projections.obstacle import Shown
from projections.past import Past
from projections.several import several
from web.filtering import Asked, asked_for
from web.past import at, past_of
from web.visiting import Arrived, Visit
from wording.past import said

router = APIRouter(include_in_schema=False)
AT_ONCE = 200
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def export_address(asked: Asked, ending: str) -> str:
    """Where this list is had as a file."""
    return asked.address(f"/obstacles/export.{ending}", cursor=None)


@router.get("/obstacles/export.{ending}")
def export(visit: Arrived, ending: Literal["csv", "xlsx"]) -> Response:
    """The whole list, all of its pages, in its own order, as it is or was; of a past moment the first line says so."""
    asked = asked_for(visit.request.query_params)
    folder = TemporaryDirectory(prefix="kendala-")
    try:
        with visit.deps.reads.connect() as connection:
            past = past_of(connection, visit, visit.acting)
            file = Path(folder.name) / f"kendala-{at(visit, past).today:%Y-%m-%d}.{ending}"
            visit.deps.export(file, _all(visit, connection, asked, past), visit.directory, _note(visit, past))
    except BaseException:
        folder.cleanup()
        raise
    answer = FileResponse(file, media_type=TYPES[ending], filename=file.name)
    answer.background = BackgroundTask(folder.cleanup)
    return answer


def _note(visit: Visit, past: Past | None) -> str:
    """Which moment the file is of; nothing for now."""
    if past is None:
        return ""
    moment = said(past.moment, visit.language)
    return visit.language.gettext("Keadaan per {moment}, menurut hak akses saat diunduh", moment=moment)


def _all(visit: Visit, connection: Connection, asked: Asked, past: Past | None) -> Iterator[Shown]:
    """Page after page, so that a long list needs little memory."""
    cursor = None
    while True:
        found = page(connection, visit.acting, asked.filters, past, sort=asked.sort, cursor=cursor, limit=AT_ONCE)
        whole = several(connection, visit.acting, [card.id for card in found.items], past)
        yield from (whole[card.id] for card in found.items if card.id in whole)
        cursor = found.next_cursor
        if cursor is None:
            return
