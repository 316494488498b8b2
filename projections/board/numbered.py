"""Whose numbers these are."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, select, tuple_

from domain.acting import Acting
from projections.board.card import number
from projections.obstacle import NUMBER
from projections.tables import BOARD
from projections.visible import visible


def seen_by_number(connection: Connection, acting: Acting, numbers: Collection[str]) -> dict[str, UUID]:
    """The ids by number (`KDL-2024-12`) of what the office may see; no other number is in it."""
    asked = {(int(found[2]), int(found[1])) for found in map(NUMBER.fullmatch, numbers) if found}
    c = BOARD.c
    chosen = select(c.number_year, c.number_n, c.id).where(
        tuple_(c.number_n, c.number_year).in_(asked), visible(acting)
    )
    return {number(year, n): id_ for year, n, id_ in connection.execute(chosen)} if asked else {}
