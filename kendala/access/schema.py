"""The tables of access. They hold all personal data there is, and nothing in them is needed to read the log."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Engine,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    update,
)

from kendala.access.columns import add_column
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
    Column("proven_at", Moment),
    Column("by_device", Boolean),
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
    Column("scopes", Text),
)

login_attempts = Table(
    "login_attempts",
    metadata,
    Column("subject_hash", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Moment, nullable=False, index=True),
    Column("opens_at", Moment, nullable=False),
)

#: By which a password is set: one use, until `expires_at`.
entry_links = Table(
    "entry_links",
    metadata,
    Column("secret_hash", String(64), primary_key=True),
    Column("account", String(32), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)

#: The trail of what was done with accounts; ids, and reasons as they were given.
access_log = Table(
    "access_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("act", String(32), nullable=False),
    Column("account", String(32), nullable=False, index=True),
    Column("by", String(32), nullable=False),
    Column("office", String(64)),
    Column("reason", Text),
)

#: One for each account that set one up or began to; `confirmed_at` is None until a first code was right, `last_step`
#: the latest step of time (30 s) whose code was used, `sealed_key` unreadable without the installation's secret key.
second_factors = Table(
    "second_factors",
    metadata,
    Column("account", String(32), ForeignKey("accounts.id"), primary_key=True),
    Column("sealed_key", String(255), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("last_step", Integer, nullable=False),
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("account", String(32), ForeignKey("accounts.id"), primary_key=True),
    Column("code_hash", String(64), primary_key=True),
    Column("used_at", Moment),
)

#: What is begun at the door and good for one step more: half a login, a question put to a passkey or another server.
tickets = Table(
    "door_tickets",
    metadata,
    Column("secret_hash", String(64), primary_key=True),
    Column("purpose", String(20), nullable=False),
    Column("account", String(32), index=True),
    Column("told", Text, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)

#: Of an account or of an office: one of the two is there.
saved_views = Table(
    "saved_views",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("account", String(32), ForeignKey("accounts.id"), index=True),
    Column("office", String(64), index=True),
    Column("name", String(60), nullable=False),
    Column("place", String(20), nullable=False),
    Column("query", String(1000), nullable=False),
    Column("created_at", Moment, nullable=False),
)

view_starts = Table(
    "view_starts",
    metadata,
    Column("account", String(32), ForeignKey("accounts.id"), primary_key=True),
    Column("office", String(64), primary_key=True),
    Column("view", String(32), ForeignKey("saved_views.id"), nullable=False, index=True),
)
#: What was typed and not sent yet, as JSON: it may hold anything, and is deleted when it is sent or forgotten.
drafts = Table(
    "drafts",
    metadata,
    Column("account", String(32), ForeignKey("accounts.id"), primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("office", String(64), nullable=False),
    Column("form", String(200), nullable=False),
    Column("fields", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated_at", Moment, nullable=False, index=True),
)

#: Files that a draft holds back from being swept, in their order.
draft_files = Table(
    "draft_files",
    metadata,
    Column("account", String(32), primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("file", Uuid(as_uuid=True), primary_key=True, index=True),
    Column("n", Integer, nullable=False),
    ForeignKeyConstraint(["account", "key"], ["drafts.account", "drafts.key"], ondelete="CASCADE"),
)

hints_gone = Table(
    "hints_gone",
    metadata,
    Column("account", String(32), ForeignKey("accounts.id"), primary_key=True),
    Column("hint", String(40), primary_key=True),
    Column("at", Moment, nullable=False),
)

#: `credential` is the id by which the device knows it (base64url, up to 1,364 signs), found by its hash; `sign_count`
#: is what the device counted at its last use, 0 where it does not count.
passkeys = Table(
    "passkeys",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("account", String(32), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("credential_hash", String(64), nullable=False, unique=True),
    Column("credential", Text, nullable=False),
    Column("public_key", Text, nullable=False),
    Column("sign_count", BigInteger, nullable=False),
    Column("name", String(100), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("last_used_at", Moment),
)

#: Who at the other server an account belongs to, from the first login on.
sso_bindings = Table(
    "sso_bindings",
    metadata,
    Column("account", String(32), ForeignKey("accounts.id"), primary_key=True),
    Column("proof_hash", String(64), nullable=False, unique=True),
    Column("bound_at", Moment, nullable=False),
)

#: All that lets an account in or is of use to it alone, and ends with the person.
KEYS_OF_ACCOUNTS = (
    *(sessions, tokens, entry_links, second_factors, recovery_codes, tickets, passkeys, sso_bindings),
    *(view_starts, saved_views, drafts, hints_gone),
)

#: Columns that older programs did not make.
ADDED = (tokens.c.scopes, access_log.c.reason, sessions.c.proven_at, sessions.c.by_device)


def create(engine: Engine) -> None:
    """Make the tables and columns that are missing; called by `migrate` only."""
    metadata.create_all(engine)
    with engine.begin() as connection:
        for column in ADDED:
            add_column(connection, column)
        # Tokens from before there were scopes go on doing what they did.
        connection.execute(update(tokens).where(tokens.c.scopes.is_(None)).values(scopes="write"))
