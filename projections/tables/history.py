"""The history's table: every version of each row of the board, with the stretch of the log in which it stood."""

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Date, Index, Integer, MetaData, String, Table, Text, and_, literal_column

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


#: The order in which the next oldest is looked for, with what tells the groups apart.
BY_AGE = (
    "happened_on",
    "raised_position",
    "agency",
    "stage",
    "locus",
    "level",
    "cause",
    "waiting_word",
    "fiscal_year",
    "visibility",
)


@dataclass(frozen=True, slots=True)
class HistoryTables:
    """The versions, the first position of each day, what was counted at its end, and who was the oldest since when."""

    versions: Table
    days: Table
    tallies: Table
    oldest: Table


def tables(metadata: MetaData, suffix: str = "") -> HistoryTables:
    """All tables of the history."""
    made = (make(metadata, suffix) for make in (_versions, _days, _tallies, _oldest))
    return HistoryTables(*made)


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
    open_now = and_(stands, history.c.is_open.is_(True))
    by_age = (history.c[column] for column in BY_AGE)
    Index(f"{name}_open_by_age", *by_age, sqlite_where=open_now, postgresql_where=open_now)
    Index(f"{name}_by_change", history.c.valid_from)
    over = history.c.valid_to != literal_column(str(NEVER))
    Index(f"{name}_by_end", history.c.valid_to, sqlite_where=over, postgresql_where=over)
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


def _oldest(metadata: MetaData, suffix: str) -> Table:
    """Of what was open in a group from the position `valid_from` until its next row, the one that happened first.

    Each group begins with a row of nobody at position 0. `sight` is the visibility as it is now; where the named
    obstacle is seen otherwise by now, it was the oldest of another group, and versions must tell who was of this one.
    """
    name = f"history_oldest{suffix}"
    oldest = Table(
        name,
        metadata,
        Column("by", String, primary_key=True),
        Column("value", String, primary_key=True),
        Column("fiscal_year", Integer, primary_key=True, autoincrement=False),
        Column("sight", String, primary_key=True),
        Column("valid_from", BigInteger, primary_key=True, autoincrement=False),
        Column("happened_on", Date),
        Column("raised_position", BigInteger),
        sqlite_with_rowid=False,
    )
    first = oldest.c.valid_from == literal_column("0")
    Index(f"{name}_groups", oldest.c.by, oldest.c.value, sqlite_where=first, postgresql_where=first)
    return oldest


def _of_board() -> list[Column[object]]:
    """The columns of the board, whatever it has, beside the position of raising."""
    columns = board(MetaData()).columns
    return [Column(c.name, c.type, nullable=c.nullable) for c in columns if c.name != "raised_position"]
