"""The history's table: every version of each row of the board, with the stretch of the log in which it stood."""

from sqlalchemy import BigInteger, Column, Index, MetaData, Table, Text, literal_column

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


def tables(metadata: MetaData, suffix: str = "") -> Table:
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


def _of_board() -> list[Column[object]]:
    """The columns of the board, whatever it has, beside the position of raising."""
    columns = board(MetaData()).columns
    return [Column(c.name, c.type, nullable=c.nullable) for c in columns if c.name != "raised_position"]
