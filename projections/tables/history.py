"""The history's table: every version of each row of the board, with the stretch of the log in which it stood."""

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text, literal_column

from projections.tables.board import tables as board

#: Ends the version that stands now: no log gets so far.
NEVER = 2**63 - 1
#: Orders of a list that are gone through, with what says whether a version stood then, so that its row is not read.
WALKED = (
    ("state",),
    ("agency", "state"),
    ("cause",),
    ("amount_order",),
    ("needed_by_order",),
    ("updated_at",),
    ("happened_on",),
)


@dataclass(frozen=True, slots=True)
class HistoryTables:
    """The versions, the first position of each day, and what was counted at the end of each day."""

    versions: Table
    days: Table
    tallies: Table


def tables(metadata: MetaData, suffix: str = "") -> HistoryTables:
    """All tables of the history."""
    return HistoryTables(_versions(metadata, suffix), _days(metadata, suffix), _tallies(metadata, suffix))


def _versions(metadata: MetaData, suffix: str) -> Table:
    """A version stood from the position `valid_from` up to the one before `valid_to`.

    `helped` holds the codes of all desks that ever helped by then. The rows lie in the order of raising, so that all
    versions of an obstacle lie together, and a new one is written beside the one that it ends.
    """
    name = f"history{suffix}"
    history = Table(
        name,
        metadata,
        Column("raised_position", BigInteger, primary_key=True, autoincrement=False),
        Column("valid_from", BigInteger, primary_key=True, autoincrement=False),
        Column("valid_to", BigInteger, nullable=False),
        *_of_board(),
        Column("helped", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    stands = history.c.valid_to == literal_column(str(NEVER))
    Index(f"{name}_standing", history.c.id, unique=True, sqlite_where=stands, postgresql_where=stands)
    Index(f"{name}_by_change", history.c.valid_from)
    for columns in WALKED:
        place = ("raised_position", "valid_from", "valid_to")
        Index(f"{name}_by_{'_and_'.join(columns)}", *(history.c[column] for column in (*columns, *place)))
    return history


def _days(metadata: MetaData, suffix: str) -> Table:
    """A row for each day (its ordinal, in WITA) on which something was recorded; days never go back."""
    return Table(
        f"history_days{suffix}",
        metadata,
        Column("first_position", BigInteger, primary_key=True, autoincrement=False),
        Column("day", Integer, nullable=False),
    )


def _tallies(metadata: MetaData, suffix: str) -> Table:
    """What a cell held at the end of `day` and until its next row; each begins with a row of nothing at day 0.

    Cells are those of today's counters, but `sight` is the visibility as it is now, and the dimensions of desks and
    raisers hold who has sight for that reason now: the past is open to those who may see the obstacle today.
    """
    name = f"history_tallies{suffix}"
    tallies = Table(
        name,
        metadata,
        Column("by", String, primary_key=True),
        Column("value", String, primary_key=True),
        Column("fiscal_year", Integer, primary_key=True, autoincrement=False),
        Column("sight", String, primary_key=True),
        Column("state", String, primary_key=True),
        Column("day", Integer, primary_key=True, autoincrement=False),
        Column("n", Integer, nullable=False),
        Column("amount", BigInteger, nullable=False),
        Column("without_amount", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    first = tallies.c.day == literal_column("0")
    Index(f"{name}_cells", tallies.c.by, tallies.c.value, sqlite_where=first, postgresql_where=first)
    return tallies


def _of_board() -> list[Column[object]]:
    """The columns of the board, whatever it has, beside the position of raising."""
    columns = board(MetaData()).columns
    return [Column(c.name, c.type, nullable=c.nullable) for c in columns if c.name != "raised_position"]
