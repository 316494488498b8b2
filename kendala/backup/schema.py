"""The table of the backups that were made: where, how big, and whether somebody looked at them since."""

from sqlalchemy import BigInteger, Column, Engine, Integer, MetaData, String, Table

from kendala.access.moments import Moment

metadata = MetaData()

#: `faults` counts what the last check found wrong; without `checked_at` nobody looked.
backups = Table(
    "backups",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("folder", String(1_000), nullable=False),
    Column("name", String(60), nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment, nullable=False, index=True),
    Column("events", BigInteger, nullable=False),
    Column("files", BigInteger, nullable=False),
    Column("missing", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("head", BigInteger, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("checked_at", Moment),
    Column("faults", Integer),
)


def create(engine: Engine) -> None:
    """Make the table if it is missing; called by `migrate` only."""
    metadata.create_all(engine)
