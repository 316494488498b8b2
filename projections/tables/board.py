"""The board's table: one flat row per obstacle, with an index behind each filter and each order."""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, ColumnElement, Date, Index, Integer, MetaData, String, Table, Text

from projections.tables.columns import UUID_, Moment

FILTERED = (
    "raised_by",
    "state",
    "agency",
    "fiscal_year",
    "stage",
    "locus",
    "cause",
    "level",
    "waiting_word",
    "visibility",
)
ORDERED = ("amount_order", "needed_by_order", "updated_at", "happened_on")


def tables(metadata: MetaData, suffix: str = "") -> Table:
    """`raised_position` is the log position of the raising: it orders obstacles by age without ties.

    `flagged` names the clocks that are flagged, NULL where none is.
    The columns `..._order` hold what sorts last where nothing was stated: the databases disagree on where NULL goes.
    """
    name = f"board{suffix}"
    board = Table(name, metadata, *_identity(), *_record(), *_standing())
    _index(board, name)
    return board


def _identity() -> tuple[Column[Any], ...]:
    return (
        Column("id", UUID_, primary_key=True),
        Column("raised_position", BigInteger, nullable=False),
        Column("number_year", Integer, nullable=False),
        Column("number_n", Integer, nullable=False),
        Column("version", Integer, nullable=False),
    )


def _record() -> tuple[Column[Any], ...]:
    return (
        Column("fiscal_year", Integer, nullable=False),
        Column("agency", String, nullable=False),
        Column("title", Text),
        Column("activity", Text),
        Column("cause", String, nullable=False),
        Column("stage", String, nullable=False),
        Column("locus", String, nullable=False),
        Column("effect", String, nullable=False),
        Column("visibility", String, nullable=False),
        Column("amount", BigInteger),
        Column("amount_order", BigInteger, nullable=False),
        Column("happened_on", Date, nullable=False),
        Column("needed_by", Date),
        Column("needed_by_order", Date, nullable=False),
        Column("raised_by", String, nullable=False),
        Column("evidence_count", Integer, nullable=False),
        Column("late_entry", Boolean, nullable=False),
    )


def _standing() -> tuple[Column[Any], ...]:
    return (
        Column("state", String, nullable=False),
        Column("is_open", Boolean, nullable=False),
        Column("level", String, nullable=False),
        Column("recorded_at", Moment, nullable=False),
        Column("updated_at", Moment, nullable=False),
        Column("state_since", Moment, nullable=False),
        Column("waiting_word", String),
        Column("waiting_who", Text),
        Column("waiting_since", Moment),
        Column("audit_word", String),
        Column("flagged", String),
    )


def _index(board: Table, name: str) -> None:
    """One index per filter in the order of raising, and one per other order: of all obstacles, and of the open ones."""
    column = board.c
    # What a search finds is counted by its position: with what decides who sees it, the rows need not be read.
    Index(f"{name}_by_raising", column.raised_position, column.visibility, column.agency, column.raised_by, unique=True)
    Index(f"{name}_by_number", column.number_n, column.number_year)
    Index(f"{name}_by_waiting_since", column.waiting_word, column.waiting_since, column.raised_position)
    for filtered in FILTERED:
        Index(f"{name}_by_{filtered}", column[filtered], column.raised_position)
    # The board of an agency: without the state, all rows of the agency are gone through for a column of few cards.
    Index(f"{name}_by_agency_and_state", column.agency, column.state, column.raised_position)
    for order in ORDERED:
        Index(f"{name}_by_{order}", column[order], column.raised_position)
    still = column.is_open.is_(True)
    for order in ORDERED:
        _partial(f"{name}_open_by_{order}", still, column[order], column.raised_position)
    _partial(f"{name}_open_by_raising", still, column.raised_position)
    _partial(f"{name}_flagged", column.flagged.is_not(None), column.raised_position)


def _partial(name: str, where: ColumnElement[bool], *columns: Column[Any]) -> None:
    Index(name, *columns, sqlite_where=where, postgresql_where=where)
