"""The list as a file: the official form with exactly the obstacles that the list shows."""

from collections.abc import Iterator
from typing import Literal

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.responses import Response

from projections.lists import page
from projections.obstacle import Shown
from projections.past import Past
from projections.several import several
from web.filtering import Asked, asked_for
from web.past import at, past_of, then
from web.sheets import ENDINGS, Offer, note_of, noted_file
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)
AT_ONCE = 200


def form_offered(visit: Visit, asked: Asked, moment: str = "") -> Offer:
    """The files of the obstacles that a page shows."""
    files = {end.upper(): asked.address(f"/obstacles/export.{end}", cursor=None) for end in ENDINGS}
    kept = tuple((name, then(href, moment)) for name, href in files.items())
    return Offer(visit.language.gettext("Unduh daftar ini sebagai formulir:"), kept)


@router.get("/obstacles/export.{ending}")
def export(visit: Arrived, ending: Literal["csv", "xlsx"]) -> Response:
    """The whole list, all of its pages, in its own order, as it is or was; of a past moment the first line says so."""
    asked = asked_for(visit.request.query_params)
    with visit.deps.reads.connect() as connection:
        past = past_of(connection, visit, visit.acting)
        return noted_file(
            visit,
            f"kendala-{at(visit, past).today:%Y-%m-%d}.{ending}",
            lambda file: visit.deps.export(
                file, _all(visit, connection, asked, past), visit.directory, note_of(visit, past)
            ),
        )


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
