"""What a person typed, as a way to find rows of the board."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, func, literal, literal_column, or_

from projections.looking import beside_index
from projections.search.words import (
    as_fts5,
    as_tsquery,
    begins_with,
    number_typed,
    some_as_fts5,
    some_as_tsquery,
    typed_words,
)
from projections.tables import BOARD, SEARCH


@dataclass(frozen=True, slots=True)
class Match:
    """The board joined with what was found.

    `position` is the board's `raised_position` as the search knows it: in this order the newest are found first,
    without looking at all the others.
    """

    source: FromClause
    position: ColumnElement[int]
    condition: ColumnElement[bool]


def matching(connection: Connection, typed: str | None) -> Match | None:
    """The rows that hold all the words, the last one perhaps longer; None where nothing was typed.

    Signs that are no words are passed over; where nothing else was typed, nothing is found.
    """
    if not typed or not typed.strip():
        return None
    wanted = typed_words(typed)
    numbered = number_typed(wanted)
    if numbered:
        return Match(BOARD, beside_index(BOARD.c.raised_position), _numbered(*numbered))
    if connection.dialect.name == "postgresql":
        return _in_postgresql(as_tsquery(wanted) if wanted else None)
    return _in_sqlite(as_fts5(wanted) if wanted else None)


def holding_some(connection: Connection, wanted: list[str], n: int) -> Match:
    """The rows that hold any `n` of at least as many words."""
    if connection.dialect.name == "postgresql":
        return _in_postgresql(some_as_tsquery(wanted, n))
    return _in_sqlite(some_as_fts5(wanted, n))


def _in_postgresql(query: str | None) -> Match:
    found = SEARCH.found
    # Written into the statement, so that PostgreSQL plans by how common these words are: a plan that was made for any
    # words, as it keeps one for parameters, took a second where the words were common.
    wanted = func.to_tsquery(literal_column("'simple'::regconfig"), literal(query, literal_execute=True))
    source = found.join(BOARD, BOARD.c.id == found.c.obstacle_id)
    return Match(source, found.c.key, found.c.words.op("@@")(wanted) if query else NOTHING)


def _in_sqlite(query: str | None) -> Match:
    words = SEARCH.words
    source = words.join(BOARD, BOARD.c.raised_position == words.c.rowid)
    matches = literal_column(words.name).op("MATCH")(literal(query))
    return Match(source, words.c.rowid, matches if query else NOTHING)


def _numbered(year: int, n: int | None) -> ColumnElement[bool]:
    """The rows whose number begins so."""
    if n is None:
        return BOARD.c.number_year == year
    ranges = (BOARD.c.number_n.between(first, last) for first, last in begins_with(n))
    return and_(BOARD.c.number_year == year, or_(*ranges))


NOTHING: ColumnElement[Any] = literal_column("1") == literal_column("0")
