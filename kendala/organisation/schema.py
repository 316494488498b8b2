"""The tables of the organisation's own words and looks. Rows are only ever added: the newest holds."""

from sqlalchemy import Column, Engine, Integer, LargeBinary, MetaData, String, Table

from kendala.access.moments import Moment

metadata = MetaData()

#: Two that save over one version want the same row, and the second is refused; `by` is the id of an account.
organisation = Table(
    "organisation",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("name", String(80), nullable=False),
    Column("agency_word", String(30), nullable=False),
    Column("secretary_word", String(40), nullable=False),
    Column("accent", String(7), nullable=False),
    Column("arms", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", String(32), nullable=False),
    Column("office", String(64), nullable=False),
)

#: Coats of arms as PNG, under the hash of their bytes.
organisation_arms = Table(
    "organisation_arms",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("png", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)


def create(engine: Engine) -> None:
    """Make the tables that are missing; called by `migrate` only."""
    metadata.create_all(engine)
