"""The table of files. Names and types may be personal: they lie here, never in an event."""

from sqlalchemy import BigInteger, Column, Engine, Index, MetaData, String, Table, UniqueConstraint, Uuid

from kendala.access.moments import Moment

metadata = MetaData()

#: `claimed_at` is set from the moment in which an act names the file: such a file is never swept.
files = Table(
    "files",
    metadata,
    Column("id", Uuid(as_uuid=True), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("type", String(100), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("uploader", String(32), nullable=False),
    Column("key", String(200)),
    Column("stored_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    Column("obstacle", Uuid(as_uuid=True), index=True),
    UniqueConstraint("uploader", "key"),
    Index("files_unclaimed", "claimed_at", "stored_at"),
)


def create(engine: Engine) -> None:
    """Make the table if it is missing; called by `migrate` only."""
    metadata.create_all(engine)
