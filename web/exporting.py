"""The list as a file: the official form with exactly the obstacles that the list shows."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from projections.board import page
from projections.obstacle import Shown
from projections.several import several
from web.filtering import Asked, asked_for
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)
AT_ONCE = 200
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def export_address(asked: Asked, ending: str) -> str:
    """Where this list is had as a file."""
    return asked.address(f"/obstacles/export.{ending}", cursor=None)


@router.get("/obstacles/export.{ending}")
def export(visit: Arrived, ending: Literal["csv", "xlsx"]) -> Response:
    """The whole list, all of its pages, in its own order."""
    asked = asked_for(visit.request.query_params)
    folder = TemporaryDirectory(prefix="kendala-")
    file = Path(folder.name) / f"kendala-{visit.today:%Y-%m-%d}.{ending}"
    try:
        with visit.deps.reads.connect() as connection:
            visit.deps.export(file, _all(visit, connection, asked), visit.directory)
    except BaseException:
        folder.cleanup()
        raise
    answer = FileResponse(file, media_type=TYPES[ending], filename=file.name)
    answer.background = BackgroundTask(folder.cleanup)
    return answer


def _all(visit: Visit, connection: Connection, asked: Asked) -> Iterator[Shown]:
    """Page after page, so that a long list needs little memory."""
    cursor = None
    while True:
        found = page(connection, visit.acting, asked.filters, sort=asked.sort, cursor=cursor, limit=AT_ONCE)
        whole = several(connection, visit.acting, [card.id for card in found.items])
        yield from (whole[card.id] for card in found.items if card.id in whole)
        cursor = found.next_cursor
        if cursor is None:
            return
