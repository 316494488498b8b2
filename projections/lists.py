"""Board, list and review as they are, or as they were: the same questions, of one moment or another."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from domain.acting import Acting
from domain.obstacle import State
from projections import board, history
from projections import review as reviewing
from projections.board import Card, Column, Filters, Page, Sort
from projections.board.paging import DEFAULT_LIMIT
from projections.counts import By
from projections.past import Past
from projections.review import Review


def columns(connection: Connection, acting: Acting, filters: Filters, past: Past | None) -> tuple[Column, ...]:
    """One column for each state, also the empty ones, in the order of an obstacle's life."""
    if past is None:
        return board.columns(connection, acting, filters)
    return history.columns(connection, acting, filters, past.position)


def beginnings(
    connection: Connection,
    acting: Acting,
    filters: Filters,
    heads: Sequence[Column],
    past: Past | None,
    *,
    sort: Sort = Sort.NEWEST,
    limit: int,
) -> Mapping[State, tuple[Card, ...]]:
    """At most `limit` cards of each of these columns, by its state."""
    if past is None:
        return board.beginnings(connection, acting, filters, heads, sort=sort, limit=limit)
    return history.beginnings(connection, acting, filters, heads, past.position, sort=sort, limit=limit)


def page(
    connection: Connection,
    acting: Acting,
    filters: Filters,
    past: Past | None,
    *,
    sort: Sort = Sort.NEWEST,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Page:
    """One page of a list. Raises Invalid for a cursor that another order gave, or none."""
    if past is None:
        return board.page(connection, acting, filters, sort=sort, cursor=cursor, limit=limit)
    return history.page(connection, acting, filters, past.position, sort=sort, cursor=cursor, limit=limit)


def review(connection: Connection, acting: Acting, by: By, year: int | None, past: Past | None) -> Review:
    """What is or was open of what the acting office sees, grouped."""
    if past is None:
        return reviewing.review(connection, acting, by, year)
    return history.review(connection, acting, by, past.position, year)
