"""The tables of access. They hold all personal data there is, and nothing in them is needed to read the log."""

from sqlalchemy import Column, Engine, ForeignKey, Index, Integer, MetaData, String, Table

from kendala.access.moments import Moment

metadata = MetaData()

people = Table(
    "people",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", String(200)),
    Column("nip", String(18)),
    Column("phone", String(40)),
    Column("email", String(200)),
    Column("created_at", Moment, nullable=False),
    Column("erased_at", Moment),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("username", String(64), nullable=False),
    Column("username_folded", String(64), nullable=False, unique=True),
    Column("person", String(32), ForeignKey("people.id"), nullable=False, index=True),
    Column("password_hash", String(255), nullable=False),
    Column("language", String(2), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("disabled_at", Moment),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("secret_hash", String(64), nullable=False, unique=True),
    Column("account", String(32), ForeignKey("accounts.id"), nullable=False),
    Column("office", String(64)),
    Column("created_at", Moment, nullable=False),
    Column("last_seen_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
    Column("revoked_at", Moment),
    Column("address", String(64), nullable=False),
    Column("browser", String(200), nullable=False),
    Index("sessions_by_account", "account", "address"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("secret_hash", String(64), nullable=False, unique=True),
    Column("account", String(32), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("last_used_at", Moment),
    Column("expires_at", Moment),
    Column("revoked_at", Moment),
)

login_attempts = Table(
    "login_attempts",
    metadata,
    Column("subject_hash", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Moment, nullable=False, index=True),
    Column("opens_at", Moment, nullable=False),
)


def create(engine: Engine) -> None:
    """Make the tables that are missing; called by `migrate` only."""
    metadata.create_all(engine)
