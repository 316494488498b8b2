"""The search field: the number that was typed first, then what holds the words, the newest first."""

import re

from sqlalchemy import ColumnElement, Connection, false, select

from domain.acting import Acting
from projections.board.card import CARD, Card, card
from projections.looking import beside_index
from projections.search.matching import matching
from projections.search.words import typed_words
from projections.tables import BOARD
from projections.visible import visible

NUMBER = re.compile(r"(?:(?:kdl )?(\d{4}) )?([1-9]\d{0,8})")


def find(connection: Connection, acting: Acting, words: str, limit: int = 20) -> tuple[Card, ...]:
    """At most `limit` visible obstacles. `KDL-2024-12`, `kdl 2024 12` and `12` find the number first."""
    match = matching(connection, words)
    if match is None:
        return ()
    named = connection.execute(
        select(*CARD)
        .where(_named(words), visible(acting))
        .order_by(beside_index(BOARD.c.raised_position).desc())
        .limit(limit)
    ).all()
    found = connection.execute(
        select(*CARD)
        .select_from(match.source)
        .where(match.condition, visible(acting))
        .order_by(match.position.desc())
        .limit(limit)
    ).all()
    once = {row.id: row for row in (*named, *found)}
    return tuple(card(row) for row in list(once.values())[:limit])


def _named(typed: str) -> ColumnElement[bool]:
    """The rows whose number was typed; without a year, of every year."""
    named = NUMBER.fullmatch(" ".join(typed_words(typed)))
    if named is None:
        return false()
    year, n = named[1], BOARD.c.number_n == int(named[2])
    return n if year is None else (BOARD.c.number_year == int(year)) & n
